cp given/nothing-to-negotiate.toml towns.toml
cloudcost negotiate towns.toml "equal + population"
