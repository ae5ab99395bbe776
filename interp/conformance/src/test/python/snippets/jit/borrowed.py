# Temporaries of compiled code borrow what named slots hold: whatever happens to those meanwhile, nothing dies too early or too late.
import sys

log = []


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append(self.name)

    def same(self, other=None):
        return self.name

    def swap(self, other):
        # Another frame replaces the caller's variable while we run with its value.
        sys._getframe(1).f_locals["t"] = other
        return self.name + other.name


class Other(Thing):
    def same(self, other=None):
        return self.name.upper()


def calls(n):
    out = 0
    for i in range(n):
        t = Thing("a%d" % i)
        u = Other("b")
        for x in (t, u, t):
            out += len(x.same()) + len(x.same(t))
        t = t if i % 2 else u
        out += len(t.same(x if i % 3 else u))
    return out


# expect: True
print(calls(400) == calls(400))
# expect: 1600 True
print(len(log), log[-2:] in (["a399", "b"], ["b", "a399"], ["b", "b"]))
log.clear()


def swapped(t, spare):
    r = t.swap(spare)
    return r, t.name


for i in range(400):
    r = swapped(Thing("x"), Thing("y"))
# expect: ('xy', 'y') 800
print(r, len(log))
log.clear()


def emptied(n):
    # The right side of a slice assignment keeps its items.
    for i in range(n):
        v = [1, 2, 3]
        x = [0] * 5
        x[1:3] = v
        if v != [1, 2, 3] or x != [0, 1, 2, 3, 0, 0]:
            return x, v
    return "kept"


# expect: kept
print(emptied(3000))


def removed(n):
    # A method that its class loses between its lookup and its call.
    class A:
        def m(self, x):
            return 1

    class B:
        def m(self, x):
            return 2

    def lose(a, i):
        if i == n - 1:
            del type(a).m
        return i

    total = 0
    for i in range(n):
        a = A() if i % 2 else B()
        total += a.m(lose(a, i))
    return total


# expect: 4500
print(removed(3000))


def counted():
    x = Thing("c")
    a = sys.getrefcount(x)
    for i in range(2000):
        if sys.getrefcount(x) != a:
            return i
    return "steady"


# expect: steady
print(counted())
