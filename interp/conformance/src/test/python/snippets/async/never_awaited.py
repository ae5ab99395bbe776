"""Awaitables that die before their first step warn; anext() with a default awaits what await would; throw() leaves the callers in sight."""
import sys
import traceback
import types
import warnings

warnings.simplefilter('error')
sys.unraisablehook = lambda u: print(str(u.err_msg).split(' <')[0], '|', u.exc_value)


async def ag():
    yield 1


a = ag()
a.asend(None)  # expect: Exception ignored while finalizing async generator | coroutine method 'asend' of 'ag' was never awaited
a.aclose()  # expect: Exception ignored while finalizing async generator | coroutine method 'aclose' of 'ag' was never awaited
a.athrow(ValueError)  # expect: Exception ignored while finalizing async generator | coroutine method 'athrow' of 'ag' was never awaited
x = a.asend(None)
x.close()
del x


async def co():
    pass


c = co()
c.cr_frame.clear()  # expect: Exception ignored while finalizing coroutine | coroutine 'co' was never awaited
c.close()
saved = warnings._warn_unawaited_coroutine
del warnings._warn_unawaited_coroutine
co()  # expect: Exception ignored while finalizing coroutine | coroutine 'co' was never awaited
warnings._warn_unawaited_coroutine = saved
warnings.simplefilter('ignore')


class Once:
    def __init__(self, value):
        self.value = value

    def __aiter__(self):
        return self

    def __anext__(self):
        return self.value


def step(awaitable):
    async def run():
        return await awaitable
    try:
        return run().send(None)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


class Bad:
    def __await__(self):
        return 42


@types.coroutine
def five():
    return 5
    yield


print(step(anext(Once(Bad()), 0)))  # expect: TypeError: __await__() returned non-iterator of type 'int'
print(step(anext(Once(iter('a')), 0)))  # expect: TypeError: 'str_ascii_iterator' object can't be awaited
print(step(anext(Once(five()), 0)))  # expect: StopIteration: 5


async def outer():
    return await middle()


async def middle():
    return await inner()


@types.coroutine
def inner():
    try:
        yield len(traceback.extract_stack())
    except ZeroDivisionError:
        yield len(traceback.extract_stack())


o = outer()
print(o.send(None) == o.throw(ZeroDivisionError))  # expect: True
o.close()
