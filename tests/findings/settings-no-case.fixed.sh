echo 'unit = "thousand"' > cloudcost.toml
cloudcost cases akita > akita.toml
cloudcost compare akita.toml
