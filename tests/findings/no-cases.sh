mkdir cases
cloudcost compare cases
