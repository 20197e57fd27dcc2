cp given/plain.toml plain.toml
sed "s/^title/currency = \"USD\"\ntitle/" plain.toml > dollars.toml
cloudcost diff plain.toml dollars.toml
