#!/usr/bin/env python3
"""Holds settlements, instalments and support (kind, year_after, side) against a second computation, to the yen.

    python3 tests/independent/beside.py PROGRAM COUNT [SEED]

Written from the description of the case file alone. The cases are invented: members that join and leave, rules of two
bases, own costs, bills in units with three ways of dealing with the remainder, settlements by member, by a rule, by what
was paid and before the split, instalments with and without percents, grants on either side that come later. Bills,
settlements, instalments, net figures by member and year and the table of funding are compared. Differences are printed,
and the exit code is 1 if there is one. Python 3.11 or newer, nothing else.
"""

import json
import random
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

KINDS = ["national", "prefecture", "loan", "fund", "other", "allocation-tax"]
FISCAL = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]


class BelowZero(Exception):
    """A bill below zero, or nothing to split by."""


def largest(exact, total, unit):
    """Multiples of a unit that add up to a total of 0 or more: the largest remainders get one more, first listed first."""
    floors = [int(part // unit) * unit for part in exact]
    left = total - sum(floors)
    order = sorted(range(len(exact)), key=lambda nth: (-(exact[nth] - floors[nth]), nth))
    for nth in order:
        more = min(unit, left)
        if more > 0:
            floors[nth] += more
            left -= more
    return floors


def billed(exact, total, unit, remainder):
    """The bills of a year, and what nobody pays."""
    if remainder == "largest":
        return largest(exact, total, unit), 0
    floors = [int(part // unit) * unit for part in exact]
    left = total - sum(floors)
    if remainder == "drop":
        return floors, left
    floors[remainder] += left
    return floors, 0


def weights(rule, members, among):
    """Each member's part of one, by equal and population percents, among some."""
    equal = Fraction(rule, 100)
    heads = sum(members[nth]["population"] for nth in among)
    part = lambda nth: equal / len(among) + (1 - equal) * Fraction(members[nth]["population"], heads)
    return [part(nth) if nth in among else Fraction(0) for nth in range(len(members))]


class Case:
    """An invented case, and what comes of it."""

    def __init__(self, dice):
        self.dice = dice
        self.years = dice.randint(1, 4)
        self.count = dice.randint(2, 5)
        months = 12 * self.years
        self.members = []
        for nth in range(self.count):
            first = dice.randint(1, months) if nth and dice.random() < 0.3 else 1
            last = dice.randint(first, months) if nth and dice.random() < 0.25 else months
            self.members.append({"population": dice.randint(1, 60000), "from": first, "to": last})
        self.rule = dice.choice((0, 10, 20, 33, 50, 100))
        self.items = [{"id": f"i{nth}", "yearly": dice.choice((0, 1)) * dice.randint(1, 99) + dice.randint(1, 40_000_000)}
                      for nth in range(dice.randint(1, 3))]
        self.own = [dice.randint(0, 3_000_000) if dice.random() < 0.3 else None for _ in range(self.count)]
        self.before = [dice.randint(1, 30_000_000) for _ in range(self.count)]
        self.round_to = dice.choice((1, 1, 1000, 7))
        self.remainder = dice.choice(("largest", "largest", "drop", 0))
        self.settlements = [self.settlement() for _ in range(dice.choice((0, 1, 1, 2, 3)))]
        self.instalments = self.invented_instalments() if dice.random() < 0.7 else None
        self.support = self.invented_support()

    def settlement(self):
        dice = self.dice
        year = dice.randrange(self.years)
        kind = dice.choice(("by", "rule", "paid", "before"))
        if kind == "paid" and year == 0:
            kind = "by"
        if kind == "by":
            by = {nth: dice.randint(-900_000, 300_000) for nth in range(self.count) if dice.random() < 0.7}
            return {"year": year, "kind": "by", "by": by or {0: -1}}
        total = dice.choice((-1, -1, 1) if kind != "before" else (-1,)) * dice.choice((1, 1000)) * dice.randint(1, 2000)
        return {"year": year, "kind": kind, "total": total, "rule": dice.choice((0, 25, 100))}

    def invented_instalments(self):
        dice = self.dice
        months = dice.sample(range(1, 13), dice.randint(1, 6))
        percents = None
        if dice.random() < 0.4:
            cuts = sorted(dice.sample(range(1, 100), len(months) - 1))
            percents = [high - low for low, high in zip([0] + cuts, cuts + [100])]
        return {"months": months, "percents": percents, "unit": dice.choice((1, 100, 1000)), "up": dice.random() < 0.4,
                "first": dice.random() < 0.4, "above": dice.choice((None, None, 1_000_000, 5_000_000))}

    def invented_support(self):
        dice, found = self.dice, []
        room = {"after": {item["id"] for item in self.items}, "before": {"old"}}
        for _ in range(dice.choice((0, 1, 2, 3))):
            side = dice.choice(("after", "after", "before"))
            items = [one for one in sorted(room[side]) if dice.random() < 0.7]
            if not items:
                continue
            # no two cover one item: together they would be held to its cost
            room[side] -= set(items)
            found.append({"side": side, "items": items, "kind": dice.choice(KINDS), "after": dice.choice((0, 0, 1, 2)),
                          "rate": dice.choice((None, 0, 10, 33, 50, 100)), "amount": dice.randint(1, 9_000_000),
                          "cap": dice.choice((None, None, 2_000_000)),
                          "to": dice.choice((None, None, dice.randrange(self.count)))})
        return found

    def text(self):
        lines = ["format = 1", 'title = "invented"', f"months = {12 * self.years}", 'start = "2026-04"']
        for nth, member in enumerate(self.members):
            lines += ["[[member]]", f'id = "m{nth}"', f"bases = {{ population = {member['population']} }}",
                      f"from = {member['from']}", f"to = {member['to']}"]
        for nth, yearly in enumerate(self.before):
            lines += ["[[before]]", 'item = "old"', f'id = "old{nth}"', f'member = "m{nth}"', f"yearly = {yearly}"]
        for item in self.items:
            lines += ["[[after]]", f'item = "{item["id"]}"', f"yearly = {item['yearly']}"]
        for nth, own in enumerate(self.own):
            if own is not None:
                lines += ["[[after]]", f'item = "own{nth}"', f'member = "m{nth}"', f"yearly = {own}"]
        for nth, one in enumerate(self.settlements):
            lines += ["[[settlement]]", f'name = "s{nth}"', f"year = {2026 + one['year']}"]
            if one["kind"] == "by":
                lines.append("by = { " + ", ".join(f"m{m} = {units}" for m, units in one["by"].items()) + " }")
            else:
                lines.append(f"total = {one['total']}")
                lines.append({"rule": f'share = "{rule_text(one["rule"])}"', "paid": 'share = "paid"',
                              "before": "before_split = true"}[one["kind"]])
        for nth, one in enumerate(self.support):
            lines += ["[[support]]", f'name = "g{nth}"', f'kind = "{one["kind"]}"', f"items = {json.dumps(one['items'])}"]
            lines.append(f"amount = {one['amount']}" if one["rate"] is None else f'rate = "{one["rate"]}%"')
            lines += [f"year_after = {one['after']}"] * (one["after"] > 0) + ['side = "before"'] * (one["side"] == "before")
            lines += [f"cap = {one['cap']}"] * (one["cap"] is not None)
            lines += [f'to = "m{one["to"]}"'] * (one["to"] is not None)
        remainder = self.remainder if isinstance(self.remainder, str) else f"m{self.remainder}"
        lines += ["[sharing]", f'rule = "{rule_text(self.rule)}"', f"round_to = {self.round_to}", f'remainder = "{remainder}"']
        if self.instalments:
            plan = self.instalments
            if plan["percents"]:
                parts = ", ".join(f'{month} = "{percent}%"' for month, percent in zip(plan["months"], plan["percents"]))
                lines.append(f"instalments = {{ {parts} }}")
            else:
                lines.append(f"instalments = {plan['months']}")
            lines += [f"instalment_unit = {plan['unit']}", f'instalment_round = "{"up" if plan["up"] else "down"}"',
                      f'instalment_rest = "{"first" if plan["first"] else "last"}"']
            lines += [f"instalments_above = {plan['above']}"] * (plan["above"] is not None)
        return "\n".join(lines) + "\n"

    def months(self, nth, year):
        """The months of a year in which a member takes part, counted from 1 in the year."""
        member = self.members[nth]
        return [month for month in range(1, 13) if member["from"] <= 12 * year + month <= member["to"]]

    def part_of(self, cost, year):
        """A shared cost of a year laid evenly on its months, each split among those who take part in it."""
        parts = [Fraction(0)] * self.count
        for month in range(1, 13):
            among = [nth for nth in range(self.count) if month in self.months(nth, year)]
            for nth, weight in enumerate(weights(self.rule, self.members, among)):
                parts[nth] += Fraction(cost, 12) * weight
        return parts

    def own_of(self, nth, year, yearly):
        """An own cost of a year, in the months of taking part, half away from zero."""
        exact = Fraction(yearly * len(self.months(nth, year)), 12)
        return int(exact + Fraction(1, 2))

    def answer(self):
        """Bills, settlements, instalments and net figures."""
        self.shared = {item["id"]: [self.part_of(item["yearly"], year) for year in range(self.years)] for item in self.items}
        shares, beside, bills, instalments = [], [], [], []
        for year in range(self.years):
            own = [self.own_of(nth, year, yearly or 0) for nth, yearly in enumerate(self.own)]
            shared = [sum(parts[year][nth] for parts in self.shared.values()) for nth in range(self.count)]
            cost = sum(item["yearly"] for item in self.items)
            share, left = billed([own[n] + shared[n] for n in range(self.count)], cost + sum(own), self.round_to, self.remainder)
            shares.append((share, left))
            extra = [0] * self.count
            here = [one for one in self.settlements if one["year"] == year]
            # what is carried over into a year lowers what is split in it at once
            carried = sum(one["total"] for one in here if one["kind"] == "before")
            if carried:
                lowered = self.settled({"kind": "before", "total": carried}, year, share, own, shared, cost, bills)
                extra = [sum(pair) for pair in zip(extra, lowered)]
            for one in (one for one in here if one["kind"] != "before"):
                extra = [sum(pair) for pair in zip(extra, self.settled(one, year, share, own, shared, cost, bills))]
            bill = [sum(pair) for pair in zip(share, extra)]
            if any(units < 0 and more < 0 for units, more in zip(bill, extra)):
                raise BelowZero
            beside.append(extra)
            bills.append(bill)
        for nth in range(self.count):
            for year in range(self.years):
                instalments += [(nth, year, *part) for part in self.paid_in(nth, year, bills[year][nth])]
        return shares, beside, bills, instalments

    def settled(self, one, year, share, own, shared, cost, bills):
        if one["kind"] == "by":
            return [one["by"].get(nth, 0) for nth in range(self.count)]
        total = one["total"]
        if one["kind"] == "before":
            kept = Fraction(cost + total, cost)
            lowered = [own[nth] + shared[nth] * kept for nth in range(self.count)]
            if cost + total < 0:
                raise BelowZero
            less, _ = billed(lowered, cost + sum(own) + total, self.round_to, self.remainder)
            return [new - old for new, old in zip(less, share)]
        unit = self.round_to if total % self.round_to == 0 else 1
        if one["kind"] == "rule":
            among = [nth for nth in range(self.count) if self.months(nth, year)]
            exact = [abs(total) * weight for weight in weights(one["rule"], self.members, among)]
        else:
            paid = bills[year - 1]
            if sum(paid) == 0:
                raise BelowZero
            exact = [Fraction(abs(total) * units, sum(paid)) for units in paid]
        return [units if total > 0 else -units for units in largest(exact, abs(total), unit)]

    def paid_in(self, nth, year, bill):
        """Number, month and amount of the instalments of a bill."""
        plan = self.instalments
        if not plan or bill == 0:
            return []
        there = [FISCAL[month - 1] for month in self.months(nth, year)] or FISCAL
        pairs = list(zip(plan["months"], plan["percents"] or [1] * len(plan["months"])))
        pairs = [pair for pair in sorted(pairs, key=lambda pair: FISCAL.index(pair[0])) if pair[0] in there]
        if not pairs:
            return [(1, there[-1], bill)]
        if bill < (plan["above"] or 0) or bill < 0:
            return [(1, pairs[0][0], bill)]
        rest = 0 if plan["first"] else len(pairs) - 1
        amounts, left = [0] * len(pairs), bill
        for at, (_, weight) in enumerate(pairs):
            if at != rest:
                units = Fraction(bill * weight, sum(weight for _, weight in pairs) * plan["unit"])
                amounts[at] = min(left, plan["unit"] * (-(-units // 1) if plan["up"] else units // 1))
                left -= amounts[at]
        amounts[rest] = left
        return [(at + 1, pairs[at][0], amounts[at]) for at in range(len(pairs))]

    def granted(self):
        """What each member receives in each year: of each kind on the after side, and on the before side."""
        after = [[{kind: 0 for kind in KINDS} for _ in range(self.count)] for _ in range(self.years)]
        before = [[0] * self.count for _ in range(self.years)]
        for one in self.support:
            if one["side"] == "before":
                cost = [[Fraction(self.own_of(nth, year, self.before[nth])) for nth in range(self.count)]
                        for year in range(self.years)]
            else:
                cost = [[sum(self.shared[item][year][nth] for item in one["items"]) for nth in range(self.count)]
                        for year in range(self.years)]
            whole = sum(map(sum, cost))
            rate = Fraction(one["rate"] or 0, 100)
            if one["rate"] is None:
                rate = min(Fraction(one["amount"]) / whole, Fraction(1)) if whole else Fraction(0)
            got = [0] * self.count
            for year in range(self.years):
                for nth in range(self.count) if one["to"] is None else [one["to"]]:
                    base = cost[year][nth] if one["to"] is None else sum(cost[year])
                    pays = int(base * rate // 1)
                    if one["cap"] is not None:
                        pays = min(pays, one["cap"] - got[nth])
                    got[nth] += pays
                    if year + one["after"] < self.years:
                        place = year + one["after"]
                        # a loan is repaid: it lowers nothing
                        if one["side"] == "before":
                            before[place][nth] += pays if one["kind"] != "loan" else 0
                        else:
                            after[place][nth][one["kind"]] += pays
        return before, after


def relief(received):
    """What is received and not repaid."""
    return sum(pays for kind, pays in received.items() if kind != "loan")


def rule_text(percent):
    if percent in (0, 100):
        return "equal" if percent else "population"
    return f"{percent}% equal + {100 - percent}% population"


def table(found, name):
    return next((one["rows"] for one in found["tables"] if one["id"] == name), [])


def ask(program, *arguments):
    answer = subprocess.run([program, *arguments, "-f", "json"], capture_output=True, text=True)
    return json.loads(answer.stdout) if answer.returncode == 0 else answer.stderr


def differences(case, program, path):
    """What differs between the program and this computation."""
    try:
        shares, beside, bills, instalments = case.answer()
    except BelowZero:
        found = ask(program, "split", path, "--by", "year")
        return [] if isinstance(found, str) and "settlement-" in found else [f"a bill below zero is not refused: {found}"]
    found = ask(program, "split", path, "--by", "year")
    if isinstance(found, str):
        return [found]
    before, granted = case.granted()
    wrong, said = [], {}
    for row in table(found, "shares"):
        if row["member"]:
            said[int(row["member"][1:]), row["year"] - 2026] = row
    for year in range(case.years):
        for nth in range(case.count):
            row = said.pop((nth, year), None)
            after = relief(granted[year][nth])
            settles = beside[year][nth] if case.settlements else None
            wanted = (shares[year][0][nth], settles, bills[year][nth], after, shares[year][0][nth] - after)
            if row is None:
                is_nothing = not case.months(nth, year) and wanted[0] == wanted[3] == 0
                # who neither takes part nor pays has no row of its own
                if not (is_nothing and before[year][nth] == 0 and not settles):
                    wrong.append(f"m{nth} {2026 + year}: no row, wanted {wanted}")
                continue
            got = tuple(row[key] for key in ("share", "settlement", "bill", "support", "net_share"))
            if got != wanted:
                wrong.append(f"m{nth} {2026 + year}: {got}, wanted {wanted}")
    parts = [(int(row["member"][1:]), row["year"] - 2026, row["number"], row["month"], row["amount"])
             for row in table(found, "instalments")]
    if parts != instalments:
        wrong.append(f"instalments {parts}, wanted {instalments}")
    wrong += net(case, program, path, shares, before, granted)
    return wrong


def net(case, program, path, shares, before, granted):
    """Net figures by member and year, and the table of funding."""
    wrong = []
    by = ["--by", "member", "--by", "year"] + ["--by", "funding"] * bool(case.support)
    found = ask(program, "compare", path, *by)
    if isinstance(found, str):
        return [found]
    for row in table(found, "savings"):
        if row["role"] != "item" or not str(row["member"]).startswith("m") or row["year"] is None:
            continue
        nth, year = int(row["member"][1:]), row["year"] - 2026
        old = case.own_of(nth, year, case.before[nth]) - before[year][nth]
        new = shares[year][0][nth] - relief(granted[year][nth])
        got = (row["net_before"], row["net_after"], row["net_saving"])
        if got != (old, new, old - new):
            wrong.append(f"net of m{nth} {2026 + year}: {got}, wanted {(old, new, old - new)}")
    for row in table(found, "funding"):
        if row["year"] is None:
            continue
        year = row["year"] - 2026
        cost = sum(item["yearly"] for item in case.items)
        cost += sum(case.own_of(nth, year, own or 0) for nth, own in enumerate(case.own))
        sums = {kind: sum(granted[year][nth][kind] for nth in range(case.count)) for kind in KINDS}
        general = cost - sum(units for kind, units in sums.items() if kind != "allocation-tax")
        wanted = [cost, *sums.values(), general, cost - relief(sums)]
        keys = ["cost", *(kind.replace("-", "_") for kind in KINDS), "general", "net_burden"]
        if [row[key] for key in keys] != wanted:
            wrong.append(f"funding {2026 + year}: {[row[key] for key in keys]}, wanted {wanted}")
    return wrong


def main():
    program, count = sys.argv[1], int(sys.argv[2])
    dice = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    agree = different = 0
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "case.toml")
        for _ in range(count):
            case = Case(dice)
            Path(path).write_text(case.text(), encoding="utf-8")
            wrong = differences(case, program, path)
            agree, different = agree + (not wrong), different + bool(wrong)
            if wrong and different <= 3:
                print(*wrong, case.text(), sep="\n")
    print(f"{agree} agree, {different} differ")
    sys.exit(different > 0)


if __name__ == "__main__":
    main()
