cp given/towns.toml towns.toml
cloudcost sweep towns.toml "after.system.yearly=4000万円..6000万円/500" "sharing.round_to=1..500/500"
