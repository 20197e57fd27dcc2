cat > costs.csv <<'END'
導入後,,,
単位：千円,,,
経費名,令和8年度,令和9年度,令和10年度
利用料,"12,000",－,"12,000"
END
cloudcost new --from costs.csv --quiet -o plan.toml
