#!/usr/bin/env python3
"""Splits random claims a second time, from the wording of the case format and without a line of the program.

    python3 tests/independent/sharing.py COUNT [SEED]

prints one JSON object a line: a claim with invented figures and its answer. Fractions are exact (`fractions`); powers
have 60 digits (`decimal`), and quotas that differ by less than 10^-30 count as equal. Everything goes month by month.
tests/sharing_independent.rs holds the program against it.
"""

import itertools
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


def rounded(quotas, cost, settlement):
    unit, remainder = settlement["round_to"], settlement["remainder"]
    sign = -1 if cost < 0 else 1
    if settlement.get("round", "down") != "down":
        return rounded_otherwise(quotas, cost, settlement)
    cuts = [cut(sign * quota, unit) for quota in quotas]
    bills = [whole for whole, _ in cuts]
    left = sign * cost - sum(bills)
    if remainder == "drop":
        return [sign * bill for bill in bills], sign * left
    if isinstance(remainder, int):
        bills[remainder] += left
    else:
        for m in [m for _, m in sorted((-rest, m) for m, (_, rest) in enumerate(cuts) if rest)]:
            bills[m] += min(unit, left)
            left -= min(unit, left)
    return [sign * bill for bill in bills], 0


def settled_in(claim, y):
    """How a year is settled: who takes no part in it bears no remainder, which then goes to the largest remainders."""
    settlement = claim["settlement"]
    bearer = settlement["remainder"]
    if isinstance(bearer, int):
        member = claim["members"][bearer]
        years = member.get("years")
        there = member.get("from", 1) <= 12 * y + 12 and member.get("to", 12 * y + 1) > 12 * y if years is None else y in years
        if not there:
            return {**settlement, "remainder": "largest"}
    return settlement


def rounded_otherwise(quotas, cost, settlement):
    """Up, or to the nearest; units are then given to those cut down the furthest, or taken from those raised the furthest."""
    unit, remainder, way = settlement["round_to"], settlement["remainder"], settlement["round"]
    sign = -1 if cost < 0 else 1
    bills, off = [], []
    for quota in quotas:
        quota = sign * quota
        whole, rest = cut(quota, unit)
        rest = Fraction(rest, 10**28)
        if rest and (way == "up" or rest * 2 > unit or rest * 2 == unit and quota > 0):
            whole, rest = whole + unit, rest - unit
        bills.append(whole)
        off.append(rest)
    miss = sign * cost - sum(bills)
    if remainder == "drop":
        return [sign * bill for bill in bills], sign * miss
    if isinstance(remainder, int):
        bills[remainder] += miss
    else:
        way = 1 if miss > 0 else -1
        for m in sorted((m for m in range(len(bills)) if off[m] * way > 0), key=lambda m: (-off[m] * way, m)):
            more = min(unit, abs(miss))
            bills[m] += way * more
            miss -= way * more
    return [sign * bill for bill in bills], 0


def exact_under(caps, own, pay):
    """Moves what members cannot pay until nobody that can is above its cap: what is paid of shared items then, and by whom less."""
    members, years = range(len(caps)), range(len(own))
    pay = [list(year) for year in pay]
    capped = set()
    while True:
        total = lambda m: sum(own[y][m] + pay[y][m] for y in years)
        over = [m for m in members if m not in capped and total(m) > caps[m] + NEAR]
        if not over:
            return pay, sorted(capped)
        moved = [Fraction(0) for _ in years]
        free = [m for m in members if m not in capped and m not in over]
        can = [any(pay[y][m] for m in free) for y in years]
        for m in over:
            movable = sum(pay[y][m] for y in years if can[y])
            excess = min(total(m) - caps[m], movable)
            for y in years:
                if can[y] and movable:
                    away = pay[y][m] * excess / movable
                    moved[y] += away
                    pay[y][m] -= away
        for y in years:
            if can[y]:
                takers = sum(pay[y][m] for m in free)
                for m in free:
                    pay[y][m] += moved[y] * pay[y][m] / takers
        capped |= set(over)


class TooManyToTry(Exception):
    """A claim with more ways to place its incomplete units than are tried here."""


# Ways to place the incomplete units of all years that are tried at most.
MOST_TRIED = 300


class Whole:
    """Bills in whole units: those of rounding, what they may become, and what must hold."""

    def __init__(self, claim, parts, percent):
        self.settlement = claim["settlement"]
        self.unit = unit = self.settlement["round_to"]
        members, self.years = range(len(claim["members"])), range(claim["years"])
        self.members = members
        # what a member pays itself, in no bill, leaves so much less room
        caps = [Fraction(member["before"]) * (100 - percent) / 100 - member.get("direct", 0) for member in claim["members"]]
        self.caps = [floor(cap + NEAR) for cap in caps]
        self.costs = [cost_of(claim, y) for y in self.years]
        own = [[Fraction(claim["own"][y][m]) + min(parts[y][m], 0) for m in members] for y in self.years]
        pay = [[max(parts[y][m], Fraction(0)) for m in members] for y in self.years]
        bills = lambda pay: [rounded([a + b for a, b in zip(own[y], pay[y])], self.costs[y], settled_in(claim, y)) for y in self.years]
        self.done, self.capped = bills(pay), []
        self.holds = all(sum(bill[m] for bill, _ in self.done) <= self.caps[m] for m in members)
        if self.holds:
            return
        held, self.capped = exact_under(caps, own, pay)
        quotas = [[a + b for a, b in zip(own[y], held[y])] for y in self.years]
        self.done = bills(held)
        bearers = [settled_in(claim, y)["remainder"] for y in self.years]
        takes = lambda y, m: pay[y][m] > NEAR or bearers[y] == m and isinstance(bearers[y], int)
        self.exact = [[floor(quota * 10**12 + Fraction(1, 2)) for quota in year] for year in quotas]
        self.odd, self.carrier, self.start = [], [], []
        for y in self.years:
            odd = abs(self.costs[y]) % unit * (1 if self.costs[y] > 0 else -1)
            carriers = [m for m in members if self.done[y][0][m] % unit]
            self.odd.append(odd)
            self.carrier.append(carriers[0] if carriers else None)
            self.start.append([(bill - (odd if m in carriers else 0)) // unit for m, bill in enumerate(self.done[y][0])])
        self.low = [[min(floor((own[y][m] + NEAR) / unit), self.start[y][m]) for m in members] for y in self.years]
        self.high = [[None if takes(y, m) else max(-floor((-own[y][m] + NEAR) / unit), self.start[y][m]) for m in members]
                     for y in self.years]
        # with `drop`: so many units of a year may be left to nobody
        self.nobody = [0 for _ in self.years]
        if self.settlement["remainder"] == "drop":
            self.nobody = [sum(self.start[y]) - sum(cut(quota, unit)[0] for quota in quotas[y]) // unit for y in self.years]

    def distance(self, y, m, amount):
        return abs(amount * 10**12 - self.exact[y][m])

    def may_carry(self, y, m):
        return self.high[y][m] is None or self.low[y][m] < self.high[y][m]

    def answer(self, units, carriers):
        """Bills and what is not collected."""
        done = []
        for y in self.years:
            bills = [units[y][m] * self.unit + (self.odd[y] if m == carriers[y] else 0) for m in self.members]
            done.append((bills, self.costs[y] - sum(bills)))
        return done

    def settled(self):
        """The nearest bills that keep every cap, or None."""
        if self.holds:
            return self.done
        with_odd = [y for y in self.years if self.carrier[y] is not None]
        tried = 0
        for changed in range(len(with_odd) + 1):
            best = None
            for years in itertools.combinations(with_odd, changed):
                others = [[m for m in self.members if m != self.carrier[y] and self.may_carry(y, m)] for y in years]
                for chosen in itertools.product(*others):
                    carriers = list(self.carrier)
                    for y, m in zip(years, chosen):
                        carriers[y] = m
                    tried += 1
                    if tried > MOST_TRIED:
                        raise TooManyToTry
                    units = self.cheapest(carriers)
                    if units is None:
                        continue
                    done = self.answer(units, carriers)
                    taken = sum(max(self.start[y][m] - units[y][m], 0) for y in self.years for m in self.members)
                    far = sum(self.distance(y, m, done[y][0][m]) for y in self.years for m in self.members)
                    rank = (taken, far, [-bill for bills, _ in done for bill in bills])
                    if best is None or rank < best[0]:
                        best = rank, done
            if best:
                return best[1]
        return None

    def cheapest(self, carriers):
        """The fewest and nearest moves of units with these carriers of incomplete units: negative cycles do not arise, so
        that shortest paths by Bellman and Ford, one after the other, make the cheapest flow. Costs are one whole number:
        units taken, distance, and the place of each bill, each far above what all of the next can come to."""
        unit, nodes = self.unit, list(self.members)
        units = [list(year) for year in self.start]
        odd = [[self.odd[y] if carriers[y] == m else 0 for m in nodes] for y in self.years]
        left = [(self.caps[m] - sum(units[y][m] * unit + odd[y][m] for y in self.years)) // unit for m in nodes]
        nobody = list(self.nobody)
        if sum(left) + sum(nobody) < 0:
            return None
        cells = len(nodes) * len(self.years)
        weigh = 2 ** (60 * (cells + 1))
        taking = weigh * 2**160

        def step(y, m, way):
            """The cost of a unit more or less of a bill, and how many cost the same."""
            now, start = units[y][m], self.start[y][m]
            limit = self.high[y][m] if way > 0 else self.low[y][m]
            count = 10**30 if limit is None else (limit - now) * way
            if count <= 0:
                return None
            near = (self.exact[y][m] - (now * unit + odd[y][m]) * 10**12) * way
            if near >= unit * 10**12:
                count = min(count, near // (unit * 10**12))
            elif near > 0:
                count = 1
            taken = max(start - now - way, 0) - max(start - now, 0)
            if (start - now) * way > 0:
                count = min(count, (start - now) * way)
            far = abs(near - unit * 10**12) - abs(near)
            place = 2 ** (60 * (cells - 1 - (y * len(nodes) + m)))
            return taking * taken + weigh * far - way * place, count

        while any(room < 0 for room in left):
            best = {("m", m): (0, None) for m in nodes if left[m] < 0}
            again = True
            while again:
                again = False
                for y in self.years:
                    for m in nodes:
                        for one, other, way in ((("m", m), ("y", y), -1), (("y", y), ("m", m), 1)):
                            found = step(y, m, way) if one in best else None
                            if found and (other not in best or best[one][0] + found[0] < best[other][0]):
                                best[other] = best[one][0] + found[0], (one, y, m, way, found[1])
                                again = True
            ends = [(best["m", m][0], ("m", m), left[m]) for m in nodes if left[m] > 0 and ("m", m) in best]
            ends += [(best["y", y][0], ("y", y), nobody[y]) for y in self.years if nobody[y] > 0 and ("y", y) in best]
            if not ends:
                return None
            _, end, amount = min(ends)
            path, node = [], end
            while best[node][1]:
                path.append(best[node][1])
                node = best[node][1][0]
            amount = min([amount, -left[node[1]]] + [count for _, _, _, _, count in path])
            for _, y, m, way, _ in path:
                units[y][m] += way * amount
            left[node[1]] += amount
            if end[0] == "m":
                left[end[1]] -= amount
            else:
                nobody[end[1]] -= amount
        return units


def hold(claim, parts, percent):
    """Bills, uncollected and who was capped, or None. Where nobody pays the remainder, bills for the largest lesser promise
    are cut by up to a unit each; they may keep the greater promise too."""
    done = held(claim, parts, percent)
    if done is None and claim["settlement"]["remainder"] == "drop":
        lesser = largest_held(claim, parts, percent)
        if lesser is not None and saved_by(claim, held(claim, parts, lesser)) >= percent:
            return held(claim, parts, lesser)
    return done


def saved_by(claim, done):
    """The least that bills save a member, in percent."""
    saved = []
    for m, member in enumerate(claim["members"]):
        paid = sum(bills[m] for bills, _ in done[0]) + member.get("direct", 0)
        if Fraction(member["before"]) > 0:
            saved.append((1 - paid / Fraction(member["before"])) * 100)
    return min(saved)


def held(claim, parts, percent):
    """Bills, uncollected and who was capped, or None: bills that keep every promise without it stay; else what members cannot
    pay moves, is rounded, and single units move where that breaks a cap."""
    whole = Whole(claim, parts, percent)
    done = whole.settled()
    return done and (done, whole.capped)


def cost_of(claim, y):
    return sum(item["years"][y]["cost"] for item in claim["items"]) + sum(claim["own"][y])


def largest(claim, parts, refused):
    """The largest percent below what is refused that can be promised: where nobody pays the remainder, all that its bills save."""
    found = largest_held(claim, parts, refused)
    if found is None:
        return None
    if claim["settlement"]["remainder"] == "drop":
        found = max(found, saved_by(claim, held(claim, parts, found)))
    return str(found)


def largest_held(claim, parts, refused):
    """The largest percent below what is refused that holds: the group's own, what members cannot move leaves, or one with
    6 decimals."""
    years = range(claim["years"])
    befores = [Fraction(member["before"]) for member in claim["members"]]
    if not sum(befores):
        return None
    own = (1 - Fraction(sum(cost_of(claim, y) for y in years)) / sum(befores)) * 100
    drops = claim["settlement"]["remainder"] == "drop"
    if not drops and own < refused and held(claim, parts, own):
        return own
    high = -floor(-(refused if drops else min(own, refused)) * 10**6)
    low, reach = None, 10**6
    while low is None:
        if held(claim, parts, Fraction(high - reach, 10**6)):
            low = high - reach
        elif reach > 10**12:
            break
        else:
            high, reach = high - reach, reach * 4
    while low is not None and high - low > 1:
        middle = (low + high) // 2
        if held(claim, parts, Fraction(middle, 10**6)):
            low = middle
        else:
            high = middle
    fixed = [sum(claim["own"][y][m] + min(parts[y][m], 0) for y in years) for m in range(len(befores))]
    exact = [own, min((1 - cost / before) * 100 for cost, before in zip(fixed, befores) if before)]
    found = [percent for percent in exact if percent < refused and held(claim, parts, percent)]
    found += [Fraction(low, 10**6)] if low is not None else []
    return max(found) if found else None


def answer(claim):
    try:
        parts = shared_parts(claim)
    except Refused as refused:
        return {"faults": refused.args[0]}
    settlement, years = claim["settlement"], range(claim["years"])
    if settlement["min_saving"] is None:
        done = [rounded([own + part for own, part in zip(claim["own"][y], parts[y])], cost_of(claim, y),
                        settled_in(claim, y)) for y in years]
        capped = []
    else:
        missing = [m for m, member in enumerate(claim["members"]) if member["before"] is None]
        if missing:
            return {"no_before": missing}
        kept = hold(claim, parts, Fraction(settlement["min_saving"]))
        if kept is None:
            return {"largest": largest(claim, parts, Fraction(settlement["min_saving"]))}
        done, capped = kept
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
    while count:
        claim = random_claim(rng)
        try:
            found = answer(claim)
        except TooManyToTry:
            continue
        count -= 1
        print(json.dumps({"claim": claim, "answer": found}, separators=(",", ":")))


if __name__ == "__main__":
    main()
