cp given/unknown-scenario.toml towns.toml
cloudcost whatif towns.toml --scenario joining
