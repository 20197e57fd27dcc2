cp given/nothing-to-negotiate.toml towns.toml
cloudcost negotiate towns.toml "equal + population" --items cloud > answer.txt
