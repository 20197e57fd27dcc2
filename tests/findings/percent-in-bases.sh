cp given/by-population.toml towns.toml
cloudcost negotiate towns.toml "20% equal + population"
