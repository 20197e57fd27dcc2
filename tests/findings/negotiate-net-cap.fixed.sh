cat > towns.toml <<'END'
format = 1
title = "example (invented figures)"
months = 12

[[member]]
id = "kita"
bases = { population = 30_000 }

[[member]]
id = "minami"
bases = { population = 10_000 }

[[before]]
item = "system"
member = "kita"
yearly = "800万円"

[[before]]
item = "system"
member = "minami"
yearly = "800万円"

[[after]]
item = "cloud"
yearly = "1,200万円"

[[after]]
item = "refund"
yearly = "-100万円"

[sharing]
rule = "population"

[[support]]
name = "特別交付税措置"
rate = "50%"
items = ["cloud"]
to = "each"
END
cloudcost negotiate towns.toml "equal + population" --net > answer.txt
