cp given/towns.toml towns.toml
cloudcost seek towns.toml percent=30% --moving after.system.yearly
