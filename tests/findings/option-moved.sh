cp given/towns.toml towns.toml
cloudcost whatif towns.toml --vary "after.system.yearly=4000万円..6000万円/3" --leave minami
