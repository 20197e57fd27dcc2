cloudcost whatif towns.toml --join nishi --entry-fee
