#!/usr/bin/env python3
"""Which percents everybody can accept, a second time: from the wording of the case format, without a line of the program.

    python3 tests/independent/negotiate.py COUNT [SEED]

prints one JSON object a line: a case with invented figures, what is asked of it and the answer. Fractions are exact.
Everything goes month by month and, for each percents tried, through the whole split; ends, best percents and misses come
from trying every corner that some conditions make, and are then held against percents on a grid and a step beyond.
tests/negotiate.rs holds the program against it.
"""

import itertools
import json
import random
import sys
from fractions import Fraction as F

MINI = F(1, 10**7)


def solve(rows, right):
    """The one solution of as many equations as unknowns; None if there is not one."""
    n = len(rows)
    a = [list(map(F, row)) + [F(b)] for row, b in zip(rows, right)]
    for i in range(n):
        pivot = next((r for r in range(i, n) if a[r][i] != 0), None)
        if pivot is None:
            return None
        a[i], a[pivot] = a[pivot], a[i]
        a[i] = [x / a[i][i] for x in a[i]]
        for r in range(n):
            if r != i and a[r][i] != 0:
                a[r] = [x - a[r][i] * y for x, y in zip(a[r], a[i])]
    return [row[n] for row in a]


def corners(halves, dimensions):
    """All corners of what satisfies a.x <= b for each (a, b)."""
    found = set()
    for some in itertools.combinations(halves, dimensions):
        point = solve([a for a, _ in some], [b for _, b in some])
        if point is not None and all(sum(x * y for x, y in zip(a, point)) <= b for a, b in halves):
            found.add(tuple(point))
    return found


class Case:
    def __init__(self, dice):
        self.dice = dice
        n = self.n = dice.choice([2, 2, 3, 3, 4, 5])
        self.years = dice.choice([1, 1, 2, 3])
        self.months = 12 * self.years
        self.start = [1] * n
        if self.months > 12 and dice.random() < 0.4:
            self.start[n - 1] = dice.choice([7, 13])
        self.bases = {
            "population": [dice.randint(1, 60) for _ in range(n)],
            "usage": [dice.randint(0, 9) + 1 for _ in range(n)],
            "offices": [dice.randint(1, 5) for _ in range(n)],
        }
        self.items = []
        for nth in range(dice.choice([1, 2, 2, 3])):
            among = list(range(n))
            if n > 2 and dice.random() < 0.2:
                among = sorted(dice.sample(range(n - 1), max(1, n - 2))) or [0]
                if self.start[among[0]] != 1:
                    among = [0]
            rule = None if nth == 0 or dice.random() < 0.6 else dice.choice(["equal", "population"])
            self.items.append({"monthly": 5 * dice.randint(40, 900), "among": among, "rule": rule})
        self.own = [dice.choice([0, 0, 5 * dice.randint(1, 60)]) for _ in range(n)]
        # costs before near to what is paid, so that percents matter
        mixed = self.pays({"equal": F(1, 2), "population": F(1, 2)})
        self.before = []
        for member in range(n):
            months = self.months - self.start[member] + 1
            near = mixed[member] * F(dice.randint(92, 125), 100) / months
            self.before.append(max(0, int(near)))
        self.names = ["equal", "population", "usage", "offices", "current"]
        dice.shuffle(self.names)
        self.asked = self.names[: dice.choice([2, 2, 2, 3, 3, 4])]
        self.saving = dice.choice([None, None, F(dice.randint(0, 12))])
        self.require = None
        if dice.random() < 0.25:
            member = dice.randrange(n)
            self.require = (member, dice.choice(["at_most", "at_least"]), int(mixed[member] * F(dice.randint(80, 120), 100)))
        self.fair = n <= 4 and dice.random() < 0.25
        # support of the first item: of some percent, with a cap for each member, received a year later; and of what runs today
        self.rate = F(dice.choice([10, 50]), 100) if dice.random() < 0.3 else None
        self.cap = None
        if self.rate and dice.random() < 0.6:
            most = max(self.support(self.parts_of([F(1, 2)], ["equal", "population"])), default=F(0))
            self.cap = int(most * F(dice.randint(40, 110), 100))
        self.later = int(self.rate is not None and dice.random() < 0.3)
        self.today = F(dice.choice([3, 7]), 100) if self.rate and dice.random() < 0.3 else None

    def weight(self, base, member):
        if base == "equal":
            return F(1)
        if base == "current":
            return F(self.before[member] * (self.months - self.start[member] + 1))
        return F(self.bases[base][member])

    def pays_of_items(self, parts, without=0):
        """What each member pays of each item over the term with these parts, but for so many months at its end."""
        table = [[F(0)] * self.n for _ in self.items]
        for nth, item in enumerate(self.items):
            rule = {item["rule"]: F(1)} if item["rule"] else parts
            for month in range(1, self.months + 1 - without):
                there = [m for m in item["among"] if self.start[m] <= month]
                for base, part in rule.items():
                    if part == 0:
                        continue
                    total = sum(self.weight(base, m) for m in there)
                    for m in there:
                        table[nth][m] += item["monthly"] * part * self.weight(base, m) / total
        return table

    def pays(self, parts):
        table = self.pays_of_items(parts)
        own = [self.own[m] * (self.months - self.start[m] + 1) for m in range(self.n)]
        return [own[m] + sum(row[m] for row in table) for m in range(self.n)]

    def support(self, parts):
        """What support pays each member within the term if nothing capped it."""
        if self.rate is None:
            return [F(0)] * self.n
        return [self.rate * x for x in self.pays_of_items(parts, 12 * getattr(self, "later", 0))[0]]

    def before_support(self, member):
        """Rounded down a year, as it is paid."""
        if self.today is None:
            return 0
        months = [0] * self.years
        for month in range(self.start[member], self.months + 1):
            months[(month - 1) // 12] += 1
        return sum(int(self.today * self.before[member] * of_year) for of_year in months)

    def before_of(self, member):
        return F(self.before[member] * (self.months - self.start[member] + 1))

    def alone(self, group):
        """What a group would cost by itself."""
        built = sum(self.own[m] * (self.months - self.start[m] + 1) for m in group)
        for item in self.items:
            there = [m for m in group if m in item["among"]]
            if there:
                built += item["monthly"] * (self.months - min(self.start[m] for m in there) + 1)
        return min(built, sum(self.before_of(m) for m in group))

    def misses(self, parts):
        """By how much each condition is missed."""
        pays, support = self.pays(parts), self.support(parts)
        left = 1 - (self.saving or 0) / F(100)
        limits = [left * (self.before_of(m) - self.before_support(m)) for m in range(self.n)]
        found = [pays[m] - support[m] - limits[m] for m in range(self.n)]
        if self.cap is not None:
            # never more than the cap: what is left is the larger of both
            found += [pays[m] - self.cap - limits[m] for m in range(self.n)]
        if self.require:
            member, side, limit = self.require
            found.append(pays[member] - limit if side == "at_most" else limit - pays[member])
        if self.fair:
            for size in range(1, self.n + 1):
                for group in itertools.combinations(range(self.n), size):
                    found.append(sum(pays[m] for m in group) - self.alone(group))
        return found

    def toml(self):
        lines = ["format = 1", 'title = "invented"', f"months = {self.months}", "[sharing]", 'rule = "equal"']
        for m in range(self.n):
            bases = ", ".join(f"{name} = {values[m]}" for name, values in self.bases.items())
            lines += ["[[member]]", f'id = "m{m}"', f"bases = {{ {bases} }}"]
            if self.start[m] > 1:
                lines.append(f"from = {self.start[m]}")
        for m in range(self.n):
            lines += ["[[before]]", 'item = "old"', f'member = "m{m}"', f"monthly = {self.before[m]}"]
        for nth, item in enumerate(self.items):
            lines += ["[[after]]", f'item = "item{nth}"', f"monthly = {item['monthly']}"]
            if len(item["among"]) < self.n:
                lines.append("members = [" + ", ".join(f'"m{m}"' for m in item["among"]) + "]")
            if item["rule"]:
                lines.append(f'share = "{item["rule"]}"')
        for m in range(self.n):
            if self.own[m]:
                lines += ["[[after]]", f'item = "own{m}"', f'member = "m{m}"', f"monthly = {self.own[m]}"]
        if self.rate is not None:
            lines += ["[[support]]", 'name = "grant"', f'rate = "{int(self.rate * 100)}%"', 'items = ["item0"]', 'to = "each"']
            if self.cap is not None:
                lines.append(f"cap = {self.cap}")
            if self.later:
                lines.append("year_after = 1")
        if self.today is not None:
            lines += ["[[support]]", 'name = "today"', f'rate = "{int(self.today * 100)}%"', 'items = ["old"]', 'side = "before"']
        if self.require:
            member, side, limit = self.require
            lines += ["[[require]]", 'figure = "share"', f"{side} = {limit}", f'member = "m{member}"']
        return "\n".join(lines) + "\n"

    def parts(self, free):
        return self.parts_of(free, self.asked)

    @staticmethod
    def parts_of(free, bases):
        return dict(zip(bases, list(free) + [1 - sum(free)]))

    def groups(self, halves):
        """The conditions, those of a member together that say the same."""
        groups = [[half] for half in halves]
        if self.cap is None:
            return groups
        same = [[groups[m][0], groups[self.n + m][0]] for m in range(self.n)]
        return same + groups[2 * self.n :]

    def true_misses(self, parts):
        """By how much members miss what they want, the cap taken as it is written."""
        pays, support = self.pays(parts), self.support(parts)
        left = 1 - (self.saving or 0) / F(100)
        paid = [x if self.cap is None else min(x, self.cap) for x in support]
        return [pays[m] - paid[m] - left * (self.before_of(m) - self.before_support(m)) for m in range(self.n)]

    def answer(self):
        k = len(self.asked)
        d = k - 1
        # each condition from its values at percents within, none of them at an end
        inner = [F(1, 7 + 2 * i) for i in range(d)]
        at_inner = self.misses(self.parts(inner))
        slopes = []
        step = F(1, 50)
        for axis in range(d):
            moved = [x + (step if i == axis else 0) for i, x in enumerate(inner)]
            slopes.append([(b - a) / step for a, b in zip(at_inner, self.misses(self.parts(moved)))])
        halves = []
        for j, value in enumerate(at_inner):
            a = [slopes[axis][j] for axis in range(d)]
            halves.append((a, sum(x * y for x, y in zip(a, inner)) - value))
        sides = [([F(-int(i == axis)) for i in range(d)], F(0)) for axis in range(d)] + [([F(1)] * d, F(1))]
        found = corners(halves + sides, d)
        self.on_a_grid(halves)
        result = {"holds": bool(found)}
        if found:
            whole = [list(point) + [1 - sum(point)] for point in found]
            result["ends"] = [[str(min(p[b] for p in whole)), str(max(p[b] for p in whole))] for b in range(k)]
            if k == 2:
                self.beyond(min(p[0] for p in whole), max(p[0] for p in whole))
            if k <= 3 and self.rate is None and all(self.before_of(m) > 0 for m in range(self.n)):
                result["best"] = str(self.best(halves + sides, d))
        else:
            if k <= 3:
                result["misses"] = str(self.least_miss(halves, sides, d))
            if not self.fair:
                for size in range(1, k + 1):
                    somes = itertools.combinations(self.groups(halves), size)
                    if any(not corners(sum(some, []) + sides, d) for some in somes):
                        result["fewest"] = size
                        break
        return result

    def on_a_grid(self, halves):
        """What was said of the conditions is true of percents on a grid."""
        d = len(self.asked) - 1
        for _ in range(6):
            cuts = sorted(self.dice.randint(0, 20) for _ in range(d))
            free = [F(b - a, 20) for a, b in zip([0] + cuts, cuts)]
            values = self.misses(self.parts(free))
            for (a, b), value in zip(halves, values):
                assert sum(x * y for x, y in zip(a, free)) - b == value, (self.toml(), free)
            for m, value in enumerate(self.true_misses(self.parts(free))):
                of_member = [values[m]] + ([values[self.n + m]] if self.cap is not None else [])
                assert max(of_member) == value, (self.toml(), free)

    def beyond(self, least, greatest):
        """At the ends all hold, a step beyond one breaks."""
        for end, outside in ((least, least - MINI), (greatest, greatest + MINI)):
            assert all(miss <= 0 for miss in self.misses(self.parts([end])))
            if 0 <= outside <= 1:
                assert any(miss > 0 for miss in self.misses(self.parts([outside])))

    def best(self, halves, d):
        """The largest least saving: the highest corner of what lies below every member's saving."""
        zero = [F(0)] * d
        lines = []
        base = self.pays(self.parts(zero))
        for m in range(self.n):
            ahead = [self.pays(self.parts([F(int(i == axis)) for i in range(d)]))[m] for axis in range(d)]
            before = self.before_of(m)
            # t <= 1 - pay / before
            a = [(x - base[m]) / before for x in ahead]
            lines.append((a + [F(1)], 1 - base[m] / before))
        lifted = [(list(a) + [F(0)], b) for a, b in halves] + lines + [(zero + [F(-1)], F(10**9))]
        return max(point[-1] for point in corners(lifted, d + 1))

    def least_miss(self, halves, sides, d):
        lifted = [(list(a) + [F(-1)], b) for a, b in halves] + [(list(a) + [F(0)], b) for a, b in sides]
        return min(point[-1] for point in corners(lifted, d + 1))


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    dice = random.Random(seed)
    for _ in range(count):
        case = Case(dice)
        asked = {
            "toml": case.toml(),
            "bases": " + ".join(case.asked),
            "min_saving": None if case.saving is None else int(case.saving),
            "fair": case.fair,
            "net": case.rate is not None,
            "answer": case.answer(),
        }
        print(json.dumps(asked))


main()
