cat > towns.toml <<'END'
format = 1
title = "example (invented figures)"

[[published]]
before = "3億円"
after = "1億5,000万円"
END
cloudcost whatif towns.toml --join nishi
