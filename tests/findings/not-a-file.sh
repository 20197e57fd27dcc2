mkfifo pipe
cloudcost compare pipe
