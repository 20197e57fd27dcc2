cat > towns.toml <<'END'
format = 1
title = "example (invented figures)"
months = 12
member = [{ id = "kita" }, { id = "minami" }]

[[coalition]]
members = ["kita", "minami"]
total = "5,000万円"

[[coalition]]
members = ["kita"]
total = "3,000万円"
END
cloudcost split towns.toml --rule nucleolus
