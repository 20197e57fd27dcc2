cloudcost cases akita > akita.toml
cloudcost compare akita.toml
