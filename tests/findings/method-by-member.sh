cp given/method-by-member.toml towns.toml
cloudcost compare towns.toml --by member --by year
