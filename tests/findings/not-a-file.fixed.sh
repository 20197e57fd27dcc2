cloudcost cases akita | cloudcost compare -
