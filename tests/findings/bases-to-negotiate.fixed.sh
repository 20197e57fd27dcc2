cp given/by-population.toml towns.toml
cloudcost negotiate towns.toml "equal + population" > answer.txt
