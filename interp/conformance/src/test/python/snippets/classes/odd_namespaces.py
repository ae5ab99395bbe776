"""Namespaces with keys that are no str, with a __dict__ of their own, and names that are no UTF-8."""
import types
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    A = type('A', (), {1: 2, 'x': 3, None: 4})
print(caught[0].category.__name__, caught[0].message)  # expect: RuntimeWarning non-string key in the __dict__ of class A
print(A.__dict__[1], A.__dict__.get(None), 1 in A.__dict__, 2 in A.__dict__, A.x, len(A.__dict__) == len(list(A.__dict__)))  # expect: 2 4 True False 3 True


class P:
    __dict__ = property(lambda self: {'a': 2})


print(vars(P()), 'a' in dir(P()))  # expect: {'a': 2} True


class M(types.ModuleType):
    __dict__ = 8


try:
    dir(M('m'))
except TypeError as e:
    print(e)  # expect: <module>.__dict__ is not a dictionary


class Locals:
    def __getitem__(self, key):
        if key == 'a':
            return 12
        raise KeyError(key)

    def keys(self):
        return ['z', 'x']


print(eval('dir()', {}, Locals()), eval('a', {}, Locals()))  # expect: ['x', 'z'] 12
for name in ('A\udcdcB', 'A\0B'):
    try:
        type(name, (), {})
    except ValueError as e:
        print(e)
# expect: 'utf-8' codec can't encode character '\udcdc' in position 1: surrogates not allowed
# expect: type name must not contain null characters
try:
    type('A', (), {'__doc__': 'x\udcdcy'})
except ValueError as e:
    print(e)  # expect: 'utf-8' codec can't encode character '\udcdc' in position 1: surrogates not allowed
A = type('A', (), {'__firstlineno__': 42})
A.__module__ = 'other'
print('__firstlineno__' in A.__dict__)  # expect: False
