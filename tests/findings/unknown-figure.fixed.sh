cloudcost tornado towns.toml 10% --figure saving
