# Code objects go through marshal with everything a traceback or a debugger asks for.
import marshal

SOURCE = '''"module doc"
def f(a, /, b=1, *c, d, **e):
    "doc of f"
    n = a
    def g():
        return n, "\\ud800", "\\U0001f600", 1 << 70, 1.5, 2j, b"x", (1, ("y", None)), ...
    return g
class C:
    def m(self): return __class__
    async def k(self): return [x async for x in self]
r = f(3, d=4)()
t = {1, 2} == {2, 1} and (3 in {1, 2, 3})
'''
code = compile(SOURCE, "some file.py", "exec")
again = marshal.loads(marshal.dumps(code))
print(again == code, hash(again) == hash(code), again is code)  # expect: True True False
ns = {}
exec(again, ns)
print(ascii(ns["r"]), ns["t"], ns["C"]().m(), ns["__doc__"])  # expect: (3, '\ud800', '\U0001f600', 1180591620717411303424, 1.5, 2j, b'x', (1, ('y', None)), Ellipsis) True <class 'C'> module doc
f = ns["f"]
print(f.__doc__, f.__code__.co_filename, f.__code__.co_varnames, f.__code__.co_argcount)  # expect: doc of f some file.py ('a', 'b', 'd', 'c', 'e', 'g') 2
print(list(f.__code__.co_positions()) == list(next(c for c in code.co_consts if hasattr(c, "co_name") and c.co_name == "f").co_positions()))  # expect: True

# Function docs stay what they were when the code changes.
def one():
    "one"
def two():
    "two"
one.__code__ = two.__code__
print(one.__doc__, two.__doc__)  # expect: one two
one.__doc__ = None
print(one.__doc__)  # expect: None

changed = code.replace(co_filename="other.py", co_consts=code.co_consts + (frozenset({7}), (2, b"z")))
back = marshal.loads(marshal.dumps(changed))
print(back == changed, back.co_filename, back.co_consts[-2:])  # expect: True other.py (frozenset({7}), (2, b'z'))


def error(f):
    try:
        print(f())
    except (ValueError, EOFError) as e:
        print(type(e).__name__, e)


data = marshal.dumps([code, 1])
error(lambda: marshal.dumps(code, allow_code=False))  # expect: ValueError marshalling code objects is disallowed
error(lambda: marshal.loads(data, allow_code=False))  # expect: ValueError unmarshalling code objects is disallowed
error(lambda: marshal.loads(data[:60]))  # expect: EOFError marshal data too short
error(lambda: marshal.dumps(error))  # expect: ValueError unmarshallable object
error(lambda: marshal.loads(data)[1])  # expect: 1
