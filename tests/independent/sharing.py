#!/usr/bin/env python3
"""Splits random claims a second time, from the wording of the case format and without a line of the program.

    python3 tests/independent/sharing.py COUNT [SEED]

prints one JSON object a line: a claim with invented figures and its answer. Fractions are exact (`fractions`); powers
have 60 digits (`decimal`), and quotas that differ by less than 10^-30 count as equal. Everything goes month by month.
tests/sharing_independent.rs holds the program against it.
"""

import json
import random
import sys
from decimal import Decimal, getcontext
from fractions import Fraction
from math import floor

getcontext().prec = 60
NEAR = Fraction(1, 10**30)


class Refused(Exception):
    pass


def decimal(fraction):
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)


def power(base, exponent):
    """base^exponent with 60 digits; base and exponent are Decimals."""
    if base == 0:
        return Fraction(0)
    return Fraction((base.ln() * exponent).exp())


def weight(term, member, nth, faults, item):
    kind = term["kind"]
    if kind == "equal":
        return Fraction(1)
    if kind == "table":
        percent = term["percents"][nth]
        return Fraction(percent) if percent is not None else Fraction(0)
    if kind == "current":
        if member["before"] is None:
            faults.add(("before", item, nth))
            return Fraction(0)
        return Fraction(member["before"])
    name = term["name"]
    if name not in member["bases"]:
        faults.add(("base", item, nth))
        return Fraction(0)
    base = Fraction(member["bases"][name])
    if base < 0:
        faults.add(("negative", item, nth))
        return Fraction(0)
    if kind == "proportional":
        return base
    if kind == "power":
        return power(decimal(base), Decimal(term["exponent"]))
    return power(decimal(base), Decimal(term["factor"]).ln() / Decimal(2).ln())


def shared_parts(claim):
    """parts[year][member]: the exact part of all shared items."""
    members = claim["members"]
    parts = [[Fraction(0)] * len(members) for _ in range(claim["years"])]
    faults = set()
    for i, item in enumerate(claim["items"]):
        weights = {}
        for y, invoice in enumerate(item["years"]):
            months = [(m, Fraction(p)) for f, t, p in invoice["spells"] for m in range(f, t + 1)]
            total = sum(p for _, p in months)
            for month, price in months:
                among = item["among"] if item["among"] is not None else range(len(members))
                there = [m for m in sorted(set(among)) if members[m]["from"] <= month <= members[m]["to"]]
                if not there:
                    faults.add(("nobody", i))
                    continue
                for t, term in enumerate(item["terms"]):
                    lacks = set()
                    for m in there:
                        if (t, m) not in weights or weights[t, m] is None:
                            found = set()
                            weights[t, m] = weight(term, members[m], m, found, i)
                            if found:
                                weights[t, m] = None
                                lacks |= found
                    if lacks:
                        faults |= lacks
                        continue
                    whole = sum(weights[t, m] for m in there)
                    if whole == 0:
                        faults.add(("nothing", i))
                        continue
                    amount = invoice["cost"] * price / total * Fraction(term["percent"]) / 100
                    for m in there:
                        parts[y][m] += amount * weights[t, m] / whole
    if faults:
        raise Refused(sorted([list(map(str, f)) for f in faults]))
    return parts


def cut(quota, unit):
    """The largest multiple of the unit not above the quota, and what is left, blind to less than 10^-30."""
    units = floor((quota + NEAR) / unit)
    left = quota - units * unit
    return units * unit, round(max(left, Fraction(0)) * 10**28)


def rounded(quotas, cost, settlement, room):
    unit, remainder = settlement["round_to"], settlement["remainder"]
    sign = -1 if cost < 0 and room is None else 1
    cuts = [cut(sign * quota, unit) for quota in quotas]
    bills = [whole for whole, _ in cuts]
    left = sign * cost - sum(bills)
    if remainder == "drop":
        return [sign * bill for bill in bills], sign * left
    may = lambda m, amount: room is None or room[m] >= amount

    def give(m, amount):
        bills[m] += amount
        if room is not None:
            room[m] -= amount

    if isinstance(remainder, int) and left and may(remainder, left):
        give(remainder, left)
        left = 0
    order = [m for _, m in sorted((-rest, m) for m, (_, rest) in enumerate(cuts) if rest)]
    while left:
        given = 0
        for m in order:
            amount = min(unit, left)
            if amount and may(m, amount):
                give(m, amount)
                left -= amount
                given += amount
        if not given:
            return None
    return [sign * bill for bill in bills], 0


def hold(claim, parts, percent):
    """Moves what members cannot pay until nobody is above its cap; bills, uncollected and who was capped, or None."""
    members, years = range(len(claim["members"])), range(claim["years"])
    cap = [Fraction(member["before"]) * (100 - percent) / 100 for member in claim["members"]]
    own = [[Fraction(claim["own"][y][m]) + min(parts[y][m], 0) for m in members] for y in years]
    pay = [[max(parts[y][m], Fraction(0)) for m in members] for y in years]
    capped = set()
    while True:
        over = [m for m in members if m not in capped
                and sum(own[y][m] + pay[y][m] for y in years) > cap[m] + NEAR]
        if not over:
            break
        moved = [Fraction(0) for _ in years]
        free = [m for m in members if m not in capped and m not in over]
        can = [any(pay[y][m] for m in free) for y in years]
        for m in over:
            excess = sum(own[y][m] + pay[y][m] for y in years) - cap[m]
            movable = sum(pay[y][m] for y in years if can[y])
            if excess > movable + NEAR or not movable:
                return None
            for y in years:
                if can[y]:
                    away = pay[y][m] * excess / movable
                    moved[y] += away
                    pay[y][m] -= away
        for y in years:
            if can[y]:
                takers = sum(pay[y][m] for m in free)
                for m in free:
                    pay[y][m] += moved[y] * pay[y][m] / takers
        capped |= set(over)
    quotas = [[own[y][m] + pay[y][m] for m in members] for y in years]
    unit = claim["settlement"]["round_to"]
    room = [floor(cap[m] + NEAR) - sum(cut(quotas[y][m], unit)[0] for y in years) for m in members]
    done = []
    for y in years:
        one = rounded(quotas[y], cost_of(claim, y), claim["settlement"], room)
        if one is None:
            return None
        done.append(one)
    return done, sorted(capped)


def cost_of(claim, y):
    return sum(item["years"][y]["cost"] for item in claim["items"]) + sum(claim["own"][y])


def largest(claim, parts):
    """The largest percent that holds: the bound if it does, else to 6 decimals."""
    years = range(claim["years"])
    befores = [Fraction(member["before"]) for member in claim["members"]]
    if not sum(befores):
        return None
    bounds = [(1 - Fraction(sum(cost_of(claim, y) for y in years)) / sum(befores)) * 100]
    for m, before in enumerate(befores):
        fixed = sum(claim["own"][y][m] + min(parts[y][m], 0) for y in years)
        if before:
            bounds.append((1 - fixed / before) * 100)
        elif fixed > 0:
            return None
    bound = min(bounds)
    if hold(claim, parts, bound):
        return str(bound)
    low, high = None, -floor(-bound * 10**6)
    reach = 10**6
    while low is None:
        if hold(claim, parts, Fraction(high - reach, 10**6)):
            low = high - reach
        elif reach > 10**12:
            return None
        else:
            high, reach = high - reach, reach * 4
    while high - low > 1:
        middle = (low + high) // 2
        if hold(claim, parts, Fraction(middle, 10**6)):
            low = middle
        else:
            high = middle
    return str(Fraction(low, 10**6))


def answer(claim):
    try:
        parts = shared_parts(claim)
    except Refused as refused:
        return {"faults": refused.args[0]}
    settlement, years = claim["settlement"], range(claim["years"])
    if settlement["min_saving"] is None:
        done = [rounded([own + part for own, part in zip(claim["own"][y], parts[y])], cost_of(claim, y), settlement, None)
                for y in years]
        capped = []
    else:
        missing = [m for m, member in enumerate(claim["members"]) if member["before"] is None]
        if missing:
            return {"no_before": missing}
        held = hold(claim, parts, Fraction(settlement["min_saving"]))
        if held is None:
            return {"largest": largest(claim, parts)}
        done, capped = held
    return {"bills": [bills for bills, _ in done], "uncollected": [left for _, left in done], "capped": capped}


# ---- random claims, all figures invented ----

def percents(rng, count):
    """So many percents above 0 that add up to 100."""
    step = rng.choice([1, 5, 10]) if count < 10 else 1
    cuts = sorted(rng.sample(range(1, 100 // step), count - 1))
    edges = [0] + cuts + [100 // step]
    return [str((b - a) * step) for a, b in zip(edges, edges[1:])]


def random_term(rng, percent, members):
    kind = rng.choice(["equal", "proportional", "proportional", "current", "power", "degressive", "table"])
    term = {"percent": percent, "kind": kind}
    if kind in ("proportional", "power", "degressive"):
        term["name"] = rng.choice(["population", "businesses"])
    if kind == "power":
        term["exponent"] = rng.choice(["0.5", "0.585", "0.25", "2", "1", "1.5", "0.7"])
    if kind == "degressive":
        term["factor"] = rng.choice(["1.5", "1.25", "2", "4", "1.8"])
    if kind == "table":
        named = rng.sample(range(members), rng.randint(1, members))
        shares = percents(rng, len(named))
        term["percents"] = [shares[named.index(m)] if m in named else None for m in range(members)]
    return term


def random_claim(rng):
    count = rng.choice([1, 2, 3, 3, 4, 5, 6, 9])
    years = rng.choice([1, 1, 2, 3])
    months = 12 * years - rng.choice([0, 0, 5])
    scale = rng.choice([3, 50, 10_000, 10_000_000, 10**12])
    members = []
    for _ in range(count):
        people = rng.choice([rng.randint(1, 300_000), 2 ** rng.randint(0, 6) * 1875, rng.choice([100, 400, 900, 10**4]), 7_000])
        bases = {"population": str(people), "businesses": str(rng.choice([0, 10, 20, 40, Fraction(rng.randint(1, 99), 4)]))}
        if rng.random() < 0.01:
            del bases["businesses"]
        if rng.random() < 0.005:
            bases["population"] = "-1"
        before = str(rng.choice([0] + [rng.randint(scale // 2, 2 * scale)] * 12))
        late = rng.random()
        members.append({
            "bases": bases,
            "before": before if rng.random() > 0.02 else None,
            "from": rng.randint(1, months) if late < 0.15 else 1,
            "to": months if late < 0.9 else rng.randint(1, months),
        })
        if members[-1]["from"] > members[-1]["to"]:
            members[-1]["from"] = 1
    items = []
    for _ in range(rng.randint(1, 4)):
        terms = rng.choice([1, 1, 2, 3])
        invoices = []
        for y in range(years):
            first, last = 12 * y + 1, min(12 * y + 12, months)
            middle = rng.randint(first, last)
            spells = [[first, last, "1"]]
            if middle < last and rng.random() < 0.3:
                spells = [[first, middle, "100"], [middle + 1, last, str(Fraction(1015, 10))]]
            if rng.random() < 0.1:
                spells = [[middle, middle, "5"]]
            cost = rng.randint(0, scale)
            invoices.append({"cost": -cost // 7 if rng.random() < 0.1 else cost, "spells": spells})
        among = None if rng.random() < 0.7 else rng.sample(range(count), rng.randint(1, count))
        items.append({"terms": [random_term(rng, p, count) for p in percents(rng, terms)], "among": among, "years": invoices})
    own = [[rng.choice([0, 0, rng.randint(0, scale // 3)]) if rng.random() > 0.03 else -rng.randint(0, scale // 5)
            for _ in range(count)] for _ in range(years)]
    settlement = {
        "round_to": rng.choice([1, 1, 1, 10, 1000]),
        "remainder": rng.choice(["largest", "largest", "drop", rng.randrange(count)]),
        "min_saving": rng.choice([None, None, "0", "20", "-30", "-100", "12.5"]),
    }
    return {"members": members, "items": items, "own": own, "years": years, "settlement": settlement}


def main():
    count = int(sys.argv[1])
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    for _ in range(count):
        claim = random_claim(rng)
        print(json.dumps({"claim": claim, "answer": answer(claim)}, separators=(",", ":")))


if __name__ == "__main__":
    main()
