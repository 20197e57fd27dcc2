cp given/one-scenario.toml towns.toml
cloudcost whatif towns.toml --all-scenarios --entry-fee
