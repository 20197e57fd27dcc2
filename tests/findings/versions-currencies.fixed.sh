cp given/plain.toml plain.toml
sed "s/^title/currency = \"USD\"\ntitle/" plain.toml > dollars.toml
cloudcost compare plain.toml dollars.toml
