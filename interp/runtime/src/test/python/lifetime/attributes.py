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

# --- attribute overwritten
class A: pass
a = A()
a.x = D(1)
a.x = D(2)
print("overwritten")
del a.x
print("deleted")
# expect: del 1
# expect: overwritten
# expect: del 2
# expect: deleted
# --- attributes die with the instance, after __del__
class A(D):
    pass
a = A("a")
a.x = D("x")
a.y = D("y")
del a
print("after")
# expect: del a
# expect: del x
# expect: del y
# expect: after
# --- slots
class A:
    __slots__ = ("x", "y")
a = A()
a.x = D(1)
a.y = D(2)
a.x = D(3)
print("overwritten")
del a.y
print("deleted")
del a
print("after")
# expect: del 1
# expect: overwritten
# expect: del 2
# expect: deleted
# expect: del 3
# expect: after
# --- __dict__ outlives the instance
class A: pass
a = A()
a.x = D(1)
d = a.__dict__
del a
print("instance gone", d)
del d
print("after")
# expect: instance gone {'x': D(1)}
# expect: del 1
# expect: after
# --- __dict__ replaced
class A: pass
a = A()
a.x = D(1)
a.__dict__ = {"x": D(2)}
print("replaced", a.x)
del a
# expect: del 1
# expect: replaced D(2)
# expect: del 2
# --- vars and setattr
class A: pass
a = A()
setattr(a, "x", D(1))
vars(a)["x"] = D(2)
print("replaced")
delattr(a, "x")
print("after")
# expect: del 1
# expect: replaced
# expect: del 2
# expect: after
# --- property returns a temporary
class A:
    @property
    def p(self):
        return D("p")
    @p.setter
    def p(self, v):
        print("set", v)
a = A()
print(a.p)
a.p
print("got")
a.p = D("value")
print("after")
# expect: D(p)
# expect: del p
# expect: del p
# expect: got
# expect: set D(value)
# expect: del value
# expect: after
# --- property on a temporary instance
class A(D):
    @property
    def p(self):
        return self.name
print(A(1).p)
print("after")
# expect: del 1
# expect: 1
# expect: after
# --- descriptor
class Desc:
    def __get__(self, o, t):
        return D("from get")
    def __set__(self, o, v):
        o.__dict__["v"] = v
class A:
    x = Desc()
a = A()
a.x
a.x = D(1)
print("set")
a.x = D(2)
del a
print("after")
# expect: del from get
# expect: set
# expect: del 1
# expect: del 2
# expect: after
# --- __getattr__
class A:
    def __getattr__(self, n):
        return D(n)
A().foo
print("after")
# expect: del foo
# expect: after
# --- cached_property
from functools import cached_property
class A:
    @cached_property
    def p(self):
        return D("p")
a = A()
print(a.p is a.p)
del a
print("after")
# expect: True
# expect: del p
# expect: after
# --- class attribute overwritten
class A:
    x = D(1)
A.x = D(2)
print("overwritten")
del A.x
print("deleted")
# expect: del 1
# expect: overwritten
# expect: del 2
# expect: deleted
# --- class dies by collection
class A:
    x = D("attr")
del A
print("deleted")
gc.collect()
print("collected")
# expect: deleted
# expect: del attr
# expect: collected
# --- instance keeps its class
class A:
    x = D("attr")
a = A()
del A
gc.collect()
print("held", a.x)
del a
gc.collect()
print("collected")
# expect: held D(attr)
# expect: del attr
# expect: collected
# --- class assignment
class A(D): pass
class B(D):
    def __del__(self):
        print("B.__del__", self.name)
a = A(1)
a.__class__ = B
del a
print("after")
# expect: B.__del__ 1
# expect: after
# --- __del__ added later
class A: pass
a = A()
A.__del__ = lambda self: print("late del")
del a
print("after")
# expect: late del
# expect: after
# --- __del__ removed
class A(D): pass
class B:
    def __del__(self):
        print("B")
b = B()
del B.__del__
del b
print("after")
# expect: after
# --- __del__ on the instance is not called
class A: pass
a = A()
a.__del__ = lambda: print("no")
del a
gc.collect()
print("after")
# expect: after
# --- __del__ inherited and extended
class A(D):
    def __del__(self):
        print("A.__del__")
        super().__del__()
a = A(1)
del a
# expect: A.__del__
# expect: del 1
# --- super() in a method
class A(D):
    def m(self):
        return 1
class B(A):
    def m(self):
        return super().m() + 1
print(B("b").m())
print("after")
# expect: del b
# expect: 2
# expect: after
# --- staticmethod and classmethod
class A(D):
    @staticmethod
    def s(x):
        return x.name
    @classmethod
    def c(cls, x):
        return x.name
print(A.s(D(1)), A.c(D(2)))
print(A("a").s(D(3)), A("b").c(D(4)))
# expect: del 1
# expect: del 2
# expect: 1 2
# expect: del a
# expect: del 3
# expect: del b
# expect: del 4
# expect: 3 4
# --- __init__ that stores itself elsewhere
reg = []
class A(D):
    def __init__(self, n):
        super().__init__(n)
        reg.append(self)
A(1)
print("registered")
reg.clear()
print("after")
# expect: registered
# expect: del 1
# expect: after
# --- __new__ that returns something else
class A:
    def __new__(cls):
        return D("other")
A()
print("after")
# expect: del other
# expect: after
# --- __set_name__
class Desc:
    def __set_name__(self, owner, name):
        self.d = D(name)
class A:
    x = Desc()
del A.x
print("deleted")
# expect: del x
# expect: deleted
# --- metaclass instance
class M(type):
    def __del__(cls):
        print("del class", cls.__name__)
class A(metaclass=M):
    pass
del A
gc.collect()
print("collected")
# expect: del class A
# expect: collected
# --- instance of int subclass
class I(int):
    def __del__(self):
        print("del", int(self))
i = I(5)
i = i + 1
print(i)
# expect: del 5
# expect: 6
# --- instance of str subclass
class S(str):
    def __del__(self):
        print("del", str(self))
s = S("x")
s.attr = D("attr")
del s
print("after")
# expect: del x
# expect: del attr
# expect: after
# --- instance of float and bytes subclasses
class F(float):
    def __del__(self):
        print("del", float(self))
class B(bytes):
    def __del__(self):
        print("del", bytes(self))
F(1.5)
B(b"x")
print("after")
# expect: del 1.5
# expect: del b'x'
# expect: after
# --- instance with __slots__ and __dict__
class A:
    __slots__ = ("x", "__dict__")
a = A()
a.x = D(1)
a.y = D(2)
del a
print("after")
# expect: del 1
# expect: del 2
# expect: after
# --- many attributes
class A: pass
a = A()
for i in range(40):
    setattr(a, f"a{i}", D(i) if i % 10 == 0 else None)
del a
print("after")
# expect: del 0
# expect: del 10
# expect: del 20
# expect: del 30
# expect: after
# --- dataclass
from dataclasses import dataclass
@dataclass
class P:
    x: object
    y: object
p = P(D(1), D(2))
p.x = None
print("x gone")
del p
print("after")
# expect: del 1
# expect: x gone
# expect: del 2
# expect: after
# --- enum members live on
import enum
class E(enum.Enum):
    A = 1
print(E.A.name, E(1) is E.A)
# expect: A True
# --- copy
import copy
class A: pass
a = A()
a.x = D(1)
b = copy.copy(a)
del a
print("copied")
del b
print("after")
# expect: copied
# expect: del 1
# expect: after
# --- getattr default
class A: pass
getattr(A(), "nothing", D("default"))
print("after")
# expect: del default
# expect: after
# --- operator.attrgetter and methodcaller
import operator
print(operator.attrgetter("name")(D(1)))
print(operator.methodcaller("__repr__")(D(2)))
# expect: del 1
# expect: 1
# expect: del 2
# expect: D(2)
# --- context of __exit__ and __enter__
class A(D):
    def __enter__(self):
        return D("entered")
    def __exit__(self, *a):
        print("exit")
with A("cm") as x:
    print("body")
print("after")
del x
# expect: body
# expect: exit
# expect: del cm
# expect: after
# expect: del entered
# --- instance call
class A(D):
    def __call__(self, x):
        return x.name
print(A("a")(D("arg")))
# expect: del arg
# expect: del a
# expect: arg
# --- subscript protocol
class A(D):
    def __getitem__(self, k):
        return k.name
    def __setitem__(self, k, v):
        print("set", k, v)
    def __delitem__(self, k):
        print("delitem", k)
print(A("a")[D("k")])
A("b")[D("k")] = D("v")
del A("c")[D("k")]
# expect: del a
# expect: del k
# expect: k
# expect: set D(k) D(v)
# expect: del k
# expect: del b
# expect: del v
# expect: delitem D(k)
# expect: del k
# expect: del c
# --- iteration protocol
class A(D):
    def __iter__(self):
        return iter([D("i")])
for x in A("a"):
    print("body")
x = None
# expect: del a
# expect: body
# expect: del i
# --- hash and eq
class A(D):
    def __hash__(self):
        return 7
    def __eq__(self, o):
        return True
d = {A(1): 1}
print(d[A(2)])
d[A(3)] = 2
print(len(d))
d = None
# expect: del 2
# expect: 1
# expect: del 3
# expect: 1
# expect: del 1
