"""Reads workbooks back with openpyxl, cell by cell: numbers are numbers, every formula has its value, text is never a formula,
and what a live workbook says of each member and year is what `split` says as JSON.

Usage: workbook.py CLOUDCOST FOLDER CASE...   (FOLDER is written to)
"""

import json
import pathlib
import subprocess
import sys

import openpyxl

program, folder, *cases = sys.argv[1:]
folder = pathlib.Path(folder)
SHEETS = ["概要", "入力", "年額", "分担", "負担額", "比較", "検算"]
seen = {"cells": 0, "formulas": 0, "numbers": 0, "texts": 0, "bills": 0, "live": 0}


def run(*arguments):
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, (arguments, done.stderr)
    return done.stdout


def read_back(path):
    """Every cell by both ways of reading; the sheets as values."""
    formulas, values = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    assert formulas.sheetnames == values.sheetnames
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                value = values[sheet.title][cell.coordinate].value
                where = (path.name, sheet.title, cell.coordinate, cell.value, value)
                if cell.value is None:
                    assert value is None, where
                    continue
                seen["cells"] += 1
                if cell.data_type == "f":
                    seen["formulas"] += 1
                    assert isinstance(value, (int, float)) and not isinstance(value, bool), where
                elif cell.data_type == "n":
                    seen["numbers"] += 1
                    assert isinstance(value, (int, float)) and value == cell.value, where
                    assert cell.number_format, where
                else:
                    # no date, no error, no truth: text that is what it was
                    seen["texts"] += 1
                    assert cell.data_type == "s" and value == cell.value, where
    return values


def bills(case):
    def shares(*more):
        tables = json.loads(run("split", case, "-f", "json", *more))["tables"]
        return next(table for table in tables if table["id"] == "shares")["rows"]

    # in the order of the members, also of those that join later
    found = {row["member"]: [] for row in shares() if row["role"] == "item" and row["member"] is not None}
    rows = shares("--by", "year")
    for row in rows:
        if row["role"] == "item" and row["member"] is not None:
            found[row["member"]].append(row["share"])
    return list(found.values())


def bills_of(book):
    """The list headed 負担額 of the sheet 負担額."""
    rows = [[cell.value for cell in row] for row in book["負担額"].iter_rows()]
    head = max(nth for nth, row in enumerate(rows) if row[0] == "負担額" and row[1] is not None)
    found = []
    for row in rows[head + 1 :]:
        if row[0] in (None, "合計"):
            break
        years = [value for value in row[1:] if value is not None]
        found.append(years[:-1])
    return found


for case in cases:
    stem = pathlib.Path(case).stem
    for command in ("split", "report", "compare"):
        path = folder / f"{stem}.{command}.xlsx"
        run(command, case, "--lang", "ja", "-o", str(path))
        book = read_back(path)
        if book.sheetnames[:7] == SHEETS:
            seen["live"] += 1
            expected = [[bill for bill in member if bill] for member in bills(case)]
            found = [[bill for bill in member if bill] for member in bills_of(book)]
            assert found == expected, (case, command, found, expected)
            seen["bills"] += sum(map(len, expected))
print(json.dumps(seen))
