# SPDX-License-Identifier: Apache-2.0
"""What ** takes for no mapping, and for a repeated keyword; keys() and __iter__ that give nothing to iterate."""


class NoIterable:
    def keys(self):
        return 5


class Broken:
    def keys(self):
        raise AttributeError('kk')


class BrokenItem:
    def keys(self):
        return ['a']

    def __getitem__(self, key):
        raise AttributeError('gi')


class Missing:
    def keys(self):
        return iter('ab')

    def __getitem__(self, key):
        raise KeyError('gi')


class Failing:
    def keys(self):
        raise ZeroDivisionError('k')


def f(*args, **kwargs):
    return args, kwargs


for c in (NoIterable, Broken, BrokenItem, Missing, Failing, object):
    for g in (lambda: f(**c()), lambda: f(*[1], x=1, **c()), lambda: print(**c()), lambda: {**c()}, lambda: {1: 2, **c()}, lambda: {}.update(c())):
        try:
            print(g())
        except Exception as e:
            print(type(e).__name__, e)
# expect: TypeError NoIterable.keys() returned a non-iterable (type int)
# expect: TypeError NoIterable.keys() returned a non-iterable (type int)
# expect: TypeError NoIterable.keys() returned a non-iterable (type int)
# expect: TypeError NoIterable.keys() returned a non-iterable (type int)
# expect: TypeError NoIterable.keys() returned a non-iterable (type int)
# expect: TypeError NoIterable.keys() returned a non-iterable (type int)
# expect: TypeError __snippet__.f() argument after ** must be a mapping, not Broken
# expect: TypeError __snippet__.f() argument after ** must be a mapping, not Broken
# expect: TypeError print() argument after ** must be a mapping, not Broken
# expect: TypeError 'Broken' object is not a mapping
# expect: TypeError 'Broken' object is not a mapping
# expect: AttributeError kk
# expect: TypeError __snippet__.f() argument after ** must be a mapping, not BrokenItem
# expect: TypeError __snippet__.f() argument after ** must be a mapping, not BrokenItem
# expect: TypeError print() argument after ** must be a mapping, not BrokenItem
# expect: TypeError 'BrokenItem' object is not a mapping
# expect: TypeError 'BrokenItem' object is not a mapping
# expect: AttributeError gi
# expect: TypeError __snippet__.f() got multiple values for keyword argument 'gi'
# expect: TypeError __snippet__.f() got multiple values for keyword argument 'gi'
# expect: TypeError print() got multiple values for keyword argument 'gi'
# expect: KeyError 'gi'
# expect: KeyError 'gi'
# expect: KeyError 'gi'
# expect: ZeroDivisionError k
# expect: ZeroDivisionError k
# expect: ZeroDivisionError k
# expect: ZeroDivisionError k
# expect: ZeroDivisionError k
# expect: ZeroDivisionError k
# expect: TypeError __snippet__.f() argument after ** must be a mapping, not object
# expect: TypeError __snippet__.f() argument after ** must be a mapping, not object
# expect: TypeError print() argument after ** must be a mapping, not object
# expect: TypeError 'object' object is not a mapping
# expect: TypeError 'object' object is not a mapping
# expect: TypeError 'object' object is not iterable


class Raising:
    def __iter__(self):
        raise TypeError('ii')


class NoneIter:
    __iter__ = None


for c in (Raising, NoneIter, object):
    try:
        1 in c()
    except TypeError as e:
        print(e)
# expect: argument of type 'Raising' is not a container or iterable
# expect: argument of type 'NoneIter' is not a container or iterable
# expect: argument of type 'object' is not a container or iterable
