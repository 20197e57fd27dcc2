cloudcost seek towns.toml percent=30% --moving after.system.yearly
