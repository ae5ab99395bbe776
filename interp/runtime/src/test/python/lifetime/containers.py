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

# --- list releases in order
l = [D(1), D(2), D(3)]
del l
print("after")
# expect: del 3
# expect: del 2
# expect: del 1
# expect: after
# --- tuple releases
t = (D(1), D(2))
del t
print("after")
# expect: del 2
# expect: del 1
# expect: after
# --- dict releases in order of insertion
d = {"b": D(1), "a": D(2)}
del d
print("after")
# expect: del 1
# expect: del 2
# expect: after
# --- dict keys die with their values
class K(D):
    def __hash__(self):
        return 1
d = {K("key"): D("value")}
del d
print("after")
# expect: del key
# expect: del value
# expect: after
# --- list item replaced
l = [D(1)]
l[0] = D(2)
print("replaced")
l[0] = None
print("after")
# expect: del 1
# expect: replaced
# expect: del 2
# expect: after
# --- del item
l = [D(1), D(2)]
del l[0]
print(l)
l.clear()
print("after")
# expect: del 1
# expect: [D(2)]
# expect: del 2
# expect: after
# --- pop
l = [D(1), D(2)]
l.pop()
print("popped")
x = l.pop()
print("kept")
del x
# expect: del 2
# expect: popped
# expect: kept
# expect: del 1
# --- slice deletion
l = [D(i) for i in range(5)]
del l[1:4]
print("sliced", l)
l = None
# expect: del 3
# expect: del 2
# expect: del 1
# expect: sliced [D(0), D(4)]
# expect: del 4
# expect: del 0
# --- slice assignment
l = [D(1), D(2), D(3)]
l[0:2] = [D(4)]
print("assigned", l)
l[:] = []
print("after")
# expect: del 2
# expect: del 1
# expect: assigned [D(4), D(3)]
# expect: del 3
# expect: del 4
# expect: after
# --- extended slice
l = [D(i) for i in range(4)]
del l[::2]
print("deleted", l)
l[::1] = [None, None]
print("after")
# expect: del 0
# expect: del 2
# expect: deleted [D(1), D(3)]
# expect: del 3
# expect: del 1
# expect: after
# --- remove
class E(D):
    def __eq__(self, o):
        return self.name == o.name
    __hash__ = None
l = [E(1), E(2)]
l.remove(E(2))
print("removed", l)
l = None
# expect: del 2
# expect: del 2
# expect: removed [D(1)]
# expect: del 1
# --- extend and +=
l = [D(1)]
l.extend([D(2)])
l += (D(3),)
print(l)
l.reverse()
del l
# expect: [D(1), D(2), D(3)]
# expect: del 1
# expect: del 2
# expect: del 3
# --- list multiplication
l = [D(1)] * 3
del l[0]
print("two left")
l.pop()
print("one left")
l.pop()
print("after")
# expect: two left
# expect: one left
# expect: del 1
# expect: after
# --- concatenation
l = [D(1)] + [D(2)]
print("made")
l = None
# expect: made
# expect: del 2
# expect: del 1
# --- copy keeps
l = [D(1)]
m = l.copy()
del l
print("copied")
del m
# expect: copied
# expect: del 1
# --- sort with key
l = [D(3), D(1)]
l.sort(key=lambda d: d.name)
print(l)
l = None
# expect: [D(1), D(3)]
# expect: del 3
# expect: del 1
# --- sorted and reversed temporaries
print([d.name for d in sorted([D(2), D(1)], key=lambda d: d.name)])
print([d.name for d in reversed([D(2), D(1)])])
# expect: del 1
# expect: del 2
# expect: [1, 2]
# expect: del 1
# expect: del 2
# expect: [1, 2]
# --- iterator drops its list at the end
l = [D(1)]
it = iter(l)
del l
next(it)
print("got it")
print(next(it, "end"))
print("exhausted")
# expect: got it
# expect: del 1
# expect: end
# expect: exhausted
# --- dict overwrites
d = {1: D(1)}
d[1] = D(2)
print("overwritten")
d.update({1: D(3)})
print("updated")
del d[1]
print("after")
# expect: del 1
# expect: overwritten
# expect: del 2
# expect: updated
# expect: del 3
# expect: after
# --- dict pop, popitem, setdefault
d = {1: D(1), 2: D(2)}
d.pop(1)
print("popped")
d.popitem()
print("popitem")
d.setdefault(3, D(3))
d.setdefault(3, D(4))
print("setdefault")
d.clear()
print("after")
# expect: del 1
# expect: popped
# expect: del 2
# expect: popitem
# expect: del 4
# expect: setdefault
# expect: del 3
# expect: after
# --- dict views keep the dict
v = {1: D(1)}.values()
print(list(v))
del v
print("after")
# expect: [D(1)]
# expect: del 1
# expect: after
# --- dict iteration
for k, v in {1: D(1), 2: D(2)}.items():
    print(k, v)
v = None
print("after")
# expect: 1 D(1)
# expect: 2 D(2)
# expect: del 1
# expect: del 2
# expect: after
# --- dict merge
a = {1: D(1)}
b = a | {1: D(2), 3: D(3)}
print("merged")
a = None
print("a gone")
b = None
# expect: merged
# expect: del 1
# expect: a gone
# expect: del 2
# expect: del 3
# --- set
s = {D(1)}
x = s.pop()
print("popped")
del x
s = {D(2)}
s.clear()
print("cleared")
# expect: popped
# expect: del 1
# expect: del 2
# expect: cleared
# --- set operations
a = D(1)
s = {a} | {a}
del a
print("held")
s -= s
print("after")
# expect: held
# expect: del 1
# expect: after
# --- frozenset
f = frozenset([D(1)])
del f
print("after")
# expect: del 1
# expect: after
# --- nested containers
n = [({"k": [D(1)]},)]
del n
print("after")
# expect: del 1
# expect: after
# --- deep nesting
n = None
for i in range(1000):
    n = [n, D("deep") if i == 500 else None]
del n
print("after")
# expect: del deep
# expect: after
# --- long linked list
class N:
    __slots__ = ("next", "d")
head = None
for i in range(5000):
    n = N()
    n.next = head
    n.d = None
    head = n
head.d = D("head")
n = None
head = None
print("after")
# expect: del head
# expect: after
# --- deque
from collections import deque
q = deque([D(1), D(2), D(3)], maxlen=3)
q.append(D(4))
print("appended")
q.popleft()
print("popped")
q.clear()
print("after")
# expect: del 1
# expect: appended
# expect: del 2
# expect: popped
# expect: del 3
# expect: del 4
# expect: after
# --- defaultdict
from collections import defaultdict
d = defaultdict(list)
d["a"].append(D(1))
del d["a"]
print("after")
# expect: del 1
# expect: after
# --- OrderedDict
from collections import OrderedDict
o = OrderedDict(a=D(1), b=D(2))
o.move_to_end("a")
o.popitem()
print("popped")
del o
# expect: del 1
# expect: popped
# expect: del 2
# --- namedtuple
from collections import namedtuple
P = namedtuple("P", "x y")
p = P(D(1), D(2))
q = p._replace(x=D(3))
del p
print("p gone")
del q
print("after")
# expect: del 1
# expect: p gone
# expect: del 2
# expect: del 3
# expect: after
# --- zip
for a, b in zip([D(1)], [D(2)]):
    print(a, b)
a = b = None
print("after")
# expect: D(1) D(2)
# expect: del 1
# expect: del 2
# expect: after
# --- min, max, sum of temporaries
print(max([D(1), D(2)], key=lambda d: d.name))
print("after")
# expect: del 1
# expect: D(2)
# expect: del 2
# expect: after
# --- any and all stop early
print(any(D(i).name for i in range(3)))
print("after")
# expect: del 0
# expect: del 1
# expect: True
# expect: after
# --- in
class E(D):
    def __eq__(self, o):
        return True
    __hash__ = None
print(E(1) in [E(2), E(3)])
print("after")
# expect: del 3
# expect: del 2
# expect: del 1
# expect: True
# expect: after
# --- join of temporaries
class S(D):
    def __str__(self):
        return "s"
print("-".join(str(S(i)) for i in range(2)))
# expect: del 0
# expect: del 1
# expect: s-s
# --- heapq
import heapq
class H(D):
    def __lt__(self, o):
        return self.name < o.name
h = [H(2), H(1)]
heapq.heapify(h)
heapq.heappop(h)
print("popped")
del h
# expect: del 1
# expect: popped
# expect: del 2
# --- list subclass
class L(list):
    def __del__(self):
        print("del L", len(self))
l = L([D(1)])
del l
print("after")
# expect: del L 1
# expect: del 1
# expect: after
# --- dict subclass with __missing__
class M(dict):
    def __missing__(self, k):
        return D(k)
m = M()
print(m["x"])
print("after")
# expect: D(x)
# expect: del x
# expect: after
# --- tuple subclass
class T(tuple):
    def __del__(self):
        print("del T", len(self))
t = T((D(1),))
del t
print("after")
# expect: del T 1
# expect: del 1
# expect: after
# --- slice object
s = slice(D(1), D(2))
del s
print("after")
# expect: del 1
# expect: del 2
# expect: after
# --- memory of star expression
print(*[D(1), D(2)])
print("after")
# expect: D(1) D(2)
# expect: del 2
# expect: del 1
# expect: after
# --- list item deleted by a finaliser
l = []
class A:
    def __del__(self):
        print("del A", len(l))
        l.append(1)
l.append(A())
l.pop()
print(l)
# expect: del A 0
# expect: [1]
