"""Random cost games of 3 to 6 members and their exact answers, by other ways than the program's.

Shapley values by walking through every order of the members; the nucleolus by successive linear programs and the least
support by one, in fractions by the simplex method with Bland's rule. `python3 games.py > ../games/random.csv` writes
the same games every time: members, costs of groups 1 to 2^n - 1, Shapley value, nucleolus, least support.
"""

import itertools
import random
from fractions import Fraction as F


def simplex(columns, right, gains):
    """max gains.x, sum of columns x = right (right >= 0), x >= 0: value, x, prices of the rows."""
    rows = len(right)
    total = len(columns)
    table = [[F(columns[j][i]) for j in range(total)] + [F(int(i == k)) for k in range(rows)] + [F(right[i])] for i in range(rows)]
    basis = [total + i for i in range(rows)]

    def run(gain, width):
        while True:
            price_row = [gain[j] - sum(gain[basis[i]] * table[i][j] for i in range(rows) if gain[basis[i]] and table[i][j]) for j in range(width)]
            entering = next((j for j in range(width) if price_row[j] > 0 and j not in basis), None)
            if entering is None:
                return
            ratios = [(table[i][-1] / table[i][entering], basis[i], i) for i in range(rows) if table[i][entering] > 0]
            assert ratios, "unbounded"
            leaving = min(ratios)[2]
            pivot = table[leaving][entering]
            table[leaving] = [entry / pivot for entry in table[leaving]]
            for i in range(rows):
                factor = table[i][entering]
                if i != leaving and factor:
                    table[i] = [a - factor * b if b else a for a, b in zip(table[i], table[leaving])]
            basis[leaving] = entering

    first = [F(0)] * total + [F(-1)] * rows
    run(first, total + rows)
    assert all(table[i][-1] == 0 for i in range(rows) if basis[i] >= total), "infeasible"
    for i in range(rows):
        # a stand-in left at 0 is exchanged, so that it cannot grow again
        if basis[i] >= total:
            j = next((j for j in range(total) if table[i][j]), None)
            if j is None:
                continue
            pivot = table[i][j]
            table[i] = [entry / pivot for entry in table[i]]
            for k in range(rows):
                factor = table[k][j]
                if k != i and factor:
                    table[k] = [a - factor * b for a, b in zip(table[k], table[i])]
            basis[i] = j
    gain = [F(g) for g in gains] + [F(0)] * rows
    run(gain, total)
    x = [F(0)] * total
    for i in range(rows):
        if basis[i] < total:
            x[basis[i]] = table[i][-1]
    prices = [sum(gain[basis[k]] * table[k][total + i] for k in range(rows)) for i in range(rows)]
    return sum(g * v for g, v in zip(gains, x)), x, prices


def rank(vectors):
    vectors = [list(map(F, v)) for v in vectors]
    found = 0
    for column in range(len(vectors[0])):
        pivot = next((i for i in range(found, len(vectors)) if vectors[i][column]), None)
        if pivot is None:
            continue
        vectors[found], vectors[pivot] = vectors[pivot], vectors[found]
        for i in range(found + 1, len(vectors)):
            factor = vectors[i][column] / vectors[found][column]
            vectors[i] = [a - factor * b for a, b in zip(vectors[i], vectors[found])]
        found += 1
    return found


def vector(group, n):
    return [group >> i & 1 for i in range(n)]


def shapley(n, cost):
    sums = [0] * n
    orders = list(itertools.permutations(range(n)))
    for order in orders:
        group = 0
        for member in order:
            sums[member] += cost[group | 1 << member] - cost[group]
            group |= 1 << member
    return [F(s, len(orders)) for s in sums]


def nucleolus(n, cost):
    every = (1 << n) - 1
    alone = [cost[1 << i] for i in range(n)]
    saving = [sum(alone[i] for i in range(n) if g >> i & 1) - cost[g] for g in range(every + 1)]
    limited = saving[every] >= 0
    fixed = {every: F(saving[every])}
    while rank([vector(g, n) for g in fixed]) < n:
        r = rank([vector(g, n) for g in fixed])
        free = [g for g in range(1, every) if rank([vector(h, n) for h in fixed] + [vector(g, n)]) > r]
        columns, gains = [], []
        for g in free:
            columns.append([1] + vector(g, n))
            gains.append(saving[g])
        for g, value in fixed.items():
            columns.append([0] + vector(g, n))
            gains.append(value)
            columns.append([0] + [-e for e in vector(g, n)])
            gains.append(-value)
        if limited:
            for i in range(n):
                columns.append([0] + [int(i == k) for k in range(n)])
                gains.append(0)
        level, weights, _ = simplex(columns, [1] + [0] * n, gains)
        for g, weight in zip(free, weights):
            if weight > 0:
                fixed[g] = saving[g] - level
    # solve the fixed equations
    rows = [list(map(F, vector(g, n))) + [value] for g, value in fixed.items()]
    for column in range(n):
        pivot = next(i for i in range(column, len(rows)) if rows[i][column])
        rows[column], rows[pivot] = rows[pivot], rows[column]
        lead = rows[column][column]
        rows[column] = [a / lead for a in rows[column]]
        for i in range(len(rows)):
            if i != column and rows[i][column]:
                factor = rows[i][column]
                rows[i] = [a - factor * b for a, b in zip(rows[i], rows[column])]
    assert all(row[-1] == 0 for row in rows[n:])
    return [alone[i] - rows[i][-1] for i in range(n)]


def least_support(n, cost):
    every = (1 << n) - 1
    most, _, _ = simplex([vector(g, n) for g in range(1, every + 1)], [1] * n, [-cost[g] for g in range(1, every + 1)])
    return cost[every] + most


def game(draw, n, kind):
    every = (1 << n) - 1
    cost = [0] * (every + 1)
    if kind == 0:  # anything
        for g in range(1, every + 1):
            cost[g] = draw.randint(0, 1000)
    elif kind == 1:  # few different costs: many ties
        for g in range(1, every + 1):
            cost[g] = draw.randint(0, 4) + bin(g).count("1")
    elif kind == 2:  # made subadditive
        for g in range(1, every + 1):
            cost[g] = draw.randint(100, 400) * bin(g).count("1")
        for g in range(1, every + 1):
            part = (g - 1) & g
            while part:
                cost[g] = min(cost[g], cost[part] + cost[g ^ part])
                part = (part - 1) & g
    else:  # fixed costs, own costs, a price by members
        own = [draw.randint(0, 50) for _ in range(n)]
        fixed = [(draw.randint(1, every), draw.randint(1, 300)) for _ in range(4)]
        steps = sorted(draw.randint(50, 400) for _ in range(n))
        for g in range(1, every + 1):
            cost[g] = sum(own[i] for i in range(n) if g >> i & 1)
            cost[g] += sum(c for users, c in fixed if users & g)
            cost[g] += steps[bin(g).count("1") - 1]
    return cost


if __name__ == "__main__":
    draw = random.Random(20131001)
    for nth in range(1000):
        n = 3 + nth % 4
        cost = game(draw, n, nth // 4 % 4)
        fields = [" ".join(map(str, part)) for part in (cost[1:], shapley(n, cost), nucleolus(n, cost))]
        print(n, *fields, least_support(n, cost), sep=",", flush=True)
