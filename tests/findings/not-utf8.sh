# "title" in Shift_JIS
printf 'format = 1\ntitle = "\217\110\223\143"\n' > akita.toml
cloudcost compare akita.toml
