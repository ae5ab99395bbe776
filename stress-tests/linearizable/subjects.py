# SPDX-License-Identifier: Apache-2.0
"""What is checked: for each kind of object its operations, each as the program does it and as a model does.

The model of a list, deque or queue is a tuple, of a dict a tuple of pairs in order, of a set a sorted tuple; that of two objects a pair of
models. Values and keys are small ints or Tokens, which are counted and whose deaths are recorded; the model knows both by number.
"""
import collections
import queue


class Token:
    """A value that knows when it dies. Compares by identity."""
    __slots__ = ("number",)
    deaths = collections.deque()

    def __init__(self, number):
        self.number = number

    def __del__(self):
        self.deaths.append(self.number)


def plain(x):
    """A result as the model sees it."""
    t = type(x)
    if t is Token:
        return x.number
    if t in (list, tuple, collections.deque):
        return tuple([plain(y) for y in x])
    if t is dict:
        return tuple([(k, plain(v)) for k, v in x.items()])
    if t in (set, frozenset):
        return tuple(sorted(x))
    return x


def without(t, i):
    return t[:i] + t[i + 1:]


# --- list: the state is (first list, second list)

def m_append(s, x): return (s[0] + (x,), s[1]), None
def m_append2(s, x): return (s[0], s[1] + (x,)), None
def m_pop(s, _): return ((s[0][:-1], s[1]), s[0][-1]) if s[0] else (s, IndexError)
def m_clear(s, _): return ((), s[1]), None
def m_clear2(s, _): return (s[0], ()), None
def m_item(s, i): return s, s[0][i] if i < len(s[0]) else IndexError
def m_set(s, x): return ((x,) + s[0][1:], s[1]) if s[0] else s, None if s[0] else IndexError
def m_len(s, _): return s, len(s[0])
def m_copy(s, _): return s, s[0]
def m_concat(s, _): return s, s[0] + s[1]
def m_twice(s, _): return s, s[0] * 2
def m_extend(s, _): return (s[0] + s[1], s[1]), None
def m_extend_tuple(s, x): return (s[0] + (x, x), s[1]), None


def set_item(o, x): o[0][0] = x
def extend_list(o, x): o[0].extend(o[1])
def clear(o, x): o[0].clear()


def slice_from(o, x): o[0][0:1] = o[1]


def iadd_list(o, x):
    l = o[0]
    l += o[1]


LIST = {
    "append": (lambda o, x: o[0].append(x), m_append),
    "append 2": (lambda o, x: o[1].append(x), m_append2),
    "pop": (lambda o, x: o[0].pop(), m_pop),
    "clear": (clear, m_clear),
    "clear 2": (lambda o, x: o[1].clear(), m_clear2),
    "l[0]": (lambda o, x: o[0][0], lambda s, x: m_item(s, 0)),
    "l[1]": (lambda o, x: o[0][1], lambda s, x: m_item(s, 1)),
    "l[0] = x": (set_item, m_set),
    "len": (lambda o, x: len(o[0]), m_len),
    "copy": (lambda o, x: o[0].copy(), m_copy),
    "list(l)": (lambda o, x: list(o[0]), m_copy),
    "l[:]": (lambda o, x: o[0][:], m_copy),
    "l + m": (lambda o, x: o[0] + o[1], m_concat),
    "l * 2": (lambda o, x: o[0] * 2, m_twice),
    "extend(list)": (extend_list, m_extend),
    "l += list": (iadd_list, m_extend),
    "extend(tuple)": (lambda o, x: o[0].extend((x, x)), m_extend_tuple),
    "l[0:1] = list": (slice_from, lambda s, x: ((s[1] + s[0][1:], s[1]), None)),
}


def new_lists(make, size):
    return ([make() for _ in range(size)], [make() for _ in range(size // 2)]), lambda o: (plain(o[0]), plain(o[1]))


# --- dict: the state is (first dict, second dict), keys are "a", "b", "c" by number

KEYS = ("a", "b", "c")


def find(d, k):
    for i, pair in enumerate(d):
        if pair[0] == k:
            return i
    return -1


def put(d, k, v):
    i = find(d, k)
    return d + ((k, v),) if i < 0 else d[:i] + ((k, v),) + d[i + 1:]


def merged(d, e):
    for k, v in e:
        d = put(d, k, v)
    return d


def m_dget(s, x):
    i = find(s[0], "a")
    return s, s[0][i][1] if i >= 0 else None


def m_ditem(s, x):
    i = find(s[0], "b")
    return s, s[0][i][1] if i >= 0 else KeyError


def m_dset(k, which=0):
    def model(s, x):
        return ((put(s[0], k, x), s[1]) if which == 0 else (s[0], put(s[1], k, x))), None
    return model


def m_ddel(s, x):
    i = find(s[0], "a")
    return ((without(s[0], i), s[1]), None) if i >= 0 else (s, KeyError)


def m_dpop(s, x):
    i = find(s[0], "b")
    return ((without(s[0], i), s[1]), s[0][i][1]) if i >= 0 else (s, None)


def m_setdefault(s, x):
    i = find(s[0], "a")
    return (s, s[0][i][1]) if i >= 0 else ((put(s[0], "a", x), s[1]), x)


def m_popitem(s, x): return ((s[0][:-1], s[1]), s[0][-1]) if s[0] else (s, KeyError)
def m_dequal(s, x): return s, dict(s[0]) == dict(s[1])
def m_dupdate(s, x): return (merged(s[0], s[1]), s[1]), None
def m_dunion(s, x): return s, merged(s[0], s[1])
def m_dkeys(s, x): return s, tuple([k for k, v in s[0]])
def m_fromkeys(s, x): return s, tuple([(k, None) for k, v in s[0]])


def dict_set(k, which=0):
    def real(o, x): o[which][k] = x
    return real


def dict_del(o, x): del o[0]["a"]


def dict_ior(o, x):
    d = o[0]
    d |= o[1]


DICT = {
    "get": (lambda o, x: o[0].get("a"), m_dget),
    "d[k]": (lambda o, x: o[0]["b"], m_ditem),
    "in": (lambda o, x: "a" in o[0], lambda s, x: (s, find(s[0], "a") >= 0)),
    "len": (lambda o, x: len(o[0]), m_len),
    "d[a] = x": (dict_set("a"), m_dset("a")),
    "d[b] = x": (dict_set("b"), m_dset("b")),
    "d[c] = x": (dict_set("c"), m_dset("c")),
    "e[b] = x": (dict_set("b", 1), m_dset("b", 1)),
    "e[c] = x": (dict_set("c", 1), m_dset("c", 1)),
    "del": (dict_del, m_ddel),
    "pop": (lambda o, x: o[0].pop("b", None), m_dpop),
    "popitem": (lambda o, x: o[0].popitem(), m_popitem),
    "setdefault": (lambda o, x: o[0].setdefault("a", x), m_setdefault),
    "clear": (clear, m_clear),
    "clear 2": (lambda o, x: o[1].clear(), m_clear2),
    "copy": (lambda o, x: o[0].copy(), m_copy),
    "dict(d)": (lambda o, x: dict(o[0]), m_copy),
    "list(d)": (lambda o, x: list(o[0]), m_dkeys),
    "d | e": (lambda o, x: o[0] | o[1], m_dunion),
    "d |= e": (dict_ior, m_dupdate),
    "update": (lambda o, x: o[0].update(o[1]), m_dupdate),
    "==": (lambda o, x: o[0] == o[1], m_dequal),
    "fromkeys": (lambda o, x: dict.fromkeys(o[0]), m_fromkeys),
}


def new_dicts(make, size):
    d = {"a": make(), "b": make()}
    e = {"b": make()}
    for i in range(2, size):
        (d if i % 2 else e)["key%d" % (i // 4)] = make()
    return (d, e), lambda o: (plain(o[0]), plain(o[1]))


# --- set: the state is (first set, second set); the members are 0, 1, 2

def sorted_or(s, t): return tuple(sorted({*s, *t}))
def sorted_and(s, t): return tuple([x for x in s if x in t])
def sorted_minus(s, t): return tuple([x for x in s if x not in t])


def m_sadd(i, which=0):
    def model(s, x):
        return ((sorted_or(s[0], (i,)), s[1]) if which == 0 else (s[0], sorted_or(s[1], (i,)))), None
    return model


def m_discard(s, x): return (sorted_minus(s[0], (0,)), s[1]), None
def m_remove(s, x): return ((sorted_minus(s[0], (1,)), s[1]), None) if 1 in s[0] else (s, KeyError)
def m_ssub(s, x): return (sorted_minus(s[0], s[1]), s[1]), None


def set_ior(o, x):
    s = o[0]
    s |= o[1]


def set_isub(o, x):
    s = o[0]
    s -= o[1]


def set_iand(o, x):
    s = o[0]
    s &= o[1]


def set_ixor(o, x):
    s = o[0]
    s ^= o[1]


def xor(s, t): return tuple(sorted(set(s) ^ set(t)))


SET = {
    "add 0": (lambda o, x: o[0].add(0), m_sadd(0)),
    "add 1": (lambda o, x: o[0].add(1), m_sadd(1)),
    "add 2": (lambda o, x: o[0].add(2), m_sadd(2)),
    "add 2 to t": (lambda o, x: o[1].add(2), m_sadd(2, 1)),
    "discard": (lambda o, x: o[0].discard(0), m_discard),
    "remove": (lambda o, x: o[0].remove(1), m_remove),
    "in": (lambda o, x: 0 in o[0], lambda s, x: (s, 0 in s[0])),
    "len": (lambda o, x: len(o[0]), m_len),
    "clear": (clear, m_clear),
    "clear 2": (lambda o, x: o[1].clear(), m_clear2),
    "copy": (lambda o, x: o[0].copy(), m_copy),
    "set(s)": (lambda o, x: set(o[0]), m_copy),
    "list(s)": (lambda o, x: set(list(o[0])), m_copy),
    "s | t": (lambda o, x: o[0] | o[1], lambda s, x: (s, sorted_or(s[0], s[1]))),
    "s & t": (lambda o, x: o[0] & o[1], lambda s, x: (s, sorted_and(s[0], s[1]))),
    "s - t": (lambda o, x: o[0] - o[1], lambda s, x: (s, sorted_minus(s[0], s[1]))),
    "s ^ t": (lambda o, x: o[0] ^ o[1], lambda s, x: (s, xor(s[0], s[1]))),
    "s |= t": (set_ior, lambda s, x: ((sorted_or(s[0], s[1]), s[1]), None)),
    "s &= t": (set_iand, lambda s, x: ((sorted_and(s[0], s[1]), s[1]), None)),
    "s -= t": (set_isub, m_ssub),
    "s ^= t": (set_ixor, lambda s, x: ((xor(s[0], s[1]), s[1]), None)),
    "update": (lambda o, x: o[0].update(o[1]), lambda s, x: ((sorted_or(s[0], s[1]), s[1]), None)),
    "==": (lambda o, x: o[0] == o[1], lambda s, x: (s, s[0] == s[1])),
    "<=": (lambda o, x: o[0] <= o[1], lambda s, x: (s, set(s[0]) <= set(s[1]))),
    "isdisjoint": (lambda o, x: o[0].isdisjoint(o[1]), lambda s, x: (s, not sorted_and(s[0], s[1]))),
}


def new_sets(make, size):
    return ({0, 1, *range(10, 8 + size)}, {1, *range(10, 8 + size, 2)}), lambda o: (plain(o[0]), plain(o[1]))


# --- deque and queues: the state is a tuple

def q_put(s, x): return s + (x,), None
def q_get(s, _): return (s[1:], s[0]) if s else (s, queue.Empty)
def q_last(s, _): return (s[:-1], s[-1]) if s else (s, queue.Empty)


DEQUE = {
    "append": (lambda o, x: o.append(x), q_put),
    "appendleft": (lambda o, x: o.appendleft(x), lambda s, x: ((x,) + s, None)),
    "pop": (lambda o, x: o.pop(), lambda s, x: (s[:-1], s[-1]) if s else (s, IndexError)),
    "popleft": (lambda o, x: o.popleft(), lambda s, x: (s[1:], s[0]) if s else (s, IndexError)),
    "len": (lambda o, x: len(o), lambda s, x: (s, len(s))),
    "d[0]": (lambda o, x: o[0], lambda s, x: (s, s[0] if s else IndexError)),
    "clear": (lambda o, x: o.clear(), lambda s, x: ((), None)),
    "copy": (lambda o, x: o.copy(), lambda s, x: (s, s)),
    "rotate": (lambda o, x: o.rotate(1), lambda s, x: (s[-1:] + s[:-1], None)),
    "extend(tuple)": (lambda o, x: o.extend((x,)), q_put),
}

SIMPLE_QUEUE = {
    "put": (lambda o, x: o.put(x), q_put),
    "get_nowait": (lambda o, x: o.get_nowait(), q_get),
    "qsize": (lambda o, x: o.qsize(), lambda s, x: (s, len(s))),
    "empty": (lambda o, x: o.empty(), lambda s, x: (s, not s)),
}

BOUNDED = {
    "put_nowait": (lambda o, x: o.put_nowait(x), lambda s, x: (s + (x,), None) if len(s) < 3 else (s, queue.Full)),
    "get_nowait": (lambda o, x: o.get_nowait(), q_get),
    "qsize": (lambda o, x: o.qsize(), lambda s, x: (s, len(s))),
    "full": (lambda o, x: o.full(), lambda s, x: (s, len(s) >= 3)),
}

STACK = {
    "put": (lambda o, x: o.put(x), q_put),
    "get_nowait": (lambda o, x: o.get_nowait(), q_last),
    "empty": (lambda o, x: o.empty(), lambda s, x: (s, not s)),
}


def new_deque(make, size): return collections.deque([make(), make()]), plain


def filled(kind, *args):
    def new(make, size):
        q = kind(*args)
        q.put(make())
        return q, lambda o: (plain(o.queue) if kind is not queue.SimpleQueue else drained(o))
    return new


def drained(q):
    out = []
    while not q.empty():
        out.append(plain(q.get_nowait()))
    return tuple(out)


# --- attributes of an instance: the state is the value, or None

class Box:
    pass


def set_attribute(o, x): o.x = x
def del_attribute(o, x): del o.x


ATTRIBUTE = {
    "o.x": (lambda o, x: o.x, lambda s, x: (s, AttributeError if s is None else s)),
    "o.x = x": (set_attribute, lambda s, x: (x, None)),
    "del o.x": (del_attribute, lambda s, x: (None, AttributeError if s is None else None)),
    "hasattr": (lambda o, x: hasattr(o, "x"), lambda s, x: (s, s is not None)),
    "vars(o).get": (lambda o, x: o.__dict__.get("x"), lambda s, x: (s, s)),
    "vars(o).setdefault": (lambda o, x: o.__dict__.setdefault("x", x), lambda s, x: (x, x) if s is None else (s, s)),
}


def new_box(make, size):
    o = Box()
    o.x = make()
    return o, lambda o: plain(o.__dict__.get("x"))


# Operations without a lock, which may see a part of what those on many keys or items do under one: not tried against each other.
UNLOCKED = {"l[0]", "l[1]", "get", "d[k]", "in", "len", "setdefault"}
BULK = {"l[0:1] = list", "d |= e", "update", "s |= t", "s &= t", "s -= t", "s ^= t"}

SUBJECTS = {
    "list": (LIST, new_lists),
    "dict": (DICT, new_dicts),
    "set": (SET, new_sets),
    "deque": (DEQUE, new_deque),
    "SimpleQueue": (SIMPLE_QUEUE, filled(queue.SimpleQueue)),
    "Queue": (BOUNDED, filled(queue.Queue, 3)),
    "LifoQueue": (STACK, filled(queue.LifoQueue)),
    "attribute": (ATTRIBUTE, new_box),
}
