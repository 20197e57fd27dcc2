#!/usr/bin/env python3
"""Holds `cloudcost split --fair` against every one of the two million groups of 21 members, to the yen.

    python3 tests/independent/fair.py PROGRAM COUNT [SEED]

With more than 20 members the program does not count groups out; this does. The cases are invented: items that all or some
share, unit prices, prices that rise ever less with the number of members, and in every other case costs before, as which a
group may stay. The costs come from plan.py, the bills from the program itself. Python 3.11 or newer, nothing else.
"""

import json
import random
import subprocess
import sys
import tempfile
import tomllib
from decimal import Decimal
from pathlib import Path

import plan

MEMBERS = 21


def invented(dice, may_stay):
    lines = ["format = 1", 'title = "invented"', "months = 24"]
    for nth in range(MEMBERS):
        bases = f"population = {dice.randint(1000, 400000)}, businesses = {dice.randint(5, 60)}"
        lines += ["[[member]]", f'id = "m{nth}"', f"bases = {{ {bases} }}"]
        if may_stay:
            lines += ["[[before]]", 'item = "old"', f'member = "m{nth}"', f"yearly = {dice.randint(10**6, 9 * 10**6)}"]
    rule = dice.choice(("20% equal + 80% population", "population ^ 2", "equal", "businesses"))
    lines += ["[[after]]", 'item = "base"', f"yearly = {dice.randint(10**7, 10**8)}", f'share = "{rule}"']
    lines += ["[[after]]", 'item = "fee"', 'per = "businesses"', f"yearly = {dice.randint(1000, 60000)}"]
    if dice.random() < 0.5:
        step, price, prices = dice.randint(10**6, 5 * 10**6), 0, []
        for count in range(1, MEMBERS + 1):
            price += step // count
            prices.append(f"{count} = {price}")
        lines += ["[[after]]", 'item = "licence"', f"by_members = {{ {', '.join(prices)} }}", 'share = "equal"']
    for nth in range(3):
        some = sorted(dice.sample(range(MEMBERS), dice.randint(2, MEMBERS)))
        lines += ["[[after]]", f'item = "option{nth}"', f"yearly = {dice.randint(10**5, 10**7)}", 'share = "population"',
                  f"members = {json.dumps([f'm{member}' for member in some])}"]
    return "\n".join(lines) + "\n"


def sums(values):
    """The sum of every group of these, the first as the lowest bit."""
    found = [0]
    for value in values:
        found += [known + value for known in found]
    return found


def every_group(case, bills):
    """The largest excess of a group, how many groups pay too much, and the least that members can cost apart."""
    costs = plan.Plan(case, "base")
    ids = [member["id"] for member in case["member"]]
    before = [costs.total(side="before", payer=member) for member in ids] if case.get("before") else None
    own, shared = [0] * len(ids), {}
    for side, item, payer, _, yen, _ in costs.invoices:
        if side == "after" and payer in ids:
            own[ids.index(payer)] += yen
        elif side == "after":
            shared[item["item"]] = shared.get(item["item"], 0) + yen
    fixed, priced = [], []
    for item in case["after"]:
        users = sum(1 << ids.index(member) for member in item.get("members", ids))
        if "by_members" in item:
            # the bills of two years
            priced += [(users, [0] + [2 * item["by_members"][str(count)] for count in range(1, len(ids) + 1)])]
        elif "per" not in item:
            fixed.append((users, shared[item["item"]]))
    half = len(ids) // 2
    low, high = ids[:half], ids[half:]
    owns, paid = [sums(own[:half]), sums(own[half:])], [sums(bills[:half]), sums(bills[half:])]
    stays = [sums(before[:half]), sums(before[half:])] if before else None
    everyone = (1 << len(ids)) - 1
    worst, count, apart = None, 0, None
    for upper in range(1 << len(high)):
        for lower in range(1 << len(low)):
            group = upper << half | lower
            built = owns[0][lower] + owns[1][upper]
            for users, cost in fixed:
                if group & users:
                    built += cost
            for users, prices in priced:
                built += prices[(group & users).bit_count()]
            pays = paid[0][lower] + paid[1][upper]
            if stays:
                stay = stays[0][lower] + stays[1][upper]
                rest = stays[0][-1] + stays[1][-1] - stay
                if apart is None or built + rest < apart:
                    apart = built + rest
            cost = min(built, stay) if stays else built
            excess = pays - cost
            if 0 < group < everyone and (worst is None or excess > worst):
                worst = excess
            count += excess > 0 and group > 0
            if group == everyone:
                total = built
    alone = all(bill <= cost for bill, cost in zip(bills, before)) if before else True
    for nth, member in enumerate(ids):
        built = own[nth] + sum(cost for users, cost in fixed if users >> nth & 1) + sum(prices[1] for users, prices in priced)
        alone = alone and bills[nth] <= built
    return worst, count, alone, 0 if apart is None else total - apart


def main():
    program, count, seed = sys.argv[1], int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "1"
    differences = plan.Differences()
    with tempfile.TemporaryDirectory() as folder:
        for nth in range(count):
            text = invented(random.Random(f"{seed}/{nth}"), nth % 2 == 1)
            path = str(Path(folder) / f"invented-{nth}.toml")
            Path(path).write_text(text, encoding="utf-8")
            done = subprocess.run([program, "split", path, "--fair", "-f", "json"], capture_output=True, text=True)
            tables = {table["id"]: table["rows"] for table in json.loads(done.stdout)["tables"]}
            bills = [row["share"] for row in tables["shares"] if row["role"] == "item"]
            worst, objecting, alone, support = every_group(tomllib.loads(text, parse_float=Decimal), bills)
            [found] = tables["stability"]
            same = lambda what, expected, actual: differences.same(f"case {nth} {what}", expected, actual)
            same("worst excess", worst, found["worst_excess"])
            same("no group objects", objecting == 0, found["in_core"])
            same("no member objects", alone, found["individually_rational"])
            same("least support", support, found["least_support"])
            same("objections listed", min(objecting, 20), len(tables["objections"]))
            if objecting:
                same("worst first", worst, tables["objections"][0]["excess"])
    print("\n".join(differences.found[:60]))
    print(f"{differences.compared} figures of {count} cases compared, {len(differences.found)} differ")
    raise SystemExit(1 if differences.found else 0)


if __name__ == "__main__":
    main()
