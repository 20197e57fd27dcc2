cloudcost whatif towns.toml --entry-fee
