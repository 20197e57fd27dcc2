{
  printf 'format = 1\ntitle = "invented"\n'
  for row in $(seq 100); do printf '[[published]]\npercent = "1%%"\n'; done
} > some.toml
cloudcost compare some.toml
