cp given/towns.toml towns.toml
cloudcost seek towns.toml 30% --moving after.system.yearly
