cp given/towns.toml towns.toml
cloudcost whatif towns.toml --set months=24 --set months=36
