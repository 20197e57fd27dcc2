"""Ranges held against what plans come to wherever their amounts lie: with a promise, support, rounding and yearly conditions.

    ranges.py PROGRAM COUNT SEED [WIDE]

Amounts are drawn in their ranges (every corner where there are few, and points between), each plan is computed exactly by
`split.py`, and what PROGRAM prints for the ranges must hold it. Counted are figures outside of their range, ends that no draw
comes near (by more than two units a year; at most WIDE percent of them may be so), and requirements that are called broken, or
kept, and are not. Differences are printed, and the exit code is 1 if there is one. Python 3.11 or newer, nothing else.
"""

import itertools
import json
import random
import subprocess
import sys
import tempfile
import tomllib
from fractions import Fraction
from pathlib import Path

import plan
import split

CORNERS = 48
BETWEEN = 8


class Amounts:
    """The amounts of a plan in the order in which they are written: the middle, and how far each reaches."""

    def __init__(self, dice, ranged):
        self.dice, self.ranged, self.all = dice, ranged, []

    def add(self, most):
        middle = self.dice.randint(most // 5, most)
        self.all.append((middle, self.dice.randint(1, max(middle // 4, 1)) if self.dice.random() < self.ranged else 0))
        return len(self.all) - 1


def invented(dice):
    """A plan as a function of how its amounts are written."""
    amounts = Amounts(dice, dice.choice([0.3, 0.6, 1.0]))
    members = "abcd"[: dice.randint(2, 4)]
    years = dice.randint(1, 3)
    scale = dice.choice([900, 20_000, 3_000_000])
    parts = [f'format = 1\ntitle = "t"\nmonths = {12 * years}\n[sharing]\nrule = "{dice.choice(["equal", "people"])}"\n']
    promise = dice.choice(["0%", "5%", "15%", "-20%", None])
    if promise:
        parts.append(f'min_saving = "{promise}"\n')
    unit = dice.choice([1, 1, 1, 100])
    parts.append(f"round_to = {unit}\n")
    for nth, member in enumerate(members):
        late = f"from = {dice.randint(2, 12 * years - 1)}\n" if years > 1 and nth and dice.random() < 0.15 else ""
        parts.append(f'[[member]]\nid = "{member}"\nbases = {{ people = {dice.randint(1, 9)} }}\n{late}')
        size = scale * dice.choice([1, 1, 4])
        parts += [f'[[before]]\nitem = "{member}"\nmember = "{member}"\nyearly = ', amounts.add(size), "\n"]
    for nth in range(dice.randint(1, 2)):
        form = dice.choice(["yearly", "yearly", "by_year"])
        share = dice.choice(["", "", 'share = "people"\n', 'share = "equal"\n'])
        size = scale * len(members) // 2
        parts.append(f'[[after]]\nitem = "x{nth}"\n{share}{form} = ')
        written = [[amounts.add(size), ", "] for _ in range(years if form == "by_year" else 1)]
        flat = [part for pair in written for part in pair][:-1]
        parts += ["[", *flat, "]\n"] if form == "by_year" else [flat[0], "\n"]
    if dice.random() < 0.4:
        parts += [f'[[after]]\nitem = "own"\nmember = "{dice.choice(members)}"\nyearly = ', amounts.add(scale // 3), "\n"]
    rate = dice.choice([None, "50%", "30%"])
    if rate:
        parts.append(f'[[support]]\nname = "s"\nrate = "{rate}"\nitems = ["x0"]\nkind = "national"\n')
    for limit in ['figure = "share"\nmember = "every"\nyears = "every"\nat_most = "before"',
                  f'figure = "saving"\nmember = "every"\nyears = "every"\nat_least = "{promise or "5%"}"',
                  'figure = "saving"\nmember = "every"\nat_least = "10%"',
                  'figure = "net_saving"\nmember = "every"\nyears = "every"\nat_least = "10%"']:
        parts.append(f"[[require]]\n{limit}\n")

    def written(value):
        return "".join(part if isinstance(part, str) else value(part) for part in parts)

    return amounts.all, written, years, unit, rate


def asked(program, path, *words):
    done = subprocess.run([program, words[0], path, "-f", "json", *words[1:]], capture_output=True, text=True)
    try:
        return json.loads(done.stdout)["tables"]
    except (json.JSONDecodeError, KeyError):
        return None


def rows_of(tables, name):
    return next((table["rows"] for table in tables if table["id"] == name), [])


def figures_of(case, rate):
    """Every figure of an exact plan: (kind, member, year) to a number; None where its promise cannot hold."""
    answer = split.expected(case)
    if "largest" in answer:
        return None
    costs, found = answer["costs"], {}
    first = min(costs.years)
    own = {(payer, year): Fraction(0) for payer in answer["ids"] for year in costs.years}
    supported = dict(own)
    if rate:
        alone = {**case, "after": [item for item in case["after"] if item["item"] == "x0"]}
        only = plan.Plan(alone, "base").shares()
        supported = {key: only.get(key, Fraction(0)) for key in own}
    for m, member in enumerate(answer["ids"]):
        totals = [0, 0, 0]
        for y, year in enumerate(costs.years):
            before = costs.total(side="before", payer=member, year=year)
            bill = answer["bills"][y][m]
            pays = int(plan.percent(rate) * supported[member, year]) if rate else 0
            for nth, value in enumerate((before, bill, bill - pays)):
                totals[nth] += value
            put(found, member, year - first + 1 if isinstance(year, int) else year, before, bill, bill - pays)
        put(found, member, None, *totals)
    return found


def put(found, member, year, before, bill, net):
    for kind, value in (("share", bill), ("saving", before - bill), ("net saving", before - net)):
        found[kind, member, year] = Fraction(value)
    if before > 0:
        found["percent", member, year] = Fraction(100 * (before - bill), before)
        found["net percent", member, year] = Fraction(100 * (before - net), before)


def ends(row, key):
    low, high = row.get(f"{key}_low"), row.get(f"{key}_high")
    if low is None and row.get(key) is not None:
        low = high = row[key]
    return None if low is None else (Fraction(str(low)), Fraction(str(high)))


def printed(program, path):
    """The ranges that are printed: (kind, member, year) to both ends."""
    found = {}
    for words, kinds in [(("split",), ("share", "saving", "percent")), (("split", "--by", "year"), ("share", "saving", "percent")),
                         (("compare", "--by", "member", "--net"), None)]:
        tables = asked(program, path, *words)
        if tables is None:
            return None
        for row in rows_of(tables, "shares" if kinds else "savings"):
            if row["role"] == "item" and row.get("member"):
                names = [(kind, kind) for kind in kinds] if kinds else [("net_saving", "net saving"), ("net_percent", "net percent")]
                for key, kind in names:
                    between = ends(row, key)
                    if between:
                        found[kind, row["member"], row.get("year")] = between
    return found


def verdicts(program, path):
    """What is said of each requirement: (line, member, year) to its row."""
    tables = asked(program, path, "check") or []
    broken = [(row["line"], row["message"]) for row in rows_of(tables, "findings") if row["message"].startswith("not kept:")]
    found = {}
    for row in rows_of(tables, "requirements"):
        whose = f"({row['member']}, year {row['year']})" if row["year"] else f"({row['member']})"
        row["broken"] = any(line == row["line"] and whose in message for line, message in broken)
        found[row["line"], row["member"], row["year"]] = row
    return found


def held(name, figures):
    """Whether a requirement holds for an exact plan, by its place among the four."""
    nth, member, year, promise = name
    if nth == 0:
        return figures["saving", member, year] >= 0
    kind = "percent" if nth in (1, 2) else "net percent"
    least = promise if nth == 1 else 10
    found = figures.get((kind, member, year))
    return None if found is None else found >= least


class Count:
    def __init__(self):
        self.compared = self.differ = self.ends = self.far = self.much = self.broken = self.said = self.false = self.open = self.needless = 0

    def difference(self, *words):
        self.differ += 1
        if self.differ <= 5:
            print(*words)


def hold(program, dice, folder, count):
    amounts, written, years, unit, rate = invented(dice)
    text = written(lambda nth: '"{0}円±{1}円"'.format(*amounts[nth]) if amounts[nth][1] else str(amounts[nth][0]))
    path = Path(folder, "t.toml")
    path.write_text(text)
    found = printed(program, path)
    if found is None or not any(reach for _, reach in amounts):
        return False
    said = verdicts(program, path)
    free = [nth for nth, (_, reach) in enumerate(amounts) if reach]
    corners = list(itertools.product((-1, 1), repeat=len(free))) if len(free) <= 5 else []
    while len(corners) < CORNERS and len(free) > 5:
        corners.append(tuple(dice.choice((-1, 1)) for _ in free))
    draws = [{nth: amounts[nth][0] + sign * amounts[nth][1] for nth, sign in zip(free, corner)} for corner in corners]
    for _ in range(BETWEEN):
        draws.append({nth: amounts[nth][0] + dice.randint(-amounts[nth][1], amounts[nth][1]) for nth in free})
    drawn = []
    for draw in draws:
        case = tomllib.loads(written(lambda nth: str(draw.get(nth, amounts[nth][0]))))
        figures = figures_of(case, rate)
        if figures is None:
            count.difference("a promise that was to hold is broken", text, draw)
            continue
        drawn.append(figures)
    for name, (low, high) in found.items():
        values = [figures[name] for figures in drawn if name in figures]
        if not values:
            continue
        count.compared += len(values)
        least, most = min(values), max(values)
        if least < low or most > high:
            count.difference(name, (float(least), float(most)), "is not in", (float(low), float(high)), text)
        if "percent" not in name[0]:
            slack = 2 * unit * (1 if name[2] else years)
            count.ends += 2
            far = (least - low > slack) + (high - most > slack)
            count.far += far
            # a tenth of what is reached, or more
            much = max(slack, (most - least) / 10)
            much = (least - low > much) + (high - most > much)
            count.much += much
            kind = (name[0], "of a year" if name[2] else "of the term", "promised" if "min_saving" in text else "not promised")
            count.by[kind] = [a + b for a, b in zip(count.by.get(kind, [0] * 4), (len(values), 2, far, much))]
    lines = sorted({line for line, _, _ in said})
    promise = tomllib.loads(text)["sharing"].get("min_saving", "5%")
    for (line, member, year), row in said.items():
        name = (lines.index(line), member, year, plan.percent(promise) * 100)
        outcomes = [held(name, figures) for figures in drawn]
        if None in outcomes or len(lines) != 4:
            continue
        count.said += 1
        is_kept = row["holds"] is True
        if is_kept and not all(outcomes):
            count.difference("called kept, and is not", name, text)
        if not is_kept and all(outcomes):
            count.needless += 1
        count.broken += row["broken"]
        if row["broken"] and any(outcomes):
            count.false += 1
            count.difference("called broken, and is not always", name, text)
    return True


def main():
    program, cases, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    wide = int(sys.argv[4]) if len(sys.argv) > 4 else 100
    dice, count, held_cases = random.Random(seed), Count(), 0
    count.by = {}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(cases):
            held_cases += hold(program, dice, folder, count)
    print(f"{held_cases} plans of {cases}; {count.far} of {count.ends} ends are not reached, {count.much} by more than a tenth")
    for kind, (draws, ends, far, much) in sorted(count.by.items()):
        print(f"{' '.join(kind):40} {draws:8} draws {ends:6} ends {far:6} not reached {much:6} by more than a tenth")
    print(f"{count.said} verdicts on requirements: {count.broken} broken, {count.false} of them falsely, {count.needless} kept by every draw and not certain")
    if count.far * 100 > wide * count.ends:
        count.difference(f"more than {wide}% of ends are not reached")
    print(f"{count.compared} figures compared, {count.differ} differ")
    sys.exit(count.differ > 0)


if __name__ == "__main__":
    main()
