mkdir cases
cloudcost cases akita > cases/akita.toml
cloudcost compare cases
