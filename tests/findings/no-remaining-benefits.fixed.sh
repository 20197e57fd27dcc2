cp given/no-remaining-benefits.toml towns.toml
cloudcost split towns.toml --rule ensc
