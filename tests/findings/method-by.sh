cp given/method-by.toml towns.toml
cloudcost split towns.toml --rule shapley --by year
