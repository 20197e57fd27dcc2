cat > costs.csv <<'END'
単位：千円
北町,住民情報,"12,000"
南町,住民情報,"8,000"
END
cloudcost new --from costs.csv --quiet -o plan.toml
