cat > costs.csv <<'END'
団体,人口（人）
北町,12000
南町,8000
END
cloudcost new --from costs.csv --quiet -o plan.toml
