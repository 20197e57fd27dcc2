cat > towns.toml <<'END'
format = 1
title = "example (invented figures)"
months = 24
start = "2026-04"

[sharing]
rule = "equal"

[[member]]
id = "kita"

[[member]]
id = "minami"

[[after]]
item = "system"
yearly = "5,000万円"
END
cloudcost split towns.toml --year 2027
