# the same in UTF-8
printf 'format = 1\ntitle = "秋田"\n[[published]]\npercent = "29.9%%"\n' > akita.toml
cloudcost compare akita.toml
