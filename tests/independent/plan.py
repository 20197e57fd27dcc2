"""A second opinion on plans: what a case costs, written from the description of the case file alone.

It shares nothing with the program but the case file: exact fractions, one plain loop over the months, no cleverness.

    plan.py cases PROGRAM CASE...        hold every sum of these cases against `PROGRAM compare -f json`
    plan.py random PROGRAM COUNT SEED    the same for COUNT invented plans
    plan.py costs PROGRAM COUNT SEED     the same with tax, units, renewals, base dates and all other keys of costs
    plan.py measures PROGRAM             present values and returns against published examples and bisection

Differences are printed, and the exit code is 1 if there is one. Python 3.11 or newer, nothing else.
"""

import json
import math
import random
import re
import subprocess
import sys
import tempfile
import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

BOUNDS = ("low", "base", "high")
UNITS = {"億": 10**8, "千万": 10**7, "百万": 10**6, "十万": 10**5, "万": 10**4, "千": 10**3, "": 1}
DIGITS = str.maketrans("０１２３４５６７８９，．", "0123456789,.")


# --- what is written -------------------------------------------------------------------------------------------


def plain(text):
    """A sum of Japanese units such as 12億2,000万円, or a Latin one such as 1.22bn, as (number, currency)."""
    text = text.translate(DIGITS).replace(",", "").replace(" ", "").replace("円", "")
    currency = re.match(r"[A-Z]{3}|[$¥]", text)
    code = currency.group() if currency else None
    rest = text[len(code) :] if code else text
    sign = -1 if rest.startswith("-") else 1
    rest = rest.lstrip("-")
    latin = re.fullmatch(r"([0-9.]+)(k|thousand|M|million|bn|billion)", rest)
    if latin:
        power = {"k": 3, "thousand": 3, "M": 6, "million": 6, "bn": 9, "billion": 9}[latin[2]]
        return sign * Fraction(latin[1]) * 10**power, code
    total = Fraction(0)
    for number, unit in re.findall(r"([0-9.]+)(億|千万|百万|十万|万|千|)", rest):
        total += Fraction(number) * UNITS[unit]
    return sign * total, code


def amount(written, rates, unit=1):
    """{low, base, high} in the case's currency; what names no unit and no currency is in `unit`."""
    if isinstance(written, (int, Decimal)):
        value = Fraction(written) * unit
        return dict.fromkeys(BOUNDS, value)
    if re.fullmatch(r"-?[0-9,.]+", written):
        return dict.fromkeys(BOUNDS, plain(written)[0] * unit)
    text = re.sub(r"^(約|およそ|~|about )", "", written)
    if "〜" in text:
        (low, code), (high, _) = plain(text.split("〜")[0]), plain(text.split("〜")[1])
        values = {"low": low, "base": (low + high) / 2, "high": high}
    elif "±" in text:
        middle, code = plain(text.split("±")[0])
        off = text.split("±")[1]
        off = abs(middle) * percent(off) if off.endswith("%") else plain(off)[0]
        values = {"low": middle - off, "base": middle, "high": middle + off}
    else:
        value, code = plain(text)
        values = dict.fromkeys(BOUNDS, value)
    if code in (None, "¥", "JPY"):
        return values
    rate = amount(rates["USD" if code == "$" else code], rates)
    ends = [values[one] * rate[other] for one in ("low", "high") for other in ("low", "high")]
    return {"low": min(ends), "base": values["base"] * rate["base"], "high": max(ends)}


def percent(written):
    if "/" in written:
        return Fraction(written)
    return Fraction(written.rstrip("%")) / 100


def outside_parts(item):
    """The parts of an item that payers outside bear, where it states parts."""
    paid_by = item.get("paid_by")
    if not isinstance(paid_by, dict) or set(paid_by) <= {"ja", "en"}:
        return []
    return [percent(part) for part in paid_by.values()]


def words(text, lang="en"):
    return text if not isinstance(text, dict) else text[lang]


# --- rounding --------------------------------------------------------------------------------------------------


def half_away(value):
    return int(math.copysign(1, value)) * ((2 * abs(value) + 1) // 2) if value else 0


def largest_remainder(total, exact):
    """Whole numbers that add up to the whole number `total`, nearest to `exact`; ties go to the earlier."""
    sign = -1 if total < 0 else 1
    exact = [sign * part for part in exact]
    floors = [math.floor(part) for part in exact]
    left = sign * total - sum(floors)
    order = sorted(range(len(exact)), key=lambda nth: (-(exact[nth] - floors[nth]), nth))
    for nth in order[:left]:
        floors[nth] += 1
    return [sign * part for part in floors]


# --- the plan --------------------------------------------------------------------------------------------------


class Plan:
    """A case, computed at the low, base or high end of its amounts."""

    def __init__(self, case, bound):
        self.case, self.bound = case, bound
        self.term = case.get("months", 60)
        self.rates = case.get("rates", {})
        start = case.get("start")
        if start:
            year, month = year_and_month(start)
            first = case.get("year_starts", 4)
            self.year_of = {m: year + (month - 1 + m - 1 - (first - 1)) // 12 for m in range(1, self.term + 1)}
        else:
            self.year_of = {m: 1 + (m - 1) // 12 for m in range(1, self.term + 1)}
        self.years = sorted(set(self.year_of.values()))
        # an item today and one after of the same id stand in one row, under the name of the first
        self.names = {}
        for item in case.get("before", []) + case.get("after", []):
            self.names.setdefault(self.id(item), words(item["item"]))
        self.members = [m for m in case.get("member", []) if not m.get("candidate")]
        self.offs = []
        # (side, item, payer, year, yen, {month: yen of that month}); payer: a member's id, None, "shared" or "outside"
        self.invoices = [invoice for side in ("before", "after") for item in case.get(side, [])
                         for invoice in self.invoices_of(side, item)]
        self.labelled, self.sums = [], {}

    def id(self, item):
        return item.get("id") or words(item["item"], "ja")

    def value(self, written):
        return amount(written, self.rates, FILE_UNITS[self.case.get("unit")])[self.bound]

    def taxed(self, item, price):
        """A price as it is in the tax of the case, in whole yen where tax was put on it or taken out."""
        ours, theirs = self.case.get("tax"), item.get("tax")
        if theirs in (None, "none", ours):
            return price
        factor = 1 + percent(item.get("tax_rate") or self.case["tax_rate"])
        exact = price * factor if theirs == "excluded" else price / factor
        how = item.get("tax_round", "down")
        if how == "nearest":
            return Fraction(half_away(exact))
        magnitude = math.floor(abs(exact)) if how == "down" else math.ceil(abs(exact))
        return Fraction(magnitude if exact > 0 else -magnitude)

    def takes_part(self, member, month):
        return member.get("from", 1) <= month <= member.get("to", self.term)

    def years_of(self, member):
        """The years in which a member takes part, by their number from 0."""
        return {self.years.index(year) for month, year in self.year_of.items() if self.takes_part(member, month)}

    def sharers(self, item):
        return [m for m in self.members if m["id"] in item.get("members", [m["id"]])]

    def invoices_of(self, side, item):
        if "member" in item or "per" in item:
            base = item.get("per", "member")
            payers = [m for m in self.members if m["id"] == item["member"]] if "member" in item \
                else self.sharers(item)
            owners = [(m, Fraction(1) if base == "member" else Fraction(m["bases"][base])) for m in payers]
        else:
            owners = [(None, Fraction(1))]
        for owner, factor in owners:
            prices = self.prices(item, owner, factor)
            if "paid_by" in item and not outside_parts(item):
                payer = "outside"
            elif owner:
                payer = owner["id"]
            else:
                payer = "shared" if side == "after" else None
            exact = {}
            for month, price in prices.items():
                year = self.year_of[month]
                exact[year] = exact.get(year, 0) + price
            if "total" in item:
                yen = largest_remainder(half_away(sum(exact.values())), list(exact.values()))
                self.note_off(side, item, payer, exact, yen)
            else:
                yen = [half_away(cost) for cost in exact.values()]
            for (year, cost), whole in zip(exact.items(), yen):
                mine = {month: price for month, price in prices.items() if self.year_of[month] == year}
                for part in outside_parts(item):
                    # of each payer outside its part, rounded down; the rest is shared
                    away = int(math.copysign(1, whole)) * math.floor(abs(Fraction(yen[list(exact).index(year)])) * part)
                    whole -= away
                    yield side, item, "outside", year, away, {}
                laid = {month: price * whole / cost if cost else Fraction(0) for month, price in mine.items()}
                yield side, item, payer, year, whole, laid

    def note_off(self, side, item, payer, exact, yen):
        """Years that are not alike may get a unit more or less of a total a little above its least, or below its greatest."""
        ranged = len(set(amount(item["total"], self.rates, FILE_UNITS[self.case.get("unit")]).values())) > 1
        parts = list(exact.values())
        if self.bound == "base" or not ranged or outside_parts(item) or len(set(parts)) < 2:
            return
        outward = math.floor if self.bound == "low" else math.ceil
        for year, part, whole in zip(exact, parts, yen):
            self.offs.append((side, item, payer, year, outward(part) - whole, {}))

    def prices(self, item, owner, factor):
        """The price of each month that counts: of those in which an item runs as written, the ones in which its owner
        takes part. An amount for several months is laid on the months as written, so taking part cuts it."""
        first = item.get("from", 1)
        written = range(first, min(item.get("to", self.term), self.term) + 1)
        months = [m for m in written if owner is None or self.takes_part(owner, m)]
        if "once" in item:
            at = max(item["at"], 1) if "at" in item else months[0] if months else None
            every = item.get("every")
            paid = [m for m in months if at is not None and m >= at
                    and (m == at or every and (m - at) % every == 0)]
            return {month: self.taxed(item, factor * self.value(item["once"])) for month in paid}
        if "total" in item:
            # what counts has no fractions, and its years add up to that
            counts = self.taxed(item, factor * self.value(item["total"])) * len(months) / len(written)
            return {month: Fraction(half_away(counts), len(months)) for month in months}
        if "by_year" in item:
            in_year = lambda month: sum(self.year_of[m] == self.year_of[month] for m in written)
            by_year = dict(zip(self.years, item["by_year"]))
            return {m: self.taxed(item, factor * self.value(by_year[self.year_of[m]])) / in_year(m) for m in months}
        growth = 1 + percent(item.get("growth", "0%"))
        prices = {}
        for month in months:
            if "by_members" in item:
                count = sum(self.takes_part(m, month) for m in self.sharers(item))
                key = max(int(n) for n in item["by_members"] if int(n) <= count)
                price, part = self.value(item["by_members"][str(key)]), 12
            elif "yearly" in item:
                price, part = self.value(item["yearly"]), 12
            else:
                price, part = self.value(item["monthly"]), 1
            prices[month] = self.taxed(item, factor * price * growth ** ((month - first) // 12)) / part
        return prices

    def worth(self, side, rate, timing):
        """What the costs of each year are worth at the base date; of the base date itself under None."""
        growth = 1 + Fraction(rate) / 100
        worth = {}
        for found, item, payer, year, yen, laid in self.invoices:
            if found != side:
                continue
            # what is at the base date is the first of the equal payments of the year
            base = Fraction(yen, len(laid)) if item.get("at") == 0 and 1 in laid else Fraction(0)
            worth[None] = worth.get(None, 0) + base
            when = item.get("timing", timing)
            nth = self.years.index(year)
            value = (yen - base) / growth ** (nth + (when == "end"))
            worth[year] = worth.get(year, 0) + (value / half_a_year(growth) if when == "mid" else value)
        return worth

    # what the members pay

    def base(self, member, name, year):
        """A base of a member, in a year where it has a figure for each."""
        written = member["bases"][name]
        return Fraction(written[str(year)] if isinstance(written, dict) else written)

    def weights(self, rule, members, year=None):
        """How a month is split among these members: the parts add up to 1."""
        if isinstance(rule, dict):
            total = sum(percent(rule[m["id"]]) for m in members)
            return {m["id"]: percent(rule[m["id"]]) / total for m in members}
        parts = dict.fromkeys((m["id"] for m in members), Fraction(0))
        for term in rule.split("+"):
            match = re.fullmatch(r"\s*(?:([0-9.]+%|[0-9]+/[0-9]+)\s+)?(\w+)\s*", term)
            weight = percent(match[1]) if match[1] else Fraction(1)
            if match[2] == "equal":
                bases = {m["id"]: Fraction(1) for m in members}
            elif match[2] == "current":
                bases = {m["id"]: Fraction(self.total(side="before", payer=m["id"])) for m in members}
            else:
                bases = {m["id"]: self.base(m, match[2], year) for m in members}
            for member, base in bases.items():
                parts[member] += weight * base / sum(bases.values())
        return parts

    def shares(self, wanted=lambda item: True):
        """The exact cost after of each (member, year)."""
        exact = {(m["id"], year): Fraction(0) for year in self.years for m in self.members}
        for side, item, payer, year, yen, laid in self.invoices:
            if side == "before" or payer == "outside" or not wanted(item):
                continue
            if payer != "shared":
                exact[payer, year] += yen
                continue
            for month, part in laid.items():
                sharers = [m for m in self.sharers(item) if self.takes_part(m, month)]
                rule = item.get("share") or self.case["sharing"]["rule"]
                for member, weight in self.weights(rule, sharers, year).items():
                    exact[member, year] += part * weight
        return exact

    def bills(self):
        """The bill of each (member, year) in yen: they add up to the year's cost."""
        exact = self.shares()
        bills = {}
        for year in self.years:
            parts = [exact[m["id"], year] for m in self.members]
            for member, bill in zip(self.members, largest_remainder(int(sum(parts)), parts)):
                bills[member["id"], year] = bill
        return bills

    def support(self):
        """What lowers each (member, year): rounded down, earlier years first until a cap is reached."""
        pays = {(m["id"], year): 0 for year in self.years for m in self.members}
        for support in self.case.get("support", []):
            def covered(item):
                if "category" in support:
                    return "category" in item and support["category"] in both(item["category"])
                names = both(item["item"]) + [item.get("id")]
                return any(name in names for name in support["items"])

            cost = self.shares(covered)
            to = support.get("to", "each")
            if to != "each":
                gathered = {(to, year): sum(cost[m["id"], year] for m in self.members) for year in self.years}
                cost = gathered
            total = sum(cost.values())
            cap = self.value(support["cap"]) if "cap" in support else None
            left = {}
            for (member, year), part in sorted(cost.items(), key=lambda entry: entry[0][1]):
                if "rate" in support:
                    paid = percent(support["rate"]) * part
                else:
                    paid = min(self.value(support["amount"]), total) * part / total if total > 0 else Fraction(0)
                paid = max(paid, Fraction(0))  # support lowers a cost, it never adds one
                if cap is not None:
                    paid = min(paid, left.get(member, cap))
                    left[member] = left.get(member, cap) - math.floor(paid)
                pays[member, year] += math.floor(paid)
        return pays

    # sums

    def labels(self, invoice):
        side, item, payer, year, _, _ = invoice
        return {"side": side, "payer": payer, "year": year, "item": self.names[self.id(item)],
                "system": words(item.get("system")), "category": words(item.get("category")),
                "outside": payer == "outside", "once": item.get("one_time", "once" in item)}

    def total(self, **keys):
        """The sum of all invoices of these labels; those of the same kinds of labels are added up once."""
        if not self.labelled:
            self.labelled = [(self.labels(invoice), invoice[4]) for invoice in self.invoices]
        names = tuple(sorted(keys))
        if names not in self.sums:
            sums = self.sums[names] = {}
            for labels, yen in self.labelled:
                key = tuple(labels[name] for name in names)
                sums[key] = sums.get(key, 0) + yen
            for off in self.offs if "year" in names else []:
                key = tuple(self.labels(off)[name] for name in names)
                sums[key] = sums.get(key, 0) + off[4]
        return self.sums[names].get(tuple(keys[name] for name in names), 0)

    def keys(self, *dimensions):
        found = {}
        for side, item, payer, year, _, _ in self.invoices:
            labels = {"year": year, "item": self.names[self.id(item)], "system": words(item.get("system")),
                      "category": words(item.get("category"))}
            found[tuple(labels[name] for name in dimensions)] = True
        return list(found)


FILE_UNITS = {None: 1, "円": 1, "千円": 1000, "百万円": 10**6, "億円": 10**8, "thousand": 1000, "million": 10**6}


def year_and_month(written):
    """2013-10, 2013年10月, 平成25年10月, H25.10."""
    eras = {"平成": 1988, "令和": 2018, "H": 1988, "R": 2018}
    era, year, month = re.fullmatch(r"(平成|令和|H|R|)(\d+)[-年.](\d+)月?", written).groups()
    return int(year) + eras.get(era, 0), int(month)


def both(text):
    return list(text.values()) if isinstance(text, dict) else [text]


# --- against the program ---------------------------------------------------------------------------------------


def run(program, *words_, table="savings"):
    done = subprocess.run([program, "compare", *words_, "-f", "json", "--lang", "en"], capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{words_} ended with {done.returncode}:\n{done.stderr}")
    tables = {table["id"]: table["rows"] for table in json.loads(done.stdout, parse_float=Decimal)["tables"]}
    # published figures stand in the same table
    return [row for row in tables[table] if row.get("basis", "computed") == "computed"]


DIMENSIONS = [(), ("system",), ("category",), ("item",), ("year",), ("item", "year"), ("system", "year"),
              ("category", "item"), ("year", "system")]


class Differences:
    def __init__(self):
        self.found, self.compared = [], 0

    def same(self, where, expected, actual):
        self.compared += 1
        if expected != actual:
            self.found.append(f"{where}: expected {expected}, the program says {actual}")


def missing(case):
    """The members without a cost before of their own, where another has one."""
    taking_part = [m["id"] for m in case.get("member", []) if not m.get("candidate")]
    owners = {owner for item in case.get("before", []) for owner in owners_of(case, item)}
    return [member for member in taking_part if member not in owners] if owners & set(taking_part) else []


def owners_of(case, item):
    """The members whose own an item of today is."""
    if "member" in item:
        return [item["member"]]
    return item.get("members", [m["id"] for m in case["member"]]) if "per" in item else []


def knows_before(case, keys):
    """Whether the row of these labels has a cost before: nothing missing is read as 0."""
    group = any(not owners_of(case, item) for item in case.get("before", []))
    names = {words(member.get("name", member["id"])): member["id"] for member in case.get("member", [])}
    member = names.get(keys.get("member"), keys.get("member"))
    if member in names.values():
        return not group and any(member in owners_of(case, item) for item in case["before"])
    if "member" in keys:
        return bool(case.get("before"))
    return bool(case.get("before")) and not missing(case)


def expected_row(plans, **keys):
    """What the row of these labels must say."""
    sums = {}
    for bound, plan in plans.items():
        sums[bound] = tuple(plan.total(side=side, **keys) for side in ("before", "after"))
    row = {}
    for nth, name in enumerate(("before", "after")):
        ends = [sums[bound][nth] for bound in BOUNDS]
        row |= {name: exactly(*ends), f"{name}_low": ends[0], f"{name}_high": ends[2]}
    least, most = sums["low"][0] - sums["high"][1], sums["high"][0] - sums["low"][1]
    row |= {"saving": exactly(least, None, most), "saving_low": least, "saving_high": most}
    percents = [None, None]
    if sums["low"][0] > 0:
        corners = [100 - Fraction(100 * sums[after][1], sums[before][0])
                   for after in ("low", "high") for before in ("low", "high")]
        percents = [Decimal(math.floor(min(corners) * 10**6)).scaleb(-6),
                    Decimal(math.ceil(max(corners) * 10**6)).scaleb(-6)]
        if min(corners) == max(corners):
            row["percent"] = Decimal(half_away(min(corners) * 10**6)).scaleb(-6)
    row |= {"percent_low": percents[0], "percent_high": percents[1]}
    outside = [plan.total(side="after", outside=True, **keys) for plan in plans.values()]
    row["outside"] = exactly(*outside)
    case = plans["base"].case
    unknown = [] if knows_before(case, keys) else ["before", "saving", "percent"]
    unknown += [] if case.get("after") else ["after", "saving", "percent", "outside"]
    return row | {f"{name}{end}": None for name in unknown for end in ("", "_low", "_high") if f"{name}{end}" in row}


def exactly(low, _, high):
    return low if low == high else None


def compare_sums(path, case, program, differences, all_dimensions=DIMENSIONS):
    plans = {bound: Plan(case, bound) for bound in BOUNDS}
    base = plans["base"]
    for dimensions in all_dimensions:
        options = [word for name in dimensions or ("total",) for word in ("--by", name)]
        seen = set()
        for row in run(program, path, *options):
            if row["role"] == "subtotal":
                keys = {dimensions[0]: row[dimensions[0]]}
            else:
                keys = {} if row["role"] == "total" else {name: row[name] for name in dimensions}
            seen.add(tuple(keys.values()))
            for name, value in expected_row(plans, **keys).items():
                differences.same(f"{path} {keys} {name}", value, row[name])
        for labels in base.keys(*dimensions):
            differences.same(f"{path} has the row {labels}", True, labels in seen)
    for row in run(program, path, "--by", "total", "--once", "excluded"):
        recurring = {bound: plan.total(side="after", once=False) for bound, plan in plans.items()}
        expected = exactly(*recurring.values()) if case.get("after") else None
        differences.same(f"{path} without one-time costs", expected, row["after"])
    return plans


def compare_members(path, case, plan, program, differences):
    """Bills, support and net of every member in every year; and what adds up to the total."""
    bills, support = plan.bills(), plan.support()
    names = {words(member.get("name", member["id"])): member["id"] for member in case["member"]}
    for options in (["--by", "member"], ["--by", "member", "--by", "year"]):
        for row in run(program, path, *options):
            if row["role"] == "subtotal":
                continue
            years = [row["year"]] if row["year"] is not None else plan.years
            # whose; outside payers and the group as a whole have rows of their own
            member = names.get(row["member"], row["member"])
            if row["role"] == "total":
                after = sum(bills.values()) + plan.total(side="after", outside=True)
                paid = sum(support.values())
                differences.same(f"{path} total after by member", after, row["after"])
            elif any((member, year) in bills for year in plan.years):
                paid = sum(support[member, year] for year in years)
                after = sum(bills[member, year] for year in years)
                differences.same(f"{path} {member} {years} after", after, row["after"])
                before = sum(plan.total(side="before", payer=member, year=year) for year in years)
                known = knows_before(case, {"member": member})
                differences.same(f"{path} {member} {years} before", before if known else None, row["before"])
                if known:
                    differences.same(f"{path} {member} {years} saving", before - after, row["saving"])
                differences.same(f"{path} {member} {years} net", after - paid, row["net_after"])
            else:
                continue
            differences.same(f"{path} {member} {years} support", paid, row["support"])


DISCOUNTS = ((4, "start"), (4, "mid"), (3, "end"), (0, "end"))


def compare_present_values(path, case, plan, program, differences, discounts=DISCOUNTS):
    for rate, timing in discounts:
        rows = run(program, path, "--measures", "--discount", f"{rate}%", "--timing", timing, table="measures")
        values = {row["measure"]: row["value"] for row in rows}
        by_year = {side: plan.worth(side, rate, timing) for side in ("before", "after")}
        worth = {side: sum(by_year[side].values()) for side in by_year}
        worth["net"] = worth["before"] - worth["after"]
        for side, name in (("before", "present-value-before"), ("after", "present-value-after"), ("net", "net-saving")):
            known = (side == "after" or knows_before(case, {})) and (side == "before" or case.get("after"))
            differences.same(f"{path} {name} {rate}% {timing}", half_away(worth[side]) if known else None, values[name])
            if known and side != "net":
                years = Fraction(plan.term, 12)
                annual = worth[side] / years if rate == 0 else \
                    float(worth[side]) * rate / 100 / (1 - (1 + rate / 100) ** -float(years))
                near(differences, f"{path} annual {side}", annual, values[f"annual-{side}"], 1 + abs(float(annual)) * 1e-9)
        rows = run(program, path, "--by", "year", "--measures", "--discount", f"{rate}%", "--timing", timing,
                   table="present_values")
        for row in rows:
            if row["role"] == "item":
                for side in ("before", "after"):
                    if row[side] is not None:
                        year = row["year"] or None
                        differences.same(f"{path} worth of {year} {side} {rate}% {timing}",
                                         half_away(by_year[side].get(year, Fraction(0))), row[side])


def half_a_year(growth):
    """The square root of a year's growth, to 40 digits."""
    return Fraction(math.isqrt(growth.numerator * 10**80 // growth.denominator), 10**40)


def present_value(costs, rate, timing):
    """Of one cost a year; half a year by a square root to 40 digits."""
    growth = 1 + Fraction(rate) / 100
    shift = {"start": 0, "mid": 0, "end": 1}[timing]
    value = sum(Fraction(cost) / growth ** (year + shift) for year, cost in enumerate(costs))
    if timing == "mid":
        scale = 10**80
        root = Fraction(math.isqrt(growth.numerator * scale // growth.denominator), 10**40)
        value /= root
    return value


def load(path):
    return tomllib.loads(Path(path).read_text(encoding="utf-8"), parse_float=Decimal)


def compare_case(path, program, differences, nth=None, finest=False):
    """Holds a case against the program: with a number at one discount rate of all, and where asked at the finest sums only."""
    case = load(path)
    plans = compare_sums(path, case, program, differences, [("item", "year")] if finest else DIMENSIONS)
    plan = plans["base"]
    ranged = any(plans["low"].total(side=side) != plans["high"].total(side=side) for side in ("before", "after"))
    if case.get("member") and all("share" in item or case.get("sharing") or {"member", "per", "paid_by"} & set(item)
                                  for item in case.get("after", [])) and not ranged:
        compare_members(path, case, plan, program, differences)
    if not ranged:
        discounts = DISCOUNTS if nth is None else [DISCOUNTS[nth % len(DISCOUNTS)]]
        compare_present_values(path, case, plan, program, differences, discounts)


# --- published life-cycle examples -------------------------------------------------------------------------------


def measured(program, text, *options):
    """The measures of a plan by name: (value, why there is none)."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "measured.toml"
        path.write_text('format = 1\ntitle = "measured"\n' + text, encoding="utf-8")
        rows = run(program, str(path), "--measures", *options, table="measures")
    return {row["measure"]: (row["value"], row["note"]) for row in rows}


def flows(before, after):
    """A plan of these costs a year; the first of `after` is an investment in its first month."""
    def amounts(costs):
        return "[" + ", ".join(str(cost) for cost in costs) + "]"
    once, *rest = after
    return (f'months = {12 * len(before)}\n[[before]]\nitem = "a"\nby_year = {amounts(before)}\n'
            f'[[after]]\nitem = "b"\nonce = {once}\n[[after]]\nitem = "c"\nby_year = {amounts([0] + rest)}\n')


def root(saved):
    """The rate at which savings are worth nothing, by halving an interval in which they change sign."""
    def worth(rate):
        return sum(Fraction(amount) / (1 + rate) ** year for year, amount in enumerate(saved))
    low, high = Fraction(-9, 10), Fraction(10)
    assert worth(low) * worth(high) < 0
    for _ in range(60):
        middle = (low + high) / 2
        middle = Fraction(round(middle * 10**15), 10**15)
        if worth(low) * worth(middle) <= 0:
            high = middle
        else:
            low = middle
    return low


def near(differences, where, expected, actual, within):
    differences.compared += 1
    if actual is None or abs(float(actual) - float(expected)) > within:
        differences.found.append(f"{where}: expected {expected}, the program says {actual}")


def compare_measures(program, differences):
    million = 10**6
    single = f'months = 120\n[[before]]\nitem = "a"\nonce = {million}\nat = 120\n[[after]]\nitem = "b"\nonce = 0\n'
    uniform = f'months = 180\n[[before]]\nitem = "a"\nyearly = {million}\n[[after]]\nitem = "b"\nonce = 0\n'
    # factor tables of life-cycle cost handbooks, 3%: once in 10 years, every year for 15 years
    value = measured(program, single, "--discount", "3%")["present-value-before"][0]
    near(differences, "single factor, 3%, 10 years", 0.7441, value / million, 0.00005)
    value = measured(program, uniform, "--discount", "3%")["present-value-before"][0]
    near(differences, "uniform factor, 3%, 15 years", 11.938, value / million, 0.0005)
    thirty = uniform.replace(str(million), "30_000")
    value = measured(program, thirty, "--discount", "3%")["present-value-before"][0]
    near(differences, "30,000 a year for 15 years, 3%", 30_000 * 11.938, value, 30_000 * 0.0005)
    # end-, mid- and beginning-of-year factors at 7%, as tables of discount factors print them
    factors = {"end": (0.934579, 0.873439, 0.816298), "mid": (0.966736, 0.903492, 0.844385),
               "start": (1.0, 0.934579, 0.873439)}
    for timing, printed in factors.items():
        for year, factor in enumerate(printed, 1):
            text = f'months = 36\n[[before]]\nitem = "a"\nonce = 1_000_000_000\nat = {12 * year - 3}\n'
            text += '[[after]]\nitem = "b"\nonce = 0\n'
            value = measured(program, text, "--discount", "7%", "--timing", timing)["present-value-before"][0]
            near(differences, f"{timing} of year {year}, 7%", factor, value / 10**9, 0.0000006)
    # internal rates of return: 400 for 1,000 in each of three years is 9.70%, as textbooks have it
    for before, after in (([0, 400, 400, 400], [1000, 0, 0, 0]), ([0, 6000, 6000], [10_000, 0, 0]),
                          ([0, 50_000, 52_500, 55_000, 61_000], [180_000, 1_000, 2_000, 3_000, 4_000]),
                          ([0] + [30_000] * 15, [250_000] + [0] * 15), ([0, 10, 10, 10], [100, 0, 0, 0])):
        saved = [cost - other for cost, other in zip(before, after)]
        found = measured(program, flows(before, after), "--discount", "3%", "--timing", "start")
        near(differences, f"internal return of {saved}", root(saved) * 100, found["internal-return"][0], 1e-5)
        investment, net = after[0], present_value(saved, 3, "start")
        ratio = (net + investment) / investment
        near(differences, f"ratio of {saved}", ratio, found["savings-to-investment"][0], 1e-5)
        if ratio > 0:
            adjusted = (1.03 * float(ratio) ** (1 / len(saved)) - 1) * 100
            near(differences, f"adjusted return of {saved}", adjusted, found["adjusted-return"][0], 1e-5)
    textbook = measured(program, flows([0, 400, 400, 400], [1000, 0, 0, 0]))["internal-return"][0]
    near(differences, "textbook return", 9.70, textbook, 0.005)
    # negative savings: an investment after which every year costs more
    worse = measured(program, flows([100] * 5, [500, 110, 110, 110, 110]), "--discount", "3%", "--timing", "start")
    saved = [-400, -10, -10, -10, -10]
    net = half_away(present_value(saved, 3, "start"))
    differences.same("net saving of a loss", net, worse["net-saving"][0])
    ratio = (present_value(saved, 3, "start") + 500) / 500
    near(differences, "ratio of a loss", ratio, worse["savings-to-investment"][0], 1e-5)
    differences.same("return of a loss", None, worse["internal-return"][0])
    # a ratio that is itself below zero has no adjusted return
    worse = measured(program, flows([0] * 5, [500, 110, 110, 110, 110]), "--discount", "3%", "--timing", "start")
    near(differences, "ratio below zero", (present_value([-500] + [-110] * 4, 3, "start") + 500) / 500,
         worse["savings-to-investment"][0], 1e-5)
    differences.same("adjusted return below zero", None, worse["adjusted-return"][0])
    # the convention of handbooks: a heat pump for 3,200 at the base date, 600 of energy a year instead of 1,700, a
    # compressor for 350 in year 8, and 300 of it left after 15 years, all of them at the ends of years (figures invented)
    pump = ('months = 180\n[[before]]\nitem = "heater"\nyearly = 1_700_000\n[[after]]\nitem = "energy"\nyearly = 600_000\n'
            '[[after]]\nitem = "pump"\nonce = 3_200_000\nat = 0\n[[after]]\nitem = "compressor"\nonce = 350_000\nat = 96\n'
            '[[after]]\nitem = "residual"\nonce = -300_000\nat = 180\n')
    growth = Fraction(103, 100)
    invested = 3_200_000 + 350_000 / growth**8 - 300_000 / growth**15
    earned = sum(1_100_000 / growth**year for year in range(1, 16))
    found = measured(program, pump, "--discount", "3%")
    near(differences, "heat pump, ratio", earned / invested, found["savings-to-investment"][0], 1e-5)
    near(differences, "heat pump, adjusted return", (1.03 * float(earned / invested) ** (1 / 15) - 1) * 100,
         found["adjusted-return"][0], 1e-5)
    near(differences, "heat pump, adjusted return as told", 12.97, found["adjusted-return"][0], 0.005)
    differences.same("heat pump, investment", half_away(invested), found["investment"][0])
    saved = [-3_200_000] + [1_100_000] * 15
    saved[8] -= 350_000
    saved[15] += 300_000
    near(differences, "heat pump, internal return", root(saved) * 100, found["internal-return"][0], 1e-5)
    worth = sum(600_000 / growth**year for year in range(1, 16)) + invested
    near(differences, "heat pump, equivalent annual cost", worth * Fraction(3, 100) / (1 - growth**-15),
         found["annual-after"][0], 0.51)
    heater = sum(1_700_000 / growth**year for year in range(1, 16))
    near(differences, "heat pump, benefit-cost ratio", heater / worth, found["benefit-cost"][0], 1e-5)
    # the detour: an extra year, and all costs at the beginnings of years
    detour = pump.replace("180\n", "192\n", 1).replace("at = 180", "at = 192").replace("at = 96", "at = 108")
    detour = detour.replace("at = 0", "at = 1").replace("yearly = 1_700_000", "yearly = 1_700_000\nfrom = 13")
    detour = detour.replace("yearly = 600_000", "yearly = 600_000\nfrom = 13")
    found = measured(program, detour, "--discount", "3%", "--timing", "start")
    near(differences, "heat pump by the detour", 12.32, found["adjusted-return"][0], 0.005)
    # two roots, 10% and 20%, are no answer
    roots = measured(program, flows([0, 230, 0], [100, 0, 132]))["internal-return"]
    differences.same("two roots", (None, True), (roots[0], bool(roots[1])))


# --- invented plans --------------------------------------------------------------------------------------------


def invented(dice, costs=False):
    """The text of a small plan, with any form of amount, any months and any way of paying; with all keys of costs."""
    months = dice.choice((12, 24, 36, 37, 48, 60, 60, 66, 120))
    lines = ["format = 1", 'title = "invented"', f"months = {months}"]
    years = math.ceil(months / 12)
    if dice.random() < 0.6:
        year, month = dice.randint(2010, 2030), dice.randint(1, 12)
        era = ("平成", "H", year - 1988) if year < 2019 else ("令和", "R", year - 2018)
        written = [f"{year}-{month:02}", f"{year}年{month}月", f"{era[0]}{era[2]}年{month}月", f"{era[1]}{era[2]}.{month}"]
        lines.append(f'start = "{dice.choice(written if costs else written[:1])}"')
        first = dice.choice((4, 4, 1, 7, 10)) if costs else 4
        lines += [f"year_starts = {first}"] * (first != 4)
        last = months - 1 + (month - first) % 12
        years = last // 12 + 1
    if costs:
        lines += dice.choice(([], ['unit = "千円"'], ['unit = "円"'], ['unit = "thousand"']))
        lines += dice.choice((['tax = "included"', f'tax_rate = "{dice.choice(("10%", "8%", "5%", "0%"))}"'],
                              ['tax = "excluded"', 'tax_rate = "10%"'], []))
        lines += dice.choice(([], ['effects = ["a", "b"]', 'status = "budget"']))
    taxed = any(line.startswith("tax_rate") for line in lines)
    ranged = dice.random() < 0.25
    rate = dice.choice(("139", "150.25", '"107円"') + (('"140円±10円"',) if ranged else ()))
    lines += ["[rates]", f"USD = {rate}", "EUR = 163.4", 'CHF = "USD 1.13"']
    ids = [f"m{nth}" for nth in range(dice.randint(1, 6))]
    for member in ids:
        lines += ["[[member]]", f'id = "{member}"',
                  f"bases = {{ people = {dice.randint(1, 900 if costs else 90000)}, businesses = {dice.choice((0, 7, 12.5, 40))} }}"]
        first, last = 1, months
        if member != ids[0] and dice.random() < 0.4:
            first = dice.randint(1, months)
        if member != ids[0] and dice.random() < 0.3:
            last = dice.randint(first, months)
        lines += [f"from = {first}"] * (first > 1) + [f"to = {last}"] * (last < months)
    own_only = dice.random() < 0.8
    for nth in range(dice.randint(1, 8)):
        owner = dice.choice(ids) if own_only or dice.random() < 0.5 else None
        kind = "per" if costs and dice.random() < 0.2 else None
        lines += item_lines(dice, "before", nth, owner, months, years, ranged, kind, (costs, taxed))
    owned = {line for line in lines if line.startswith("member = ")}
    if owned and dice.random() < 0.7:
        # it is said of everybody else that it costs nothing
        lines += [line for member in ids if f'member = "{member}"' not in owned
                  for line in ("[[before]]", f'item = "none of {member}"', f'member = "{member}"', "total = 0")]
    after = dice.randint(1, 8)
    for nth in range(after):
        kind = dice.choice(("own", "per", "shared", "shared", "outside"))
        owner = dice.choice(ids) if kind == "own" else None
        lines += item_lines(dice, "after", nth, owner, months, years, ranged, kind, (costs, taxed))
    if dice.random() < 0.5:
        lines += support_lines(dice, after, ids)
    return "\n".join(lines) + "\n"


def cost_lines(dice, form, months, taxed):
    """Lines of the keys that say how an item costs."""
    lines = []
    if taxed and dice.random() < 0.6:
        kind = dice.choice(("included", "excluded", "none"))
        lines.append(f'tax = "{kind}"')
        if kind != "none":
            lines += dice.choice(([], ['tax_rate = "8%"']))
            lines += dice.choice(([], ['tax_round = "up"'], ['tax_round = "nearest"'], ['tax_round = "down"']))
    lines += dice.choice(([], [], ["one_time = true"], ["one_time = false"]))
    lines += dice.choice(([], [], ['timing = "start"'], ['timing = "mid"'], ['timing = "end"']))
    lines += dice.choice(([], [], ['status = "contract"']))
    if form == "once" and dice.random() < 0.6:
        every = dice.choice((1, 5, 12, 13, 24, 60))
        at = dice.choice((None, 0, 1, dice.randint(1, months)))
        lines.append(f"every = {every}")
        lines += [] if at is None else [f"at = {at}"]
        first = max(at or 1, 1)
        if at is None and dice.random() < 0.4:
            first = dice.randint(1, months)
            lines.append(f"from = {first}")
        lines += [f"to = {dice.randint(first, months)}"] * (dice.random() < 0.4)
    elif form == "once":
        lines += dice.choice(([], ["at = 0"], [f"at = {dice.randint(1, months)}"]))
    return lines


def item_lines(dice, side, nth, owner, months, years, ranged, kind=None, keys=(False, False)):
    costs, taxed = keys
    lines = [f"[[{side}]]", f'item = "{side[0]}{nth}"']
    if owner:
        lines.append(f'member = "{owner}"')
    if kind == "per":
        lines.append(f'per = "{dice.choice(("people", "businesses", "member"))}"')
    if kind == "shared":
        lines.append("share = " + dice.choice(('"equal"', '"people"', '"20% equal + 80% people"', '"100% people"')))
    if kind == "outside":
        lines.append('paid_by = "the prefecture"')
    if dice.random() < 0.7:
        lines.append(f'system = "{dice.choice("STU")}"')
    if dice.random() < 0.7:
        lines.append(f'category = "{dice.choice(("operation", "migration"))}"')
    form = dice.choice(("total", "once", "yearly", "monthly", "by_year") + ("by_members",) * (kind == "shared"))
    if form == "by_members":
        # prices of one sign: months of a refund and months of a fee in one invoice say nothing of who bears it
        prices = ", ".join(f"{count} = {money(dice, ranged).replace('-', '')}" for count in sorted({1, dice.randint(2, 6)}))
        lines.append(f"by_members = {{ {prices} }}")
    elif form == "by_year":
        lines.append("by_year = [" + ", ".join(money(dice, ranged) for _ in range(years)) + "]")
    else:
        lines.append(f"{form} = {money(dice, ranged)}")
    if costs:
        lines += cost_lines(dice, form, months, taxed)
    # in any month, also where its owner takes no part
    if costs and form == "once":
        return lines
    if form == "once":
        if dice.random() < 0.5:
            lines.append(f"at = {dice.randint(1, months)}")
        return lines
    start = 1
    if dice.random() < 0.4:
        start = dice.randint(1, months)
        lines.append(f"from = {start}")
    if dice.random() < 0.4:
        lines.append(f"to = {dice.randint(start, months)}")
    if form in ("yearly", "monthly") and dice.random() < 0.4:
        lines.append(f'growth = "{dice.choice(("1.5%", "-3%", "0.25%", "10%"))}"')
    return lines


def money(dice, ranged):
    plain_ones = [str(dice.randint(0, 10**8)), f"{dice.randint(0, 10**6)}.{dice.randint(0, 99):02}", "100", "7",
                  f'"{dice.randint(1, 9)},{dice.randint(0, 999):03}万円"', f'"{dice.randint(1, 3)}億{dice.randint(1, 999)}万円"',
                  f'"USD {dice.randint(1, 99999)}"', f'"${dice.randint(1, 99)},000"', f'"EUR {dice.randint(1, 999)}.05"',
                  f'"CHF {dice.randint(1, 999)}"', f'"-{dice.randint(1, 999)}万円"', f'"{dice.randint(1, 99)}千円"',
                  f'"約{dice.randint(1, 99)}百万円"']
    ranges = ['"8,000万円〜1億円"', '"9,000万円±10%"', '"900万円±50万円"', '"USD 1,000±3%"', '"-300万円±10%"']
    return dice.choice(plain_ones + ranges * 2 if ranged else plain_ones)


def support_lines(dice, after, ids):
    lines = ["[[support]]", 'name = "support"', f'items = ["a{dice.randrange(after)}", "a{dice.randrange(after)}"]']
    lines.append(dice.choice(('rate = "50%"', 'rate = "33.3%"', 'amount = "300万円"')))
    if dice.random() < 0.5:
        lines.append('cap = "123万4,567円"')
    if dice.random() < 0.3:
        lines.append(f'to = "{dice.choice(ids)}"')
    return lines


def compare_invented(program, count, seed, differences, costs=False):
    for nth in range(count):
        text = invented(random.Random(f"{seed}/{nth}"), costs)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"invented-{nth}.toml"
            path.write_text(text, encoding="utf-8")
            before = len(differences.found)
            compare_case(str(path), program, differences, nth, finest=costs)
            if len(differences.found) > before:
                differences.found.insert(before, f"--- plan {nth} of seed {seed}\n{text}")


def main():
    job, program, *rest = sys.argv[1:]
    differences = Differences()
    if job == "cases":
        for path in rest:
            compare_case(path, program, differences)
    elif job == "random":
        compare_invented(program, int(rest[0]), rest[1], differences)
    elif job == "costs":
        compare_invented(program, int(rest[0]), rest[1], differences, costs=True)
    elif job == "measures":
        compare_measures(program, differences)
    else:
        raise SystemExit(__doc__)
    print("\n".join(differences.found[:60]))
    print(f"{differences.compared} figures compared, {len(differences.found)} differ")
    raise SystemExit(1 if differences.found else 0)


if __name__ == "__main__":
    main()
