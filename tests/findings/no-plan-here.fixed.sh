cp given/towns.toml towns.toml
cloudcost whatif towns.toml --join nishi
