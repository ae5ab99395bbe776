# SPDX-License-Identifier: Apache-2.0
"""Loops that take pairs apart at once: enumerate, zip of two, dict items, and what only looks like them."""
import sys
import weakref


class Thing:
    def __init__(self, n):
        self.n = n


def numbered(items, start=0):
    out = []
    for i, x in enumerate(items, start):
        out.append((i, x))
    return out


def zipped(a, b, **kw):
    out = []
    for x, y in zip(a, b, **kw):
        out.append(x * 10 + y)
    return out


def items(d):
    total = 0
    for k, v in d.items():
        total += k * v
    return total


def broken(n):
    for i in range(n):
        yield i
    raise KeyError(n)


class Odd(enumerate):
    def __next__(self):
        i, x = super().__next__()
        return x, i


class Triples(zip):
    pass


for _ in range(40):
    r = [numbered('abc'), numbered([1, 2], 2 ** 63 - 1), numbered(range(2)), numbered(iter('xy'), -1)]
    z = [zipped([1, 2, 3], [4, 5]), zipped([1], (2, 3)), zipped([], [1]), zipped(range(3), range(3), strict=True)]
    d = items({k: k + 1 for k in range(50)})

# expect: [(0, 'a'), (1, 'b'), (2, 'c')]
print(r[0])
# expect: [(9223372036854775807, 1), (9223372036854775808, 2)]
print(r[1])
# expect: [(0, 0), (1, 1)] [(-1, 'x'), (0, 'y')]
print(r[2], r[3])
# expect: [[14, 25], [12], [], [0, 11, 22]]
print(z)
# expect: 41650
print(d)


def swapped():
    return [a + str(b) for a, b in Odd('pq')]


for _ in range(40):
    s = swapped()
# expect: ['p0', 'q1']
print(s)


def failing(make, *args):
    got = []
    try:
        for a, b in make(*args):
            got.append(a)
    except (KeyError, ValueError, RuntimeError, TypeError) as e:
        return got, type(e).__name__, str(e)
    return got, None, None


for _ in range(40):
    e = [failing(enumerate, broken(2)), failing(zip, [1, 2, 3, 4], broken(3)), failing(lambda: zip([1, 2], [3], strict=True)),
         failing(zip, [1], [2], [3]), failing(Triples, [1], [2]), failing(enumerate, [])]
# expect: ([0, 1], 'KeyError', '2')
print(e[0])
# expect: ([1, 2, 3], 'KeyError', '3')
print(e[1])
# expect: ([1], 'ValueError', 'zip() argument 2 is shorter than argument 1')
print(e[2])
# expect: ([], 'ValueError', 'too many values to unpack (expected 2, got 3)')
print(e[3])
# expect: ([1], None, None)
print(e[4])
# expect: ([], None, None)
print(e[5])


def growing(d):
    try:
        for k, v in d.items():
            d[k + 1000] = v
    except RuntimeError as e:
        return str(e)


for _ in range(40):
    g = growing({1: 2, 3: 4})
# expect: dictionary changed size during iteration
print(g)


def deaths():
    things = [Thing(n) for n in range(3)]
    refs = [weakref.ref(t) for t in things]
    for i, t in enumerate(things):
        if i == 1:
            break
    things.clear()
    first = [x() is None for x in refs]
    t = None
    return first, [x() is None for x in refs]


for _ in range(40):
    w = deaths()
# expect: ([True, False, True], [True, True, True])
print(w)


def counts():
    x, y = Thing(1), Thing(2)
    before = sys.getrefcount(x), sys.getrefcount(y)
    for _ in range(30):
        for a, b in zip([x, x], [y, y]):
            pass
        for a, b in {x: y}.items():
            pass
        for a, b in enumerate([x, y]):
            pass
    del a, b
    return before == (sys.getrefcount(x), sys.getrefcount(y))


for _ in range(40):
    same = counts()
# expect: True
print(same)


def built(n):
    return [x for x in range(n)], {x % 7 for x in range(n)}, {x: str(x) for x in range(n)}


for _ in range(40):
    b = built(20)
# expect: 20 7 20 190 19
print(len(b[0]), len(b[1]), len(b[2]), sum(b[0]), b[2][19])


def made(a, b):
    t = 0
    for x in list(a) + list(b):
        t += x
    for x in tuple(a) + (1, 2):
        t += x
    for x in {1, 2, 3}:
        t += x
    for i, x in enumerate(zip(a, b)):
        t += i + x[0]
    for ch in 'abc':
        t += ord(ch)
    return t


for _ in range(60):
    m = made([1, 2], (3, 4))
# expect: 320 314
print(m, made(range(3), {5: 6}.keys()))


def wrong(a):
    try:
        return list(a) + (1,)
    except TypeError as e:
        return str(e)


for _ in range(60):
    m = wrong([1])
# expect: can only concatenate list (not "tuple") to list / 'int' object is not iterable
print(m, '/', wrong(5))
