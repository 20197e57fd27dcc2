"""Recomputes every figure of the six published cases and holds it against the JSON of `cloudcost compare cases -f json`.

It shares nothing with the program: the figures are typed here as the document prints them, with the place of the last
digit that counts, and everything else follows by fractions.

    cloudcost compare cases -f json > found.json
    python3 tests/independent/recompute.py found.json
"""

import json
import sys
from decimal import Decimal
from fractions import Fraction as F

MILLION = 10**6
OKU = 10**8

# case, months, {before, after, saving: (yen, place)}, (percent, decimals); in the order of the files, cases by name.
# The place: 約12億2000万円 is to 1000万, 7億9400万円 to 100万, 22億円 to 1億, 6億5,000万円 to 1000万, 7,500万円 to 100万.
PRINTED = [
    ("akita", 60, {"before": (3465 * MILLION, MILLION), "after": (2426 * MILLION, MILLION),
                   "saving": (1039 * MILLION, MILLION)}, ("29.9", 1)),
    ("kanagawa", 60, {"before": (47 * OKU, OKU), "after": (32 * OKU, OKU), "saving": (15 * OKU, OKU)}, ("32", 0)),
    ("okazaki-toyohashi", 60, {"saving": (508 * MILLION, MILLION)}, ("46", 0)),
    ("okazaki-toyohashi", 60, {"saving": (1097 * MILLION, MILLION)}, ("45", 0)),
    ("osaka", 60, {"before": (1220 * MILLION, 10 * MILLION), "after": (794 * MILLION, MILLION)}, ("35", 0)),
    ("osaka", 60, {}, ("24", 0)),
    ("osaka", 180, {}, ("36", 0)),
    ("osaka", 60, {}, ("20", 0)),
    ("osaka", 12, {}, ("20", 0)),
    ("saga", 60, {"saving": (650 * MILLION, 10 * MILLION)}, ("40", 0)),
    ("saga", 60, {}, ("27", 0)),
    ("saga", 60, {"saving": (670 * MILLION, 10 * MILLION)}, ("51", 0)),
    ("saga", 60, {"saving": (75 * MILLION, MILLION)}, ("55", 0)),
    ("toyama", 60, {"before": (22 * OKU, OKU), "after": (14 * OKU, OKU), "saving": (8 * OKU, OKU)}, ("36", 0)),
]


def around(value, place):
    return F(value) - F(place, 2), F(value) + F(place, 2)


def rounded(value, decimals):
    """Half away from zero; the percents here are above zero."""
    scaled = value * 10**decimals + F(1, 2)
    return F(scaled.numerator // scaled.denominator, 10**decimals)


def cut(value, decimals):
    scaled = value * 10**decimals
    return F(scaled.numerator // scaled.denominator, 10**decimals)


def expected(amounts, percent):
    """Each figure as (value or None, low, high), and the verdicts."""
    ranges = {key: around(*printed) for key, printed in amounts.items()}
    figures = {key: (F(amounts[key][0]), *ranges[key]) for key in amounts}
    printed, decimals = F(percent[0]), percent[1]
    place = F(1, 10**decimals)
    low, high = printed - place / 2, printed + place / 2
    verdicts = {"percent_verdict": "not-checkable", "percent_certain": None, "saving_verdict": "not-checkable"}
    figures["percent"] = (printed, low, high)
    if "before" in amounts and "after" in amounts:
        before, after = F(amounts["before"][0]), F(amounts["after"][0])
        (b_low, b_high), (a_low, a_high) = ranges["before"], ranges["after"]
        of = lambda b, a: 100 * (b - a) / b
        exact, p_low, p_high = of(before, after), of(b_low, a_high), of(b_high, a_low)
        figures["percent"] = (exact, p_low, p_high)
        if "saving" not in amounts:
            figures["saving"] = (None, b_low - a_high, b_high - a_low)
        else:
            assert amounts["saving"][0] == before - after
            verdicts["saving_verdict"] = "exact"
        by_rounding, by_cutting = rounded(exact, decimals) == printed, cut(exact, decimals) == printed
        # rounding leads to it from [printed - half, printed + half), cutting off from [printed, printed + place)
        can_round = p_high >= low and p_low < high
        can_cut = p_high >= printed and p_low < printed + place
        if by_rounding and by_cutting:
            verdicts["percent_verdict"] = "rounded-or-truncated"
        elif by_rounding:
            verdicts.update(percent_verdict="rounded", percent_certain=not can_cut)
        elif by_cutting:
            verdicts.update(percent_verdict="truncated", percent_certain=not can_round)
        else:
            raise AssertionError("no printed percent of the six cases should come here")
    elif "saving" in amounts:
        s_low, s_high = ranges["saving"]
        p_low, p_high = low / 100, high / 100
        figures["before"] = (None, s_low / p_high, s_high / p_low)
        figures["after"] = (None, s_low / p_high * (1 - p_high), s_high / p_low * (1 - p_low))
    return figures, verdicts, printed


def number(value):
    return None if value is None else F(value)


def same(found, wanted, unit, outwards):
    """Exact where the unit can write it, else the next unit outwards (or the nearest for a value)."""
    if found is None or wanted is None:
        return found is None and wanted is None
    if wanted / unit == wanted // unit or (unit == 1 and (wanted * 10**5).denominator == 1):
        return found == wanted
    down = wanted // unit * unit
    nearest = rounded(wanted / unit, 0) * unit
    return found == {"low": down, "high": down + unit, "value": nearest}[outwards]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        found = json.load(file, parse_float=Decimal, parse_int=Decimal)
    rows = next(table for table in found["tables"] if table["id"] == "savings")["rows"]
    wrong = [] if len(rows) == len(PRINTED) else [f"{len(rows)} rows, {len(PRINTED)} are printed"]
    for row, (case, months, amounts, percent) in zip(rows, PRINTED):
        figures, verdicts, printed = expected(amounts, percent)
        verdicts.update(case=case, months=months, published_percent=printed)
        for key, wanted in verdicts.items():
            if row[key] != wanted:
                wrong.append(f"{case}: {key} is {row[key]}, not {wanted}")
        for figure in ("before", "after", "saving", "percent"):
            unit = F(1, 10**6) if figure == "percent" else F(1)
            value, low, high = figures.get(figure, (None, None, None))
            for key, wanted, outwards in [(figure, value, "value"), (f"{figure}_low", low, "low"),
                                          (f"{figure}_high", high, "high")]:
                if not same(number(row[key]), wanted, unit, outwards):
                    wrong.append(f"{case}: {key} is {row[key]}, not {wanted and float(wanted)}")
    print("\n".join(wrong) if wrong else f"{len(rows)} rows agree")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
