{
  printf 'format = 1\ntitle = "invented"\n'
  for row in $(seq 10001); do printf '[[published]]\npercent = "1%%"\n'; done
} > many.toml
cloudcost compare many.toml
