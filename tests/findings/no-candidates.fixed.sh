cp given/towns.toml towns.toml
cloudcost sweep towns.toml members=join-order
