#!/usr/bin/env python3
"""Tries all bills in whole units of small random claims with a promise, and takes those nearest to the exact ones.

    python3 tests/independent/units.py COUNT [SEED]

prints one JSON object a line: a claim with invented figures and its answer, as sharing.py does, from which only the exact
shares, rounding and what bills must keep to are taken. Year by year, every way to make bills of whole units with every
member as the one that carries the incomplete unit is tried; of ways that leave the members with the same totals, the best is
gone on with. It fails if the paths that sharing.py seeks lead to other bills. tests/sharing_independent.rs holds the program
against it.
"""

import json
import random
import sys
from fractions import Fraction

import sharing


def compositions(total, ranges):
    """All lists of whole numbers, each from its low on to its high (None: without end), that add up."""
    if not ranges:
        if total == 0:
            yield []
        return
    (low, high), rest = ranges[0], ranges[1:]
    most = total - sum(low for low, _ in rest)
    for first in range(low, (most if high is None else min(high, most)) + 1):
        for others in compositions(total - first, rest):
            yield [first] + others


def years_bills(whole, y):
    """Every way to make the bills of a year, with how good it is."""
    ranges = list(zip(whole.low[y], whole.high[y]))
    carriers = [None]
    if whole.carrier[y] is not None:
        carriers = [m for m in whole.members if m == whole.carrier[y] or whole.may_carry(y, m)]
    for left_out in range(whole.nobody[y] + 1):
        for units in compositions(sum(whole.start[y]) - left_out, ranges):
            taken = sum(max(start - now, 0) for start, now in zip(whole.start[y], units))
            for carrier in carriers:
                bills = [now * whole.unit + (whole.odd[y] if m == carrier else 0) for m, now in enumerate(units)]
                far = sum(whole.distance(y, m, bill) for m, bill in enumerate(bills))
                yield bills, (int(carrier != whole.carrier[y]), taken, far)


def nearest(whole):
    """The best bills of all, or None."""
    if whole.holds:
        return whole.done
    states = {tuple(0 for _ in whole.members): ((0, 0, 0), [])}
    for y in whole.years:
        after = {}
        ways = list(years_bills(whole, y))
        # what a member pays at the least in the years to come
        least = [sum(whole.low[later][m] * whole.unit + min(whole.odd[later], 0) for later in whole.years if later > y)
                 for m in whole.members]
        for totals, (rank, before) in states.items():
            for bills, more in ways:
                sums = tuple(a + b for a, b in zip(totals, bills))
                if any(a + b > cap for a, b, cap in zip(sums, least, whole.caps)):
                    continue
                new = tuple(a + b for a, b in zip(rank, more)), before + [-bill for bill in bills]
                if sums not in after or new < after[sums]:
                    after[sums] = new
        states = after
    if not states:
        return None
    bills = [-bill for bill in min(states.values())[1]]
    count = len(whole.caps)
    bills = [bills[y * count:(y + 1) * count] for y in whole.years]
    return [(of_year, whole.costs[y] - sum(of_year)) for y, of_year in enumerate(bills)]


def small_claim(rng):
    years = rng.choice([1, 2, 2, 3])
    count = rng.choice([2, 3]) if years == 3 else rng.choice([2, 3, 3, 4])
    months, unit = 12 * years, rng.choice([10, 10, 100, 7])
    most = unit * rng.choice([2, 4, 6])
    members = []
    for _ in range(count):
        first, last = 1, months
        if rng.random() < 0.5:
            first, last = sorted(rng.sample(range(1, months + 1), 2))
            if rng.random() < 0.7:
                first, last = first - (first - 1) % 12, last + -last % 12
        members.append({"bases": {"population": str(rng.randint(1, 9))}, "before": "0", "from": first, "to": last})
    # somebody is always there
    members[0]["from"], members[0]["to"] = 1, months
    items = []
    for _ in range(rng.choice([1, 1, 2])):
        invoices = []
        for y in range(years):
            cost = rng.randint(0, most) if rng.random() < 0.8 else -rng.randint(0, most // 2)
            invoices.append({"cost": cost, "spells": [[12 * y + 1, 12 * y + 12, "1"]]})
        term = {"percent": "100", "kind": rng.choice(["equal", "proportional"]), "name": "population"}
        items.append({"terms": [term], "among": None, "years": invoices})
    own = [[rng.choice([0, 0, 0, rng.randint(-unit, 2 * unit)]) for _ in range(count)] for _ in range(years)]
    settlement = {"round_to": unit, "remainder": rng.choice(["largest", "largest", "drop", rng.randrange(count)]), "min_saving": "0"}
    claim = {"members": members, "items": items, "own": own, "years": years, "settlement": settlement}
    # caps about as high as what is paid without them, some far above it
    parts = sharing.shared_parts(claim)
    for m, member in enumerate(members):
        paid = sum(own[y][m] + parts[y][m] for y in range(years))
        room = rng.choice([rng.randint(-unit, unit), rng.randint(-3, 3), rng.randint(0, 4 * unit), 10 * unit])
        member["before"] = str(max(round(paid) + room, 0))
    return claim


def main():
    count = int(sys.argv[1])
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    for _ in range(count):
        claim = small_claim(rng)
        parts = sharing.shared_parts(claim)
        whole = sharing.Whole(claim, parts, Fraction(0))
        done = nearest(whole)
        if done != whole.settled():
            raise SystemExit(f"{done} and {whole.settled()} in {json.dumps(claim)}")
        # of none, those of a lesser promise may keep this one where nobody pays the remainder
        kept = (done, whole.capped) if done else sharing.hold(claim, parts, Fraction(0))
        if kept is None:
            answer = {"largest": sharing.largest(claim, parts, Fraction(0))}
        else:
            done, capped = kept
            answer = {"bills": [bills for bills, _ in done], "uncollected": [left for _, left in done], "capped": capped}
        print(json.dumps({"claim": claim, "answer": answer}, separators=(",", ":")))


if __name__ == "__main__":
    main()
