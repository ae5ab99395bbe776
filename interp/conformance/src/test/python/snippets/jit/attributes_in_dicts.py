# Objects whose attributes were moved to a dict, and instances of subclasses of built-in classes, at sites that have seen many of them.


class Plain:
    limit = 10
    shared = "class"

    def __init__(self, x):
        self.x = x

    def who(self):
        return ("method", self.x)

    @property
    def twice(self):
        return self.x * 2

    def __repr__(self):
        return "Plain"


def reads(o):
    return o.x, o.limit, o.shared, o.twice, o.who()


def in_dict(x):
    p = Plain(x)
    vars(p)
    return p


print(reads(in_dict(1)))
# expect: (1, 10, 'class', 2, ('method', 1))
for i in range(3000):
    assert reads(in_dict(i)) == (i, 10, "class", 2 * i, ("method", i))

# What the dict gets later comes before what the class has, except properties.
o = in_dict(5)
o.__dict__["limit"] = 11
o.__dict__["twice"] = "unseen"
o.__dict__["who"] = lambda: "mine"
print(reads(o))
# expect: (5, 11, 'class', 10, 'mine')
del o.who, o.limit
print(reads(o))
# expect: (5, 10, 'class', 10, ('method', 5))
o.__dict__ = {"x": 7, "shared": "own"}
print(reads(o))
# expect: (7, 10, 'own', 14, ('method', 7))
o.__dict__.clear()
try:
    reads(o)
except AttributeError as e:
    print(e)
    # expect: 'Plain' object has no attribute 'x'
del o.__dict__
o.x = 8
print(reads(o), vars(o))
# expect: (8, 10, 'class', 16, ('method', 8)) {'x': 8}


class Key(str):
    def __hash__(self):
        return hash(str(self))

    def __eq__(self, other):
        seen.append(other)
        return str(self) == other


seen = []
o.__dict__ = {Key("x"): 9}
print(reads(o), len(seen) > 0)
# expect: (9, 10, 'class', 18, ('method', 9)) True
Plain.limit = [1]
print(reads(o)[1], reads(in_dict(1))[1])
# expect: [1] [1]
Plain.who = staticmethod(lambda: "static")
print(reads(in_dict(1))[4])
# expect: static
Plain.who = lambda self: "again"
for i in range(1000):
    assert reads(in_dict(i))[1:] == ([1], "class", 2 * i, "again")
Plain.limit = property(lambda self: "got")
print(reads(in_dict(3)))
# expect: (3, 'got', 'class', 6, 'again')


# Sites that meet both kinds.
def mixed(o):
    return o.x + o.add(1)


class Both:
    def __init__(self, x):
        self.x = x

    def add(self, n):
        return self.x + n


def some(i):
    b = Both(i)
    if i % 3 == 0:
        b.__dict__["y"] = 1
    if i % 7 == 0:
        b.add = lambda n: n
    return b


print(sum(mixed(some(i)) for i in range(4000)))
# expect: 14856858


# Instances of subclasses of built-in classes.
class Items(list):
    kind = "items"

    def __init__(self, *a):
        super().__init__(a)
        self.notes = []

    def note(self, n):
        self.notes.append(n)
        self.last = n
        return len(self)


class Problem(Exception):
    def __init__(self, field, text):
        super().__init__(field, text)
        self.field = field

    def describe(self):
        return self.field, self.args[1]


class Number(int):
    def half(self):
        self.seen = True
        return self // 2


def use(i):
    l = Items(1, 2)
    l.append(i)
    n = l.note(i) + l.last + len(l.notes)
    if i % 5 == 0:
        l.__dict__["kind"] = "own"
    if i % 11 == 0:
        del l.last
    p = Problem("f", i)
    h = Number(i)
    return n + p.describe()[1] + len(p.field) + h.half() + h.seen + len(l.kind), hasattr(l, "last")


print(use(4), use(55))
# expect: (21, True) (146, False)
total = 0
for i in range(3000):
    total += use(i)[0]
print(total)
# expect: 11277300


def swap(o, cls):
    o.__class__ = cls
    return o.name()


class One(dict):
    def name(self):
        return "one", self.v


class Two(dict):
    def name(self):
        return "two", self.v


for i in range(400):
    d = One()
    d.v = i
    assert swap(d, Two) == ("two", i) and swap(d, One) == ("one", i)
    vars(d)
    assert swap(d, Two) == ("two", i) and swap(d, One) == ("one", i)
print("done")
# expect: done
