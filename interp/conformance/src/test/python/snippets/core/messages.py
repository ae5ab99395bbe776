# Texts of errors, as CPython words them.
import operator
import warnings


def text(f, *args, **kw):
    try:
        f(*args, **kw)
    except Exception as e:
        print(f'{type(e).__name__}: {e}')


class L(list):
    pass


class S(str):
    pass


class Setter:
    def __set__(self, o, v):
        pass


class Deleter:
    def __delete__(self, o):
        pass


class H:
    a = Setter()
    b = Deleter()


append = L().append
text(lambda: append())  # expect: TypeError: L.append() takes exactly one argument (0 given)
text(lambda: append(a=1))  # expect: TypeError: L.append() takes no keyword arguments
text(lambda: L().append())  # expect: TypeError: list.append() takes exactly one argument (0 given)
text(type, 'R', (list,), {}, flag=1)  # expect: TypeError: R.__init_subclass__() takes no keyword arguments
text(lambda: list.__init_subclass__(3))  # expect: TypeError: list.__init_subclass__() takes no arguments (1 given)
text(delattr, H(), 'a')  # expect: AttributeError: __delete__
text(setattr, H(), 'b', 1)  # expect: AttributeError: __set__
text(operator.countOf, 1j, 0)  # expect: TypeError: argument of type 'complex' is not iterable
text(operator.indexOf, None, 0)  # expect: TypeError: argument of type 'NoneType' is not iterable
text({1}.intersection, [[]])  # expect: TypeError: unhashable type: 'list'
text({1}.issuperset, [[]])  # expect: TypeError: cannot use 'list' as a set element (unhashable type: 'list')
text(format, S('a'), 'x')  # expect: ValueError: Unknown format code 'x' for object of type 'S'
text(pow, b=1)  # expect: TypeError: pow() missing required argument 'base' (pos 1)
text(pow, b=1, c=2, d=3, e=4)  # expect: TypeError: pow() takes at most 3 keyword arguments (4 given)
text('a'.encode, 'a', 'b', x='c')  # expect: TypeError: encode() takes at most 2 arguments (3 given)
text('a'.encode, x=1)  # expect: TypeError: encode() got an unexpected keyword argument 'x'
text(bytes.fromhex, 'Z\u20ac')  # expect: ValueError: non-hexadecimal number found in fromhex() arg at position 1


def faulty(source):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            compile(source, 'name', 'exec')
        except SyntaxError as e:
            print(e.args)
    print([str(w.message) for w in caught])


faulty(b'# coding: nosuch\nx')
# expect: ('unknown encoding: nosuch', ('name', 0, -1, None))
# expect: []
faulty(b'f"\xff"')
# expect: ("Non-UTF-8 code starting with '\\xff' on line 1, but no encoding declared; see https://peps.python.org/pep-0263/ for details", (None, 1, 3, 'f"�"', 1, 3))
# expect: []
faulty('def f():\n try: pass\n finally:\n  for x in y: return 1\n')  # expect: []
faulty('try: pass\nfinally: return 1')
# expect: ("'return' outside function", ('name', 2, 10, None, 2, 18))
# expect: ["'return' in a 'finally' block"]
faulty('((1,),) is x; (1,) is x')  # expect: ['"is" with \'tuple\' literal. Did you mean "=="?']


class P:
    pass


def delete(x, k):
    del x[k]


def assign(x, k):
    x[k] = 1


text(delete, P(), 0)  # expect: TypeError: 'P' object doesn't support item deletion
text(delete, P(), 'a')  # expect: TypeError: 'P' object does not support item deletion
text(delete, None, 0)  # expect: TypeError: 'NoneType' object does not support item deletion
text(assign, (), 2**63)  # expect: IndexError: cannot fit 'int' into an index-sized integer
text(assign, None, 2**63)  # expect: TypeError: 'NoneType' object does not support item assignment
text(type, None, (), {})  # expect: TypeError: type.__new__() argument 1 must be str, not None


def use(manager):
    with manager:
        pass


P.__module__ = 'elsewhere'
text(use, P())  # expect: TypeError: 'elsewhere.P' object does not support the context manager protocol (missed __exit__ method)


def multiply(x, y):
    x *= y
    return x


text(multiply, P(), [1])  # expect: TypeError: unsupported operand type(s) for *=: 'P' and 'list'
text(multiply, {}, 'a')  # expect: TypeError: unsupported operand type(s) for *=: 'dict' and 'str'
text(multiply, 1.5, 'a')  # expect: TypeError: can't multiply sequence by non-int of type 'float'
