# Sets of lists, copies and unions of dicts, starred targets: made in one step where no key has to be asked, with the same result where one has.


class Key:
    def __init__(self, n, meanwhile=None):
        self.n, self.meanwhile = n, meanwhile

    def __hash__(self):
        if self.meanwhile:
            self.meanwhile()
        return hash(self.n)

    def __eq__(self, other):
        return self.n == getattr(other, "n", other)

    def __repr__(self):
        return f"Key({self.n})"


items = [3, 1, 2, 3.0, "x", None, True]
items.append(Key(1))
items.append(Key(9))
items.append("x")
print(len(set(items)), len(frozenset(tuple(items))))  # expect: 6 6
print(next(k for k in set(items) if k == 1), next(k for k in set(items) if k == 3))  # expect: 1 3

grown = [1, 2]
grown.append(Key(3, lambda: grown.append(4) if len(grown) < 5 else None))
print(sorted(k for k in set(grown) if isinstance(k, int)), len(grown))  # expect: [1, 2, 4] 4

one_by_one = set()
for word in "the quick brown fox jumps over the lazy dog and it runs away".split():
    one_by_one.add(word)
print(list(one_by_one) == list(set("the quick brown fox jumps over the lazy dog and it runs away".split())))  # expect: True
one_by_one = set()
for number in [40, 8, 24, 16, 0, 32]:
    one_by_one.add(number)
print([*set([40, 8, 24, 16, 0, 32])] == [*one_by_one])  # expect: True

s = {7, 8}
s.__init__([1, 2, 1])
print(sorted(s))  # expect: [1, 2]
try:
    s.__init__([5, [], 6])
except TypeError as e:
    print(sorted(s), "unhashable type: 'list'" in str(e))  # expect: [5] True

d = {i: str(i) for i in range(6)}
c = d.copy()
c[6] = "six"
del c[0]
print(list(d), list(c), len(c.copy()))  # expect: [0, 1, 2, 3, 4, 5] [1, 2, 3, 4, 5, 6] 6
c[0] = "again"
print(list(c.copy()), list(dict(c)))  # expect: [1, 2, 3, 4, 5, 6, 0] [1, 2, 3, 4, 5, 6, 0]
d.popitem()
e = d.copy()
e["last"] = 1
print(list(e), d.popitem(), list(e))  # expect: [0, 1, 2, 3, 4, 'last'] (4, '4') [0, 1, 2, 3, 4, 'last']
print(list({**{}, **c}), {}.copy(), {} | {}, {} | {1: 2}, {1: 2} | {})  # expect: [1, 2, 3, 4, 5, 6, 0] {} {} {1: 2} {1: 2}

left = {"a": [1], "b": [2]}
right = {"b": [3], "c": [4], "a": [5]}
print(left | right, right | left)  # expect: {'a': [5], 'b': [3], 'c': [4]} {'b': [2], 'c': [4], 'a': [1]}
left.update(right)
left.update(d=[6])
print(left, right)  # expect: {'a': [5], 'b': [3], 'c': [4], 'd': [6]} {'b': [3], 'c': [4], 'a': [5]}
print({1: "int", 2: "two"} | {Key(1): "key", Key(3): "new"})  # expect: {1: 'key', 2: 'two', Key(3): 'new'}
asked = {Key(1): 1}
asked.update({1: "int", 5: "five"})
print(asked)  # expect: {Key(1): 'int', 5: 'five'}
big = {i: i for i in range(100)}
big.update({i: -i for i in range(50, 150)})
print(len(big), big[99], big[149], list(big)[99:101])  # expect: 150 -99 -149 [99, 100]

first, *rest, last = [1, 2, 3, 4]
print(first, rest, last)  # expect: 1 [2, 3] 4
*start, end = (1,)
print(start, end)  # expect: [] 1
a, *b = "xyz"
print(a, b)  # expect: x ['y', 'z']
for source in [1], (1,), iter([1]):
    try:
        p, *q, r = source
    except ValueError as e:
        print(e)  # expect: not enough values to unpack (expected at least 2, got 1)
        # expect: not enough values to unpack (expected at least 2, got 1)
        # expect: not enough values to unpack (expected at least 2, got 1)


# Keys that are tuples.
t = {(1, "x"): "a", ((1, 2), 3): "b", (1.5, None): "c"}
t[(1, "x")] += "!"
t[((1, 2), 3)] += "!"
t[(True, "x")] += "?"
t[(1, "x", ())] = "longer"
print(t)  # expect: {(1, 'x'): 'a!?', ((1, 2), 3): 'b!', (1.5, None): 'c', (1, 'x', ()): 'longer'}
nan = float("nan")
u = {(nan,): 1}
print((nan,) in u, (1, Key(2)) in {(1, Key(2))}, (1, 2) in {(1, Key(2))}, ([],) == ([],))  # expect: True True True True
