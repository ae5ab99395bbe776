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

class CM(D):
    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, *exc):
        print("exit", self.name, exc[0] and exc[0].__name__)
        return False
# --- manager dies after the block
with CM(1):
    print("body")
print("after")
# expect: enter 1
# expect: body
# expect: exit 1 None
# expect: del 1
# expect: after
# --- target keeps the manager
with CM(1) as c:
    print("body")
print("after")
del c
# expect: enter 1
# expect: body
# expect: exit 1 None
# expect: after
# expect: del 1
# --- two managers leave in reverse order
with CM(1), CM(2):
    print("body")
print("after")
# expect: enter 1
# expect: enter 2
# expect: body
# expect: exit 2 None
# expect: del 2
# expect: exit 1 None
# expect: del 1
# expect: after
# --- exception in the body
try:
    with CM(1):
        raise ValueError
except ValueError:
    print("caught")
print("after")
# expect: enter 1
# expect: exit 1 ValueError
# expect: del 1
# expect: caught
# expect: after
# --- return out of a block
def f():
    with CM(1) as c:
        return c.name
print(f())
# expect: enter 1
# expect: exit 1 None
# expect: del 1
# expect: 1
# --- break out of a block
def f():
    for i in range(2):
        with CM(i):
            break
    print("broken")
f()
# expect: enter 0
# expect: exit 0 None
# expect: del 0
# expect: broken
# --- suppressing manager
class S(CM):
    def __exit__(self, *exc):
        print("suppress")
        return True
with S(1):
    d = D("d")
    raise ValueError(D("arg"))
print("after")
del d
# expect: enter 1
# expect: suppress
# expect: del arg
# expect: del 1
# expect: after
# expect: del d
# --- exception in __enter__
class B(CM):
    def __enter__(self):
        raise ValueError
try:
    with B(1):
        pass
except ValueError:
    print("caught")
print("after")
# expect: caught
# expect: del 1
# expect: after
# --- exception in __exit__
class B(CM):
    def __exit__(self, *exc):
        raise KeyError
try:
    with B(1):
        raise ValueError
except KeyError as e:
    print(type(e.__context__).__name__)
print("after")
# expect: enter 1
# expect: ValueError
# expect: del 1
# expect: after
# --- ExitStack
from contextlib import ExitStack
with ExitStack() as s:
    s.enter_context(CM(1))
    s.enter_context(CM(2))
    s.callback(print, "callback")
    print("body")
del s
print("after")
# expect: enter 1
# expect: enter 2
# expect: body
# expect: callback
# expect: exit 2 None
# expect: del 2
# expect: exit 1 None
# expect: del 1
# expect: after
# --- suppress
from contextlib import suppress
with suppress(ValueError):
    d = D("d")
    raise ValueError
print("after")
del d
# expect: after
# expect: del d
# --- closing
from contextlib import closing
class C(D):
    def close(self):
        print("close")
with closing(C(1)):
    print("body")
print("after")
# expect: body
# expect: close
# expect: del 1
# expect: after
# --- with in a generator that is dropped
def g():
    with CM(1):
        yield 1
it = g()
next(it)
del it
print("after")
# expect: enter 1
# expect: exit 1 GeneratorExit
# expect: del 1
# expect: after
# --- nested function holds the manager
def f():
    with CM(1) as c:
        def g():
            return c
    return g
g = f()
print("left")
del g
print("after")
# expect: enter 1
# expect: exit 1 None
# expect: left
# expect: del 1
# expect: after
# --- target is a tuple
class T(CM):
    def __enter__(self):
        return D("a"), D("b")
with T(1) as (a, b):
    print(a, b)
del a
print("after")
del b
# expect: D(a) D(b)
# expect: exit 1 None
# expect: del 1
# expect: del a
# expect: after
# expect: del b
# --- StringIO and a file-like object closed by scope exit
class File:
    def __init__(self):
        self.open = True
    def close(self):
        print("closed")
        self.open = False
    def __del__(self):
        if self.open:
            self.close()
def f():
    x = File()
    print("working")
f()
print("after")
# expect: working
# expect: closed
# expect: after
# --- real files are closed by scope exit
import os, warnings
warnings.simplefilter("ignore")
name = f"typhon-lifetime-{os.getpid()}"
def f():
    out = open(name, "w")
    out.write("text")
f()
print(open(name).read())
os.remove(name)
# expect: text
# --- async with
class A(D):
    async def __aenter__(self):
        return D("entered")
    async def __aexit__(self, *a):
        print("aexit")
async def f():
    async with A(1) as x:
        print("body")
    print("after")
try:
    f().send(None)
except StopIteration:
    pass
# expect: body
# expect: aexit
# expect: del 1
# expect: after
# expect: del entered
