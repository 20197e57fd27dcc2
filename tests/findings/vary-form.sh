cloudcost sweep towns.toml after.system.yearly
