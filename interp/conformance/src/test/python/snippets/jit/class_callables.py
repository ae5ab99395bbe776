# SPDX-License-Identifier: Apache-2.0
"""Static and class methods, classes in variables, attributes of classes: hot, and then different."""
import gc


class A:
    table = {}
    limit = 3

    def __init__(self, v=0):
        self.v = v

    @staticmethod
    def st(x):
        return x + 1

    @classmethod
    def make(cls, v):
        return cls(v)

    @classmethod
    def name(cls):
        return cls.__name__

    def plain(self):
        return self.v

    def through(self, x):
        return self.st(x) + self.make(x).v + len(self.name())


class B(A):
    @classmethod
    def name(cls):
        return "B of " + super().name()


class Meta(type):
    def make(cls, v):
        return ("meta", v)

    @property
    def limit(cls):
        return 99


class C(metaclass=Meta):
    limit = 5


def by_class(n):
    t = 0
    for i in range(n):
        t += A.st(i) + A.make(i).v + A.limit + len(A.name())
    return t


def by_variable(k, n):
    t = 0
    for i in range(n):
        t += k.st(i) + k.make(i).v + k.limit + k(i).v
    return t


def by_instance(o, n):
    t = 0
    for i in range(n):
        t += o.through(i) + o.st(1)
    return t


def unbound(k, o, n):
    t = 0
    for i in range(n):
        t += k.plain(o)
    return t


def of_temporaries(n):
    t = 0
    for i in range(n):
        t += A(i).st(1) + A(i).make(2).v
    return t


print(by_class(3000), by_variable(A, 3000), by_variable(B, 3000), by_instance(A(1), 2000), by_instance(B(1), 2000))
# expect: 9012000 13507500 13507500 4006000 4016000
print(unbound(A, A(4), 2000), unbound(B, A(4), 2000), of_temporaries(1500), [k.name() for k in (A, B) * 2])
# expect: 8000 8000 6000 ['A', 'B of B', 'A', 'B of B']

# A wrapper that is initialized anew, with no change of the class.
A.__dict__["st"].__init__(lambda x: -x)
A.__dict__["make"].__init__(lambda cls, v: A(v * 10))
gc.collect()
print(by_class(3), by_variable(B, 3), by_instance(A(1), 2), of_temporaries(2))
# expect: 39 39 9 38
A.st = staticmethod(lambda x: x * 2)
A.make = A.plain
A.plain = classmethod(lambda cls, o: cls.__name__)
try:
    by_class(1)
except AttributeError as e:
    print(e)
# expect: 'int' object has no attribute 'v'
print(A.plain(None), B.plain(None), B().plain(1), A.st(4), B().st(5))
# expect: A B B 8 10

# The metaclass has a say.
print([(C.limit, C.make(1)) for _ in range(3)][-1])
# expect: (99, ('meta', 1))


def meta(k, n):
    for _ in range(n):
        r = k.limit
    return r


print(meta(A, 500), meta(C, 500), meta(A, 5))
# expect: 3 99 3
Meta.limit = 7
print(meta(C, 5))
# expect: 5
A.limit = "new"
print(meta(A, 5), meta(B, 5))
# expect: new new
B.limit = "own"
print(meta(B, 5), meta(A, 5))
# expect: own new


# An instance hides a static method, a class that dies, a class with another __new__ and one that is not callable any more.
def call_st(o):
    return o.st(1)


o = A()
for _ in range(500):
    call_st(o)
o.st = lambda x: "mine"
print(call_st(o), call_st(A()))
# expect: mine 2


def construct(k, n):
    for i in range(n):
        o = k(i)
    return o


print(construct(A, 1000).v)
# expect: 999


class N(A):
    def __new__(cls, v):
        return v


print(construct(N, 1000), construct(A, 3).v)
# expect: 999 2
A.__init__ = lambda self, v: setattr(self, "v", "init %d" % v)
print(construct(A, 2).v, construct(int, 5), construct(str, 2))
# expect: init 1 4 1
for turn in range(20):
    k = type("K", (A,), {"st": staticmethod(lambda x: x), "limit": turn})
    r = construct(k, 30).st(turn), meta(k, 30), k.st(3)
print(r)
# expect: (19, 19, 3)


class Dies:
    def __del__(self):
        Dies.st = staticmethod(lambda x: "after")
        gc.collect()

    @staticmethod
    def st(x):
        return "before"


def of_dying(n):
    return [Dies().st(1) for _ in range(n)]


print(of_dying(4), set(of_dying(1000)))
# expect: ['before', 'after', 'after', 'after'] {'after'}
