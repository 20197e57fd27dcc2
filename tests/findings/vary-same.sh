cp given/towns.toml towns.toml
cloudcost sweep towns.toml "months=12|24" "months=36|48"
