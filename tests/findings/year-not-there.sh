cp given/two-years.toml towns.toml
cloudcost split towns.toml --year 2030
