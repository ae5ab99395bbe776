# Functions without captures that a class is given, and classes whose __init__ has defaults or is called with names.
import collections
import dataclasses
import gc
import weakref


@dataclasses.dataclass
class Point:
    x: int
    y: int = 2
    z: str = 'z'


@dataclasses.dataclass(slots=True)
class Slotted:
    x: int
    y: float = 0.5


class Plain:
    def __init__(self, a, b=(1, 2), c=None):
        self.a = a
        self.b = b
        self.c = c


class Failing:
    def __init__(self, a, b=0):
        self.a = 1 // (a - 700)


Row = collections.namedtuple('Row', 'a b', defaults=[5])


def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)


def work(n):
    total = 0
    for i in range(n):
        p = Point(i)
        q = Point(i, z='w')
        r = Point(y=i, x=1)
        s = Slotted(i)
        t = Plain(i)
        u = Plain(i, c=[i])
        total += p.x + p.y + len(p.z) + len(q.z) + r.y + int(s.y * 2) + t.b[0] + u.c[0]
        if p == q or p != Point(i):
            total += 1000000
        row = Row(i)
        total += row.a + row.b
        if i == 700:
            print(attempt(Failing, i), attempt(Point), attempt(Point, 1, 2, 3, 4), attempt(Point, 1, x=1), attempt(Plain, 1, d=2))
        else:
            Failing(i)
    return total


print(work(1000))
Plain.__init__.__defaults__ = ((7, 8), 'c')
print(work(10), Plain(1).b, Plain(1).c)


def bare(n):
    r = None
    for i in range(n):
        r = Plain(i)
    return r.b, r.c


print(bare(500))
Plain.__init__.__defaults__ = ([], 'd')
print(bare(500))
Plain.__init__ = lambda self, a, b=3: setattr(self, 'b', b) or setattr(self, 'c', a)
print(bare(500))


def patched():
    class Local:
        pass

    class Token:
        pass

    token = Token()
    seen = weakref.ref(token)
    Local.plain = lambda self: 1
    Local.capturing = lambda self: token
    local = Local()
    count = sum(local.plain() for i in range(300))
    had = local.capturing() is token
    del local
    del token
    # What captures dies with its last reference.
    Local.capturing = None
    return count, had, seen() is None, weakref.ref(Local.plain), weakref.ref(Local)


count, had, gone, plain, local = patched()
gc.collect()
print(count, had, gone, plain(), local())
# expect: ZeroDivisionError: division by zero TypeError: Point.__init__() missing 1 required positional argument: 'x' TypeError: Point.__init__() takes from 2 to 4 positional arguments but 5 were given TypeError: Point.__init__() got multiple values for argument 'x' TypeError: Plain.__init__() got an unexpected keyword argument 'd'
# expect: 2009000
# expect: 350 (7, 8) c
# expect: ((7, 8), 'c')
# expect: ([], 'd')
# expect: (3, 499)
# expect: 300 True True None None
