# SPDX-License-Identifier: Apache-2.0
# What an ended frame lets go of is finalised where its caller stands: sys._getframe, f_back and warnings see no frame that has ended.
import sys
import warnings


class Dying:
    def __del__(self):
        f = sys._getframe(1)
        print(f.f_code.co_name, f.f_lineno - f.f_code.co_firstlineno)


def local():
    d = Dying()
    e = 1
    return e


def calls():
    local()  # expect: calls 1
    x = 1
    x = local()  # expect: calls 3


def generator():
    d = Dying()
    yield 1


def exhausts():
    list(generator())  # expect: exhausts 1


class Init:
    def __init__(self):
        d = Dying()

    def __add__(self, other):
        d = Dying()
        return 1


def specials():
    i = Init()  # expect: specials 1
    return i + 1  # expect: specials 2


def key(v):
    d = Dying()
    return v


def natively():
    sorted([1, 2], key=key)


calls()
exhausts()
specials()
natively()
# expect: natively 1
# expect: natively 1


class Warning_:
    def __del__(self):
        warnings.warn('dying', stacklevel=2)


def warns():
    w = Warning_()
    return 1


def caller():
    return warns()


with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    caller()
print(seen[0].lineno - caller.__code__.co_firstlineno)  # expect: 1


class Counting:
    where = set()

    def __del__(self):
        self.where.add(sys._getframe(1).f_code.co_name)


def hot(i):
    c = Counting()
    return i


def loop():
    for i in range(5000):
        hot(i)


loop()
print(Counting.where)  # expect: {'loop'}
