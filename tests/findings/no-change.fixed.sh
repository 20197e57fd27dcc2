cloudcost whatif towns.toml --join nishi
