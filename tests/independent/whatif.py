#!/usr/bin/env python3
"""Holds `cloudcost whatif` and `cloudcost sweep` against a second computation of the changed case, to the yen.

    python3 tests/independent/whatif.py PROGRAM COUNT [SEED]

The cases are the invented ones of split.py, with requirements. The change is made here to what the file means: a member
is taken out with all that is its own, another is let in, a price, a rule, a number or a month is another. What that costs
comes from plan.py and sharing.py; the program is given the file as it is and the change as its options. Differences are
printed, and the exit code is 1 if there is one. Python 3.11 or newer, nothing else.
"""

import copy
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
import split


def without(case, member):
    """The case after a member has left, with nothing of its own."""
    case = copy.deepcopy(case)
    case["member"] = [known for known in case["member"] if known["id"] != member]
    for side in ("before", "after"):
        case[side] = [item for item in case.get(side, []) if item.get("member") != member]
    for item in case["after"]:
        if "members" in item:
            item["members"] = [known for known in item["members"] if known != member]
    return case


def bears_the_rest(case, member):
    return case["sharing"].get("remainder") == member


def form(item):
    return next(key for key in ("yearly", "monthly", "total") if key in item)


def change(case, dice):
    """An option of the command line with the case that it should mean, or None where this case has nothing of the kind."""
    case = copy.deepcopy(case)
    ids = [member["id"] for member in case["member"]]
    priced = [item for item in case["after"] if "by_members" not in item]
    kind = dice.choice(("leave", "rule", "price", "scale", "population", "from", "promise", "before"))
    if kind == "leave":
        leaving = [member for member in ids[1:] if not bears_the_rest(case, member)]
        if not leaving:
            return None
        member = dice.choice(leaving)
        return ["--leave", member], without(case, member)
    if kind == "rule":
        rule = dice.choice(split.RULES)
        case["sharing"]["rule"] = rule
        return ["--set", f"sharing.rule={rule}"], case
    if kind in ("price", "scale") and priced:
        item = dice.choice(priced)
        key = form(item)
        if kind == "price":
            item[key] = dice.randint(1, 10**8)
            path = dice.choice((f"after.{item['item']}", f"after.{item['item']}.{key}"))
            return ["--set", f"{path}={item[key]}"], case
        percent = dice.choice((-50, -10, 5, 10, 25))
        item[key] = Decimal(item[key]) * (100 + percent) / 100
        return ["--scale", f"after.{item['item']}={percent:+d}%"], case
    if kind == "population":
        member = dice.choice(case["member"])
        member["bases"]["population"] = dice.randint(1, 90000)
        return ["--set", f"member.{member['id']}.population={member['bases']['population']}"], case
    if kind == "from" and len(ids) > 1:
        member = dice.choice(case["member"][1:])
        member["from"] = dice.randint(1, member.get("to", case["months"]))
        return ["--set", f"member.{member['id']}.from={member['from']}"], case
    if kind == "promise":
        percent = dice.choice((0, 5, 20))
        case["sharing"]["min_saving"] = f"{percent}%"
        return ["--set", f"sharing.min_saving={percent}%"], case
    if kind == "before":
        item = dice.choice(case["before"])
        item[form(item)] = dice.randint(1, 10**8)
        return ["--set", f"before.{item['item']}@{item['member']}={item[form(item)]}"], case
    return None


def same_input(one, other):
    paths = [word.partition("=")[0] for word in (one, other)]
    return paths[0].startswith(paths[1]) or paths[1].startswith(paths[0])


def run(program, path, *words, command=("whatif", "--all")):
    name, *more = command
    done = subprocess.run([program, name, path, *words, *more, "-f", "json"], capture_output=True, text=True)
    if done.returncode:
        return done.stderr, None
    found = json.loads(done.stdout, parse_float=Decimal)
    return None, {table["id"]: table["rows"] for table in found["tables"]}


class Answer:
    """What a case comes to: the group's costs and each member's."""

    def __init__(self, case):
        found = split.expected(case)
        self.refused = "largest" in found
        costs = plan.Plan(case, "base")
        self.before, self.after = costs.total(side="before"), costs.total(side="after")
        self.ids = [member["id"] for member in case["member"]]
        self.befores = {m: costs.total(side="before", payer=m) for m in self.ids}
        if not self.refused:
            self.shares = {m: sum(year[nth] for year in found["bills"]) for nth, m in enumerate(self.ids)}
            self.worse_off = sum(self.shares[m] > self.befores[m] for m in self.ids)

    def broken(self, case):
        """How many requirements do not hold."""
        def holds(require, before, after):
            limit = Fraction(plan.percent(require["at_least"]))
            return before > 0 and Fraction(before - after, before) >= limit
        count = 0
        for require in case["require"]:
            if require.get("member") == "every":
                if self.refused:
                    count += 1
                    continue
                count += not all(holds(require, self.befores[m], self.shares[m]) for m in self.ids)
            else:
                count += not holds(require, self.before, self.after)
        return count


def ratio(part, whole):
    return Decimal(plan.half_away(Fraction(part, whole) * 10**8)).scaleb(-6) if whole > 0 else None


def hold_scenario(scenario, row, same):
    same("before", scenario.before, row["before"])
    same("after", scenario.after, row["after"])
    same("saving", scenario.before - scenario.after, row["saving"])
    same("percent", ratio(scenario.before - scenario.after, scenario.before), row["percent"])
    same("worse off", None if scenario.refused else scenario.worse_off, row["worse_off"])


def hold_effects(today, then, rows, same):
    """Each member's share before and after the change, and what it saves then."""
    members = [row for row in rows if row["member"] is not None]
    known = set() if today.refused else set(today.ids)
    same("members", known | set(then.ids), {row["member"] for row in members})
    for row in members:
        member = row["member"]
        old, new = ({} if answer.refused else answer.shares for answer in (today, then))
        old, new = old.get(member), new.get(member)
        same(f"{member} share", old, row["share"])
        same(f"{member} new share", new, row["new_share"])
        if old is not None and new is not None:
            same(f"{member} change", new - old, row["change"])
            same(f"{member} change in percent", ratio(new - old, old), row["change_percent"])
        if new is not None:
            same(f"{member} new saving", then.befores[member] - new, row["new_saving"])
            same(f"{member} new percent", ratio(then.befores[member] - new, then.befores[member]), row["new_percent"])


def hold_change(program, path, case, dice, differences):
    """One scenario of one to three changes."""
    words, changed = [], case
    for _ in range(dice.randint(1, 3)):
        found = change(changed, dice)
        # one input is changed once, and nothing more after somebody has left
        if found and "--leave" not in words and not any(same_input(found[0][1], word) for word in words[1::2]):
            words, changed = words + found[0], found[1]
    if not words:
        return
    same = lambda what, expected, actual: differences.same(f"{words} {what}", expected, actual)
    try:
        then = Answer(changed)
    except ZeroDivisionError:
        same("nothing to weigh", True, "cannot be shared" in (run(program, path, *words)[0] or ""))
        return
    today = Answer(case)
    refused, tables = run(program, path, *words)
    same("accepted", None, refused)
    if refused:
        return
    hold_scenario(today, tables["scenarios"][0], same)
    hold_scenario(then, tables["scenarios"][1], same)
    same("has shares", not then.refused, "effects" in tables)
    if "effects" in tables:
        hold_effects(today, then, tables["effects"], same)
    required = tables.get("requirements", [])
    for scenario, answer, of in (("as-is", today, case), (tables["scenarios"][1]["scenario"], then, changed)):
        rows = [row for row in required if row["scenario"] == scenario]
        lines = {row["requirement"] for row in rows if not row["holds"]}
        if not answer.refused:
            same(f"broken requirements {scenario}", answer.broken(of), len(lines))


def hold_joining(program, text, case, folder, dice, differences):
    """The same case with one member still outside, and its joining."""
    if len(case["member"]) < 2:
        return
    member = dice.choice([known["id"] for known in case["member"][1:]])
    if bears_the_rest(case, member):
        return
    path = str(Path(folder) / "joining.toml")
    Path(path).write_text(text.replace(f'id = "{member}"\n', f'id = "{member}"\ncandidate = true\n'), encoding="utf-8")
    same = lambda what, expected, actual: differences.same(f"join {member} {what}", expected, actual)
    try:
        today, then = Answer(without(case, member)), Answer(case)
    except ZeroDivisionError:
        return
    refused, tables = run(program, path, "--join", member)
    same("accepted", None, refused)
    if refused:
        return
    hold_scenario(today, tables["scenarios"][0], same)
    hold_scenario(then, tables["scenarios"][1], same)
    same("has shares", not then.refused, "effects" in tables)
    if "effects" in tables:
        hold_effects(today, then, tables["effects"], same)


def hold_sweep(program, path, case, dice, differences):
    """Three prices of an item, or three numbers of people."""
    priced = [item for item in case["after"] if "by_members" not in item]
    steps = [dice.randint(1, 10**7) for _ in range(3)]
    edited = []
    if priced and dice.random() < 0.6:
        nth = case["after"].index(dice.choice(priced))
        axis = f"after.{case['after'][nth]['item']}"
        for value in steps:
            edited.append(copy.deepcopy(case))
            edited[-1]["after"][nth][form(edited[-1]["after"][nth])] = value
    else:
        nth = dice.randrange(len(case["member"]))
        axis = f"member.{case['member'][nth]['id']}.population"
        for value in steps:
            edited.append(copy.deepcopy(case))
            edited[-1]["member"][nth]["bases"]["population"] = value
    member = dice.choice(case["member"])["id"]
    words = [f"{axis}={'|'.join(map(str, steps))}", "--figure", f"share.{member}"]
    same = lambda what, expected, actual: differences.same(f"{words} {what}", expected, actual)
    answers = [Answer(case) for case in edited]
    refused, tables = run(program, path, *words, command=("sweep",))
    same("accepted", None, refused)
    if refused:
        return
    same("rows", len(steps), len(tables["sweep"]))
    for row, value, answer, of in zip(tables["sweep"], steps, answers, edited):
        same("value", value, next((row[key] for key in row if key == axis or key.startswith(f"{axis}.")), None))
        hold_scenario(answer, row, same)
        same("figure", None if answer.refused else answer.shares[member], row[f"share.{member}"])
        if not answer.refused:
            same("broken", answer.broken(of), row["broken"])


def requirements(dice):
    lines = []
    for member in dice.sample((None, "every"), dice.randint(1, 2)):
        lines += ["[[require]]", 'figure = "saving"', f'at_least = "{dice.choice((-500, 0, 10, 30, 60))}%"']
        lines += [f'member = "{member}"'] * bool(member)
    return "\n".join(lines) + "\n"


def main():
    program, count, seed = sys.argv[1], int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "1"
    differences = plan.Differences()
    left_out = 0
    with tempfile.TemporaryDirectory() as folder:
        for nth in range(count):
            dice = random.Random(f"{seed}/{nth}")
            text = split.invented(dice)
            text += requirements(dice)
            path = str(Path(folder) / f"invented-{nth}.toml")
            Path(path).write_text(text, encoding="utf-8")
            case = tomllib.loads(text, parse_float=Decimal)
            before = len(differences.found)
            try:
                Answer(case)
                hold_change(program, path, case, dice, differences)
                hold_joining(program, text, case, folder, dice, differences)
                hold_sweep(program, path, case, dice, differences)
            except sharing.TooManyToTry:
                left_out += 1
            except ZeroDivisionError:
                # nothing to weigh by in some month
                continue
            if len(differences.found) > before:
                differences.found.insert(before, f"--- case {nth} of seed {seed}\n{text}")
    print("\n".join(differences.found[:60]))
    print(f"{differences.compared} figures of {count} cases compared ({left_out} not wholly, as there is too much to try), {len(differences.found)} differ")
    raise SystemExit(1 if differences.found else 0)


if __name__ == "__main__":
    main()
