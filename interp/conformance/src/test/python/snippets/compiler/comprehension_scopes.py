"""A name that one comprehension binds stays what it was for the next one; what a class body leaves to its methods it does not see."""
x = 3


def sibling():
    [x for x in [1]]
    return [x for _ in [1]], [(lambda: x)() for _ in [1]]


print(sibling())  # expect: ([3], [3])


def nested():
    [(lambda: x)() for x in [1]]
    return [[x for _ in [1]] + [x for x in [9]] + [x for _ in [1]] for z in [2]]


print(nested())  # expect: [[3, 9, 3]]
try:
    class C:
        __class__ = 2
        res = [__class__ for _ in [1]]
except NameError as e:
    print(type(e).__name__, e)  # expect: NameError name '__class__' is not defined


class D:
    T = int

    def generic[U: T](self): ...

    def late(self, a: T, b: Later): ...

    type Alias = T


D.T = float
D.Later = 6
print(D.generic.__type_params__[0].__bound__, D.Alias.__value__)  # expect: <class 'float'> <class 'float'>
print(D.late.__annotations__)  # expect: {'a': <class 'float'>, 'b': 6}

for source in ('def f():\n x: [y async for y in z]', 'async def f():\n (x): [y async for y in z]', 'assert [y async for y in z]'):
    try:
        compile(source, '?', 'exec', optimize=2)
    except SyntaxError as e:
        print(e.msg)
# expect: asynchronous comprehension outside of an asynchronous function
# expect: asynchronous comprehension outside of an asynchronous function
# expect: asynchronous comprehension outside of an asynchronous function
