"""The largest saving that can be promised to every town, in steps of one percent.

    python3 largest_guarantee.py [CASE]
"""

import json
import pathlib
import subprocess
import sys

case = sys.argv[1] if len(sys.argv) > 1 else str(pathlib.Path(__file__).with_name("towns.toml"))
percents = "|".join(f"{percent}%" for percent in range(0, 101))
command = ["cloudcost", "whatif", case, "--vary", f"sharing.min_saving={percents}", "--format", "json"]
report = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
# where a promise cannot hold, costs cannot be split, and nobody knows who is worse off
rows = [row for row in report["tables"][0]["rows"] if row["worse_off"] is not None]
if rows:
    best = rows[-1]
    print(f"{best['sharing.min_saving']}% can be promised to everyone; the group saves {best['percent']}%")
else:
    print("no saving can be promised to everyone")
