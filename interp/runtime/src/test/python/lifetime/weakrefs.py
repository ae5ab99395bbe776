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

import weakref
import _weakref


class O(D):
    pass
# --- a weak reference does not keep its object
o = O(1)
r = weakref.ref(o)
print(r() is o)
del o
print(r())
# expect: True
# expect: del 1
# expect: None
# --- callback runs after the reference is cleared
o = O(1)
r = weakref.ref(o, lambda w: print("callback", w is r, w()))
del o
print("after")
# expect: del 1
# expect: callback True None
# expect: after
# --- __del__ runs before the callback
class A(D):
    pass
o = A("a")
r = weakref.ref(o, lambda w: print("callback"))
del o
# expect: del a
# expect: callback
# --- callbacks, newest first
o = O(1)
rs = [weakref.ref(o, lambda w, i=i: print("callback", i)) for i in range(3)]
del o
# expect: del 1
# expect: callback 2
# expect: callback 1
# expect: callback 0
# --- a dead weak reference's callback is not called
o = O(1)
r = weakref.ref(o, lambda w: print("never"))
del r
del o
print("after")
# expect: del 1
# expect: after
# --- inside __del__ the weak reference still works
class A(D):
    def __del__(self):
        print("in del", r() is self)
o = A(1)
r = weakref.ref(o)
del o
print(r())
# expect: in del True
# expect: None
# --- shared reference without callback
o = O(1)
print(weakref.ref(o) is weakref.ref(o))
print(weakref.getweakrefcount(o))
r = weakref.ref(o, lambda w: None)
print(weakref.getweakrefcount(o), len(weakref.getweakrefs(o)))
del o
# expect: True
# expect: 0
# expect: 1 1
# expect: del 1
# --- proxy
o = O("name")
p = weakref.proxy(o)
print(p.name)
del o
try:
    p.name
except ReferenceError as e:
    print(e)
# expect: name
# expect: del name
# expect: weakly-referenced object no longer exists
# --- proxy callback
o = O(1)
p = weakref.proxy(o, lambda w: print("proxy callback"))
del o
# expect: del 1
# expect: proxy callback
# --- hash and equality of dead references
o = O(1)
r = weakref.ref(o)
h = hash(r)
s = weakref.ref(o)
del o
print(hash(r) == h, r == s)
o = O(2)
r = weakref.ref(o)
del o
try:
    hash(r)
except TypeError as e:
    print(e)
# expect: del 1
# expect: True True
# expect: del 2
# expect: weak object has gone away
# --- subclass of ref
class R(weakref.ref):
    pass
o = O(1)
r = R(o)
r.x = D("attr")
del o
print(r())
del r
# expect: del 1
# expect: None
# expect: del attr
# --- WeakValueDictionary
d = weakref.WeakValueDictionary()
o = O(1)
d["k"] = o
print(list(d.items()))
del o
print(len(d), list(d))
# expect: [('k', D(1))]
# expect: del 1
# expect: 0 []
# --- WeakKeyDictionary
d = weakref.WeakKeyDictionary()
o = O(1)
d[o] = D("value")
print(len(d))
del o
print(len(d))
# expect: 1
# expect: del 1
# expect: del value
# expect: 0
# --- WeakSet
s = weakref.WeakSet()
a, b = O(1), O(2)
s.add(a)
s.add(b)
print(len(s))
del a
print(len(s))
del b
print(len(s))
# expect: 2
# expect: del 1
# expect: 1
# expect: del 2
# expect: 0
# --- finalize
o = O(1)
f = weakref.finalize(o, print, "finalized", 1)
print(f.alive)
del o
print(f.alive)
# expect: True
# expect: del 1
# expect: finalized 1
# expect: False
# --- finalize called by hand
o = O(1)
f = weakref.finalize(o, print, "finalized")
f()
del o
print("after")
# expect: finalized
# expect: del 1
# expect: after
# --- finalize detached
o = O(1)
f = weakref.finalize(o, print, "never")
f.detach()
del o
print("after")
# expect: del 1
# expect: after
# --- WeakMethod
class A(D):
    def m(self):
        return "m"
a = A(1)
m = weakref.WeakMethod(a.m)
print(m()())
del a
print(m())
# expect: m
# expect: del 1
# expect: None
# --- plain ref to a bound method dies at once
class A(D):
    def m(self):
        pass
a = A(1)
print(weakref.ref(a.m)())
del a
# expect: None
# expect: del 1
# --- callback drops another object
x = O("x")
o = O("o")
def cb(w):
    global x
    print("callback")
    del x
    print("end of callback")
r = weakref.ref(o, cb)
del o
# expect: del o
# expect: callback
# expect: del x
# expect: end of callback
# --- callback raises
import sys
hook, sys.unraisablehook = sys.unraisablehook, lambda u: print("unraisable", u.exc_value)
def cb(w):
    raise ValueError("in callback")
o = O(1)
r = weakref.ref(o, cb)
del o
print("after")
sys.unraisablehook = hook
# expect: del 1
# expect: unraisable in callback
# expect: after
# --- reference to a class
class A: pass
r = weakref.ref(A)
del A
gc.collect()
print(r())
# expect: None
# --- reference to a function
def outer():
    def f(): pass
    return f
f = outer()
r = weakref.ref(f, lambda w: print("callback"))
del f
print(r())
# expect: callback
# expect: None
# --- reference to a generator
def g():
    yield
it = g()
r = weakref.ref(it)
del it
print(r())
# expect: None
# --- reference to a set and a lambda
s = {1}
r = weakref.ref(s)
f = lambda: 0
q = weakref.ref(f)
del s
f = None
gc.collect()
print(r(), q())
# expect: None None
# --- no weak reference to int
try:
    weakref.ref(1)
except TypeError as e:
    print(e)
# expect: cannot create weak reference to 'int' object
# --- slots without __weakref__
class A:
    __slots__ = ()
try:
    weakref.ref(A())
except TypeError as e:
    print(e)
# expect: cannot create weak reference to 'A' object
# --- slots with __weakref__
class A:
    __slots__ = ("__weakref__",)
a = A()
r = weakref.ref(a)
del a
print(r())
# expect: None
# --- removal of dead entries is one step
o = O(1)
d = {"k": weakref.ref(o), "n": 5}
_weakref._remove_dead_weakref(d, "k")
print(len(d))
del o
_weakref._remove_dead_weakref(d, "k")
_weakref._remove_dead_weakref(d, "absent")
print(len(d))
try:
    _weakref._remove_dead_weakref(d, "n")
except TypeError as e:
    print(e, len(d))
# expect: 2
# expect: del 1
# expect: 1
# expect: not a weakref 1
# --- callback of a reference that is garbage too
class A: pass
a = A()
a.me = a
a.r = weakref.ref(a, lambda w: print("never"))
del a
gc.collect()
print("after")
# expect: after
# --- callback of a reference outside the garbage
class A: pass
a = A()
a.me = a
r = weakref.ref(a, lambda w: print("callback", w()))
del a
print("cycle")
gc.collect()
print("after")
# expect: cycle
# expect: callback None
# expect: after
# --- resurrected object's weak references
saved = []
class A:
    def __del__(self):
        saved.append(self)
a = A()
r = weakref.ref(a)
del a
print(r() is saved[0])
saved.clear()
print(r())
# expect: True
# expect: None
# --- repr of references
class A: pass
a = A()
r = weakref.ref(a)
print(repr(r).split(";")[1].split(" at ")[0])
del a
print(repr(r).split("; ")[1])
# expect:  to '__lifetime__.A'
# expect: dead>
# --- reference made in a callback to another object
o, q = O(1), O(2)
rs = []
r = weakref.ref(o, lambda w: rs.append(weakref.ref(q, lambda w: print("second"))))
del o
del q
print(len(rs))
# expect: del 1
# expect: del 2
# expect: second
# expect: 1
# --- iteration of a WeakValueDictionary while entries die
d = weakref.WeakValueDictionary()
os_ = [O(i) for i in range(3)]
for i, o in enumerate(os_):
    d[i] = o
o = None
for k in d:
    if os_:
        os_.pop()
print("over", len(d))
# expect: del 2
# expect: del 1
# expect: over 1
