# SPDX-License-Identifier: Apache-2.0
"""dicts: keys of several types, growth, deletion, iteration, merges, defaults."""
from _bench import run, mix


class Key:
    def __init__(self, a, b):
        self.a = a
        self.b = b

    def __hash__(self):
        return self.a * 31 + self.b

    def __eq__(self, other):
        return self.a == other.a and self.b == other.b


def work():
    h = 0
    by_int = {}
    for i in range(20000):
        by_int[i * 7 % 20011] = i
    for i in range(20000):
        h += by_int.get(i, 0)
    names = ["k%d" % (i % 500) for i in range(15000)]
    counts = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    groups = {}
    for i, name in enumerate(names):
        groups.setdefault(name, []).append(i)
    for i in range(0, 20000, 3):
        by_int.pop(i, None)
    by_pair = {}
    for i in range(100):
        for j in range(60):
            by_pair[i, j] = i * j
    objects = {Key(i % 40, i // 40): i for i in range(1200)}
    for i in range(1200):
        h += objects[Key(i % 40, i // 40)]
    merged = {**counts, "extra": 1} | {"more": 2}
    merged.update(a=1, b=2)
    for k, v in merged.items():
        h += len(k) * v
    h = mix(h, sum(by_pair.values()) + len(by_int) + len(groups))
    return h


run("dict_heavy", work, rounds=4)
