# Truth and membership that run no Python code are told without it in code with a frame, too; what has to be asked is asked, once it turns up, with all variables in place.
import sys
from collections import deque


class Plain:
    pass


class Asked:
    def __init__(self, answer):
        self.answer = answer

    def __bool__(self):
        locals_seen.append(dict(sys._getframe(1).f_locals).get("n"))
        return self.answer


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class Holder:
    def __contains__(self, x):
        locals_seen.append(sys._getframe(1).f_locals.get("n"))
        return x > 3


class Same:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return hash(self.v)

    def __eq__(self, other):
        locals_seen.append(sys._getframe(1).f_locals.get("n"))
        return self.v == other


locals_seen = []


def truths(values, f):
    n = 0
    for v in values:
        n += 1
        if v:
            n += 10
        if not v:
            n += 100
        b = not v
        n += b
        while v:
            n += 1000
            break
        f(v or n)
    return n


def members(keys, where, f):
    n = 0
    for k in keys:
        n += 1
        if k in where:
            n += 10
        if k not in where:
            n += 100
        n += k in where
        f(n)
    return n


def nothing(x):
    sys._getframe()


def error(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return "%s: %s" % (type(e).__name__, e)


for _ in range(900):
    first = truths([1, 0, "", "x", None, 2.5, 0.0, [], [0], {}, {1}, deque(), Plain(), Plain, len, 10**30, b"", b"y", range(0), range(2)], nothing)
    second = members([1, 2, "x", 5, (1, 2)], {1: 1, "x": 2, (1, 2): 3}, nothing), members([1, "a", 3], (1, 2, "a"), nothing), members(["a", "b"], "xay", nothing)
print(first, second)
# expect: 12039 (238, 125, 113)
for _ in range(3):
    first = truths([Asked(True), Asked(False), Sized(0), Sized(3), 7], nothing)
    second = members([1, 4, 5], Holder(), nothing), members([5, 6], {Same(5), 6}, nothing), members([5, 7], [Same(5), 6], nothing)
    third = error(members, [1, 2], 5, nothing), error(members, [[]], {1: 2}, nothing), error(truths, [Sized(-1)], nothing), error(truths, [Sized("x")], nothing), error(truths, [Asked(3)], nothing)
print(first, second)
# expect: 3237 (125, 24, 113)
print(third)
# expect: ("TypeError: argument of type 'int' is not a container or iterable", "TypeError: cannot use 'list' as a dict key (unhashable type: 'list')", 'ValueError: __len__() should return >= 0', "TypeError: 'str' object cannot be interpreted as an integer", 'TypeError: __bool__ should return bool, returned int')
print(len(locals_seen), locals_seen[:40])
# expect: 87 [1, 11, 11, 11, 1011, 1012, 1012, 1112, 1113, 1113, 1, 1, 101, 102, 112, 112, 114, 124, 124, 1, 11, 11, 1, 11, 11, 13, 13, 113, 1, 1, 11, 11, 11, 1011, 1012, 1012, 1112, 1113, 1113, 1]
Plain.__bool__ = lambda self: False
print(truths([Plain(), 1], nothing))
# expect: 1113
del Plain.__bool__
print(truths([Plain(), 1], nothing))
# expect: 2022
