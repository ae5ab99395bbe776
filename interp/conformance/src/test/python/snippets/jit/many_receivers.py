# SPDX-License-Identifier: Apache-2.0
# Attribute and method sites that meet more classes than code tells apart, and what may change under them.
import gc
import sys


def classes(n, body, base="object"):
    out = []
    for i in range(n):
        space = {"i": i, "sys": sys}
        exec("class K%d(%s):\n%s" % (i, base, body), space)
        out.append(space["K%d" % i])
    return out


SMALL = """
  def __init__(self, v):
    self.v = v
  def m(self, x):
    return self.v + x
  def pair(self, x, y=10):
    return (self.v, x, y)
"""
TRY = """
  def __init__(self, v):
    self.v = v
  def m(self, x):
    try:
      return self.v // x
    except ZeroDivisionError as e:
      return type(e).__name__
    finally:
      self.v += 1
"""
SLOTS = """
  __slots__ = ("v", "w")
  def __init__(self, v):
    self.v = v
  def m(self, x):
    self.w = x
    return self.v * self.w
"""


def call(objects, x):
    out = []
    for o in objects:
        out.append(o.m(x))
    return out


def call_pair(objects):
    t = 0
    for o in objects:
        t += sum(o.pair(1)) + sum(o.pair(1, 2))
    return t


def loads(objects):
    t = 0
    for o in objects:
        t += o.v
    return t


def stores(objects, v):
    for o in objects:
        o.v = v


def many(body, n):
    kinds = classes(n, body)
    return [kinds[i % n](i % 7) for i in range(3 * n)]


for body in (SMALL, TRY, SLOTS):
    for n in (2, 3, 5, 12, 40):
        objects = many(body, n)
        last = None
        for turn in range(300):
            last = call(objects, turn % 5)
        stores(objects, n)
        print(n, last[:6], loads(objects), call(objects, 3)[-3:])

objects = many(SMALL, 9)
for _ in range(300):
    call_pair(objects)
print(call_pair(objects))

# Changes of some of the classes and instances while others go on.
objects = many(SMALL, 11)
for _ in range(400):
    call(objects, 1)
type(objects[3]).m = lambda self, x: "new %d" % x
objects[4].m = lambda x: "own %d" % x
type(objects[5]).m = staticmethod(lambda x: "static %d" % x)
type(objects[6]).m = classmethod(lambda cls, x: cls.__name__)
type(objects[7]).m = property(lambda self: lambda x: "got %d" % (x + self.v))
type(objects[8]).m = len
for _ in range(2):
    shown = []
    for o in objects:
        try:
            shown += call([o], 2)
        except TypeError as e:
            shown.append(str(e))
    print(shown)
del type(objects[3]).m, objects[4].m
try:
    call(objects[3:4], 2)
except AttributeError as e:
    print(e)
print(call(objects[4:5], 2))


# Functions that die by being replaced from within the call.
class Base:
    log = []


def remaking(n):
    made = []
    for i in range(n):
        def m(self, x, i=i):
            return i + x
        made.append(type("R%d" % i, (Base,), {"m": m}))
    return made


kinds = remaking(8)
objects = [k() for k in kinds]
for _ in range(300):
    for k, o in zip(kinds, objects):
        o.m(1)


def swap(self, x):
    k = type(self)
    k.m = lambda self, x: "after %d" % x
    gc.collect(0)
    return "during %d" % x


for k in kinds[::2]:
    k.m = swap
print([r for _ in range(2) for r in [call(objects, 5)]])


# Generators, keyword-only, too few arguments, deep recursion.
class Deep:
    def __init__(self, next):
        self.next = next

    def depth(self, n):
        return 0 if self.next is None else 1 + self.next.depth(n)


chain = None
kinds = classes(10, "  def __init__(self, next):\n    self.next = next\n  def depth(self, n):\n    return 0 if self.next is None else 1 + self.next.depth(n)\n")
for i in range(600):
    chain = kinds[i % 10](chain)
for _ in range(20):
    d = chain.depth(0)
print(d)
for i in range(sys.getrecursionlimit()):
    chain = kinds[i % 10](chain)
try:
    chain.depth(0)
except RecursionError as e:
    print(type(e).__name__)


def gens(objects):
    return [list(o.walk(3)) for o in objects]


kinds = classes(9, "  def walk(self, n):\n    for k in range(n):\n      yield i + k\n")
objects = [k() for k in kinds]
for _ in range(200):
    g = gens(objects)
print(g[-1])

kinds = classes(9, "  def m(self, *, x=i):\n    return x\n")
try:
    call([k() for k in kinds], 1)
except TypeError as e:
    print(e)

# What the site learnt keeps no instance and no dead class's function from going.
gone = []


class Told:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        gone.append(self.n)


for turn in range(30):
    k = type("T%d" % turn, (Told,), {"m": lambda self, x: x + self.n})
    r = call([k(turn)], 1)
del k
print(len(gone), r)

# expect: 2 [4, 5, 6, 7, 8, 9] 12 [5, 5, 5]
# expect: 3 [4, 5, 6, 7, 8, 9] 27 [6, 6, 6]
# expect: 5 [4, 5, 6, 7, 8, 9] 75 [8, 8, 8]
# expect: 12 [4, 5, 6, 7, 8, 9] 432 [15, 15, 15]
# expect: 40 [4, 5, 6, 7, 8, 9] 4800 [43, 43, 43]
# expect: 2 [74, 75, 75, 75, 75, 76] 12 [0, 0, 0]
# expect: 3 [74, 75, 75, 75, 75, 76] 27 [1, 1, 1]
# expect: 5 [74, 75, 75, 75, 75, 76] 75 [1, 1, 1]
# expect: 12 [74, 75, 75, 75, 75, 76] 432 [4, 4, 4]
# expect: 40 [74, 75, 75, 75, 75, 76] 4800 [13, 13, 13]
# expect: 2 [0, 4, 8, 12, 16, 20] 12 [6, 6, 6]
# expect: 3 [0, 4, 8, 12, 16, 20] 27 [9, 9, 9]
# expect: 5 [0, 4, 8, 12, 16, 20] 75 [15, 15, 15]
# expect: 12 [0, 4, 8, 12, 16, 20] 432 [36, 36, 36]
# expect: 40 [0, 4, 8, 12, 16, 20] 4800 [120, 120, 120]
# expect: 534
# expect: [2, 3, 4, 'new 2', 'own 2', 'static 2', 'K6', 'got 2', "object of type 'int' has no len()", 4, 5, 6, 7, 8, 'new 2', 3, 'static 2', 'K6', 'got 6', "object of type 'int' has no len()", 8, 2, 3, 4, 5, 'new 2', 7, 'static 2', 'K6', 'got 3', "object of type 'int' has no len()", 5, 6]
# expect: [2, 3, 4, 'new 2', 'own 2', 'static 2', 'K6', 'got 2', "object of type 'int' has no len()", 4, 5, 6, 7, 8, 'new 2', 3, 'static 2', 'K6', 'got 6', "object of type 'int' has no len()", 8, 2, 3, 4, 5, 'new 2', 7, 'static 2', 'K6', 'got 3', "object of type 'int' has no len()", 5, 6]
# expect: 'K3' object has no attribute 'm'
# expect: [6]
# expect: [['during 5', 6, 'during 5', 8, 'during 5', 10, 'during 5', 12], ['after 5', 6, 'after 5', 8, 'after 5', 10, 'after 5', 12]]
# expect: 599
# expect: RecursionError
# expect: [8, 9, 10]
# expect: K0.m() takes 1 positional argument but 2 were given
# expect: 30 [30]
