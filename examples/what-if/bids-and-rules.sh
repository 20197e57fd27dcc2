#!/bin/sh
# Three bids times three rules: what a town pays in each of the nine cases, as a table.
#   sh bids-and-rules.sh [CASE] [MEMBER]
case=${1:-$(dirname "$0")/towns.toml}
member=${2:-otsu}
cloudcost sweep "$case" \
  "after.base.yearly=3,200万円|3,600万円|3,900万円" \
  "rule=equal|population|20% equal + 80% population" \
  --figure "share.$member"
