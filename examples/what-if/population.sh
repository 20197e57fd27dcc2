#!/bin/sh
# What the towns pay if the people of one of them become more or fewer: a row a step, for a spreadsheet.
#   sh population.sh [CASE] > population.csv
case=${1:-$(dirname "$0")/towns.toml}
cloudcost sweep "$case" "member.otsu.population=15000..25000/11" --figure share.otsu --format csv
