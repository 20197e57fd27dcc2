cloudcost sweep towns.toml members=join-order
