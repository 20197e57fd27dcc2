cp given/towns.toml towns.toml
cat > bids.toml <<'END'
[[scenario]]
id = "cheaper"
set = { "after.system" = "4,000万円" }
END
cloudcost split towns.toml --with bids.toml
