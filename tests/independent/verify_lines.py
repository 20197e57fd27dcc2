#!/usr/bin/env python3
"""Checks the verdicts of `cloudcost verify` against an independent calculation in exact fractions.

Run:  cargo build --release
      python3 tests/independent/verify_lines.py target/release/cloudcost [ROWS [SEED]]

It draws true amounts at random, prints them as documents do (each figure to a random number of digits, in a random
unit, each percent by rounding, cutting off or rounding up, some of them falsified), gives the lines to the program,
and computes from the printed lines alone, with fractions, what every figure of the answer must be: values, ends of
ranges, verdicts and their certainty. It prints the number of differences; exit code 1 if there are any.

The definitions are those of the interface (verdicts) and of the case format (written precision); nothing of the
program's code is used. For verdicts that speak of all amounts within a range, the ends are where a rounding rule
changes its answer, so the rules are checked at the ends and just inside them.
"""

import csv
import io
import random
import subprocess
import sys
from fractions import Fraction as F

UNITS = [(8, "億円"), (6, "百万円"), (4, "万円"), (3, "千円"), (0, "円")]


def grouped(n):
    return f"{n:,}"


def printed_amount(true, rng):
    """An amount as printed: its text, the number it says, and the place of its last digit."""
    power, unit = rng.choice([u for u in UNITS if true >= 10 ** u[0] or u[0] == 0])
    decimals = rng.choice([0, 0, 1, 2]) if power >= 6 else 0
    if power == 4 and true >= 10**8 and rng.random() < 0.7:
        # 34億6,500万円
        whole = round_half_up(true / 10**4)
        oku, man = divmod(whole, 10**4)
        text = f"{grouped(oku)}億" + (f"{grouped(man)}万" if man else "") + "円"
        number = F(whole * 10**4)
        last = man if man else oku
        last_power = 4 if man else 8
        return text, number, F(place_of(last, last_power, number))
    shown = round_half_up(true / F(10) ** (power - decimals))
    if shown == 0:
        return printed_amount(true, rng)
    number = F(shown) * F(10) ** (power - decimals)
    whole, rest = divmod(shown, 10**decimals)
    text = grouped(whole) + (f".{rest:0{decimals}d}" if decimals else "") + unit
    place = F(10) ** (power - decimals) if decimals else F(place_of(whole, power, number))
    return text, number, place


def place_of(last, power, number):
    """A last number of one or two digits is precise to its ones, else the last digit that is not 0 counts."""
    if len(str(last)) <= 2:
        return 10**power
    n, place = int(number), 1
    while n % (place * 10) == 0:
        place *= 10
    return place


def round_half_up(x):
    return int((F(x) * 2 + 1) // 2)


def sign(x):
    return -1 if x < 0 else 1


def by_rule(x, rule):
    """x as a whole number by a rule, away from or towards zero alike on both sides."""
    a = abs(x)
    n = {"round": int((a * 2 + 1) // 2), "cut": int(a // 1), "up": int(-((-a) // 1))}[rule]
    return sign(x) * n


def percent_text(units, decimals):
    whole, rest = divmod(abs(units), 10**decimals)
    mark = "▲" if units >= 0 else "+"
    return mark + grouped(whole) + (f".{rest:0{decimals}d}" if decimals else "") + "%"


def reaches(rule, units, decimals, low, high):
    """Whether a rule gives these units for some percent of [low, high].

    The percents that a rule maps to one number form an interval; which of its ends belong to it is found by trying."""
    scale = F(10) ** decimals
    low, high = low * scale, high * scale
    eps = F(1, 10**30)
    edges = [F(units) + d for d in (F(-1), F(-1, 2), F(0), F(1, 2), F(1))]
    tries = [low, high]
    for edge in edges:
        tries += [edge - eps, edge, edge + eps]
    return any(low <= x <= high and by_rule(x, rule) == units for x in tries)


def expected_percent(units, decimals, exact, low, high):
    x = exact * F(10) ** decimals
    rounded, cut, up = (by_rule(x, r) == units for r in ("round", "cut", "up"))
    if rounded and cut:
        return "rounded-or-truncated", None
    if rounded:
        return "rounded", not reaches("cut", units, decimals, low, high)
    if cut:
        return "truncated", not reaches("round", units, decimals, low, high)
    if up:
        return "rounded-up", None
    if any(reaches(r, units, decimals, low, high) for r in ("round", "cut", "up")):
        return "within-precision", None
    return "inconsistent", None


BOUNDS = {
    "以上": lambda x, bound: x >= bound,
    "を超える": lambda x, bound: x > bound,
    "を上回る": lambda x, bound: x > bound,
    "以下": lambda x, bound: 0 <= x <= bound,
    "を下回る": lambda x, bound: 0 <= x < bound,
    "に満たない": lambda x, bound: 0 <= x < bound,
}


def expected_bound(word, printed, exact, low, high):
    """A bound is kept by the amounts as printed, by some within their precision, or by none; of an increase the size counts,
    and less than so much of an increase is no reduction."""
    if printed < 0:
        printed, exact, low, high = -printed, -exact, -high, -low
    keeps = BOUNDS[word]
    if keeps(exact, printed):
        return "within-bound", None
    # one end of the range is furthest on the side of the bound, or nothing lies between them
    if any(keeps(x, printed) for x in (low, high, F(0)) if low <= x <= high):
        return "within-precision", None
    return "inconsistent", None


def expected_saving(b, a, s):
    difference = b[0] - a[0]
    if difference == s[0]:
        return "exact"
    low = b[0] - b[1] / 2 - (a[0] + a[1] / 2)
    high = b[0] + b[1] / 2 - (a[0] - a[1] / 2)
    overlap = low <= s[0] + s[1] / 2 and s[0] - s[1] / 2 <= high
    return "within-precision" if overlap else "inconsistent"


def draw(rng):
    """One line, and what the program must say of its saving and percent."""
    before = F(rng.randrange(10**7, 10 ** rng.choice([8, 9, 10, 11])))
    after = before * F(rng.randrange(30, 130), 100) + rng.randrange(0, 10**6)
    bt, b, bp = printed_amount(before, rng)
    at, a, ap = printed_amount(after, rng)
    parts = []
    saving = None
    change = before - after
    if rng.random() < 0.6 and abs(change) >= 1000:
        st, s, sp = printed_amount(abs(change), rng)
        if rng.random() < 0.1:
            st, s, sp = printed_amount(abs(change) * F(rng.randrange(80, 121), 100) + 1, rng)
        saving = (sign(change) * s, sp)
        parts.append(("▲" if change >= 0 else "+") + st)
    decimals = rng.choice([0, 0, 1, 1, 2])
    true = 100 * change / before
    units = by_rule(true * 10**decimals, rng.choice(["round", "cut", "up"]))
    if rng.random() < 0.15:
        units += rng.choice([-2, -1, 1, 2])
    is_rate, times = False, None
    word = rng.choice(list(BOUNDS)) if units and rng.random() < 0.2 else None
    if rng.random() < 0.15:
        # 1.2倍 is what is left, to the tenth at least
        word, digits = None, rng.choice([0, 1, 1, 2])
        times = by_rule(after / before * 10**digits, rng.choice(["round", "cut", "up"])) + rng.choice([0, 0, 0, 1, -1])
        if times <= 0:
            return draw(rng)
        whole, rest = divmod(times, 10**digits)
        parts.append(f"{whole}" + (f".{rest:0{digits}d}" if digits else "") + "倍")
        times, digits = (times * 10, 1) if digits == 0 else (times, digits)
    elif word:
        number = percent_text(units, decimals).lstrip("▲+")
        parts.append(number + word + rng.choice(["", "の"] if word in ("以上", "以下") else [""]) + ("削減" if units > 0 else "増加"))
    elif is_rate := rng.random() < 0.15:
        # a rate without its sign of percent is a part of 1, and below 1 where it is
        rate = F(abs(units), 10 ** (decimals + 2))
        if 0 < rate < 1:
            text = f"{abs(units):0{decimals + 3}d}"
            parts.append("増減率" + ("▲" if units > 0 else "+") + text[: -decimals - 2] + "." + text[-decimals - 2 :])
        else:
            is_rate = False
            parts.append(percent_text(units, decimals))
    else:
        parts.append(percent_text(units, decimals))
    line = f"{bt}→{at}（{'、'.join(parts)}）"
    low_b, high_b, low_a, high_a = b - bp / 2, b + bp / 2, a - ap / 2, a + ap / 2
    exact = 100 * (b - a) / b
    ends = [100 * (x - y) / x for x in (low_b, high_b) for y in (low_a, high_a)] if low_b > 0 else []
    if not ends:
        return draw(rng)
    low, high = min(ends), max(ends)
    printed = F(units, 10**decimals)
    if times:
        printed = 100 - F(times * 100, 10**digits)
        verdict, certain = expected_percent(times, digits - 2, 100 - exact, 100 - high, 100 - low)
    elif word:
        verdict, certain = expected_bound(word, F(units, 10**decimals), exact, low, high)
    else:
        verdict, certain = expected_percent(units, decimals, exact, low, high)
        if is_rate and verdict == "inconsistent":
            # +0.03 may also be +0.03%, if 3% is not true
            other = expected_percent(units, decimals + 2, exact, low, high)
            if other[0] != "inconsistent":
                printed = F(units, 10 ** (decimals + 2))
                verdict, certain = other
    return line, {
        "before": (b, low_b, high_b),
        "after": (a, low_a, high_a),
        "saving": expected_saving((b, bp), (a, ap), saving) if saving else "",
        "percent": (printed, exact, low, high, verdict, certain),
    }


# Costs that are bounds. A number that does not belong to a side is left by a hair, which is far less than any two figures
# that are drawn differ by; no end is a number far beyond all of them.
HAIR, FAR = F(1, 10**9), F(10**40)
SPOKEN_HAIR = F(1, 10**50)
COSTS = ["", "", "以上", "超", "以下", "未満", "弱", "強"]


def cost_ends(word, number, place, exact):
    """The least and the greatest that a cost can be; one that is no bound is exact where it is taken as printed."""
    return {
        "": (number, number) if exact else (number - place / 2, number + place / 2),
        "以上": (number, FAR),
        "超": (number + HAIR, FAR),
        "以下": (F(0), number),
        "未満": (F(0), number - HAIR),
        "弱": (number - place, number),
        "強": (number, number + place),
    }[word]


def spoken_ends(word, number, place, hair):
    """What a printed change speaks of; of an increase the size counts."""
    if number < 0:
        low, high = spoken_ends(word, -number, place, hair)
        return -high, -low
    return {
        "以上": (number, FAR**3),
        "を超える": (number + hair, FAR**3),
        "以下": (F(0), number),
        "に満たない": (F(0), number - hair),
    }[word]


def judged(printed, possible, spoken, admitted, is_open):
    meets = lambda one, other: one[0] <= other[1] and other[0] <= one[1]
    if spoken and spoken[0] <= printed[0] and printed[1] <= spoken[1]:
        return "within-bound"
    if is_open and meets(admitted, printed):
        return "not-checkable"
    return "within-precision" if meets(admitted, possible) else "inconsistent"


def draw_bounds(rng):
    """A line of costs that are bounds, with a percent or a saving, and the verdict on it."""
    before = F(rng.randrange(10**8, 10**11))
    after = before * F(rng.randrange(30, 130), 100)
    (bt, b, bp), (at, a, ap) = printed_amount(before, rng), printed_amount(after, rng)
    wb, wa = rng.choice(COSTS), rng.choice(COSTS)
    if not wb and not wa or a == b or b <= bp:
        return draw_bounds(rng)
    ends = lambda exact: (cost_ends(wb, b, bp, exact), cost_ends(wa, a, ap, exact))
    is_open = any(word in ("以上", "超", "以下", "未満") for word in (wb, wa))
    down = rng.random() < (0.95 if a < b else 0.05)
    sign, mark, verb = (1, "▲", "削減") if down else (-1, "+", "増加")
    word = rng.choice(["", "", "以上", "を超える", "以下", "に満たない"])
    if rng.random() < 0.5:
        percents = lambda e: (100 * (1 - e[1][1] / max(e[0][0], HAIR)), 100 * (1 - e[1][0] / e[0][1]))
        decimals = rng.choice([0, 0, 1])
        units = round_half_up(abs(100 * (before - after) / before) * F(rng.randrange(50, 160), 100) * 10**decimals)
        if units == 0 or units >= 100 * 10**decimals:
            return draw_bounds(rng)
        number, place = sign * F(units, 10**decimals), F(1, 10**decimals)
        text = percent_text(units, decimals).lstrip("▲+")
        admitted = (number - place + SPOKEN_HAIR, number + place - SPOKEN_HAIR)
        reach, figure = [percents(ends(exact)) for exact in (True, False)], "percent"
    else:
        savings = lambda e: (e[0][0] - e[1][1], e[0][1] - e[1][0])
        text, size, place = printed_amount(abs(before - after) * F(rng.randrange(50, 160), 100) + 1, rng)
        number = sign * size
        admitted = (number - place / 2, number + place / 2)
        reach, figure = [savings(ends(exact)) for exact in (True, False)], "saving"
    spoken = spoken_ends(word, number, place, SPOKEN_HAIR if figure == "percent" else HAIR / 2) if word else None
    verdict = judged(*reach, spoken, spoken or admitted, is_open)
    printed = text + word + verb if word else mark + text
    return f"{bt}{wb}→{at}{wa}（{printed}）", figure, verdict


def check_bounds(program, rows, rng):
    """The number of lines with costs that are bounds whose verdict differs."""
    drawn = [draw_bounds(rng) for _ in range(rows)]
    text = "".join(line + "\n" for line, _, _ in drawn)
    answer = subprocess.run([program, "verify", "-", "-f", "csv"], input=text.encode(), stdout=subprocess.PIPE, check=False)
    found = {(int(row["line"]), row["figure"]): row for row in csv.DictReader(io.StringIO(answer.stdout.decode()))}
    differences, seen = 0, {}
    for nth, (line, figure, wanted) in enumerate(drawn, 1):
        got = found.get((nth, figure), {}).get("verdict")
        seen[wanted] = seen.get(wanted, 0) + 1
        if got != wanted:
            differences += 1
            if differences <= 20:
                print(f"{line}\n  {figure}: {got}, expected {wanted}")
    for verdict, count in sorted(seen.items()):
        print(f"{count:6} {verdict} (costs that are bounds)")
    return differences


def six(x, up):
    """A percent for data: at most 6 decimals, ends outwards."""
    scaled = x * 10**6
    return F(-((-scaled) // 1) if up else scaled // 1, 10**6)


def main():
    program = sys.argv[1]
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 10000
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    drawn = [draw(rng) for _ in range(rows)]
    text = "".join(line + "\n" for line, _ in drawn)
    answer = subprocess.run(
        [program, "verify", "-", "-f", "csv"], input=text.encode(), stdout=subprocess.PIPE, check=False
    )
    found = {}
    for row in csv.DictReader(io.StringIO(answer.stdout.decode())):
        found[int(row["line"]), row["figure"]] = row
    differences = 0
    seen = {}

    def compare(nth, what, got, wanted):
        nonlocal differences
        if got != wanted:
            differences += 1
            if differences <= 20:
                print(f"{drawn[nth - 1][0]}\n  {what}: {got}, expected {wanted}")

    def number(text):
        return F(text) if text else None

    for nth, (_, wanted) in enumerate(drawn, 1):
        for name in ("before", "after"):
            row = found.get((nth, name), {})
            for key, value in zip(("value", "low", "high"), wanted[name]):
                compare(nth, f"{name} {key}", number(row.get(key)), value)
        compare(nth, "saving verdict", found.get((nth, "saving"), {}).get("verdict"), wanted["saving"])
        row = found.get((nth, "percent"), {})
        printed, exact, low, high, verdict, certain = wanted["percent"]
        compare(nth, "percent published", number(row.get("published")), printed)
        compare(nth, "percent value", number(row.get("value")), F(by_rule(exact * 10**6, "round"), 10**6))
        compare(nth, "percent low", number(row.get("low")), six(low, False))
        compare(nth, "percent high", number(row.get("high")), six(high, True))
        compare(nth, "percent verdict", row.get("verdict"), verdict)
        compare(nth, "percent certain", row.get("certain"), {None: "", True: "true", False: "false"}[certain])
        seen[verdict, certain] = seen.get((verdict, certain), 0) + 1
    for (verdict, certain), count in sorted(seen.items(), key=str):
        print(f"{count:6} {verdict}" + ("" if certain is None else " (certain)" if certain else " (not certain)"))
    differences += check_bounds(program, rows // 2, rng)
    print(f"{rows} lines, {differences} differences")
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
