cp given/towns.toml towns.toml
cloudcost sweep towns.toml "after.system.yearly=4000万円..6000万円/5"
