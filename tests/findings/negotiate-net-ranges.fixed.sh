cp given/by-population.toml towns.toml
cloudcost negotiate towns.toml "equal + population" --net > answer.txt
