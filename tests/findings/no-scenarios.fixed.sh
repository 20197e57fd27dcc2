cp given/towns.toml towns.toml
cat > changes.toml <<'END'
[[scenario]]
id = "joining"
join = ["nishi"]
END
cloudcost whatif towns.toml --with changes.toml
