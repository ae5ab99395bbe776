# SPDX-License-Identifier: Apache-2.0
"""Calls of classes and keyword passing at sites that see the same callable often, then another one."""
import abc


class Meta(type):
    def __call__(cls, v, *a, k=None):
        return cls.__new__(cls, v), a, k


class Made(metaclass=Meta):
    def __new__(cls, v):
        return v


def by_metaclass():
    r = []
    for i in range(1500):
        r.append(Made(i))
        r.append(Made(i, 2, k=3))
        r.append(Made(i, 5))
    return sum(len(x[1]) for x in r), r[-1]


class Point:
    def __init__(self, x, y=2, *, z=3, w=None):
        self.v = x, y, z, w


class Base(abc.ABC):
    def __init__(self, x, y=()):
        self.v = x, y


class Abstract(abc.ABC):
    @abc.abstractmethod
    def f(self):
        pass

    def __init__(self, x):
        pass


class Bad:
    def __init__(self, x):
        return 1


MISSING = object()


def defaults(a, b=MISSING, *, c=MISSING, d=4):
    return a, b is MISSING, c is MISSING, d


def constructed():
    for i in range(1500):
        n = [Point(1).v, Point(1, z=9).v, Point(x=1, w=i).v, Point(*(1, 2)).v, Point(*(1,), **{"z": i}).v, Base(1).v, Base(x=1, y=3).v]
    return n


def with_defaults():
    for i in range(1500):
        n = [defaults(i), defaults(i, 2), defaults(i, c=1), defaults(i, d=2, c=5)]
    return n


def error(f):
    try:
        return f()
    except TypeError as e:
        return str(e)


def errors():
    for i in range(800):
        r = [error(lambda: Point()), error(lambda: Point(1, q=2)), error(lambda: Point(*(1, 2, 3))), error(lambda: Point(**{"a": 1})),
             error(lambda: Abstract(1)), error(lambda: Abstract(x=1)), error(lambda: Abstract(*(1,))),
             error(lambda: Bad(1)), error(lambda: Bad(x=1)), error(lambda: Bad(*(1,)))]
    return r


def changed_defaults():
    r = []
    for i in range(4000):
        if i == 2000:
            defaults.__kwdefaults__["d"] = 99
        if i == 3000:
            defaults.__kwdefaults__ = {"c": 1, "d": 7}
        if i == 3500:
            defaults.__defaults__ = (5,)
        x = defaults(i)[1:]
        if not r or r[-1] != x:
            r.append(x)
    return r


class Late(type):
    pass


class Instance(metaclass=Late):
    def __init__(self, x=0):
        self.x = x


def changed_metaclass():
    r = []
    for i in range(4000):
        if i == 2000:
            Late.__call__ = lambda cls, *a, **k: "called"
        if i == 3000:
            del Late.__call__
        v = tuple(x if x == "called" else type(x).__name__ for x in (Instance(), Instance(x=1), Instance(*(1,))))
        if not r or r[-1] != v:
            r.append(v)
    return r


class Deleted:
    def __init__(self, x):
        self.x = x

    def __del__(self):
        print("del", self.x)


class Nested:
    def __init__(self, n):
        self.inner = Nested(n=n - 1) if n else None


def depth():
    x = Nested(n=100)
    n = 0
    while x:
        x = x.inner
        n += 1
    return n


class Endless:
    def __init__(self, x):
        Endless(x=x)


print(by_metaclass())
print(constructed())
print(with_defaults())
for line in errors():
    print(line)
print(changed_defaults())
print(changed_metaclass())
Abstract.__abstractmethods__ = frozenset()
print(type(Abstract(x=1)).__name__)
Deleted(1)
Deleted(x=2)
Deleted(*(3,))
Deleted(**{"x": 4})
print(depth())
try:
    Endless(x=1)
except RecursionError:
    print("too deep")
# expect: (3000, (1499, (5,), None))
# expect: [(1, 2, 3, None), (1, 2, 9, None), (1, 2, 3, 1499), (1, 2, 3, None), (1, 2, 1499, None), (1, ()), (1, 3)]
# expect: [(1499, True, True, 4), (1499, False, True, 4), (1499, True, False, 4), (1499, True, False, 2)]
# expect: Point.__init__() missing 1 required positional argument: 'x'
# expect: Point.__init__() got an unexpected keyword argument 'q'
# expect: Point.__init__() takes from 2 to 3 positional arguments but 4 were given
# expect: Point.__init__() got an unexpected keyword argument 'a'
# expect: Can't instantiate abstract class Abstract without an implementation for abstract method 'f'
# expect: Can't instantiate abstract class Abstract without an implementation for abstract method 'f'
# expect: Can't instantiate abstract class Abstract without an implementation for abstract method 'f'
# expect: __init__() should return None, not 'int'
# expect: __init__() should return None, not 'int'
# expect: __init__() should return None, not 'int'
# expect: [(True, True, 4), (True, True, 99), (True, False, 7), (False, False, 7)]
# expect: [('Instance', 'Instance', 'Instance'), ('called', 'called', 'called'), ('Instance', 'Instance', 'Instance')]
# expect: Abstract
# expect: del 1
# expect: del 2
# expect: del 3
# expect: del 4
# expect: 101
# expect: too deep
