mkdir towns
cp given/one-case.toml towns/kita.toml
cp towns/kita.toml towns/minami.toml
cloudcost whatif towns --join nishi
