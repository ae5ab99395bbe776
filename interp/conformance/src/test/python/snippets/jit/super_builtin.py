# super() finds methods of built-in classes, and classes have no __init__, until they have one.
import gc
import weakref


class Base:
    def __init__(self):
        super().__init__()


class Derived(Base):
    def __init__(self, v):
        super().__init__()
        self.v = v


class Items(list):
    def append(self, x):
        super().append(x * 2)

    def __len__(self):
        return super().__len__() + 100

    def __getitem__(self, i):
        return super().__getitem__(i)


class Table(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k, v + 1)

    def get(self, k, d=None):
        return super().get(k, d)

    def __missing__(self, k):
        return super().__repr__()


class Guarded:
    def __setattr__(self, name, value):
        super().__setattr__(name, value)

    def __getattribute__(self, name):
        return super().__getattribute__(name)

    def __eq__(self, other):
        return super().__eq__(other)

    __hash__ = object.__hash__


class Wrong:
    def __init__(self, n):
        if n == 990:
            super().__init__(n)
        super().__init__()


class Plain:
    pass


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)


def work():
    items = Items()
    table = Table()
    guarded = Guarded()
    total = 0
    for i in range(1000):
        total += Derived(i).v
        items.append(i)
        total += items[i] + len(items)
        table[i & 7] = i
        total += table.get(i & 7) + table.get(-1, 5)
        guarded.v = i
        total += guarded.v + (guarded == guarded)
        if i == 990:
            print(attempt(Wrong, i))
        else:
            Wrong(i)
        Plain()
    print(total, attempt(items.__getitem__, 5000), attempt(lambda: items['a']), table[99])


def plain(n):
    made = []
    for i in range(n):
        made.append(Plain())
    return len({id(p) for p in made})


def first(n):
    r = None
    for i in range(n):
        r = Plain()
    return getattr(r, 'x', None)


work()
print(plain(1000), first(1000), attempt(Plain, 1))
Plain.__init__ = lambda self: setattr(self, 'x', 7)
print(plain(1000), first(1000))
del Plain.__init__
print(plain(1000), first(1000))
Plain.__new__ = lambda cls: object.__new__(Base)
print(type(Plain()).__name__, first(1000))


def dies():
    class Local:
        def __init__(self):
            super().__init__()
            self.v = 1

    for i in range(500):
        Local()
    return weakref.ref(Local), weakref.ref(Local.__init__)


refs = dies()
gc.collect()
print([r() for r in refs])


class Changed(Base):
    def f(self):
        return super().f()


Base.f = lambda self: 1
c = Changed()
print(sum(c.f() for i in range(1000)))
Base.f = lambda self: 2
print(sum(c.f() for i in range(1000)))
object_init = Base.__init__
Base.__init__ = lambda self: None
print(Derived(3).v)
# expect: TypeError: object.__init__() takes exactly one argument (the instance to initialize)
# expect: 3105000 IndexError: list index out of range TypeError: list indices must be integers or slices, not str {0: 993, 1: 994, 2: 995, 3: 996, 4: 997, 5: 998, 6: 999, 7: 1000}
# expect: 1000 None TypeError: Plain() takes no arguments
# expect: 1000 7
# expect: 1000 None
# expect: Base None
# expect: [None, None]
# expect: 1000
# expect: 2000
# expect: 3
