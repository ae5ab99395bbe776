# SPDX-License-Identifier: Apache-2.0
import gc


class D:
    """Says when it dies."""

    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)

    def __repr__(self):
        return f"D({self.name})"


def show(*args):
    print("show", *args)


# --- dropping a suspended generator runs its finally
def g():
    try:
        yield 1
    finally:
        print("finally")
it = g()
next(it)
del it
print("after")
# expect: finally
# expect: after
# --- a generator that never started just dies
def g(d):
    try:
        yield 1
    finally:
        print("finally")
it = g(D("arg"))
print("made")
del it
print("after")
# expect: made
# expect: del arg
# expect: after
# --- an exhausted generator has released its locals
def g():
    d = D("local")
    yield 1
it = g()
print(list(it))
print("exhausted")
del it
# expect: del local
# expect: [1]
# expect: exhausted
# --- close releases locals
def g():
    d = D("local")
    yield 1
    print("never")
it = g()
next(it)
it.close()
print("closed")
# expect: del local
# expect: closed
# --- for loop left by break
def g():
    try:
        yield 1
        yield 2
    finally:
        print("finally")
for x in g():
    print(x)
    break
print("after")
# expect: 1
# expect: finally
# expect: after
# --- value sent
def g():
    while True:
        x = yield
        print("got", x)
it = g()
next(it)
it.send(D(1))
print("sent one")
it.send(D(2))
print("sent two")
del it
# expect: got D(1)
# expect: sent one
# expect: del 1
# expect: got D(2)
# expect: sent two
# expect: del 2
# --- throw
def g():
    d = D("d")
    try:
        yield
    except ValueError:
        print("thrown")
    yield 5
it = g()
next(it)
print(it.throw(ValueError))
del it
print("after")
# expect: thrown
# expect: 5
# expect: del d
# expect: after
# --- yield from passes close on
def inner():
    d = D("inner")
    try:
        yield 1
    finally:
        print("inner finally")
def outer():
    d = D("outer")
    yield from inner()
it = outer()
next(it)
del it
print("after")
# expect: inner finally
# expect: del inner
# expect: del outer
# expect: after
# --- generator expression holds its source
it = (x for x in [D(1), D(2)])
print(next(it))
print("one")
del it
print("after")
# expect: D(1)
# expect: one
# expect: del 2
# expect: del 1
# expect: after
# --- generator expression, first iterable evaluated at once
it = (x for x in [D(1)])
print("made")
del it
# expect: made
# expect: del 1
# --- return value of a generator
def g():
    yield
    return D("ret")
def f():
    r = yield from g()
    print("r", r)
    r = None
    print("dropped")
print(list(f()))
# expect: r D(ret)
# expect: del ret
# expect: dropped
# expect: [None]
# --- yielded temporaries
def g():
    yield D(1)
    yield D(2)
for x in g():
    x = None
    print("body")
# expect: del 1
# expect: body
# expect: del 2
# expect: body
# --- generator in a cycle
def g():
    d = D("d")
    me = yield
    try:
        yield
    finally:
        print("finally")
it = g()
next(it)
it.send(it)
del it
print("cycle")
gc.collect()
print("collected")
# expect: cycle
# expect: finally
# expect: del d
# expect: collected
# --- generator that refuses to stop
import sys
def g():
    while True:
        try:
            yield
        except GeneratorExit:
            print("ignored")
hook, sys.unraisablehook = sys.unraisablehook, lambda u: print("unraisable", u.exc_value)
it = g()
next(it)
del it
print("after")
sys.unraisablehook = hook
# expect: ignored
# expect: unraisable generator ignored GeneratorExit
# expect: after
# --- frame of a finished generator
def g():
    d = D("d")
    yield 1
it = g()
print(it.gi_frame is not None)
list(it)
print(it.gi_frame)
# expect: True
# expect: del d
# expect: None
# --- coroutine closed before it ran
async def c(d):
    print("never")
co = c(D("arg"))
co.close()
print("closed")
del co
# expect: del arg
# expect: closed
# --- coroutine driven by hand
class Aw:
    def __await__(self):
        x = yield D("yielded")
        return x
async def c():
    d = D("local")
    r = await Aw()
    print("result", r)
    return D("ret")
co = c()
y = co.send(None)
print(y)
del y
try:
    co.send(D("sent"))
except StopIteration as e:
    print(e.value)
print("after")
# expect: D(yielded)
# expect: del yielded
# expect: result D(sent)
# expect: del local
# expect: del sent
# expect: D(ret)
# expect: del ret
# expect: after
# --- suspended coroutine dies
class Aw:
    def __await__(self):
        yield 1
async def c():
    d = D("local")
    try:
        await Aw()
    finally:
        print("finally")
co = c()
co.send(None)
del co
print("after")
# expect: finally
# expect: del local
# expect: after
# --- async generator
async def ag():
    d = D("local")
    yield 1
    yield 2
async def main():
    async for x in ag():
        print(x)
    print("over")
try:
    main().send(None)
except StopIteration:
    pass
print("after")
# expect: 1
# expect: 2
# expect: del local
# expect: over
# expect: after
# --- contextmanager releases its generator
from contextlib import contextmanager
@contextmanager
def cm():
    d = D("in cm")
    yield d
    print("exit")
with cm() as d:
    print("body")
    d = None
print("after")
# expect: body
# expect: exit
# expect: del in cm
# expect: after
# --- nested generators die outside in
def g(n):
    d = D(n)
    if n:
        yield from g(n - 1)
    yield n
it = g(2)
next(it)
del it
print("after")
# expect: del 0
# expect: del 1
# expect: del 2
# expect: after
# --- itertools hold their arguments
import itertools
it = itertools.chain([D(1)], [D(2)])
print(next(it))
print(next(it))
del it
print("after")
# expect: D(1)
# expect: D(2)
# expect: del 2
# expect: del 1
# expect: after
# --- tee
import itertools
def g():
    yield D(1)
    yield D(2)
a, b = itertools.tee(g())
next(a)
print("a moved")
next(b)
del a, b
print("after")
# expect: a moved
# expect: del 1
# expect: after
# --- zip and enumerate reuse
for i, d in enumerate(map(D, "ab")):
    print(i, d)
d = None
print("after")
# expect: 0 D(a)
# expect: del a
# expect: 1 D(b)
# expect: del b
# expect: after
# --- map and filter
it = map(D, [1, 2])
next(it)
print("dropped one")
it2 = filter(None, it)
x = next(it2)
del it, it2
print("kept", x)
del x
# expect: del 1
# expect: dropped one
# expect: kept D(2)
# expect: del 2
