cp given/towns.toml towns.toml
cloudcost simulate towns.toml --samples 100
