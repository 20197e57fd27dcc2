cp given/negotiate-bends.toml towns.toml
cloudcost negotiate towns.toml "equal + population"
