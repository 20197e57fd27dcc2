cloudcost whatif towns.toml --set months=24 --set months=36
