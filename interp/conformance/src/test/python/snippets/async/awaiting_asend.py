# The await of an asynchronous generator's step: items, values sent, exceptions, reuse, by hand and in a coroutine.
import types


@types.coroutine
def pause(v):
    return (yield v)


async def gen(n):
    got = []
    try:
        for i in range(n):
            got.append(await pause(("outer", i)))
            got.append((yield i * i))
    finally:
        got.append("end")
        print("gen", got)


def drive(c):
    out, v = [], None
    try:
        while True:
            v = c.send(v and v[1])
            out.append(v)
    except StopIteration as e:
        return out, e.value


async def loop(n):
    s = []
    async for x in gen(n):
        s.append(x)
    return s


print(drive(loop(3)))


async def sending():
    g = gen(3)
    a = [await g.asend(None), await g.asend("x"), await g.asend("y")]
    try:
        await g.asend("z")
    except StopAsyncIteration as e:
        a.append(repr(e))
    try:
        await g.asend(None)
    except StopAsyncIteration as e:
        a.append(repr(e))
    return a


print(drive(sending()))


async def reuse():
    g = gen(2)
    s = g.asend(None)
    a = [await s]
    try:
        await s
    except RuntimeError as e:
        a.append(str(e))
    await g.aclose()
    return a


print(drive(reuse()))


async def raising():
    async def bad():
        yield 1
        raise ValueError("inside")

    a = []
    try:
        async for x in bad():
            a.append(x)
    except ValueError as e:
        a.append(str(e))
    async def stop():
        yield 2
        raise StopIteration(5)

    try:
        async for x in stop():
            a.append(x)
    except RuntimeError as e:
        a.append((str(e), repr(e.__cause__)))
    return a


print(drive(raising()))

# A tuple, None and an exception as items arrive as they are.
async def odd():
    yield (1, 2)
    yield None
    yield StopIteration(3)


async def collect():
    return [x async for x in odd()]


print(drive(collect()))
s = odd().asend(None)
try:
    s.send(None)
except StopIteration as e:
    print("value", e.value, e.args)
try:
    s.send(None)
except RuntimeError as e:
    print(e)


# A subclass of StopIteration that says otherwise of its value.
class Odd(StopIteration):
    value = property(lambda self: 99)


class It:
    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        raise Odd(7)


async def odd_value():
    return await It()


print(drive(odd_value()))


def delegating():
    return (yield from It())


print(drive(delegating()))
# expect: gen [0, None, 1, None, 2, None, 'end']
# expect: ([('outer', 0), ('outer', 1), ('outer', 2)], [0, 1, 4])
# expect: gen [0, 'x', 1, 'y', 2, 'z', 'end']
# expect: ([('outer', 0), ('outer', 1), ('outer', 2)], [0, 1, 4, 'StopAsyncIteration()', 'StopAsyncIteration()'])
# expect: gen [0, 'end']
# expect: ([('outer', 0)], [0, 'cannot reuse already awaited __anext__()/asend()'])
# expect: ([], [1, 'inside', 2, ('async generator raised StopIteration', 'StopIteration(5)')])
# expect: ([], [(1, 2), None, StopIteration(3)])
# expect: value (1, 2) ((1, 2),)
# expect: cannot reuse already awaited __anext__()/asend()
# expect: ([], 7)
# expect: ([], 7)
