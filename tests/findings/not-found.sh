cloudcost compare akita.toml
