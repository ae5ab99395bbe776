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


# --- a cell dies with its function
def f():
    d = D("captured")
    return lambda: d
g = f()
print(g())
del g
print("after")
# expect: D(captured)
# expect: del captured
# expect: after
# --- two functions share a cell
def f():
    d = D("captured")
    def a():
        return d
    def b():
        return d
    return a, b
a, b = f()
del a
print("one left")
del b
print("after")
# expect: one left
# expect: del captured
# expect: after
# --- nonlocal rebinding
def f():
    d = D(1)
    def set(x):
        nonlocal d
        d = x
    set(D(2))
    print("set")
    d = None
    print("cleared")
f()
# expect: del 1
# expect: set
# expect: del 2
# expect: cleared
# --- default argument of a nested function
def f():
    def g(x=D("default")):
        pass
    print("made")
    del g
    print("deleted")
f()
# expect: made
# expect: del default
# expect: deleted
# --- keyword-only default of a nested function
def f():
    def g(*, x=D("default")):
        pass
    g = None
    print("deleted")
f()
# expect: del default
# expect: deleted
# --- function attribute
def f():
    def g():
        pass
    g.attr = D("attr")
    del g
    print("deleted")
f()
# expect: del attr
# expect: deleted
# --- lambda in a list
def f():
    fs = [lambda d=D(i): d for i in range(2)]
    print("made")
    fs.pop()
    print("popped")
f()
# expect: made
# expect: del 1
# expect: popped
# expect: del 0
# --- del of a captured variable
def f():
    d = D("captured")
    def g():
        return d
    del d
    print("deleted")
    try:
        g()
    except NameError as e:
        print("NameError")
f()
# expect: del captured
# expect: deleted
# expect: NameError
# --- recursion through a cell is a cycle
def f():
    d = D("captured")
    def g():
        return g, d
    return 5
f()
print("cycle")
gc.collect()
print("collected")
# expect: cycle
# expect: del captured
# expect: collected
# --- comprehension variable
def f():
    r = [x.name for x in [D(1), D(2)]]
    print(r)
f()
# expect: del 1
# expect: del 2
# expect: [1, 2]
# --- nested comprehension
def f():
    print([[y.name for y in (D(x), D(x + 10))] for x in range(2)])
f()
# expect: del 0
# expect: del 10
# expect: del 1
# expect: del 11
# expect: [[0, 10], [1, 11]]
# --- dict and set comprehension
def f():
    d = {x: D(x) for x in range(2)}
    print("dict")
    del d
    s = {D(5) for x in range(1)}
    print("set")
f()
# expect: dict
# expect: del 0
# expect: del 1
# expect: set
# expect: del 5
# --- partial
from functools import partial
p = partial(show, D("bound"), k=1)
print("made")
del p
print("after")
# expect: made
# expect: del bound
# expect: after
# --- bound method keeps self
class A(D):
    def m(self):
        return self.name
m = A(1).m
print(m())
del m
print("after")
# expect: 1
# expect: del 1
# expect: after
# --- bound method of a builtin type
l = [D(1)]
pop = l.pop
del l
print("list held")
pop()
print("popped")
# expect: list held
# expect: del 1
# expect: popped
# --- method stored on its own instance is a cycle
class A(D):
    def m(self):
        pass
a = A(1)
a.f = a.m
del a
print("cycle")
gc.collect()
print("collected")
# expect: cycle
# expect: del 1
# expect: collected
# --- decorator
def deco(fn):
    d = D("deco")
    def wrapper():
        print("wrapped")
        return fn()
    wrapper.d = d
    return wrapper
def f():
    @deco
    def g():
        return 1
    print(g())
f()
print("after")
# expect: wrapped
# expect: 1
# expect: del deco
# expect: after
# --- closure over a loop variable
def f():
    fs = []
    for d in map(D, "ab"):
        fs.append(lambda: d)
    print(fs[0]() is fs[1]())
    fs.clear()
    print("cleared")
f()
# expect: del a
# expect: True
# expect: cleared
# expect: del b
# --- class body closure
def f():
    d = D("captured")
    class A:
        x = d
        def m(self):
            return d
    return A
A = f()
print(A.x)
del A
gc.collect()
print("collected")
# expect: D(captured)
# expect: del captured
# expect: collected
# --- cell contents set by hand
def f():
    d = D(1)
    return lambda: d
g = f()
g.__closure__[0].cell_contents = D(2)
print("replaced")
del g
# expect: del 1
# expect: replaced
# expect: del 2
# --- generator captures
def f():
    d = D("captured")
    return (d for _ in range(1))
it = f()
del it
print("after")
# expect: del captured
# expect: after
# --- cache
from functools import lru_cache
def f():
    @lru_cache
    def g(x):
        return D(x)
    g(1)
    g(1)
    print("cached")
    g.cache_clear()
    print("cleared")
f()
# expect: cached
# expect: del 1
# expect: cleared
# --- exec'd function globals
ns = {"D": D, "gc": gc}
exec("def f():\n    return D(1)\nx = D('x')", ns)
del ns
print("cycle")
gc.collect()
print("collected")
# expect: cycle
# expect: del x
# expect: collected
