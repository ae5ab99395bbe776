# SPDX-License-Identifier: Apache-2.0
"""List, set and dict comprehensions over small records, nested ones, with conditions."""
from _bench import run, Random


class Widget:
    def __init__(self, ident, owner, kind, size):
        self.ident = ident
        self.owner = owner
        self.kind = kind
        self.size = size


def widgets():
    random = Random(21)
    return [Widget(i, "owner%d" % random.below(30), "abcdef"[random.below(6)], random.below(100)) for i in range(2000)]


WIDGETS = widgets()


def work():
    total = 0
    for _ in range(12):
        big = [w for w in WIDGETS if w.size > 50]
        by_owner = {owner: [w for w in big if w.owner == owner] for owner in {w.owner for w in big}}
        kinds = {w.kind: w.size for w in WIDGETS if w.owner in by_owner}
        sizes = sorted([(len(ws), owner) for owner, ws in by_owner.items()], reverse=True)
        table = [[x * y for x in range(20)] for y in range(20)]
        flat = [c for row in table for c in row if c % 3]
        total += sum([n for n, _ in sizes]) + sum(kinds.values()) + len(flat) + any([w.size == 99 for w in WIDGETS])
    return total


run("comprehensions", work, rounds=5)
