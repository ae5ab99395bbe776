# Sets and dicts of hot comprehensions: keys that ask, raise, die or look at the frame while they are added.
import sys

log = []


class Key:
    def __init__(self, n, bad=False):
        self.n = n
        self.bad = bad

    def __hash__(self):
        if self.bad:
            raise ValueError("no hash for %d" % self.n)
        return self.n % 7

    def __eq__(self, other):
        if isinstance(other, Key) and self.n == 90 and other.n != 90:
            raise KeyError((self.n, other.n))
        return isinstance(other, Key) and self.n % 5 == other.n % 5

    def __del__(self):
        log.append(self.n)


class Looks:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        f = sys._getframe(1)
        log.append((self.n, f.f_locals.get("total"), f.f_code.co_name, f.f_lineno - f.f_code.co_firstlineno))
        return 1


def numbers(n, m):
    return {i % m for i in range(n)}, {i % m: i for i in range(n)}, {str(i % m): i / 2 for i in range(n)}


def mixed(items):
    return {x for x in items}, {x: y for y, x in enumerate(items)}


def of_lists(items):
    total = 0
    out = []
    for group in items:
        total += len(group)
        try:
            out.append(len({x: total for x in group}))
            out.append(len({x for x in group}))
        except (TypeError, ValueError, KeyError) as e:
            out.append(repr(e))
    return total, out


def plain(a):
    return {k: v for k, v in a if v is not None}


for _ in range(3000):
    numbers(20, 7)
    mixed(["a", 1, 2.5, None, "a", 1.0, (1, 2), True])
    plain([(1, 2), ("x", None), (1.0, 3)])
print(numbers(12, 5))
# expect: ({0, 1, 2, 3, 4}, {0: 10, 1: 11, 2: 7, 3: 8, 4: 9}, {'0': 5.0, '1': 5.5, '2': 3.5, '3': 4.0, '4': 4.5})
print(mixed(["a", 1, 2.5, None, "a", 1.0, (1, 2), True])[1])
# expect: {'a': 4, 1: 7, 2.5: 2, None: 3, (1, 2): 6}
print(plain([(1, 2), ("x", None), (1.0, 3)]))
# expect: {1: 3}
for _ in range(1500):
    of_lists([[1, 2], ["a", "b", "a"]])
print(of_lists([[1, 2], [[], 1], [1, {}], [{1: 2}]]))
# expect: (7, [2, 2, 'TypeError("cannot use \'list\' as a dict key (unhashable type: \'list\')")', 'TypeError("cannot use \'dict\' as a dict key (unhashable type: \'dict\')")', 'TypeError("cannot use \'dict\' as a dict key (unhashable type: \'dict\')")'])
del log[:]
print(of_lists([[Key(i) for i in range(12)], [Key(1), Key(2, True), Key(8)], [Key(20), Key(27), Key(90), Key(6)], [Key(3)]]))
# expect: (20, [12, 12, "ValueError('no hash for 2')", 3, 3, 1, 1])
print(sorted(log))
# expect: [0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 6, 7, 8, 8, 9, 10, 11, 20, 27, 90]
del log[:]
print(of_lists([[1], [Looks(1), Looks(2), Looks(1)], [3]]))
# expect: (5, [1, 1, 3, 3, 1, 1])
print(log)
# expect: [(1, 4, 'of_lists', 6), (2, 4, 'of_lists', 6), (1, 4, 'of_lists', 6), (1, 4, 'of_lists', 7), (2, 4, 'of_lists', 7), (1, 4, 'of_lists', 7)]


# All at once: lists, tuples and sorted lists of sets, dicts and views.
def at_once(n):
    s = {i * 37 % 101 for i in range(n)}
    d = {i: [i] for i in range(n)}
    for i in range(0, n, 3):
        del d[i]
    d["last"] = None
    return (sorted(s), tuple(sorted(frozenset(s))), list(d), tuple(d), list(d.values()), tuple(d.values()), tuple(d.items()), sorted(d.items(), key=str),
            list(reversed(d.items())), [*d.keys()], (*d.values(),), ",".join({"x": 1, "y": 2}), ",".join({"x": "a", "y": "b"}.values()))


class Counting(dict):
    def __iter__(self):
        return iter(["mine"])

    def keys(self):
        return ["my keys"]


print(at_once(9))
# expect: ([0, 10, 20, 37, 47, 57, 74, 84, 94], (0, 10, 20, 37, 47, 57, 74, 84, 94), [1, 2, 4, 5, 7, 8, 'last'], (1, 2, 4, 5, 7, 8, 'last'), [[1], [2], [4], [5], [7], [8], None], ([1], [2], [4], [5], [7], [8], None), ((1, [1]), (2, [2]), (4, [4]), (5, [5]), (7, [7]), (8, [8]), ('last', None)), [('last', None), (1, [1]), (2, [2]), (4, [4]), (5, [5]), (7, [7]), (8, [8])], [('last', None), (8, [8]), (7, [7]), (5, [5]), (4, [4]), (2, [2]), (1, [1])], [1, 2, 4, 5, 7, 8, 'last'], ([1], [2], [4], [5], [7], [8], None), 'x,y', 'a,b')
c = Counting(a=1, b=2)
print(list(c), tuple(c), sorted(c), list(c.values()), tuple(c.items()), list(dict.keys(c)), sorted(dict.keys(c)))
# expect: ['mine'] ('mine',) ['mine'] [1, 2] (('a', 1), ('b', 2)) ['a', 'b'] ['a', 'b']


# Tables that grow, shrink, are refilled: what was deleted stays so.
def churn(n):
    d = {}
    for i in range(n):
        d[i] = i
        if i % 3 == 1:
            d.pop(i - 1, None)
        if i % 50 == 49:
            d.popitem()
    for i in range(0, n, 2):
        d.pop(i, None)
    for i in range(n, 0, -7):
        d[i] = -i
    return len(d), list(d)[:10], list(d.items())[-5:], sum(d.values()), [i in d for i in range(12)]


print(churn(10), churn(100), churn(3000))
# expect: (6, [1, 5, 7, 9, 10, 3], [(5, 5), (7, 7), (9, 9), (10, -10), (3, -3)], 9, [False, True, False, True, False, True, False, True, False, True, True, False]) (43, [1, 5, 7, 11, 13, 17, 19, 23, 25, 29], [(44, -44), (30, -30), (16, -16), (9, -9), (2, -2)], 615, [False, True, True, False, False, True, False, True, False, True, False, True]) (1251, [1, 5, 7, 11, 13, 17, 19, 23, 25, 29], [(46, -46), (39, -39), (32, -32), (18, -18), (4, -4)], 588288, [False, True, False, False, True, True, False, True, False, False, False, True])
