cp given/method-by.toml towns.toml
cloudcost sweep towns.toml members=join-order
