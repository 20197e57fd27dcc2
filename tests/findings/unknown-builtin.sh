cloudcost compare builtin:aomori
