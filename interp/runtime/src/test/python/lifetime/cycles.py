# SPDX-License-Identifier: Apache-2.0
import gc


class D:
    """Says when it dies."""

    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)

    def __repr__(self):
        return f"D({self.name})"


def show(*args):
    print("show", *args)

# --- an object that refers to itself
gc.collect()
a = D(1)
a.me = a
del a
print("cycle")
print(gc.collect())
# expect: cycle
# expect: del 1
# expect: 1
# --- two objects
a, b = D(1), D(2)
a.o, b.o = b, a
del a
print("half")
del b
print("cycle")
gc.collect()
print("after")
# expect: half
# expect: cycle
# expect: del 1
# expect: del 2
# expect: after
# --- through a list
gc.collect()
l = [D(1)]
l.append(l)
del l
print("cycle")
print(gc.collect())
# expect: cycle
# expect: del 1
# expect: 2
# --- through a dict
d = {"d": D(1)}
d["me"] = d
del d
gc.collect()
print("after")
# expect: del 1
# expect: after
# --- through a tuple
l = [D(1)]
t = (l,)
l.append(t)
del l, t
print("cycle")
gc.collect()
print("after")
# expect: cycle
# expect: del 1
# expect: after
# --- through a closure
def f():
    d = D(1)
    def g():
        return g, d
f()
print("cycle")
gc.collect()
print("after")
# expect: cycle
# expect: del 1
# expect: after
# --- through a bound method
class A(D):
    def m(self): pass
a = A(1)
a.m_ = a.m
del a
gc.collect()
print("after")
# expect: del 1
# expect: after
# --- through an exception and its frame
def f():
    d = D("local")
    try:
        raise ValueError
    except ValueError as e:
        saved = e
f()
print("cycle")
gc.collect()
print("after")
# expect: cycle
# expect: del local
# expect: after
# --- through a frame
import sys
def f():
    d = D("local")
    fr = sys._getframe()
f()
print("cycle")
gc.collect()
print("after")
# expect: cycle
# expect: del local
# expect: after
# --- something that hangs on a cycle
a = D("cycle")
a.me = a
a.x = D("hanging")
del a
gc.collect()
print("after")
# expect: del cycle
# expect: del hanging
# expect: after
# --- something that refers to a cycle stays
a = D(1)
a.me = a
holder = [a]
del a
gc.collect()
print("held")
holder.clear()
gc.collect()
print("after")
# expect: held
# expect: del 1
# expect: after
# --- disabled collector still collects on request
gc.disable()
print(gc.isenabled())
a = D(1)
a.me = a
del a
gc.collect()
gc.enable()
print(gc.isenabled())
# expect: False
# expect: del 1
# expect: True
# --- automatic collection
class N:
    pass
class A(N):
    def __del__(self):
        global died
        died = True
died = False
a = A()
a.me = a
del a
l = []
for i in range(300000):
    n = N()
    l.append(n)
    if died:
        break
print(died)
# expect: True
# --- callbacks
seen = []
def cb(phase, info):
    seen.append((phase, info["generation"]))
gc.callbacks.append(cb)
gc.collect()
gc.callbacks.remove(cb)
print(seen)
# expect: [('start', 2), ('stop', 2)]
# --- collect inside a finaliser
class A(D):
    def __del__(self):
        print("del", self.name, gc.collect())
a = A(1)
a.me = a
del a
gc.collect()
print("after")
# expect: del 1 0
# expect: after
# --- get_referrers and get_referents
a = D(1)
l = [a]
print(l in gc.get_referrers(a))
print(any(x is a for x in gc.get_referents(l)))
print(sorted(gc.get_referents({1: 2})))
del l, a
# expect: True
# expect: True
# expect: [1, 2]
# expect: del 1
# --- get_objects
a = D(1)
print(any(o is a for o in gc.get_objects()))
del a
# expect: True
# expect: del 1
# --- freeze
a = D(1)
a.me = a
gc.freeze()
del a
gc.collect()
print("frozen", gc.get_freeze_count() > 0)
gc.unfreeze()
print(gc.get_freeze_count())
gc.collect()
print("after")
# expect: frozen True
# expect: 0
# expect: del 1
# expect: after
# --- saved garbage
a = D(1)
a.me = a
gc.set_debug(gc.DEBUG_SAVEALL)
del a
gc.collect()
gc.set_debug(0)
print(any(isinstance(o, D) for o in gc.garbage))
gc.garbage.clear()
gc.collect()
print("after")
# expect: del 1
# expect: True
# expect: after
# --- class and instances
class A:
    x = D("class attr")
a = A()
A.inst = a
a.y = D("instance attr")
del a, A
gc.collect()
print("after")
# expect: del class attr
# expect: del instance attr
# expect: after
# --- finalisers of one cycle run in order of creation
l = [D(i) for i in range(4)]
for d in l:
    d.l = l
del l, d
gc.collect()
print("after")
# expect: del 0
# expect: del 1
# expect: del 2
# expect: del 3
# expect: after
# --- collected twice
a = D(1)
a.me = a
del a
print(gc.collect() > 0, gc.collect())
# expect: del 1
# expect: True 0
# --- many cycles
for i in range(100):
    a = D(i) if i % 50 == 0 else type("T", (), {})
    a.me = a
a = None
gc.collect()
print("after")
# expect: del 0
# expect: del 50
# expect: after
# --- is_tracked
print(gc.is_tracked(1), gc.is_tracked("s"), gc.is_tracked([]), gc.is_tracked(D(0)))
# expect: del 0
# expect: False False True True
# --- generator cycle
def g():
    me = yield
    d = D("d")
    yield
it = g()
next(it)
it.send(it)
del it
gc.collect()
print("after")
# expect: del d
# expect: after
# --- partial cycle
from functools import partial
class A(D): pass
a = A(1)
a.p = partial(print, a)
del a
gc.collect()
print("after")
# expect: del 1
# expect: after
# --- property and class cycle with finaliser
class A:
    def __del__(self):
        print("del A")
    @property
    def p(self):
        return A
a = A()
del A
a = None
gc.collect()
print("after")
# expect: del A
# expect: after
# --- deque and defaultdict
from collections import deque, defaultdict
q = deque([D(1)])
q.append(q)
d = defaultdict(list, x=D(2))
d["me"] = d
del q, d
gc.collect()
print("after")
# expect: del 1
# expect: del 2
# expect: after
# --- iterators
l = [D(1)]
it = iter(l)
l.append(it)
del l, it
gc.collect()
print("after")
# expect: del 1
# expect: after
# --- map, filter, zip, enumerate, chain
import itertools
for make in (lambda l: map(str, l), lambda l: filter(None, l), lambda l: zip(l), lambda l: enumerate(l), lambda l: itertools.chain(l), lambda l: reversed(l), lambda l: itertools.cycle(l), lambda l: itertools.islice(l, 5)):
    l = [D("in list")]
    l.append(make(l))
    del l
    gc.collect()
print("after")
# expect: del in list
# expect: del in list
# expect: del in list
# expect: del in list
# expect: del in list
# expect: del in list
# expect: del in list
# expect: del in list
# expect: after
# --- module object
import types
m = types.ModuleType("m")
m.d = D(1)
m.me = m
del m
gc.collect()
print("after")
# expect: del 1
# expect: after
# --- set and frozenset of hashable cycle
class A(D): pass
a = A(1)
a.s = {a}
a.f = frozenset([a])
del a
gc.collect()
print("after")
# expect: del 1
# expect: after
# --- slots cycle
class A:
    __slots__ = ("o",)
    def __del__(self):
        print("del A")
a = A()
a.o = a
del a
gc.collect()
print("after")
# expect: del A
# expect: after
# --- memoryview of a subclass
class B(bytearray):
    pass
b = B(b"x")
b.d = D(1)
b.v = memoryview(b)
del b
gc.collect()
print("after")
# expect: del 1
# expect: after
