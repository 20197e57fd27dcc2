head -c 5000000 /dev/zero > akita.toml
cloudcost compare akita.toml
