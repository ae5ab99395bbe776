# SPDX-License-Identifier: Apache-2.0
"""The attribute __class__, hot: of many kinds of objects, assigned, shadowed."""
from dataclasses import dataclass


class A:
    def same(self, other):
        return other.__class__ is self.__class__


class B(A):
    pass


class Slots:
    __slots__ = ('x',)


class Lies:
    @property
    def __class__(self):
        return int


class Own:
    __class__ = str


def names(objects):
    for _ in range(900):
        out = [o.__class__.__name__ for o in objects]
    return out


print(names([A(), B(), Slots(), 1, True, 'a', (), None, len, A, names, Lies(), Own(), ValueError()]))
# expect: ['A', 'B', 'Slots', 'int', 'bool', 'str', 'tuple', 'NoneType', 'builtin_function_or_method', 'type', 'function', 'int', 'str', 'ValueError']


def changes():
    a, b = A(), B()
    out = []
    for i in range(1200):
        r = a.same(b), b.same(b), a.same(a)
        if i == 1000:
            a.__class__ = B
            out.append(r)
    a.__dict__['__class__'] = 1
    out.append(a.__class__.__name__)
    return out, r


out, last = changes()
print(out, last)  # expect: [(False, True, True), 'B'] (True, True, True)


@dataclass
class Point:
    x: int
    y: int = 0


def equal(a, b):
    n = 0
    for i in range(900):
        if a == b:
            n += 1
    return n


print(equal(Point(1), Point(1)), equal(Point(1), Point(2)), equal(Point(1), 1))  # expect: 900 0 0
