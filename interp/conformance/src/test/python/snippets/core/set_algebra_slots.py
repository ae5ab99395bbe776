# SPDX-License-Identifier: Apache-2.0
"""Order and content of what set algebra makes of plain keys: with slots of their own, with collisions, with removed keys, beside counted ones."""


def checksum(s):
    n = 0
    for k in s:
        n = (n * 31 + hash(k)) % (1 << 61)
    return n


def all_of(a, b):
    r = [a & b, a | b, a - b, a ^ b, b - a, b & a]
    for name in "__iand__", "__ior__", "__isub__", "__ixor__":
        c = set(a)
        getattr(c, name)(b)
        r.append(c)
    return r


def steps(n, step, factor):
    return [i * factor for i in range(0, n * step, step)]


total = 0
for n in 1, 4, 5, 6, 18, 19, 30, 31, 76, 77, 100, 306, 307, 400:
    for step in 1, 2, 3:
        for factor in 1, -1, 7, 64, 1 << 33:
            for other in 0, 3, n, 2 * n:
                a = set(steps(n, step, factor))
                b = set(steps(other, 2, factor))
                for r in all_of(a, b) + all_of(frozenset(b), a):
                    total = (total * 31 + len(r) * 7 + checksum(r)) % (1 << 61)
                while len(a) > n // 2:
                    a.pop()
                a.update([(1, 2), 2.0, -7])
                b.add((2, 1))
                for r in all_of(a, b):
                    total = (total * 31 + len(r)) % (1 << 61)
print(total)
a = set(range(0, 600, 2))
b = set(range(0, 600, 3))
print(list(a & b)[:5], len(a | b), list(a - b)[-3:], sorted(a ^ b)[:5])


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n

    def __del__(self):
        print("del", self.n)


k = [Key(i) for i in range(3)]
x = {k[0], k[1], 5}
y = {k[1], k[2], 5, 6}
both = x & y
either = x | y
del k, x, y
print(len(both), len(either))
del either
print("both left")
del both
# expect: 581646476189854688
# expect: [0, 516, 6, 522, 12] 400 [502, 506, 508] [2, 3, 4, 8, 9]
# expect: 2 5
# expect: del 0
# expect: del 2
# expect: both left
# expect: del 1
