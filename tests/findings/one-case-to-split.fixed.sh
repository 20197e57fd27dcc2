mkdir towns
cat > towns/kita.toml <<'END'
format = 1
title = "example (invented figures)"

[[member]]
id = "kita"
bases = { population = 30_000 }

[[before]]
item = "住民情報システム"
member = "kita"
yearly = "6,000万円"

[[after]]
item = "共同システム"
member = "kita"
yearly = "3,000万円"
END
sed s/kita/minami/ towns/kita.toml > towns/minami.toml
cloudcost split towns/kita.toml
