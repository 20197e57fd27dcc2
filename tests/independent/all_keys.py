#!/usr/bin/env python3
"""Holds bills, settlements, instalments, support and net figures against a second computation of cases that have all keys
of a plan at once: tax, limits of items, own and direct costs, payers outside, renewals, bases by year, promises, and all
that stands beside a bill.

    python3 tests/independent/all_keys.py PROGRAM COUNT [SEED]
    python3 tests/independent/all_keys.py changes PROGRAM COUNT [SEED]

The second holds cases with a change, and sweeps over it, against the file edited by hand.

Written from the description of the case file alone; invoices come from plan.py, limits from bylaws.py, promises in whole
units from sharing.py. The cases are invented. Differences are printed, and the exit code is 1 if there is one. Python 3.11
or newer.
"""

import json
import math
import random
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import bylaws
import plan
import sharing

RULES = ["equal", "population", "20% equal + 80% population", "current", "1/3 equal + 2/3 size", "size"]
KINDS = ["national", "prefecture", "loan", "fund", "other", "allocation-tax"]


class Refused(Exception):
    """A case that the program must refuse, with words of what it says."""


# --- invented cases ----------------------------------------------------------------------------------------------


class Invented:
    """The text of a small case with any of the keys."""

    def __init__(self, dice):
        self.dice, self.lines = dice, []

    def chance(self, percent):
        return self.dice.randrange(100) < percent

    def put(self, *lines):
        self.lines += lines

    def yen(self, value):
        """An amount in yen, written in the unit of the file or with its own."""
        way = self.dice.randrange(3)
        if self.unit == 1 and way:
            return str(value)
        if way == 0 or value % self.unit:
            return f'"{value}円"'
        bare = value // self.unit
        return str(bare) if way == 1 else f'"{bare}"'

    def text(self):
        dice = self.dice
        self.months = dice.choice((12, 17, 24, 30, 36))
        self.put("format = 1", 'title = "invented"', f"months = {self.months}")
        self.starts, year, month = dice.choice((4, 4, 1, 7, 10)), dice.randint(2019, 2028), dice.randint(1, 12)
        written = dice.choice((f"{year}-{month:02}", f"令和{year - 2018}年{month}月", f"R{year - 2018}.{month}"))
        self.put(f'start = "{written}"')
        self.put(*[f"year_starts = {self.starts}"] * (self.starts != 4))
        first = year - (month < self.starts)
        self.years = list(range(first, first + (self.months - 1 + (month - self.starts) % 12) // 12 + 1))
        name = dice.choice((None, None, "円", "千円", "thousand"))
        self.unit = plan.FILE_UNITS[name]
        self.put(*[f'unit = "{name}"'] * (name is not None))
        self.taxed = self.chance(70)
        self.bill = dice.choice(("year", "year", "year", "item", "category"))
        if self.taxed:
            self.put(f'tax = "{dice.choice(("included", "excluded"))}"', f'tax_rate = "{dice.choice((10, 8, 5, 0))}%"')
        self.members()
        for member in self.ids:
            self.before(member, 0)
            for more in range(1, dice.choice((1, 1, 2, 3))):
                self.before(member, more)
        self.items = [self.after(nth) for nth in range(dice.randint(1, 6))]
        self.supports()
        self.settlements()
        self.sharing()
        return "\n".join(self.lines) + "\n"

    def members(self):
        dice = self.dice
        self.ids = [f"m{nth}" for nth in range(dice.randint(2, 5))]
        self.by_year = self.chance(35)
        for nth, member in enumerate(self.ids):
            first = dice.randint(1, self.months) if nth and self.chance(30) else 1
            last = dice.randint(first, self.months) if nth and self.chance(25) else self.months
            people = dice.choice((dice.randint(1, 90000), dice.randint(1, 90000), 1))
            population = str(people)
            if self.by_year and self.chance(80):
                of_years = (f'"{year}" = {max(1, people + dice.randint(-people // 9, people // 9))}' for year in self.years)
                population = "{ " + ", ".join(of_years) + " }"
            self.put("[[member]]", f'id = "{member}"', f"bases = {{ population = {population}, size = {dice.choice((1, 2, 3.5))} }}")
            self.put(*[f"from = {first}"] * (first > 1), *[f"to = {last}"] * (last < self.months))

    def cost(self, most, positive=False):
        """The lines of an amount, its months and its tax."""
        dice = self.dice
        value = dice.randint(1, 10 ** dice.randint(3, most)) * (dice.choice((*(1,) * 14, -1)) if not positive else 1)
        form = dice.choice(("yearly", "yearly", "monthly", "total", "once", "by_year"))
        lines = [f"{form} = {self.yen(value)}"]
        first = 1
        if form == "by_year":
            lines = ["by_year = [" + ", ".join(self.yen(abs(value) // dice.randint(1, 3)) for _ in self.years) + "]"]
        if form == "once":
            at = dice.choice((None, 0, 0, 1, dice.randint(1, self.months)))
            lines += [] if at is None else [f"at = {at}"]
            if self.chance(50):
                lines.append(f"every = {dice.choice((1, 5, 12, 13, 24))}")
                first = max(at or 1, 1)
                lines += [f"to = {dice.randint(first, self.months)}"] * self.chance(30)
        else:
            if self.chance(25):
                first = dice.randint(1, self.months)
                lines.append(f"from = {first}")
            lines += [f"to = {dice.randint(first, self.months)}"] * self.chance(25)
        if form in ("yearly", "monthly"):
            lines += [f'growth = "{dice.choice(("1.5%", "-3%", "10%"))}"'] * self.chance(25)
        if self.taxed and self.chance(60):
            kind = dice.choice(("included", "excluded", "none"))
            lines.append(f'tax = "{kind}"')
            if kind != "none":
                lines += dice.choice(([], ['tax_rate = "8%"']))
                lines += dice.choice(([], ['tax_round = "up"'], ['tax_round = "nearest"'], ['tax_round = "down"']))
        lines += dice.choice(([], [], [], ["one_time = true"], ["one_time = false"]))
        lines += dice.choice(([], [], [], ['timing = "start"'], ['status = "contract"']))
        return lines, abs(value)

    def pieces(self):
        """The bases that a unit price can be of: none that changes by the year."""
        return ("size",) if self.by_year else ("size", "population")

    def before(self, member, nth):
        lines, _ = self.cost(8, positive=True)
        self.put("[[before]]", f'item = "b{nth}"', f'id = "b{nth}{member}"', f'member = "{member}"', *lines)
        if self.chance(15) and not any(line.startswith("total") for line in lines):
            self.put(f'per = "{self.dice.choice(self.pieces())}"')

    def after(self, nth):
        dice = self.dice
        kind = dice.choice(("own", "direct", "per", "shared", "shared", "shared", "shared", "outside"))
        lines, value = self.cost(7)
        self.put("[[after]]", f'item = "a{nth}"', *[f'category = "{dice.choice("xyz")}"'] * self.chance(60))
        if kind in ("own", "direct"):
            self.put(f'member = "{dice.choice(self.ids)}"', *lines, *["direct = true"] * (kind == "direct"))
            return f"a{nth}"
        if kind == "outside":
            self.put(*lines, 'paid_by = "prefecture"')
            return f"a{nth}"
        if kind == "per" and not any(line.startswith("total") for line in lines):
            self.put(*lines, f'per = "{dice.choice((*self.pieces(), "member"))}"')
            return f"a{nth}"
        if self.chance(12):
            lines = [f"by_members = {{ 1 = {self.yen(value)}, 3 = {self.yen(value // 2 + 1)} }}"]
        self.put(*lines)
        if self.chance(25):
            some = sorted({self.ids[0], *dice.sample(self.ids, dice.randint(1, len(self.ids)))})
            self.put(f"members = {json.dumps(some)}")
        self.put(*[f'share = "{dice.choice(RULES)}"'] * self.chance(50))
        average = value // len(self.ids)
        low = dice.randint(0, average) // dice.choice((1, 6, 12, 40))
        self.put(*[f"min = {self.yen(low)}"] * self.chance(30))
        self.put(*[f"max = {self.yen(max(low, average * dice.randint(11, 90) // 10))}"] * self.chance(25))
        if self.chance(30):
            second = f', "nation" = "{dice.choice((5, 25))}%"' if self.chance(40) else ""
            self.put(f'paid_by = {{ "prefecture" = "{dice.choice((10, 50, 33.3))}%"{second} }}')
        return f"a{nth}"

    def supports(self):
        dice = self.dice
        room = {side: {"loan": list(ids), "grant": list(ids)} for side, ids in (("after", self.items), ("before", ["b0", "b1", "b2"]))}
        for nth in range(dice.choice((0, 0, 1, 2, 3))):
            side = dice.choice(("after", "after", "before"))
            kind = dice.choice((*KINDS, "loan", "allocation-tax"))
            kinds = {"loan": ["loan"], "allocation-tax": ["grant"]}.get(kind, ["loan", "grant"])
            items = [item for item in self.items if self.chance(60)] if side == "after" else [f"b{at}" for at in range(3) if self.chance(60)]
            items = [item for item in items if f'item = "{item}"' in self.lines and all(item in room[side][one] for one in kinds)]
            if not items:
                continue
            # no two cover one item, together they would be held to its cost; but a loan and the tax that relieves its repayment
            for one in kinds:
                room[side][one] = [item for item in room[side][one] if item not in items]
            self.put("[[support]]", f'name = "s{nth}"', f"items = {json.dumps(items)}", f'kind = "{kind}"')
            pays = f"amount = {self.yen(dice.randint(1, 9_000_000))}", f'rate = "{dice.choice((0, 10, 33.3, 50, 100))}%"'
            self.put(dice.choice(pays), *[f"cap = {self.yen(dice.randint(1, 3_000_000))}"] * self.chance(30))
            self.put(*[f'to = "{dice.choice(self.ids)}"'] * self.chance(20))
            later = dice.choice((0, 0, 1, 2))
            self.put(*[f"year_after = {later}"] * (later > 0), *['side = "before"'] * (side == "before"))

    def settlements(self):
        dice = self.dice
        for nth in range(dice.choice((0, 0, 1, 1, 2, 3))):
            year = dice.choice(self.years)
            kind = dice.choice(("by", "rule", "paid", "before"))
            if kind == "paid" and year == self.years[0] or kind == "before" and self.bill != "year" and self.chance(95):
                kind = "rule"
            self.put("[[settlement]]", f'name = "t{nth}"', f"year = {year}")
            if kind == "by":
                some = dice.sample(self.ids, dice.randint(1, len(self.ids)))
                self.put("by = { " + ", ".join(f"{m} = {self.yen(dice.choice((dice.randint(-900, 300_000), 1000 * dice.randint(0, 90))))}" for m in some) + " }")
                continue
            sign = -1 if kind == "before" else dice.choice((-1, 1, 1, 1))
            most = 1 if sign < 0 and self.chance(50) else 1000
            self.put(f"total = {self.yen(sign * dice.choice((1, most)) * dice.randint(1, 200))}")
            self.put({"rule": f'share = "{dice.choice(RULES)}"', "paid": 'share = "paid"', "before": "before_split = true"}[kind])

    def sharing(self):
        dice = self.dice
        self.put("[sharing]", f'rule = "{dice.choice(RULES)}"')
        self.put(*[f"round_to = {dice.choice((1, 7, 100, 1000))}"] * self.chance(60))
        self.put(*[f'round = "{dice.choice(("down", "nearest", "up"))}"'] * self.chance(60))
        self.put(*[f'bill = "{self.bill}"'] * (self.bill != "year" or self.chance(30)))
        self.put(*[f'remainder = "{dice.choice(("largest", "drop", dice.choice(self.ids)))}"'] * self.chance(60))
        self.put(*[f'min_saving = "{dice.choice((0, 10))}%"'] * self.chance(20))
        self.put(*[f'word = "{dice.choice(("分担金", "分賦金"))}"'] * self.chance(20))
        if self.chance(60):
            months = dice.sample(range(1, 13), dice.randint(1, 6))
            if self.chance(40):
                cuts = sorted(dice.sample(range(1, 100), len(months) - 1))
                parts = [high - low for low, high in zip([0] + cuts, cuts + [100])]
                self.put("instalments = { " + ", ".join(f'{m} = "{part}%"' for m, part in zip(months, parts)) + " }")
            else:
                self.put(f"instalments = {months}")
            self.put(*[f"instalment_unit = {dice.choice((1, 100, 1000))}"] * self.chance(60))
            self.put(*['instalment_round = "up"'] * self.chance(40), *['instalment_rest = "first"'] * self.chance(40))
            self.put(*[f"instalments_above = {self.yen(dice.choice((100_000, 1_000_000, 5_000_000)))}"] * self.chance(30))


# --- the second computation --------------------------------------------------------------------------------------


class Answer:
    """What comes of a case."""

    def __init__(self, case):
        self.case, self.costs = case, plan.Plan(case, "base")
        self.members, self.years = self.costs.members, self.costs.years
        self.ids = [member["id"] for member in self.members]
        self.terms = case["sharing"]
        self.sure = True
        self.shared = [(item, self.parts_of(item)) for item in case["after"]
                       if not {"member", "per"} & set(item) and item.get("paid_by") != "prefecture"]
        self.bill()
        self.settle()

    def none(self):
        return {year: [0] * len(self.ids) for year in self.years}

    def part_of_year(self, member, year):
        return [month for month, of in self.costs.year_of.items()
                if of == year and self.costs.takes_part(member, month)]

    def parts_of(self, item):
        """The exact part of each member in a shared item, by year, within its limits: with the invoice."""
        exact = {}
        for side, other, payer, year, yen, laid in self.costs.invoices:
            if side != "after" or other is not item or payer != "shared":
                continue
            parts = [Fraction(0)] * len(self.ids)
            whole = sum(laid.values())
            weights = {month: abs(price) for month, price in laid.items()}
            if not any(weights.values()):
                weights = dict.fromkeys(laid, 1)
            for month in laid:
                there = [m for m in self.costs.sharers(item) if self.costs.takes_part(m, month)]
                if not there:
                    raise Refused("nobody")
                rule = item.get("share") or self.terms["rule"]
                of_month = Fraction(yen) * weights[month] / sum(weights.values())
                for member, weight in self.costs.weights(rule, there, year).items():
                    parts[self.ids.index(member)] += of_month * weight
            assert not whole or sum(parts) == yen
            exact[year] = yen, self.within(item, year, yen, parts, laid)
        return exact

    def within(self, item, year, yen, parts, laid):
        if "min" not in item and "max" not in item:
            return parts
        if yen < 0:
            raise Refused("limits-do-not-fit")
        limits = []
        for member in self.members:
            shares = member in self.costs.sharers(item) and any(self.costs.takes_part(member, month) for month in laid)
            part = Fraction(len(self.part_of_year(member, year)), 12)
            least = self.costs.value(item.get("min", 0)) * part if shares else Fraction(0)
            limits.append((least, self.costs.value(item["max"]) * part if shares and "max" in item
                           else None if shares else Fraction(0)))
        try:
            return bylaws.within(yen, parts, limits)
        except bylaws.DoNotFit:
            raise Refused("limits-do-not-fit") from None

    def rounding(self, year):
        claim = {"settlement": self.settlement(), "members": [{"years": self.costs.years_of(member)} for member in self.members]}
        return sharing.settled_in(claim, self.years.index(year))

    def settlement(self):
        remainder = self.terms.get("remainder", "largest")
        return {"round_to": self.terms.get("round_to", 1), "round": self.terms.get("round", "down"),
                "remainder": self.ids.index(remainder) if remainder in self.ids else remainder}

    def bill(self):
        """What is billed, what is paid directly, what nobody pays; exact quotas of each year where there is one bill."""
        self.direct, own = self.none(), {}
        for side, item, payer, year, yen, _ in self.costs.invoices:
            if side == "after" and payer in self.ids:
                into = self.direct if item.get("direct") else own.setdefault(item.get("category"), self.none())
                into[year][self.ids.index(payer)] += yen
        self.own = {year: [sum(of[year][m] for of in own.values()) for m in range(len(self.ids))] for year in self.years}
        how = self.terms.get("bill", "year")
        if how == "year":
            groups = [([parts for _, parts in self.shared], self.own)]
        elif how == "item":
            groups = [([parts], self.none()) for _, parts in self.shared]
        else:
            labels = {item.get("category") for item in self.case["after"]}
            groups = [([parts for item, parts in self.shared if item.get("category") == label], own.get(label, self.none()))
                      for label in sorted(labels, key=str)]
        self.billed, self.left = self.none(), dict.fromkeys(self.years, 0)
        for items, alone in groups:
            for year in self.years:
                quotas, cost = self.quotas(items, alone, year)
                bills, left = sharing.rounded(quotas, cost, self.rounding(year))
                self.billed[year] = [sum(pair) for pair in zip(self.billed[year], bills)]
                self.left[year] += left
        if how == "item":
            self.billed = {year: [sum(pair) for pair in zip(self.billed[year], self.own[year])] for year in self.years}
        self.exact = {year: self.quotas([parts for _, parts in self.shared], self.own[year] and self.own, year)
                      for year in self.years}
        if "min_saving" in self.terms:
            self.promise(how)

    def quotas(self, items, alone, year):
        quotas, cost = [Fraction(amount) for amount in alone[year]], sum(alone[year])
        for parts in items:
            if year in parts:
                quotas = [quota + more for quota, more in zip(quotas, parts[year][1])]
                cost += parts[year][0]
        return quotas, cost

    def promise(self, how):
        percent = plan.percent(self.terms["min_saving"]) * 100
        befores = [self.costs.total(side="before", payer=member) for member in self.ids]
        straight = [sum(self.direct[year][m] for year in self.years) for m in range(len(self.ids))]
        caps = [Fraction(before) * (100 - percent) / 100 - more for before, more in zip(befores, straight)]
        inside = self.own
        if how != "year":
            # bills of each item stay as they are where every promise holds; what else moves is found for the year
            self.caps = caps
            if all(sum(self.billed[year][m] for year in self.years) <= caps[m] for m in range(len(self.ids))):
                return
            if how == "item":
                straight = [more + sum(self.own[year][m] for year in self.years) for m, more in enumerate(straight)]
                inside = self.none()
        years_of = [self.costs.years_of(member) for member in self.members]
        claim = {"members": [{"before": before, "direct": more, "years": there}
                             for before, more, there in zip(befores, straight, years_of)],
                 "years": len(self.years), "own": [inside[year] for year in self.years], "settlement": self.settlement(),
                 "items": [{"years": [{"cost": self.exact[year][1] - sum(self.own[year])} for year in self.years]}]}
        parts = [[quota - own for quota, own in zip(self.exact[year][0], self.own[year])] for year in self.years]
        whole = sharing.Whole(claim, parts, percent)
        held = whole.settled()
        if held is None and sharing.hold(claim, parts, percent):
            # the bills of a lesser promise, which keep this one
            whole = sharing.Whole(claim, parts, sharing.largest_held(claim, parts, percent))
            held = whole.settled()
        if held is None:
            raise Refused("cannot hold")
        for nth, (year, (bills, left)) in enumerate(zip(self.years, held)):
            # what is a member's own is no part of what is split by item, and of its bill all the same
            own = self.own[year] if how == "item" else [0] * len(self.ids)
            self.billed[year], self.left[year] = [bill + more for bill, more in zip(bills, own)], left
            if not whole.holds:
                quotas = [Fraction(exact, 10**12) + more for exact, more in zip(whole.exact[nth], own)]
                self.exact[year] = quotas, self.exact[year][1]
        self.moved = not whole.holds

    def settle(self):
        """What stands beside each bill."""
        found = self.case.get("settlement", [])
        self.beside = self.none()
        self.has_settlements = bool(found)
        paid = None
        for year in self.years:
            beside, lowers = self.beside[year], Fraction(0)
            for one in (one for one in found if one["year"] == year):
                if one.get("before_split"):
                    if self.terms.get("bill", "year") != "year":
                        raise Refused("before_split")
                    lowers += self.costs.value(one["total"])
                    continue
                amounts = self.amounts(one, year, paid)
                beside[:] = [sum(pair) for pair in zip(beside, amounts)]
            if lowers:
                beside[:] = [sum(pair) for pair in zip(beside, self.lowered(year, int(lowers)))]
            paid = [bill + more for bill, more in zip(self.billed[year], beside)]
            if any(bill < 0 and more < 0 for bill, more in zip(paid, beside)):
                raise Refused("settlement")

    def amounts(self, one, year, paid):
        if "by" in one:
            amount = lambda member: one["by"].get(member, 0)
            return [int(self.costs.value(amount(member))) for member in self.ids]
        total = int(self.costs.value(one["total"]))
        unit = self.settlement()["round_to"]
        unit = unit if total % unit == 0 else 1
        if one["share"] == "paid":
            weights = [Fraction(max(bill, 0)) for bill in paid]
            if not sum(weights):
                raise Refused("settlement")
            weights = [weight / sum(weights) for weight in weights]
        else:
            there = [member for member in self.members if self.part_of_year(member, year)]
            if not there:
                raise Refused("settlement")
            parts = self.costs.weights(one["share"], there, year)
            weights = [parts.get(member, Fraction(0)) for member in self.ids]
        bills, _ = sharing.rounded([abs(total) * weight for weight in weights], abs(total),
                                   {"round_to": unit, "remainder": "largest"})
        return bills if total > 0 else [-bill for bill in bills]

    def lowered(self, year, total):
        """What the bills change by where so much less is split: every shared part is lowered alike."""
        quotas, cost = self.exact[year]
        shared = [quota - own for quota, own in zip(quotas, self.own[year])]
        if sum(shared) <= 0:
            raise Refused("settlement")
        kept = 1 + Fraction(total) / sum(shared)
        if kept < 0:
            raise Refused("settlement")
        lowered = [part * kept + own for part, own in zip(shared, self.own[year])]
        bills, _ = sharing.rounded(lowered, cost + total, self.rounding(year))
        return [bill - share for bill, share in zip(bills, self.billed[year])]

    def instalments(self):
        """Member, year, number, month and amount of every instalment."""
        terms, found = self.terms, []
        first = self.case.get("year_starts", 4)
        order = [(first + nth - 1) % 12 + 1 for nth in range(12)]
        _, start = plan.year_and_month(self.case["start"])
        calendar = lambda month: (start + month - 2) % 12 + 1
        plan_of = terms["instalments"]
        months = sorted((int(month) for month in plan_of), key=order.index)
        weight = lambda month: plan.percent(plan_of[str(month)]) if isinstance(plan_of, dict) else Fraction(1)
        unit = terms.get("instalment_unit", 1)
        for member in self.members:
            for year in self.years:
                bill = self.billed[year][self.ids.index(member["id"])] + self.beside[year][self.ids.index(member["id"])]
                there = [calendar(month) for month in self.part_of_year(member, year)]
                there = there or [calendar(month) for month, of in self.costs.year_of.items() if of == year]
                mine = [month for month in months if month in there]
                above = self.costs.value(terms["instalments_above"]) if "instalments_above" in terms else 0
                if bill == 0:
                    continue
                if not mine or bill < 0 or bill < above:
                    found.append((member["id"], year, 1, mine[0] if mine else there[-1], bill))
                    continue
                rest = 0 if terms.get("instalment_rest") == "first" else len(mine) - 1
                amounts, left = [0] * len(mine), bill
                whole = sum(weight(month) for month in mine)
                for at, month in enumerate(mine):
                    if at != rest:
                        units = Fraction(bill) * weight(month) / whole / unit
                        units = math.ceil(units) if terms.get("instalment_round") == "up" else math.floor(units)
                        amounts[at] = min(left, unit * units)
                        left -= amounts[at]
                amounts[rest] = left
                found += [(member["id"], year, at + 1, month, amount)
                          for at, (month, amount) in enumerate(zip(mine, amounts))]
        return found

    def support(self):
        """What each member receives in each year: of each kind after, and before; what is received after the term."""
        after = {(m, year): Counter() for m in self.ids for year in self.years}
        before, later = Counter(), 0
        for one in self.case.get("support", []):
            is_before = one.get("side") == "before"
            cost = {(m, year): Fraction(0) for m in self.ids for year in self.years}
            for side, item, payer, year, yen, _ in self.costs.invoices:
                if side == ("before" if is_before else "after") and item["item"] in one["items"] and payer in self.ids:
                    cost[payer, year] += yen
            for item, parts in self.shared if not is_before else []:
                for year, (_, amounts) in parts.items() if item["item"] in one["items"] else []:
                    for member, amount in zip(self.ids, amounts):
                        cost[member, year] += amount
            whole = sum(cost.values())
            if "rate" in one:
                rate = plan.percent(one["rate"])
            else:
                rate = min(self.costs.value(one["amount"]) / whole, Fraction(1)) if whole > 0 else Fraction(0)
            room = {}
            for year in self.years:
                for member in [one["to"]] if "to" in one else self.ids:
                    base = sum(cost[m, year] for m in self.ids) if "to" in one else cost[member, year]
                    pays = max(math.floor(base * rate), 0)
                    if "cap" in one:
                        pays = min(pays, room.get(member, math.floor(self.costs.value(one["cap"]))))
                        room[member] = room.get(member, math.floor(self.costs.value(one["cap"]))) - pays
                    then, is_loan = year + one.get("year_after", 0), one["kind"] == "loan"
                    if then > self.years[-1]:
                        later += 0 if is_loan else pays
                    elif is_before:
                        before[member, then] += 0 if is_loan else pays
                    else:
                        after[member, then][one["kind"]] += pays
        return after, before, later


# --- against the program -----------------------------------------------------------------------------------------


def relief(received):
    """What is received and not repaid: a loan lowers nothing."""
    return sum(pays for kind, pays in received.items() if kind != "loan")


def ask(program, *words):
    done = subprocess.run([program, *words, "-f", "json", "--lang", "en"], capture_output=True, text=True)
    if done.returncode:
        return done.stderr
    return {table["id"]: table["rows"] for table in json.loads(done.stdout, parse_float=Decimal)["tables"]}


def hold_split(answer, program, path, same):
    found = ask(program, "split", path, "--by", "year")
    if isinstance(found, str):
        # where the promise moves bills that are rounded by item, only the program knows what is given back of which bill
        if answer.sure or not any(words in found for words in ("cannot hold", "falls below zero")):
            same("refused", None, found)
        return None
    rows = {(row["member"], row["year"]): row for row in found["shares"] if row["role"] == "item" and row["member"]}
    after, _, _ = answer.support()
    for year in answer.years:
        for m, member in enumerate(answer.ids):
            row = rows.get((member, year)) or dict.fromkeys(("share", "bill", "support", "net_share"), 0)
            # by the bills of the year before, which only the program knows where these are not sure
            beside = answer.beside[year][m] if answer.sure else row.get("settlement") or 0
            received = relief(after[member, year])
            same(f"{member} {year} support", received, row["support"])
            same(f"{member} {year} direct and beside", answer.direct[year][m] - beside, row["share"] - row["bill"])
            same(f"{member} {year} net", row["share"] - received, row["net_share"])
            if answer.has_settlements and answer.sure:
                same(f"{member} {year} settlement", beside, row.get("settlement", 0))
            if answer.sure:
                same(f"{member} {year} share", answer.billed[year][m] + answer.direct[year][m], row["share"])
        [total] = [row for row in found["shares"] if row["role"] == "subtotal" and row["year"] == year]
        if answer.sure:
            same(f"{year} uncollected", answer.left[year], total["uncollected"])
        cost = answer.exact[year][1] + sum(answer.direct[year])
        same(f"{year} cost", cost, total["share"])
    if not answer.sure:
        for m, member in enumerate(answer.ids):
            share = sum(row["share"] for (who, _), row in rows.items() if who == member)
            same(f"{member} cap", True, share - sum(answer.direct[year][m] for year in answer.years) <= answer.caps[m])
        return None
    if "instalments" in answer.terms:
        columns = ("member", "year", "number", "month", "amount")
        parts = [tuple(row[key] for key in columns) for row in found.get("instalments", [])]
        same("instalments", answer.instalments(), parts)
    return rows


def hold_net(answer, program, path, same):
    """Costs and net figures by member and year, of the whole, and where the money is from."""
    after, before, later = answer.support()
    funding = ["--by", "funding"] if answer.case.get("support") else []
    found = ask(program, "compare", path, "--by", "member", "--by", "year", *funding)
    if isinstance(found, str):
        same("compare", None, found)
        return
    rows = {(row["member"], row["year"]): row for row in found["savings"] if row["role"] == "item"}
    keys = ("before", "after", "saving", "net_before", "net_after", "net_saving")
    for m, member in enumerate(answer.ids):
        for year in answer.years:
            old = answer.costs.total(side="before", payer=member, year=year)
            new = answer.billed[year][m] + answer.direct[year][m]
            old_net, new_net = old - before[member, year], new - relief(after[member, year])
            row = rows.get((member, year)) or dict.fromkeys(keys, 0)
            same(f"{member} {year}", (old, new, old - new, old_net, new_net, old_net - new_net), tuple(row[key] for key in keys))
    cost = {year: sum(yen for side, _, _, of, yen, _ in answer.costs.invoices if side == "after" and of == year)
            for year in answer.years}
    outside = {year: sum(yen for side, _, payer, of, yen, _ in answer.costs.invoices
                         if side == "after" and payer == "outside" and of == year) for year in answer.years}
    received = {year: sum((after[m, year] for m in answer.ids), Counter()) for year in answer.years}
    for row in found.get("funding", []):
        if row["year"] is None:
            continue
        got, year = received[row["year"]], row["year"]
        general = cost[year] - outside[year] - sum(got[kind] for kind in KINDS if kind != "allocation-tax")
        wanted = {"cost": cost[year], "general": general, "net_burden": general + got["loan"] - got["allocation-tax"]}
        # what nobody asked for has no column
        wanted |= {kind.replace("-", "_"): got[kind] for kind in KINDS}
        same(f"funding {year}", wanted, {key: row.get(key, 0) for key in wanted})
    [total] = [row for row in ask(program, "compare", path, "--by", "total")["savings"]]
    old = answer.costs.total(side="before")
    got = sum(map(relief, received.values()))
    wanted = (old, sum(cost.values()), sum(outside.values()), got, old - sum(before.values()),
              sum(cost.values()) - sum(outside.values()) - got)
    same("total", wanted, tuple(total[key] for key in ("before", "after", "outside", "support", "net_before", "net_after")))


# --- changes -----------------------------------------------------------------------------------------------------


def change_of(dice, text):
    """An input of a case with its path and a new value: what is edited in the text, and the text edited so."""
    lines, table, item, found = text.split("\n"), None, None, []
    for at, line in enumerate(lines):
        if line.startswith("["):
            table, item = line.strip("[]"), None
        key, _, written = line.partition(" = ")
        if table in ("before", "after") and key in ("item", "id"):
            item = written.strip('"')
        if table == "support" and key == "name":
            item = written.strip('"')
        if key in ("yearly", "monthly", "total", "once", "min", "max") and table in ("before", "after"):
            found.append((at, f"{table}.{item}.{key}", dice.choice(("70000", "123456.7", '"81,234円"'))))
        if key in ("cap", "amount") and table == "support":
            found.append((at, f"support.{item}.{key}", dice.choice(("7", '"81,234円"'))))
        if key in ("growth", "tax_rate") and table in ("before", "after"):
            found.append((at, f"{table}.{item}.{key}", '"7%"'))
        if key == "every":
            found.append((at, f"{table}.{item}.every", "7"))
        if key == "tax_rate" and table is None:
            found.append((at, "tax_rate", '"12%"'))
        if key in ("round", "bill", "round_to", "min_saving", "rule") and table == "sharing":
            values = {"round": '"nearest"', "bill": '"item"', "round_to": "10", "min_saving": '"5%"', "rule": '"30% equal + 70% size"'}
            found.append((at, f"sharing.{key}", values[key]))
        if key == "rate" and table == "support":
            found.append((at, f"support.{item}.rate", '"21%"'))
    at, path, value = dice.choice(found)
    lines[at] = lines[at].split(" = ")[0] + " = " + value
    return path, value.strip('"'), "\n".join(lines)


def hold_changes(program, count, seed, differences, seen):
    with tempfile.TemporaryDirectory() as folder:
        # both have one name, as their case has
        places = [Path(folder) / name / "case.toml" for name in ("changed", "edited")]
        for place in places:
            place.parent.mkdir()
        paths = [str(place) for place in places]
        for nth in range(count):
            dice = random.Random(f"{seed}/changes/{nth}")
            text = Invented(dice).text()
            path, value, edited = change_of(dice, text)
            places[0].write_text(text, encoding="utf-8")
            places[1].write_text(edited, encoding="utf-8")
            before, change = len(differences.found), ["--set", f"{path}={value}"]
            for words in (("split", "--by", "year"), ("compare", "--by", "member", "--by", "year"), ("split", "--by", "item", "--net")):
                command, *others = words
                changed = ask(program, command, paths[0], *others, *change)
                by_hand = ask(program, command, paths[1], *others)
                if isinstance(by_hand, str):
                    differences.same(f"{words} {change} refused", True, isinstance(changed, str))
                    seen["refused"] += 1
                else:
                    differences.same(f"{words} {change}", by_hand, changed)
            if not isinstance(by_hand, str):
                seen["answered"] += 1
                shares = ask(program, "split", paths[1])["shares"]
                rows = {row["member"]: row["share"] for row in shares if row["member"]}
                figures = [word for member in rows for word in ("--figure", f"share.{member}")]
                swept = ask(program, "sweep", paths[0], f"{path}={value}|{value}", *figures)
                if isinstance(swept, str):
                    differences.same(f"sweep {path}={value}", "an answer", swept[:300])
                else:
                    for member, share in rows.items():
                        [found] = {row[f"share_{member}" if f"share_{member}" in row else f"share.{member}"] for row in swept["sweep"]}
                        differences.same(f"sweep {path}={value} {member}", share, found)
            if len(differences.found) > before:
                differences.found.insert(before, f"--- change {nth} of seed {seed}\n{text}")
                seen["different"] += 1


def main():
    if sys.argv[1] == "changes":
        differences, seen = plan.Differences(), Counter()
        hold_changes(sys.argv[2], int(sys.argv[3]), sys.argv[4] if len(sys.argv) > 4 else "1", differences, seen)
        end(differences, seen, sys.argv[3])
    program, count, seed = sys.argv[1], int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "1"
    differences, seen = plan.Differences(), Counter()
    with tempfile.TemporaryDirectory() as folder:
        for nth in range(count):
            text = Invented(random.Random(f"{seed}/{nth}")).text()
            path = str(Path(folder) / f"all-{nth}.toml")
            Path(path).write_text(text, encoding="utf-8")
            case = tomllib.loads(text, parse_float=Decimal)
            before = len(differences.found)
            try:
                answer = Answer(case)
            except (Refused, ZeroDivisionError) as refused:
                said = ask(program, "split", path)
                # a case may be refused for more than one of these
                words = ("nobody", "cannot be shared", "limits-do-not-fit", "before_split", "cannot hold", "settlement")
                seen[f"refused: {refused}"] += 1
                differences.same(f"refused: {refused}", True, isinstance(said, str) and any(word in said for word in words))
            except sharing.TooManyToTry:
                seen["left out"] += 1
            else:
                seen["answered" if answer.sure else "unsure"] += 1
                rows = hold_split(answer, program, path, differences.same)
                if rows:
                    hold_net(answer, program, path, differences.same)
            if len(differences.found) > before:
                differences.found.insert(before, f"--- case {nth} of seed {seed}\n{text}")
                seen["different"] += 1
            Path(path).unlink()
    end(differences, seen, count)


def end(differences, seen, count):
    print("\n".join(differences.found[:60]))
    told = ", ".join(f"{number} {what}" for what, number in sorted(seen.items()))
    print(f"{differences.compared} figures of {count} cases compared ({told}), {len(differences.found)} differ")
    raise SystemExit(1 if differences.found else 0)


if __name__ == "__main__":
    main()
