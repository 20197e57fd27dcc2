"""Measures of invented plans, found a second time: every root by Sturm's theorem on fractions, payback by adding up.

Written from the description of the case file alone; nothing of the program is used or looked at.

    measures.py PROGRAM COUNT SEED    internal rates of return of COUNT flows, and the measures of half as many plans

Differences are printed, and the exit code is 1 if there is one. Python 3.11 or newer, nothing else.
"""

import math
import random
import sys
import tempfile
from decimal import Decimal, getcontext
from fractions import Fraction
from pathlib import Path

from plan import Differences, present_value, run

getcontext().prec = 60
BATCH = 100


# --- polynomials in the discount x = 1 / (1 + rate), lowest power first -----------------------------------------


def trimmed(poly):
    while poly and poly[-1] == 0:
        poly = poly[:-1]
    return poly


def divided(above, below):
    """Quotient and remainder."""
    rest, quotient = list(above), [Fraction(0)] * max(len(above) - len(below) + 1, 0)
    for at in range(len(above) - len(below), -1, -1):
        quotient[at] = factor = rest[at + len(below) - 1] / below[-1]
        for nth, part in enumerate(below):
            rest[at + nth] -= factor * part
    return quotient, trimmed(rest)


def scaled(poly):
    return [part / abs(poly[-1]) for part in poly]


def derived(poly):
    return [nth * part for nth, part in enumerate(poly)][1:]


def value(poly, at):
    total = Fraction(0)
    for part in reversed(poly):
        total = total * at + part
    return total


def squarefree(poly):
    one, other = poly, derived(poly)
    while other:
        one, other = other, divided(one, other)[1]
        other = scaled(other) if other else other
    return divided(poly, one)[0]


def chain(poly):
    members = [poly, derived(poly)]
    while members[-1]:
        rest = divided(members[-2], members[-1])[1]
        members.append([-part for part in scaled(rest)] if rest else [])
    return members[:-1]


def variations(members, at):
    signs = [value(member, at) for member in members]
    signs = [sign > 0 for sign in signs if sign]
    return sum(one != other for one, other in zip(signs, signs[1:]))


def growths(flows):
    """The square-free polynomial of x, its Sturm chain, a bound of its roots, and how many are above 0."""
    poly = list(map(Fraction, flows))
    while poly and poly[0] == 0:
        poly = poly[1:]
    poly = trimmed(poly)
    if len(poly) < 2:
        return poly, [], 0, 0
    free = squarefree(poly)
    members = chain(free)
    bound = 1 + max(abs(part / free[-1]) for part in free)
    return poly, members, bound, variations(members, Fraction(0)) - variations(members, bound)


def expected_return(flows):
    """(percent to six decimals or None, how many rates there are above -100%)."""
    poly, members, bound, count = growths(flows)
    if not poly:
        return None, None
    if count != 1:
        return None, count
    # an investment costs first and saves last, at every rate of the one side and no rate of the other
    if not (poly[0] < 0 < poly[-1]):
        return None, 1
    low, high = Fraction(0), Fraction(bound)
    while True:
        middle = (low + high) / 2
        if value(poly, middle) == 0:
            low = high = middle
        elif variations(members, low) - variations(members, middle) == 1:
            high = middle
        else:
            low = middle
        if low == 0:
            continue
        rates = [six(100 / x - 100) for x in (high, low)]
        if rates[0] == rates[1]:
            return rates[0], 1
        # a rate may lie just where two roundings meet
        meets = Fraction(math.floor(100 * 10**6 / high - 10**8) * 2 + 1, 2 * 10**6)
        if high != low and high - low < Fraction(1, 10**40) and value(poly, 100 / (meets + 100)) == 0:
            return six(meets), 1


def six(percent):
    """Half away from zero to six decimals."""
    size = math.floor(abs(percent) * 10**6 + Fraction(1, 2))
    return Decimal(size if percent >= 0 else -size).scaleb(-6)


# --- invented flows ---------------------------------------------------------------------------------------------


def invented(dice):
    kind = dice.randrange(6)
    if kind == 0:
        return [dice.randint(-4, 4) for _ in range(dice.randint(2, 8))]
    if kind == 1:
        return [dice.randint(-10**9, 10**9) for _ in range(dice.randint(2, 12))]
    if kind == 2:  # of known growths, some of them twice
        flows = [dice.choice((-1, 1))]
        for _ in range(dice.randint(1, 4)):
            over, under = dice.randint(1, 12) * dice.choice((1, 1, 1, -1)), dice.randint(1, 10)
            for _ in range(dice.choice((1, 1, 1, 2))):
                flows = [under * one - over * other for one, other in zip(flows + [0], [0] + flows)]
        return flows
    if kind == 3:  # an investment as most are
        return [-dice.randint(1, 10**dice.randint(2, 12))] + [dice.randint(0, 10**9) for _ in range(dice.randint(1, 20))]
    if kind == 4:
        return [dice.choice((0, 0, 0, dice.randint(-100, 100))) for _ in range(dice.randint(2, 15))]
    return [dice.choice((-1, 1)) * dice.randint(0, 100) for _ in range(dice.randint(2, 5))]


def amounts(costs):
    return "[" + ", ".join(f'"{cost}"' if isinstance(cost, str) else str(cost) for cost in costs) + "]"


def of_flows(dice, flows):
    other = [dice.randint(0, 1000) for _ in flows]
    before = [max(flow, 0) + cost for flow, cost in zip(flows, other)]
    after = [max(-flow, 0) + cost for flow, cost in zip(flows, other)]
    return (f'months = {12 * len(flows)}\n[[before]]\nitem = "a"\nby_year = {amounts(before)}\n'
            f'[[after]]\nitem = "b"\nby_year = {amounts(after)}\n')


def measured(program, texts, *options):
    """The measures of many plans: a list of name -> row, in their order."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for nth, text in enumerate(texts):
            path = Path(folder) / f"c{nth:04}.toml"
            path.write_text(f'format = 1\ntitle = "{nth}"\n' + text, encoding="utf-8")
            paths.append(str(path))
        found = {}
        for row in run(program, *paths, "--measures", *options, table="measures"):
            found.setdefault(row["case"], {})[row["measure"]] = row
    return [found[f"c{nth:04}"] for nth in range(len(texts))]


def compare_returns(program, dice, count, differences):
    for start in range(0, count, BATCH):
        flows = [invented(dice) for _ in range(min(BATCH, count - start))]
        for one, rows in zip(flows, measured(program, [of_flows(dice, one) for one in flows])):
            rate, roots = expected_return(one)
            row = rows["internal-return"]
            differences.same(f"return of {one}", rate, row["value"])
            differences.same(f"rates of {one}", None if rate is not None else roots, row["rates"])
            differences.same(f"reason of {one}", rate is None, bool(row["note"]))


# --- invented plans, ranges included ----------------------------------------------------------------------------


def plan(dice):
    """Months, and the costs of either side: (ends, month it is invoiced in or None for a monthly cost)."""
    months = dice.choice((12, 24, 30, 36, 60, 120))
    ranged = dice.random() < 0.5
    sides = []
    for side in range(2):
        items = []
        for nth in range(dice.randint(1, 3)):
            once = dice.randint(1, months) if nth and dice.random() < 0.7 else None
            low = dice.randint(0, 2000 if once else 400) * 60
            high = low + dice.randint(0, 60) * 60 if ranged and dice.random() < 0.7 else low
            items.append((low, high, once))
        sides.append(items)
    if dice.random() < 0.6:
        low = dice.randint(1, 3000) * 60
        sides[1].append((low, low + dice.choice((0, 600)) * ranged, 1))
    return months, sides


def of_plan(months, sides):
    lines = [f"months = {months}"]
    for side, items in zip(("before", "after"), sides):
        for nth, (low, high, once) in enumerate(items):
            price = str(low) if low == high else f'"{low}円〜{high}円"'
            form = f"monthly = {price}" if once is None else f"once = {price}\nat = {once}"
            lines += [f"[[{side}]]", f'item = "{side}{nth}"', form]
    return "\n".join(lines) + "\n"


def exact_measures(months, before, after, rate):
    """name -> the measure of exact costs, or None; items as (cost, month or None)."""
    monthly = [Fraction(0)] * months
    invested = [Fraction(0)] * math.ceil(months / 12)
    worth = {}
    for name, sign, items in (("before", 1, before), ("after", -1, after)):
        years = [Fraction(0)] * len(invested)
        for cost, once in items:
            for month in range(months) if once is None else [once - 1]:
                monthly[month] += sign * cost
                years[month // 12] += cost
            if once is not None:
                invested[(once - 1) // 12] -= sign * cost
        worth[name] = present_value(years, rate, "end")
    flows = [sum(monthly[12 * nth : 12 * nth + 12]) for nth in range(len(invested))]
    net, spent = worth["before"] - worth["after"], present_value(invested, rate, "end")
    found = {"net-saving": net, "investment": spent, "internal-return": expected_return(flows)[0]}
    ratio = None
    if spent > 0 and spent >= abs(worth["before"]) / 1000:
        ratio = (net + spent) / spent
    found["savings-to-investment"] = ratio
    found["adjusted-return"] = None
    if ratio is not None and ratio >= 0:
        exact = Decimal(ratio.numerator) / Decimal(ratio.denominator)
        power = (exact.ln() * 12 / months).exp() if ratio else Decimal(0)
        found["adjusted-return"] = ((1 + Decimal(rate) / 100) * power - 1) * 100
    behind = [month for month in range(1, months + 1) if sum(monthly[:month]) < 0]
    never = not behind or behind[-1] == months
    found["simple-payback"] = None if never else behind[-1] + 1
    late = [year for year in range(1, len(flows) + 1) if present_value(flows[:year], rate, "end") < 0]
    if late:
        found["discounted-payback"] = None if late[-1] == len(flows) else late[-1] + 1
    else:
        found["discounted-payback"] = None if never else behind[-1] // 12 + 1
    found["reason"] = "never-behind" if not behind else "never-paid-back"
    return found


def compare_plan(dice, months, sides, rows, rate, differences):
    exact = all(low == high for items in sides for low, high, _ in items)
    for drawn in range(1 if exact else 6):
        draw = lambda low, high: low if drawn == 0 else high if drawn == 1 else dice.randint(low, high)
        before = [(draw(low, high), once) for low, high, once in sides[0]]
        # the least before with the greatest after, the greatest with the least, and any
        draw_after = (lambda low, high: high) if drawn == 0 else (lambda low, high: low) if drawn == 1 else draw
        after = [(draw_after(low, high), once) for low, high, once in sides[1]]
        found = exact_measures(months, before, after, rate)
        reason = found.pop("reason")
        for name, true in found.items():
            row, where = rows[name], f"{name} of {before} {after} in {months} months at {rate}%"
            if row["note"] == "not-for-all":
                differences.same(f"{where} is exact", False, exact)
                continue
            if true is None and not exact and not row["note"]:
                # a draw may have several rates, all of them between the ends
                differences.same(f"{where} has none", "internal-return", name)
                continue
            differences.same(f"{where} has one", true is not None, row["note"] is None)
            if true is None or row["note"]:
                if name == "simple-payback":
                    differences.same(f"{where} reason", reason, row["note"])
                continue
            low, high = (row["value"],) * 2 if row["value"] is not None else (row["value_low"], row["value_high"])
            money = name in ("net-saving", "investment")
            within = Decimal("0.5") if money else Decimal("0.00000051")
            true = Decimal(Fraction(true).numerator) / Decimal(Fraction(true).denominator)
            differences.same(f"{where} is {true}, in {low} to {high}", True, low - within <= true <= high + within)
            # the two first draws are ends: those of returns and payback are reached
            if drawn < 2 and name in ("net-saving", "internal-return", "simple-payback", "discounted-payback"):
                late = name.endswith("payback")
                end = low if (drawn == 0) != late else high
                differences.same(f"{where} reaches its end {end}", True, abs(end - true) <= (1 if money else Decimal("0.0000011")))


def compare_plans(program, dice, count, differences):
    for start in range(0, count, BATCH):
        rate = dice.choice((0, 3, 7))
        plans = [plan(dice) for _ in range(min(BATCH, count - start))]
        texts = [of_plan(*one) for one in plans]
        for (months, sides), rows in zip(plans, measured(program, texts, "--discount", f"{rate}%")):
            compare_plan(dice, months, sides, rows, rate, differences)


def main():
    program, count, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    dice = random.Random(seed)
    differences = Differences()
    compare_returns(program, dice, count, differences)
    compare_plans(program, dice, count // 2, differences)
    for found in differences.found[:40]:
        print(found)
    print(f"{differences.compared} compared, {len(differences.found)} differ")
    sys.exit(bool(differences.found))


if __name__ == "__main__":
    main()
