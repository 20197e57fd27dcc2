#!/bin/sh
# The largest saving that can be promised to every town, who stands in the way of more, and what each pays then.
#   sh largest-guarantee.sh [CASE]
case=${1:-$(dirname "$0")/towns.toml}
cloudcost split "$case" --min-saving max
