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


# --- the target of except is unbound at the end
class E(Exception):
    def __del__(self):
        print("del E")
try:
    raise E
except E as e:
    print("caught")
print("after")
# expect: caught
# expect: del E
# expect: after
# --- a frame's locals live as long as the traceback
def f():
    d = D("local")
    raise ValueError("x")
try:
    f()
except ValueError as e:
    print("handling")
print("after")
# expect: handling
# expect: del local
# expect: after
# --- saved exception keeps locals alive
def f():
    d = D("local")
    raise ValueError("x")
try:
    f()
except ValueError as e:
    saved = e
print("saved")
saved.__traceback__ = None
print("cleared")
del saved
# expect: saved
# expect: del local
# expect: cleared
# --- exception without name is dropped after the handler
class E(Exception):
    def __del__(self):
        print("del E")
try:
    raise E()
except E:
    print("handler")
print("after")
# expect: handler
# expect: del E
# expect: after
# --- exception arguments die with it
try:
    raise ValueError(D("arg"))
except ValueError as e:
    print(e.args[0].name)
print("after")
# expect: arg
# expect: del arg
# expect: after
# --- a chain keeps its context
class E(Exception):
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("del E", self.n)
try:
    try:
        raise E(1)
    except E:
        raise E(2)
except E as e:
    print(e.n, e.__context__.n)
print("after")
# expect: 2 1
# expect: del E 2
# expect: del E 1
# expect: after
# --- raise from
class E(Exception):
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("del E", self.n)
try:
    raise E(1) from E(2)
except E as e:
    print(e.n, e.__cause__.n)
print("after")
# expect: 1 2
# expect: del E 1
# expect: del E 2
# expect: after
# --- finally runs before locals die
def f():
    d = D("local")
    try:
        return 1
    finally:
        print("finally")
print(f())
# expect: finally
# expect: del local
# expect: 1
# --- return in finally swallows
class E(Exception):
    def __del__(self):
        print("del E")
def f():
    try:
        raise E
    finally:
        return "swallowed"
print(f())
# expect: del E
# expect: swallowed
# --- an object whose __init__ fails
class A:
    def __init__(self):
        print("init")
        raise ValueError("no")
    def __del__(self):
        print("del A")
try:
    A()
except ValueError as e:
    print("caught")
print("after")
# expect: init
# expect: caught
# expect: del A
# expect: after
# --- reraise
def f():
    d = D("f")
    try:
        raise ValueError(1)
    except ValueError:
        print("first")
        raise
try:
    f()
except ValueError:
    print("second")
print("after")
# expect: first
# expect: second
# expect: del f
# expect: after
# --- exception in a loop body releases the loop
def f():
    for x in [D(1), D(2)]:
        raise ValueError
try:
    f()
except ValueError:
    print("caught")
print("after")
# expect: del 2
# expect: caught
# expect: del 1
# expect: after
# --- exception in a comprehension releases what was built
def boom(x):
    if x == 2:
        raise ValueError
    return D(x)
try:
    [boom(x) for x in range(4)]
except ValueError:
    print("caught")
print("after")
# expect: del 1
# expect: del 0
# expect: caught
# expect: after
# --- building a list fails halfway
def boom():
    raise ValueError
try:
    x = [D(1), D(2), boom()]
except ValueError:
    print("caught")
print("after")
# expect: del 2
# expect: del 1
# expect: caught
# expect: after
# --- building a dict fails halfway
def boom():
    raise ValueError
try:
    x = {1: D(1), 2: D(2), 3: boom()}
except ValueError:
    print("caught")
print("after")
# expect: del 2
# expect: del 1
# expect: caught
# expect: after
# --- binary operator fails
class A(D):
    def __add__(self, o):
        raise ValueError
try:
    A(1) + A(2)
except ValueError:
    print("caught")
print("after")
# expect: caught
# expect: del 2
# expect: del 1
# expect: after
# --- unsupported operand types
try:
    D(1) + D(2)
except TypeError:
    print("caught")
print("after")
# expect: del 2
# expect: del 1
# expect: caught
# expect: after
# --- missing attribute keeps the object in the exception
try:
    D(1).nothing
except AttributeError as e:
    print("caught", e.obj)
print("after")
# expect: caught D(1)
# expect: del 1
# expect: after
# --- nested handlers
def f():
    d = D("f")
    try:
        raise KeyError
    except KeyError:
        try:
            raise ValueError
        except ValueError:
            print("inner")
        print("outer")
    print("done")
f()
print("after")
# expect: inner
# expect: outer
# expect: done
# expect: del f
# expect: after
# --- exception from __del__ is not raised
import sys
class A:
    def __del__(self):
        raise ValueError("in del")
hook, sys.unraisablehook = sys.unraisablehook, lambda u: print("unraisable", type(u.exc_value).__name__, u.exc_value)
a = A()
del a
print("after")
sys.unraisablehook = hook
# expect: unraisable ValueError in del
# expect: after
# --- try/else and finally order
def f():
    d = D("d")
    try:
        e = D("e")
    except ValueError:
        pass
    else:
        e = None
        print("else")
    finally:
        print("finally")
f()
# expect: del e
# expect: else
# expect: finally
# expect: del d
# --- continue in finally-less loop with exception
def f():
    for i in range(2):
        try:
            d = D(i)
            raise ValueError
        except ValueError:
            continue
    print("over")
f()
# expect: del 0
# expect: over
# expect: del 1
# --- exception groups
class E(Exception):
    def __init__(self, n):
        super().__init__(n)
        self.n = n
    def __del__(self):
        print("del E", self.n)
class G(E):
    pass
def f():
    try:
        raise ExceptionGroup("g", [E(1), G(2)])
    except* G as g:
        print("G", len(g.exceptions))
    except* E as g:
        print("E", len(g.exceptions))
f()
gc.collect()
print("after")
# expect: G 1
# expect: E 1
# expect: del E 2
# expect: del E 1
# expect: after
# --- StopIteration value
def g():
    yield 1
    return D("value")
it = g()
next(it)
try:
    next(it)
except StopIteration as e:
    print("value", e.value)
print("after")
# expect: value D(value)
# expect: del value
# expect: after
# --- sys.exception inside and outside
import sys
try:
    raise ValueError
except ValueError:
    print(type(sys.exception()).__name__)
print(sys.exception())
# expect: ValueError
# expect: None
# --- with_traceback(None) frees the frame
def f():
    d = D("d")
    raise ValueError
try:
    f()
except ValueError as e:
    e = e.with_traceback(None)
    print("freed")
print("after")
# expect: del d
# expect: freed
# expect: after
# --- traceback.clear_frames
import sys
def f():
    d = D("d")
    raise ValueError
try:
    f()
except ValueError as e:
    e.__traceback__.tb_next.tb_frame.clear()
    print("cleared")
print("after")
# expect: del d
# expect: cleared
# expect: after
# --- exception raised while another local is alive
def f(x):
    y = D("y")
    z = 1 / x
    return z
try:
    f(0)
except ZeroDivisionError:
    print("caught")
print("after")
# expect: caught
# expect: del y
# expect: after
