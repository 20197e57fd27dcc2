cp given/towns.toml towns.toml
cloudcost sweep towns.toml after.system.yearly
