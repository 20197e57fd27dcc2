cloudcost compare builtin:akita
