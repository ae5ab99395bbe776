# SPDX-License-Identifier: Apache-2.0
"""Properties that Python functions get, min and max of two, loops over tuples: hot, and then different."""
import sys


class Point:
    def __init__(self, x):
        self._x = x

    @property
    def x(self):
        return self._x

    @property
    def double(self):
        return self.x * 2

    @property
    def looks(self):
        return sys._getframe(1).f_code.co_name

    @property
    def broken(self):
        return self.missing

    y = property(lambda self: self._x + 1)


class Fallback(Point):
    def __getattr__(self, name):
        return 'no ' + name


class Other(Point):
    @property
    def x(self):
        return -self._x


def total(points):
    t = 0
    for p in points:
        t += p.x + p.double + p.y
    return t


points = [Point(i) for i in range(10)]
for _ in range(60):
    r = total(points)
# expect: 190
print(r)
# expect: 13
print(total([Point(1), Other(5), Point(4)]))


def caller(p):
    return p.looks


for _ in range(40):
    who = caller(points[0])
# expect: caller
print(who)


def fails(p):
    try:
        return p.broken
    except AttributeError as e:
        lines, t = [], e.__traceback__
        while t:
            lines.append(t.tb_frame.f_code.co_name)
            t = t.tb_next
        return str(e), lines


for _ in range(40):
    f = fails(points[0])
# expect: ("'Point' object has no attribute 'missing'", ['fails', 'broken'])
print(f)
for _ in range(40):
    f = fails(Fallback(1))
# expect: no missing
print(f)

Point.x = property(lambda self: self._x)
# expect: 190
print(total(points))
Point.x = 7
# expect: 265
print(total(points))
del Point.x


def lacking(p):
    try:
        return total([p])
    except AttributeError as e:
        return str(e)


# expect: 'Point' object has no attribute 'x'
print(lacking(points[0]))


class Deep:
    def __init__(self, n):
        self.n = n

    @property
    def sum(self):
        return self.n + Deep(self.n - 1).sum if self.n else 0

    @property
    def endless(self):
        return self.endless


for _ in range(40):
    s = Deep(50).sum
# expect: 1275
print(s)
try:
    Deep(1).endless
except RecursionError as e:
    # expect: maximum recursion depth exceeded
    print(e)


def clamp(v, low, high):
    return max(low, min(v, high))


for _ in range(60):
    c = [clamp(v, 0, 10) for v in (-5, 3, 12)]
# expect: [0, 3, 10]
print(c)
nan = float('nan')
# expect: [2.5, 'a', True, 1, nan, 1.0, 10000000000000000000000]
print([clamp(2.5, 1.0, 3.0), clamp('a', 'a', 'b'), max(1 == 1, 1), max(1, 1 == 1), max(nan, 1.0), max(1.0, nan), clamp(10 ** 22, 0, 10 ** 23)])
try:
    clamp(1, None, 2)
except TypeError as e:
    # expect: '>' not supported between instances of 'int' and 'NoneType'
    print(e)


def over(items):
    t = 0
    for a in items:
        for b in items:
            t += a * b
    return t


for _ in range(40):
    o = over((1, 2, 3))
# expect: 36 36 36 0
print(o, over([1, 2, 3]), over(range(4)), over(()))


class Counter:
    def __init__(self):
        self._n = 0

    @property
    def n(self):
        return self._n

    @n.setter
    def n(self, value):
        self._n = value

    def add(self, k):
        held = [k]
        self.n = self.n + held[0]
        return (self.n, held)


counter = Counter()
for _ in range(60):
    last = counter.add(2)
# expect: (120, [2])
print(last)
