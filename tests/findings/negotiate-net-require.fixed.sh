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

[sharing]
rule = "population"


[[require]]
figure = "saving"
at_least = "5%"
member = "every"
END
cloudcost negotiate towns.toml "equal + population" > answer.txt
