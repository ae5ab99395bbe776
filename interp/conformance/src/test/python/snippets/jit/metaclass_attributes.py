# SPDX-License-Identifier: Apache-2.0
"""Attributes of classes whose metaclass is written in Python, and comes to have a say, and not any more."""


class Base(type):
    pass


class Meta(Base):
    def other(cls):
        return "meta other"


class A(metaclass=Meta):
    x = 1

    @classmethod
    def c(cls):
        return cls.__name__

    @staticmethod
    def s():
        return "s"

    def f(self):
        return "f"

    def other(self):
        return "own other"


class B(A):
    y = 2


class Data:
    def __get__(self, o, t=None):
        return "data", o is None

    def __set__(self, o, v):
        raise AttributeError


class NonData:
    def __get__(self, o, t=None):
        return "nondata"


def look():
    z = getattr(B, "z", "missing")
    try:
        z = B.z
    except AttributeError:
        pass
    return B.x, B.y, B.c(), B.s(), B.f(None), B.other(None), A.x, A.c(), z


def run(label):
    for i in range(1500):
        v = look()
    print(label, v)


run("plain")
Meta.x = 5
run("meta value")
del Meta.x
Meta.x = NonData()
run("meta nondata")
del Meta.x
Meta.x = Data()
run("meta data")
del Meta.x
run("removed")
Base.x = Data()
run("base data")
del Base.x
run("removed")
Meta.z = 7
run("meta z")
A.z = 8
run("A z")
del Meta.z
run("only A")
del A.z
Meta.__getattr__ = lambda cls, n: "getattr " + n
run("getattr")
del Meta.__getattr__
Meta.__getattribute__ = lambda cls, n: type.__getattribute__(cls, n) if n[0] in "_xyz" else lambda *a: "gotten " + n
run("getattribute")
del Meta.__getattribute__
run("removed")
Meta.c = property(lambda cls: lambda: "prop " + cls.__name__)
run("prop")
del Meta.c


class Other(type):
    y = Data()


Meta.__bases__ = (Other,)
run("bases")
Other.x = Data()
run("bases data")
del Other.x, Other.y
run("end")
A.x = 3
run("A.x")
B.x = 4
run("B.x")
# expect: plain (1, 2, 'B', 's', 'f', 'own other', 1, 'A', 'missing')
# expect: meta value (1, 2, 'B', 's', 'f', 'own other', 1, 'A', 'missing')
# expect: meta nondata (1, 2, 'B', 's', 'f', 'own other', 1, 'A', 'missing')
# expect: meta data (('data', False), 2, 'B', 's', 'f', 'own other', ('data', False), 'A', 'missing')
# expect: removed (1, 2, 'B', 's', 'f', 'own other', 1, 'A', 'missing')
# expect: base data (('data', False), 2, 'B', 's', 'f', 'own other', ('data', False), 'A', 'missing')
# expect: removed (1, 2, 'B', 's', 'f', 'own other', 1, 'A', 'missing')
# expect: meta z (1, 2, 'B', 's', 'f', 'own other', 1, 'A', 7)
# expect: A z (1, 2, 'B', 's', 'f', 'own other', 1, 'A', 8)
# expect: only A (1, 2, 'B', 's', 'f', 'own other', 1, 'A', 8)
# expect: getattr (1, 2, 'B', 's', 'f', 'own other', 1, 'A', 'getattr z')
# expect: getattribute (1, 2, 'gotten c', 'gotten s', 'gotten f', 'gotten other', 1, 'gotten c', 'missing')
# expect: removed (1, 2, 'B', 's', 'f', 'own other', 1, 'A', 'missing')
# expect: prop (1, 2, 'prop B', 's', 'f', 'own other', 1, 'prop A', 'missing')
# expect: bases (1, ('data', False), 'B', 's', 'f', 'own other', 1, 'A', 'missing')
# expect: bases data (('data', False), ('data', False), 'B', 's', 'f', 'own other', ('data', False), 'A', 'missing')
# expect: end (1, 2, 'B', 's', 'f', 'own other', 1, 'A', 'missing')
# expect: A.x (3, 2, 'B', 's', 'f', 'own other', 3, 'A', 'missing')
# expect: B.x (4, 2, 'B', 's', 'f', 'own other', 3, 'A', 'missing')
