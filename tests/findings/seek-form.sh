cloudcost seek towns.toml 30% --moving after.system.yearly
