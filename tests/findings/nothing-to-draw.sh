cloudcost simulate towns.toml --samples 100
