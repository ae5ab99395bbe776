# Throwing into generators: frames, warnings, classes that do not make exceptions; reports of ignored exceptions.
import sys
import warnings


def names():
    out, f = [], sys._getframe(1)
    while f and f.f_code.co_name in ('inner', 'outer', 'throw'):
        out.append(f.f_code.co_name)
        f = f.f_back
    return out


def inner():
    try:
        yield 1
    except ValueError:
        print(names())
    yield 2


def outer():
    yield from inner()


g = outer()
next(g)
print(g.throw(ValueError))
# expect: ['inner', 'outer']
# expect: 2


class Custom:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, *args):
        print(names())
        return 3


def delegates():
    yield from Custom()


delegates.__code__ = delegates.__code__.replace(co_name='outer')
g = delegates()
next(g)
print(g.throw(ValueError))
# expect: ['throw', 'outer']
# expect: 3


class NotOne(Exception):
    def __new__(cls):
        return cls


g = inner()
next(g)
try:
    g.throw(NotOne)
except TypeError as e:
    print('should have returned an instance of BaseException' in str(e), list(g))  # expect: True []
g = inner()
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    next(g)
    g.throw(ValueError, ValueError(1), None)  # expect: ['inner']
print(seen[0].category.__name__, seen[0].message)
# expect: DeprecationWarning the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.


def stubborn():
    try:
        yield
    except GeneratorExit:
        yield


class Leaker:
    def __del__(self):
        raise RuntimeError('del failed')


def hook(args):
    print(args.err_msg.partition(' at 0x')[0].replace('__snippet__.', ''), args.object, args.exc_traceback is not None)


sys.unraisablehook = hook
g = stubborn()
next(g)
del g  # expect: Exception ignored while closing generator <generator object stubborn None True
Leaker()  # expect: Exception ignored while calling deallocator <function Leaker.__del__ None True
sys.unraisablehook = sys.__unraisablehook__


class Name(str):
    pass


def f(a, b):
    return a, b


print(f(**{Name('a'): 1, Name('b'): 2}), int(bytearray(b'11'), 2))  # expect: (1, 2) 3
try:
    f(**{1: 3}, **{1: 5})
except TypeError as e:
    print(str(e).replace('__snippet__.', ''))  # expect: f() got multiple values for keyword argument '1'
