cp given/towns.toml towns.toml
cloudcost tornado towns.toml 10% --figure saving.kita
