cat > costs.csv <<'END'
単位：千円
団体,経費名,導入前（年額）
北町,住民情報,12,000
南町,住民情報,800
END
cloudcost new --from costs.csv --quiet -o plan.toml
