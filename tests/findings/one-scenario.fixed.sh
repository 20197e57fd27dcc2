cp given/one-scenario.toml towns.toml
cloudcost whatif towns.toml --scenario joining --entry-fee
