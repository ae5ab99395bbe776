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


# --- del drops the last reference
a = D(1)
print("before")
del a
print("after")
# expect: before
# expect: del 1
# expect: after
# --- rebinding drops the old value after the new one exists
a = D(1)
a = D(2)
print("bound")
a = None
print("end")
# expect: del 1
# expect: bound
# expect: del 2
# expect: end
# --- two names share one object
a = b = D(1)
del a
print("one left")
del b
# expect: one left
# expect: del 1
# --- scope exit drops locals in order
def f():
    x = D("x")
    y = D("y")
    print("body")
f()
print("end")
# expect: body
# expect: del y
# expect: del x
# expect: end
# --- locals die before the result is used
def f():
    x = D("x")
    return "result"
print(f())
# expect: del x
# expect: result
# --- a returned object survives its frame
def f():
    x = D("x")
    return x
r = f()
print("got", r)
del r
# expect: got D(x)
# expect: del x
# --- parameters die at return, unless the caller holds them
def f(p):
    print("in f")
    p = None
    print("rebound")
f(D("temp"))
keep = D("keep")
f(keep)
print("still")
del keep
# expect: in f
# expect: del temp
# expect: rebound
# expect: in f
# expect: rebound
# expect: still
# expect: del keep
# --- a discarded expression dies at once
D("expr")
print("next")
# expect: del expr
# expect: next
# --- temporaries of a call die after the call
show(D(1), D(2))
print("next")
# expect: show D(1) D(2)
# expect: del 2
# expect: del 1
# expect: next
# --- a temporary receiver dies after its method
class M(D):
    def m(self):
        print("method")
        return 5
print(M(1).m())
print("next")
# expect: method
# expect: del 1
# expect: 5
# expect: next
# --- attribute of a temporary
print(D("t").name)
print("next")
# expect: del t
# expect: t
# expect: next
# --- swap keeps both
a, b = D(1), D(2)
a, b = b, a
print(a, b)
del a
print("then")
del b
# expect: D(2) D(1)
# expect: del 2
# expect: then
# expect: del 1
# --- unpacking drops the tuple, not the items
a, b = (D(1), D(2))
print("unpacked")
a = 0
b = 0
# expect: unpacked
# expect: del 1
# expect: del 2
# --- starred unpacking
a, *b = [D(1), D(2), D(3)]
print("rest", b)
b.pop()
print("popped")
del b
print("list gone")
del a
# expect: rest [D(2), D(3)]
# expect: del 3
# expect: popped
# expect: del 2
# expect: list gone
# expect: del 1
# --- too many values to unpack release everything
try:
    a, b = D(1), D(2), D(3)
except ValueError as e:
    print(e)
print("end")
# expect: del 3
# expect: del 2
# expect: del 1
# expect: too many values to unpack (expected 2, got 3)
# expect: end
# --- walrus keeps its value
if (a := D(1)) and True:
    print("in if")
del a
print("end")
# expect: in if
# expect: del 1
# expect: end
# --- conditional expression
x = D(1) if True else D(2)
print("chosen")
x = D(3) if False else D(4)
print("chosen")
x = None
# expect: chosen
# expect: del 1
# expect: chosen
# expect: del 4
# --- boolean operators drop what they pass over
class T(D):
    def __bool__(self):
        return True
class F(D):
    def __bool__(self):
        return False
x = F(1) or T(2)
print("or done")
x = T(3) and F(4)
print("and done")
x = None
# expect: del 1
# expect: or done
# expect: del 3
# expect: del 2
# expect: and done
# expect: del 4
# --- comparison of temporaries
class C(D):
    def __eq__(self, o):
        return True
    def __lt__(self, o):
        return True
    __hash__ = None
print(C(1) == C(2))
print(C(3) < C(4) < C(5))
# expect: del 2
# expect: del 1
# expect: True
# expect: del 3
# expect: del 5
# expect: del 4
# expect: True
# --- binary operators
class A(D):
    def __add__(self, o):
        return A(self.name + o.name)
x = A("a") + A("b") + A("c")
print("sum", x)
x = None
# expect: del a
# expect: del b
# expect: del ab
# expect: del c
# expect: sum D(abc)
# expect: del abc
# --- in-place operators keep the object
class A(D):
    def __iadd__(self, o):
        print("iadd", o.name)
        return self
x = A(1)
x += A(2)
print("still")
x = None
# expect: iadd 2
# expect: del 2
# expect: still
# expect: del 1
# --- in-place operator that makes a new object
class A(D):
    def __add__(self, o):
        return A(self.name + o.name)
x = A(1)
x += A(2)
print("new", x)
x = None
# expect: del 2
# expect: del 1
# expect: new D(3)
# expect: del 3
# --- f-strings
print(f"{D(1)} and {D(2)!r:>8}")
print("end")
# expect: del 1
# expect: del 2
# expect: D(1) and     D(2)
# expect: end
# --- for target survives its loop
for x in [D(1), D(2)]:
    print("body", x)
print("loop over")
del x
# expect: body D(1)
# expect: body D(2)
# expect: del 1
# expect: loop over
# expect: del 2
# --- for over a temporary list releases it at the end
def f():
    for x in [D(1), D(2)]:
        x = None
        print("body")
    print("over")
f()
# expect: body
# expect: body
# expect: del 2
# expect: del 1
# expect: over
# --- break releases the iterator
def f():
    for x in iter([D(1), D(2), D(3)]):
        break
    print("broken", x)
f()
# expect: del 3
# expect: del 2
# expect: broken D(1)
# expect: del 1
# --- while with a rebinding body
n = 0
while n < 3:
    x = D(n)
    n += 1
print("over")
x = None
# expect: del 0
# expect: del 1
# expect: over
# expect: del 2
# --- nested calls release inner temporaries first
def outer(a):
    print("outer")
    return a
def inner(a):
    print("inner")
    return D("inner result")
outer(inner(D("arg")))
print("end")
# expect: inner
# expect: del arg
# expect: outer
# expect: del inner result
# expect: end
# --- keyword arguments
def f(*, a, b):
    print("f", a, b)
f(a=D(1), b=D(2))
print("end")
# expect: f D(1) D(2)
# expect: del 2
# expect: del 1
# expect: end
# --- star arguments
def f(*args, **kw):
    print(len(args), sorted(kw))
f(D(1), *[D(2)], k=D(3), **{"l": D(4)})
print("end")
# expect: 2 ['k', 'l']
# expect: del 3
# expect: del 4
# expect: del 2
# expect: del 1
# expect: end
# --- argument evaluation that fails releases earlier arguments
def boom():
    raise ValueError("boom")
try:
    show(D(1), D(2), boom())
except ValueError as e:
    print(e)
print("end")
# expect: del 2
# expect: del 1
# expect: boom
# expect: end
# --- a call that fails releases its arguments
try:
    (lambda a: 0)(D(1), D(2))
except TypeError as e:
    print("TypeError")
print("end")
# expect: del 2
# expect: del 1
# expect: TypeError
# expect: end
# --- not callable
try:
    D("callee")(D("arg"))
except TypeError as e:
    print("TypeError")
print("end")
# expect: del arg
# expect: del callee
# expect: TypeError
# expect: end
# --- global rebinding in a function
g = D("old")
def f():
    global g
    g = D("new")
    print("rebound")
f()
del g
# expect: del old
# expect: rebound
# expect: del new
# --- del inside a function
def f():
    a = D(1)
    b = D(2)
    del a
    print("middle")
f()
# expect: del 1
# expect: middle
# expect: del 2
# --- recursion releases from the innermost out
def f(n):
    d = D(n)
    if n:
        f(n - 1)
    print("leaving", n)
f(2)
# expect: leaving 0
# expect: del 0
# expect: leaving 1
# expect: del 1
# expect: leaving 2
# expect: del 2
# --- subscript of a temporary
print([D(1), D(2)][1])
print("end")
# expect: del 1
# expect: D(2)
# expect: del 2
# expect: end
# --- store into a temporary container
[D(0)][0] = D(1)
print("end")
# expect: del 0
# expect: del 1
# expect: end
# --- assert with a temporary
assert D(1)
print("end")
# expect: del 1
# expect: end
# --- is and is not
print(D(1) is D(1))
print("end")
# expect: del 1
# expect: del 1
# expect: False
# expect: end
# --- lambda result
f = lambda: D(1)
f()
print("end")
# expect: del 1
# expect: end
# --- locals() snapshot keeps values
def f():
    a = D(1)
    s = locals()
    a = None
    print("rebound")
    return s
r = f()
print("returned")
del r
# expect: rebound
# expect: returned
# expect: del 1
# --- exec namespace dies with the dict
ns = {"D": D}
exec("a = D(1)", ns)
print("run")
del ns["a"]
print("end")
# expect: run
# expect: del 1
# expect: end
# --- match captures
match [D(1), D(2)]:
    case [a, b]:
        print("matched", a, b)
a = b = None
print("end")
# expect: matched D(1) D(2)
# expect: del 1
# expect: del 2
# expect: end
# --- match that fails releases its subject
match D(1):
    case int():
        pass
    case _:
        print("other")
print("end")
# expect: del 1
# expect: other
# expect: end
