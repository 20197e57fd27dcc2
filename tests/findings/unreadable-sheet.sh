# a picture under the name of a workbook
printf '\211PNG\r\n\032\n\000\000' > costs.xlsx
cloudcost new --from costs.xlsx --quiet -o plan.toml
