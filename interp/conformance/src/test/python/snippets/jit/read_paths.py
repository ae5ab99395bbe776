# Reads of what a read found: a.b.c, a.b[i], a[i][j], with tests for None. What lies between is not counted by compiled code.
import threading


class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class Wide:
    """The same attributes at other places."""

    def __init__(self, value, next=None):
        self.first = self.second = 0
        self.next = next
        self.value = value


def third(n):
    return n.next.next.value


def rounds(f, *args, n=3000):
    for _ in range(n):
        out = f(*args)
    return out


print(rounds(third, Node(1, Node(2, Node(3)))))
# expect: 3
print(rounds(third, Wide(1, Node(2, Wide(4)))), rounds(third, Node(1, Wide(2, Wide(5)))))
# expect: 4 5


def told(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return "%s: %s" % (type(e).__name__, e)


print(told(third, Node(1, Node(2))))
# expect: AttributeError: 'NoneType' object has no attribute 'value'
print(told(third, Node(1)))
# expect: AttributeError: 'NoneType' object has no attribute 'next'


class Lazy:
    def __getattr__(self, name):
        return Node("lazy %s" % name)


print(told(third, Node(1, Lazy())), told(third, Lazy()))
# expect: lazy next AttributeError: 'NoneType' object has no attribute 'value'

late = Node(1, Node(2, Node(3)))
rounds(third, late)
del late.next.next.value
print(told(third, late))
# expect: AttributeError: 'Node' object has no attribute 'value'


class Grid:
    def __init__(self):
        self.rows = [[10 * y + x for x in range(5)] for y in range(5)]
        self.pairs = ((1, "one"), (2, "two"))
        self.names = {"a": [1], "b": [2]}


def cell(g, y, x):
    return g.rows[y][x]


def pair(g, i):
    return g.pairs[i][1]


def named(g, k):
    return g.names[k]


g = Grid()
print(rounds(cell, g, 3, 4), cell(g, -1, -5), told(cell, g, 5, 0), told(cell, g, 0, 9), told(cell, g, 0, "x"))
# expect: 34 40 IndexError: list index out of range IndexError: list index out of range TypeError: list indices must be integers or slices, not str
print(rounds(pair, g, 1), pair(g, True), pair(g, -2), told(pair, g, 2))
# expect: two two one IndexError: tuple index out of range
print(rounds(named, g, "b"), told(named, g, "c"), told(named, g, []))
# expect: [2] KeyError: 'c' TypeError: cannot use 'list' as a dict key (unhashable type: 'list')


def last(n):
    while n.next is not None:
        n = n.next
    return n.value


def ends(n):
    return 1 if n.next.next is None else 2


chain = None
for i in range(50):
    chain = Node(i, chain)
print(rounds(last, chain, n=200), rounds(ends, Node(1, Node(2))), ends(chain), told(ends, Node(1)))
# expect: 0 1 2 AttributeError: 'NoneType' object has no attribute 'next'


class Loud:
    def __del__(self):
        print("gone")


def keep(n):
    v = n.next.value
    n.next = None
    return v


# The value outlives what lay between, and nothing else does.
for _ in range(2000):
    keep(Node(0, Node(1)))
kept = keep(Node(0, Node(Loud())))
print("kept")
kept = None
# expect: kept
# expect: gone

# What lies between is replaced by another thread all the time: each read answers a value that was there.
shared = Node(0, Node([1], None))
shared.rows = [[[1]], [[2]]]
bad = []
done = threading.Event()


def replace():
    i = 0
    while not done.is_set():
        i += 1
        shared.next = Node([i], None)
        shared.rows[i & 1] = [[i]]


def read():
    for _ in range(30000):
        v = shared.next.value
        w = shared.rows[1][0]
        if not (type(v) is list and len(v) == 1 and v[0] > 0 and type(w) is list and len(w) == 1 and w[0] > 0):
            bad.append((v, w))
            return


writer = threading.Thread(target=replace)
readers = [threading.Thread(target=read) for _ in range(2)]
for t in [writer] + readers:
    t.start()
for t in readers:
    t.join()
done.set()
writer.join()
print(bad)
# expect: []
