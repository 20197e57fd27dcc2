echo 'unit = "thousand"' > cloudcost.toml
cloudcost compare cloudcost.toml
