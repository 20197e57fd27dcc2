cp given/towns.toml towns.toml
cloudcost whatif towns.toml --set after.system.yearly
