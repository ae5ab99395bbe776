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

# --- stored in a global by __del__
saved = []
class A(D):
    def __del__(self):
        print("del", self.name)
        saved.append(self)
a = A(1)
del a
print(saved)
saved.clear()
print("after")
# expect: del 1
# expect: [D(1)]
# expect: after
# --- resurrected inside a container
saved = []
class A(D):
    def __del__(self):
        print("del", self.name)
        saved.append([self])
l = [A(1), A(2)]
del l
print(len(saved))
saved.clear()
print("after")
# expect: del 2
# expect: del 1
# expect: 2
# expect: after
# --- attributes survive
saved = []
class A(D):
    def __del__(self):
        saved.append(self)
a = A(1)
a.x = D("x")
del a
print(saved[0].x)
saved.clear()
print("after")
# expect: D(x)
# expect: del x
# expect: after
# --- in a cycle
saved = []
class A(D):
    def __del__(self):
        print("del", self.name)
        saved.append(self)
a = A(1)
a.me = a
a.x = D("x")
del a
gc.collect()
print("saved", saved)
saved.clear()
gc.collect()
print("after")
# expect: del 1
# expect: del x
# expect: saved [D(1)]
# expect: after
# --- one of two cycles
saved = []
class A(D):
    def __del__(self):
        print("del", self.name)
        if self.name == 1:
            saved.append(self)
a, b = A(1), A(2)
a.me, b.me = a, b
del a, b
gc.collect()
print("saved", len(saved))
saved.clear()
gc.collect()
print("after")
# expect: del 1
# expect: del 2
# expect: saved 1
# expect: after
# --- neighbour of a resurrected object lives
saved = []
class A(D):
    def __del__(self):
        print("del", self.name)
        if self.name == 1:
            saved.append(self)
a, b = A(1), A(2)
a.o, b.o = b, a
del a, b
gc.collect()
print(saved[0].o.name)
saved.clear()
gc.collect()
print("after")
# expect: del 1
# expect: del 2
# expect: 2
# expect: after
# --- is_finalized
class A(D):
    def __del__(self):
        saved.append(self)
saved = []
a = A(1)
print(gc.is_finalized(a))
del a
print(gc.is_finalized(saved[0]))
saved.clear()
# expect: False
# expect: True
# --- __del__ called by hand counts for nothing
a = D(1)
a.__del__()
print("by hand")
del a
# expect: del 1
# expect: by hand
# expect: del 1
# --- finaliser makes garbage
class A:
    def __del__(self):
        print("del A")
        l = []
        l.append(l)
a = A()
a.me = a
del a
print(gc.collect() > 0)
print(gc.collect() > 0)
# expect: del A
# expect: True
# expect: True
# --- finaliser drops the last reference to another object
b = D("b")
class A:
    def __del__(self):
        global b
        print("del A")
        b = None
        print("end of del A")
a = A()
del a
# expect: del A
# expect: del b
# expect: end of del A
# --- finaliser in a finaliser
class A:
    def __init__(self, n):
        self.n = n
        self.child = A(n - 1) if n else None
    def __del__(self):
        print("begin", self.n)
        self.child = None
        print("end", self.n)
a = A(2)
del a
# expect: begin 2
# expect: begin 1
# expect: begin 0
# expect: end 0
# expect: end 1
# expect: end 2
# --- generator resurrected by its finally
saved = []
def g():
    try:
        yield 1
    finally:
        saved.append(it_box[0]())
import weakref
it = g()
next(it)
it_box = [weakref.ref(it)]
del it
print(len(saved))
# expect: 1
