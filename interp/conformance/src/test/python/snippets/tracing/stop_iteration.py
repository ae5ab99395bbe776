"""Trace functions see the StopIteration that loops and awaits take for an answer; tracing begins with the frame that asks for it."""
import sys
import types

events = []


def tracer(frame, event, arg):
    what = arg[1].args if event == 'exception' else ''
    events.append(f'{frame.f_code.co_name} {frame.f_lineno - frame.f_code.co_firstlineno} {event} {what}'.strip())
    return tracer


def run(f):
    events.clear()
    sys.settrace(tracer)
    try:
        f()
    except StopIteration:
        pass
    finally:
        sys.settrace(None)
    return [e for e in events if 'exception' in e]


def g():
    yield 1
    return 5


class Python:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration(7)


def loop():
    for _ in g():
        pass


def loop_none():
    for _ in iter(lambda: 1, 1):
        pass
    for _ in (x for x in 'a'):
        pass


def loop_python():
    for _ in Python():
        pass


def delegate():
    yield from g()


async def inner():
    return 3


async def outer():
    await inner()


async def agen():
    yield 1


async def async_loop():
    async for _ in agen():
        pass


print(run(loop))  # expect: ['loop 1 exception (5,)']
print(run(loop_none))  # expect: []
print(run(loop_python))  # expect: ['__next__ 1 exception (7,)', 'loop_python 1 exception (7,)']
print(run(lambda: list(delegate())))  # expect: ['delegate 1 exception (5,)']
print(run(lambda: outer().send(None)))  # expect: ['outer 1 exception (3,)', '<lambda> 0 exception ()']
print(run(lambda: async_loop().send(None)))  # expect: ['async_loop 1 exception (1,)', 'async_loop 1 exception ()', '<lambda> 0 exception ()']


def begins():
    sys._getframe().f_trace = tracer
    sys.settrace(tracer)
    x = 3
    y = 4
    sys.settrace(None)


events.clear()
begins()
print(events)  # expect: ['begins 3 line', 'begins 4 line', 'begins 5 line']


def profiled():
    class A:
        f = classmethod(repr)
    seen = []
    sys.setprofile(lambda frame, event, arg: seen.append(event))
    A().f()
    sys.setprofile(None)
    return seen


print(profiled())  # expect: ['c_call', 'c_return', 'c_call']


def decorated():
    def d(f):
        return f

    @d
    @d
    class C:
        pass


events.clear()
sys.settrace(tracer)
decorated()
sys.settrace(None)
print([e for e in events if e.startswith('decorated') and 'line' in e])  # expect: ['decorated 1 line', 'decorated 4 line', 'decorated 5 line', 'decorated 6 line', 'decorated 5 line', 'decorated 4 line', 'decorated 6 line']
