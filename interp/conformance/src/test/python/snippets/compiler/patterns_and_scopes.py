"""What patterns take, the kind of collections with two bases, names in type parameter scopes, await at top level."""
import array
import ast
import asyncio
import collections
import types


def kind(x):
    match x:
        case [*_]:
            return 'seq'
        case {}:
            return 'map'


class M(collections.UserDict, collections.abc.Sequence): pass
class S(collections.UserList, collections.abc.Mapping): pass
class L(collections.UserList, dict): pass


print(kind(M()), kind(S()), kind(L()), kind(bytearray(b'a')), kind(array.array('i')), isinstance(array.array('i'), collections.abc.MutableSequence))  # expect: map seq seq None seq True
for pattern in ('f""', 'f"{x}"', '{f"": _}'):
    try:
        compile(f'match ...:\n case {pattern}: pass', '', 'exec')
    except SyntaxError as e:
        print(e.msg)
# expect: patterns may only match literals and attribute lookups
# expect: patterns may only match literals and attribute lookups
# expect: mapping pattern keys may only match literals and attribute lookups


def base(arg):
    return type('Base', (), {'arg': staticmethod(arg) if callable(arg) else arg})


class __X: pass


class Y[T: __X](base(lambda: __X), base(lambda: (lambda: __X)), base([__X for _ in (1,)])):
    pass


print([b.arg() if callable(b.arg) else b.arg for b in Y.__bases__[::2]], Y.__bases__[1].arg()(), Y.__type_params__[0].__bound__)  # expect: [<class '__snippet__.__X'>, [<class '__snippet__.__X'>]] <class '__snippet__.__X'> <class '__snippet__.__X'>
print(hash('spam') == hash(b'spam'), hash('') == hash(b''), hash(b'a' * 1000) == hash('a' * 1000))  # expect: True True True
code = compile('a = await sleep(0, result=1)\n', '?', 'single', flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
namespace = {'sleep': asyncio.sleep}
asyncio.run(types.FunctionType(code, namespace)())
print(namespace['a'], types.FunctionType(compile('b = 2', '?', 'exec'), namespace)(), namespace['b'])  # expect: 1 None 2
for source in ('def f():  await x', 'def f(): [x async for x in y]', 'def f():\n async with x: pass'):
    try:
        compile(source, '?', 'exec', flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    except SyntaxError as e:
        print(e.msg)
# expect: 'await' outside async function
# expect: asynchronous comprehension outside of an asynchronous function
# expect: 'async with' outside async function


class A:
    def __init__(self, result):
        self.result = result

    def __await__(self):
        return self.result


async def nothing(): pass
async def wait(x): await x

c = nothing()
for result in (5, c):
    try:
        wait(A(result)).send(None)
    except TypeError as e:
        print(e)
c.close()
# expect: __await__() returned non-iterator of type 'int'
# expect: __await__() returned a coroutine
