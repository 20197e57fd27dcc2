cat > towns.toml <<'END'
format = 1
title = "example (invented figures)"
[[published]]
before = "22億円"
after = "14億円"
END
cloudcost compare towns.toml -f csv -o towns.csv
