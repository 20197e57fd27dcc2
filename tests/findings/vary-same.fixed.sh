cp given/towns.toml towns.toml
cloudcost sweep towns.toml "months=12|24|36|48"
