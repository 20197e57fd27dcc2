cat > towns.toml <<'END'
format = 1
title = "example (invented figures)"
months = 12
member = [{ id = "kita" }, { id = "minami" }]

[[after]]
item = "system"
by_members = { 1 = "3,000万円", 2 = "6,000万円" }

[[after]]
item = "shared line"
by_members = { 1 = "0円", 2 = "100万円" }
END
cloudcost split towns.toml --rule ensc
