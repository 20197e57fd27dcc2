cloudcost whatif towns.toml --set after.system.yearly
