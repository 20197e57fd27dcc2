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
candidate = true

[[before]]
item = "住民情報システム"
member = "kita"
yearly = "6,000万円"

[[before]]
item = "住民情報システム"
member = "minami"
yearly = "3,000万円"

[[before]]
item = "住民情報システム"
member = "nishi"
yearly = "2,000万円"

[[after]]
item = "system"
yearly = "4,500万円〜5,500万円"
END
cloudcost simulate towns.toml --samples 100
