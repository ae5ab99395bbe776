# SPDX-License-Identifier: Apache-2.0
# __class__ of a class: another metaclass of the same layout, which all that is cached hears of.
class One(type):
    x = 1


class Two(type):
    x = 2

    def __call__(cls):
        return 'called'

    def hidden(cls):
        return 'two'


class Slotted(type):
    __slots__ = ()


class K(metaclass=One):
    pass


class Sub(K):
    pass


class Plain:
    pass


def say(cls, to):
    try:
        cls.__class__ = to
        print(type(cls).__name__, getattr(cls, 'x', None))
    except TypeError as e:
        print(e)


def read(cls):
    return cls.x, type(cls()).__name__


for i in range(3000):
    K.__class__ = (One, Two)[i % 2]
    assert read(K) == ((1, 'K'), (2, 'str'))[i % 2], i
print(type(K).__name__, K(), K.hidden(), type(Sub).__name__)  # expect: Two called two One
Two.x = 3
print(K.x)  # expect: 3
say(K, One)  # expect: One 1
Two.x = 4
One.x = 5
print(K.x, Sub.x)  # expect: 5 5
say(K, Slotted)  # expect: Slotted None
say(K, type)  # expect: __class__ assignment only supported for mutable types or ModuleType subclasses
say(Plain, One)  # expect: __class__ assignment only supported for mutable types or ModuleType subclasses
say(int, One)  # expect: cannot set '__class__' attribute of immutable type 'int'
say(K, 5)  # expect: __class__ must be set to a class, not 'int' object
say(K, Plain)  # expect: __class__ assignment: 'Plain' object layout differs from 'Slotted'
