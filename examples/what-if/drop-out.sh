#!/bin/sh
# What if two towns drop out: what is left for the others to take over, and who pays more than before then.
#   sh drop-out.sh [CASE]
case=${1:-$(dirname "$0")/towns.toml}
cloudcost whatif "$case" --scenario two-drop-out --all
