cat > towns.toml <<'EOF'
format = 1
title = "invented: two towns of one name"
months = 12
[[member]]
id = "ka"
name = "加町"
[[member]]
id = "ku"
name = "加町"
[[before]]
item = "old"
member = "ka"
yearly = 3_000_000
[[before]]
item = "old"
member = "ku"
yearly = 2_000_000
[[after]]
item = "shared"
yearly = 4_000_000
[sharing]
rule = "equal"
EOF
cloudcost split towns.toml --leave 加町
