# SPDX-License-Identifier: Apache-2.0
"""All placements of n queens, by a recursive generator over sets and by bit masks."""
from _bench import run


def placements(n, row, columns, up, down):
    if row == n:
        yield ()
        return
    for column in range(n):
        if column not in columns and row + column not in up and row - column not in down:
            columns.add(column)
            up.add(row + column)
            down.add(row - column)
            for rest in placements(n, row + 1, columns, up, down):
                yield (column,) + rest
            columns.discard(column)
            up.discard(row + column)
            down.discard(row - column)


def count(all_ones, columns, left, right):
    if columns == all_ones:
        return 1
    found = 0
    free = all_ones & ~(columns | left | right)
    while free:
        bit = free & -free
        free ^= bit
        found += count(all_ones, columns | bit, (left | bit) << 1, (right | bit) >> 1)
    return found


def work():
    h = 0
    for p in placements(8, 0, set(), set(), set()):
        for c in p:
            h = (h * 31 + c) % 1000003
    return "%d/%d" % (h, count((1 << 10) - 1, 0, 0, 0))


run("nqueens", work, rounds=5)
