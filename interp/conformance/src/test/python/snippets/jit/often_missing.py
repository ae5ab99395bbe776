# Sites where what is asked for is often missing, and operators that leave the kind of number they began with.
from collections import deque


class Store:
    __slots__ = ("items", "cached")

    def __init__(self, items):
        self.items = items

    def get(self, k):
        try:
            return self.items[k]
        except (KeyError, IndexError) as e:
            return type(e).__name__, e.args[0]

    def plain(self, k):
        return self.items[k]

    @property
    def total(self):
        try:
            return self.cached
        except AttributeError as e:
            self.cached = sum(self.items)
            return e.name, self.cached


def many(n):
    out = {}
    s = Store({i: i * 2 for i in range(0, 50, 2)})
    t = Store([1, 2, 3])
    for i in range(n):
        for v in (s.get(i % 60), t.get(i % 5 - 1), Store([i, 1]).total, t.total):
            out[str(v)[:9]] = out.get(str(v)[:9], 0) + 1
        try:
            s.plain(i)
        except KeyError as e:
            out[e.args[0] % 3] = out.get(e.args[0] % 3, 0) + 1
    return sum(out.values()), len(out), out[0], out[1], out["('IndexEr"], out["('KeyErro"]


print(many(2000))
# expect: (9975, 35, 658, 659, 400, 1165)
del_me = Store([])
try:
    del_me.cached
except AttributeError as e:
    print(e.name, e.obj is del_me)
    # expect: cached True


class Falls(dict):
    def __missing__(self, k):
        return k, "missing"


def falls(d, n):
    return [d[i] for i in range(n)][-1]


print(falls(Falls({0: 1}), 700), falls(Falls(), 3))
# expect: (699, 'missing') (2, 'missing')


def shifts(n):
    a = b = 1
    for i in range(n):
        x = 1 << (i % 70)
        x |= 3 << 76 if i % 2 else 3
        a ^= x
        b = b * 3 % (1 << 63) - (i << 60)
    return a, b


print(shifts(500))
# expect: (1180591620717411302401, -568458012054214025967)


class Queue:
    def __init__(self, q):
        self.q = q

    def empty(self):
        return not self.q

    def size(self):
        return len(self.q)

    def first(self):
        return self.q[0] if self.q else None


class Long(deque):
    def __len__(self):
        return 77


class Never(deque):
    def __bool__(self):
        raise ValueError("never")


def queues(n):
    out = []
    for i in range(n):
        for q in (deque(), deque("ab"), b"xyz", b"", bytearray(2), Long(), [1], {}, range(3)):
            k = Queue(q)
            out.append((k.empty(), k.size()))
    return out


print(queues(400)[-9:])
# expect: [(True, 0), (False, 2), (False, 3), (True, 0), (False, 2), (False, 77), (False, 1), (True, 0), (False, 3)]
try:
    Queue(Never()).empty()
except ValueError as e:
    print(e)
    # expect: never
