cp given/method-by.toml towns.toml
cloudcost split towns.toml --rule equal --by year
