cat > towns.toml <<'END'
format = 1
title = "example (invented figures)"
months = 12

[sharing]
rule = "equal"

[[member]]
id = "kita"

[[member]]
id = "minami"

[[member]]
id = "nishi"

[[before]]
item = "住民情報システム"
yearly = "6,000万円"

[[before]]
item = "住民情報システム"
yearly = "3,000万円"

[[before]]
item = "住民情報システム"
yearly = "2,000万円"

[[after]]
item = "system"
by_members = { 3 = "5,000万円" }
END
cloudcost split towns.toml --rule shapley
