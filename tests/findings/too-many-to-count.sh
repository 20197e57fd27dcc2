cat > towns.toml <<'END'
format = 1
title = "example (invented figures)"
months = 12
END
for n in $(seq 25); do printf '\n[[member]]\nid = "town-%d"\n\n[[before]]\nitem = "old system"\nmember = "town-%d"\nyearly = "%d万円"\n' $n $n $((1000 * n)) >> towns.toml; done
cat >> towns.toml <<'END'

[[after]]
item = "system"
yearly = "5,000万円"

[[coalition]]
members = ["town-1", "town-2"]
total = "2,500万円"
END
cloudcost split towns.toml --rule nucleolus
