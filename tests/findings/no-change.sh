cloudcost whatif towns.toml
