cp given/towns.toml towns.toml
cat > changes.toml <<'END'
# nothing yet
END
cloudcost whatif towns.toml --with changes.toml
