"""Signatures of built-in types; methods beside slots; annotations of functions without parameters; what Python code does behind a lookup."""
import builtins
import inspect
import os
import sys
import types


def annotated():
    def inner() -> 42:
        pass
    return inner


def plain():
    def inner():
        pass
    return inner


print(annotated().__annotations__, plain().__annotations__)  # expect: {'return': 42} {}


class C:
    pass


print(inspect.signature(object), inspect.signature(C), inspect.signature(classmethod))  # expect: () () (function, /)
print(zip.__text_signature__, int.__text_signature__, C.__text_signature__)  # expect: (*iterables, strict=False) None None
print(type({}.__getitem__).__name__, type(set().__contains__).__name__, frozenset().__contains__.__module__)  # expect: builtin_function_or_method builtin_function_or_method None


class D(dict):
    def __missing__(self, key):
        return key * 2


print(D()[4], D().__getitem__(3), 1 in D({1: 2}), D.__contains__(D({1: 2}), 1))  # expect: 8 6 True True


def exhausts():
    if exhausts.inside:
        return 2
    exhausts.inside = True
    list(exhausts.it)
    return 1


exhausts.inside = False
exhausts.it = iter(exhausts, 2)
print(next(exhausts.it, 'end'))  # expect: end


class Evil(str):
    def __str__(self):
        exc.object = None
        return self


exc = UnicodeEncodeError(Evil('utf-8'), 'x', 0, 1, 'reason')
try:
    str(exc)
except TypeError as e:
    print(e)  # expect: UnicodeError 'object' attribute must be a string
exc = UnicodeDecodeError('utf-8', b'x', 0, 1, 'reason')
print(exc)  # expect: 'utf-8' codec can't decode byte 0x78 in position 0: reason


class Broken:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __getattr__(self, name):
        1 / 0


def delegates():
    yield from Broken()


sys.unraisablehook = lambda u: print(u.exc_type.__name__)
g = delegates()
next(g)
g.close()  # expect: ZeroDivisionError
sys.unraisablehook = sys.__unraisablehook__


def keeps_back():
    try:
        1 / 0
    except ZeroDivisionError as e:
        return e.__traceback__


def caller():
    return keeps_back()


frame = caller().tb_frame
frame.clear()
print(frame.f_back.f_code.co_name)  # expect: caller


def raises():
    1 / 0


def calls():
    raises()


try:
    calls()
except ZeroDivisionError as e:
    print(e.__traceback__.tb_next.tb_next.tb_frame.f_back.f_code.co_name)  # expect: calls

for kind in type(sys.flags), type(sys.version_info):
    try:
        kind.__new__(kind)
    except TypeError as e:
        print(e)
# expect: cannot create 'sys.flags' instances
# expect: cannot create 'sys.version_info' instances
sys.setdlopenflags(sys.getdlopenflags() + 1)
print(sys.getdlopenflags())  # expect: 3
sys.setdlopenflags(2)


class S(str):
    pass


print(sys._is_interned(S('abc')))  # expect: False
try:
    open(type('Foo', (), {'__fspath__': None})())
except TypeError as e:
    print(e)  # expect: expected str, bytes or os.PathLike object, not Foo
