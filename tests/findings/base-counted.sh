cat > costs.csv <<'END'
団体,人口（千人）
北町,12
南町,8
END
cloudcost new --from costs.csv --quiet -o plan.toml
