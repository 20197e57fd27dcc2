mkdir towns
cp given/no-plan.toml towns/kita.toml
sed s/kita/minami/ towns/kita.toml > towns/minami.toml
cloudcost split towns/kita.toml
