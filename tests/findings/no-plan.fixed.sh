cp given/no-plan.toml towns.toml
cloudcost compare towns.toml --by member
