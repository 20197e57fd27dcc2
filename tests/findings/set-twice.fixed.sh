cloudcost whatif towns.toml --each --set months=24 --set months=36
