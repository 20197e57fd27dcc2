cp given/towns.toml towns.toml
cloudcost sweep towns.toml "after.system.yearly=4000万円..USD 400000/3"
