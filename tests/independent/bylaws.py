#!/usr/bin/env python3
"""Holds `cloudcost split` against a second computation of by-laws: minimum and maximum of an item, payers outside of a part,
costs that members pay themselves, bills of each item or category, rounding down, up and to the nearest.

    python3 tests/independent/bylaws.py PROGRAM COUNT [SEED]

Written from the description of the case file alone; invoices come from plan.py, promises in whole units from sharing.py.
The cases are invented. Differences are printed, and the exit code is 1 if there is one. Python 3.11 or newer.
"""

import json
import random
import subprocess
import sys
import tempfile
import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import plan
import sharing

RULES = ["equal", "population", "20% equal + 80% population", "current", "1/3 equal + 2/3 size"]


def invented(dice):
    """The text of a small plan."""
    months = dice.choice((12, 24, 30, 17))
    lines = ["format = 1", 'title = "invented"', f"months = {months}"]
    if dice.random() < 0.5:
        lines.append(f'start = "2026-{dice.randint(1, 12):02}"')
    ids = [f"m{nth}" for nth in range(dice.randint(2, 5))]
    for nth, member in enumerate(ids):
        first = dice.randint(1, months) if nth and dice.random() < 0.35 else 1
        last = dice.randint(first, months) if nth and dice.random() < 0.3 else months
        # a host has a base of 1 or 0
        population = dice.choice((dice.randint(1, 90000), dice.randint(1, 90000), 0 if nth else 1, 1))
        lines += ["[[member]]", f'id = "{member}"', f"bases = {{ population = {population}, size = {dice.choice((1, 2, 3))} }}"]
        lines += [f"from = {first}"] * (first > 1) + [f"to = {last}"] * (last < months)
        lines += ["[[before]]", 'item = "b"', f'member = "{member}"', f"yearly = {dice.randint(1, 10**dice.randint(3, 8))}"]
    for nth in range(dice.randint(1, 5)):
        lines += ["[[after]]", f'item = "a{nth}"']
        kind = dice.choice(("own", "direct", "shared", "shared", "shared"))
        price = dice.randint(1, 10**dice.randint(2, 7)) * dice.choice((*(1,) * 12, -1))
        if dice.random() < 0.6:
            lines.append(f'category = "{dice.choice("xyz")}"')
        if kind != "shared":
            lines += [f'member = "{dice.choice(ids)}"', f"yearly = {abs(price)}"] + ["direct = true"] * (kind == "direct")
            continue
        if dice.random() < 0.15:
            lines.append(f"once = {price}")
        elif dice.random() < 0.15:
            lines.append(f"by_members = {{ 1 = {abs(price)}, 3 = {abs(price) // 2 + 1} }}")
        else:
            lines.append(f'{dice.choice(("yearly", "monthly", "total"))} = {price}')
            if dice.random() < 0.3:
                lines.append(f"from = {dice.randint(1, months)}")
        some = sorted({ids[0], *dice.sample(ids, dice.randint(1, len(ids)))})
        if dice.random() < 0.3:
            lines.append(f"members = {json.dumps(some)}")
        if dice.random() < 0.6:
            lines.append(f'share = "{dice.choice(RULES)}"')
        average = abs(price) // len(ids)
        low = dice.randint(0, average) // dice.choice((1, 3, 6, 12))
        if dice.random() < 0.45:
            lines.append(f"min = {low}")
        if dice.random() < 0.4:
            lines.append(f"max = {max(low, average * dice.randint(11, 50) // 10)}")
        if dice.random() < 0.3:
            first = dice.choice((10, 50, 33.3))
            second = f', "nation" = "{dice.choice((5, 25))}%"' if dice.random() < 0.4 else ""
            lines.append(f'paid_by = {{ "prefecture" = "{first}%"{second} }}')
    lines += ["[sharing]", f'rule = "{dice.choice(RULES)}"']
    if dice.random() < 0.6:
        lines.append(f"round_to = {dice.choice((1, 7, 100, 1000))}")
    if dice.random() < 0.6:
        lines.append(f'round = "{dice.choice(("down", "nearest", "up"))}"')
    if dice.random() < 0.6:
        lines.append(f'bill = "{dice.choice(("year", "item", "category"))}"')
    if dice.random() < 0.6:
        lines.append(f'remainder = "{dice.choice(("largest", "drop", dice.choice(ids)))}"')
    if dice.random() < 0.2:
        lines.append(f'min_saving = "{dice.choice((0, 10))}%"')
    return "\n".join(lines) + "\n"


class DoNotFit(Exception):
    pass


def within(cost, weights, limits):
    """Each pays one rate times its weight, no less than its least and no more than its most: the rate at which that adds up.
    The sum rises with the rate in straight pieces; the piece that crosses the cost is looked for."""
    def at(rate):
        paid = []
        for weight, (least, most) in zip(weights, limits):
            amount = max(rate * weight, least)
            paid.append(amount if most is None else min(amount, most))
        return paid
    turns = sorted({Fraction(0)} | {limit / weight for weight, ends in zip(weights, limits) if weight
                                    for limit in ends if limit is not None})
    below = None
    for turn in turns:
        total = sum(at(turn))
        if total == cost:
            return at(turn)
        if total > cost:
            if below is None:
                raise DoNotFit
            rate, least = below
            return at(rate + (cost - least) * (turn - rate) / (total - least))
        below = turn, total
    # beyond the last turn only those without a most pay more
    rate, least = below
    slope = sum(at(rate + 1)) - least
    if not slope:
        raise DoNotFit
    return at(rate + (cost - least) / slope)


def parts_of(costs, case, item):
    """The exact part of each member in a shared item, by year, within its limits."""
    alone = {**case, "after": [item], "before": case["before"]}
    exact = plan.Plan(alone, "base").shares()
    ids = [member["id"] for member in costs.members]
    invoices = {}
    for side, other, payer, year, yen, laid in costs.invoices:
        if side == "after" and other is item and payer == "shared":
            invoices[year] = yen, laid
    parts = {}
    for year, (yen, laid) in invoices.items():
        weights = [exact[member, year] for member in ids]
        if "min" in item or "max" in item:
            if yen < 0:
                raise DoNotFit
            limits = []
            for member in costs.members:
                shares = member in costs.sharers(item) and any(costs.takes_part(member, month) for month in laid)
                months = sum(costs.takes_part(member, month) for month, of in costs.year_of.items() if of == year)
                part = Fraction(months, 12)
                least = Fraction(item.get("min", 0)) * part if shares else Fraction(0)
                limits.append((least, Fraction(item["max"]) * part if shares and "max" in item else None))
            weights = within(yen, weights, limits)
        parts[year] = yen, weights
    return parts


def expected(case):
    """Bills, what stands beside them and what nobody pays, by year; the bills of each item where it is billed alone."""
    costs = plan.Plan(case, "base")
    ids = [member["id"] for member in costs.members]
    terms = case["sharing"]
    remainder = terms.get("remainder", "largest")
    settlement = {"round_to": terms.get("round_to", 1), "round": terms.get("round", "down"),
                  "remainder": ids.index(remainder) if remainder in ids else remainder}
    bill = terms.get("bill", "year")
    shared = [(item, parts_of(costs, case, item)) for item in case["after"] if "member" not in item]
    nothing = lambda: {year: [0] * len(ids) for year in costs.years}
    direct, own = nothing(), {}
    for side, item, payer, year, yen, _ in costs.invoices:
        if side == "after" and payer in ids:
            into = direct if item.get("direct") else own.setdefault(item.get("category"), nothing())
            into[year][ids.index(payer)] += yen
    all_own = {year: [sum(of[year][m] for of in own.values()) for m in range(len(ids))] for year in costs.years}
    groups = []
    if bill == "year":
        groups = [(None, [parts for _, parts in shared], all_own)]
    elif bill == "item":
        groups = [(item["item"], [parts], nothing()) for item, parts in shared]
    else:
        labels = dict.fromkeys(item.get("category") for item in case["after"])
        groups = [(label, [parts for item, parts in shared if item.get("category") == label], own.get(label, nothing()))
                  for label in labels]
    billed, left, by_item, apart = nothing(), dict.fromkeys(costs.years, 0), {}, {year: [] for year in costs.years}
    for name, parts, alone in groups:
        for year in costs.years:
            quotas = [Fraction(amount) for amount in alone[year]]
            cost = sum(alone[year])
            for part in parts:
                if year in part:
                    quotas = [quota + more for quota, more in zip(quotas, part[year][1])]
                    cost += part[year][0]
            claim = {"settlement": settlement, "members": [{"years": costs.years_of(member)} for member in costs.members]}
            settled = sharing.settled_in(claim, costs.years.index(year))
            bills, uncollected = sharing.rounded(quotas, cost, settled)
            billed[year] = [sum(pair) for pair in zip(billed[year], bills)]
            left[year] += uncollected
            apart[year].append({"name": name, "cost": cost, "quotas": quotas, "bills": bills})
            by_item[name] = [sum(pair) for pair in zip(by_item.get(name, [0] * len(ids)), bills)]
    beside = all_own if bill == "item" else nothing()
    billed = {year: [sum(pair) for pair in zip(billed[year], beside[year])] for year in costs.years}
    answer = {"ids": ids, "years": costs.years, "billed": billed, "direct": direct, "left": left, "by_item": by_item,
              "bill": bill, "beside": beside, "sure": True}
    promise = terms.get("min_saving")
    if promise:
        percent = plan.percent(promise) * 100
        befores = [costs.total(side="before", payer=member) for member in ids]
        straight = [sum(direct[year][m] for year in costs.years) for m in range(len(ids))]
        caps = [Fraction(before) * (100 - percent) / 100 - more for before, more in zip(befores, straight)]
        answer["caps"] = caps
        over = any(sum(billed[year][m] for year in costs.years) > caps[m] for m in range(len(ids)))
        if bill == "year" or over:
            # bills of each item stay as they are where every promise holds; what else moves is found for the year
            if bill == "item":
                straight = [more + sum(all_own[year][m] for year in costs.years) for m, more in enumerate(straight)]
            inside = nothing() if bill == "item" else all_own
            members = [{"before": before, "direct": more, "years": costs.years_of(member)}
                       for before, more, member in zip(befores, straight, costs.members)]
            parts = [[Fraction(0)] * len(ids) for _ in costs.years]
            for _, of in shared:
                for year, (_, amounts) in of.items():
                    y = costs.years.index(year)
                    parts[y] = [sum(pair) for pair in zip(parts[y], amounts)]
            cost = [sum(of[year][0] for _, of in shared if year in of) for year in costs.years]
            claim = {"members": members, "years": len(costs.years), "own": [inside[year] for year in costs.years],
                     "items": [{"years": [{"cost": one} for one in cost]}], "settlement": settlement}
            held = sharing.hold(claim, parts, percent)
            if held is None:
                if bill != "year" and remainder == "drop":
                    # bills of each item may keep by themselves what bills for the year cannot
                    answer["sure"] = False
                    return answer
                return {"refused": "cannot hold"}
            for year, (bills, uncollected) in zip(costs.years, held[0]):
                billed[year] = [sum(pair) for pair in zip(bills, all_own[year])] if bill == "item" else bills
                left[year] = uncollected
                if bill != "year":
                    moved(apart[year], bills)
            answer["by_item"] = {}
            for one in (one for year in costs.years for one in apart[year]):
                known = answer["by_item"].get(one["name"], [0] * len(ids))
                answer["by_item"][one["name"]] = [sum(pair) for pair in zip(known, one["bills"])]
    return answer


def moved(apart, bills):
    """What a promise moved in a year, taken from its items: the one that costs most first, of equal ones the first. In each, who
    is to pay less gives in the order of the file, at most what it pays; who is to pay more and has a part in it takes."""
    wants = [bill - sum(one["bills"][m] for one in apart) for m, bill in enumerate(bills)]
    for one in sorted(apart, key=lambda one: -one["cost"]):
        takers = [m for m, quota in enumerate(one["quotas"]) if quota > 0 and wants[m] > 0]
        givers = [m for m, want in enumerate(wants) if want < 0 and one["bills"][m] > 0]
        while takers and givers:
            giver, taker = givers[0], takers[0]
            amount = min(-wants[giver], one["bills"][giver], wants[taker])
            one["bills"][giver] -= amount
            one["bills"][taker] += amount
            wants[giver] += amount
            wants[taker] -= amount
            if not wants[giver] or not one["bills"][giver]:
                givers.pop(0)
            if not wants[taker]:
                takers.pop(0)


def run(program, path, *words):
    done = subprocess.run([program, "split", path, "-f", "json", *words], capture_output=True, text=True)
    if done.returncode:
        return done.stderr, []
    return None, {t["id"]: t["rows"] for t in json.loads(done.stdout, parse_float=Decimal)["tables"]}["shares"]


def hold_against(answer, refused, rows, same):
    same("refused", None, refused)
    if refused:
        return
    paid = {}
    for row in rows:
        if row["role"] == "item" and row["member"]:
            paid[row["member"], row["year"]] = row
    for year in answer["years"]:
        bills = []
        for m, member in enumerate(answer["ids"]):
            row = paid.get((member, year))
            bill, beside = answer["billed"][year][m], answer["direct"][year][m]
            bills.append(row["bill"] if row else 0)
            if answer["sure"]:
                same(f"{member} {year} bill", bill, row["bill"] if row else 0)
            same(f"{member} {year} beside", beside, row["share"] - row["bill"] if row else 0)
        [total] = [row for row in rows if row["role"] == "subtotal" and row["year"] == year]
        if answer["sure"]:
            same(f"{year} uncollected", answer["left"][year], total["uncollected"])
        same(f"{year} adds up", total["share"], sum(bills) + sum(answer["direct"][year]) + total["uncollected"])
    for m, member in enumerate(answer["ids"]):
        if "caps" in answer:
            whole = sum(row["bill"] for (who, _), row in paid.items() if who == member)
            same(f"{member} cap", True, whole <= answer["caps"][m])


def main():
    program, count, seed = sys.argv[1], int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "1"
    differences = plan.Differences()
    seen = dict.fromkeys(("limits do not fit", "nothing to weigh", "cannot hold", "left out", "unsure"), 0)
    with tempfile.TemporaryDirectory() as folder:
        for nth in range(count):
            text = invented(random.Random(f"{seed}/{nth}"))
            path = str(Path(folder) / f"bylaw-{nth}.toml")
            Path(path).write_text(text, encoding="utf-8")
            case = tomllib.loads(text, parse_float=Decimal)
            before = len(differences.found)
            try:
                answer = expected(case)
            except DoNotFit:
                seen["limits do not fit"] += 1
                refused = run(program, path)[0] or ""
                differences.same("refused", True, "limits-do-not-fit" in refused or "cannot be shared" in refused)
                answer = None
            except ZeroDivisionError:
                seen["nothing to weigh"] += 1
                refused = run(program, path)[0] or ""
                differences.same("refused", True, "cannot be shared" in refused or "limits-do-not-fit" in refused)
                answer = None
            except sharing.TooManyToTry:
                seen["left out"] += 1
                answer = None
            if answer and "refused" in answer:
                seen["cannot hold"] += 1
                differences.same("refused", True, "cannot hold" in (run(program, path)[0] or ""))
            elif answer:
                refused, rows = run(program, path, "--by", "year")
                if not answer["sure"]:
                    seen["unsure"] += 1
                    if refused and "cannot hold" in refused:
                        continue
                hold_against(answer, refused, rows, differences.same)
                if answer["bill"] == "item" and answer["sure"]:
                    for row in run(program, path, "--by", "item")[1]:
                        if row["role"] == "item" and row["member"] and row["item"] in answer["by_item"]:
                            bill = answer["by_item"][row["item"]][answer["ids"].index(row["member"])]
                            differences.same(f"{row['member']} {row['item']}", bill, row["share"])
            if len(differences.found) > before:
                differences.found.insert(before, f"--- case {nth} of seed {seed}\n{text}")
    print("\n".join(differences.found[:60]))
    told = ", ".join(f"{number} {what}" for what, number in seen.items())
    print(f"{differences.compared} figures of {count} cases compared ({told}), {len(differences.found)} differ")
    raise SystemExit(1 if differences.found else 0)


if __name__ == "__main__":
    main()
