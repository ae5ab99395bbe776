"""Keys that are often missing: KeyError with its key, wherever it is handled, from dicts, subclasses and __missing__."""


class D(dict):
    pass


class M(dict):
    def __missing__(self, key):
        return ("made", key)


class Key:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"Key({self.n})"

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        if isinstance(other, Key) and other.n == 13:
            raise ValueError("asked")
        return self.n == (other.n if isinstance(other, Key) else other)


def here(d, k):
    try:
        return d[k]
    except KeyError as e:
        return "missing", e.args, e.__traceback__.tb_lineno - here.__code__.co_firstlineno


def get(d, k):
    return d[k]


def there(d, k):
    try:
        return get(d, k)
    except KeyError as e:
        return "missing", e.args, e.__traceback__.tb_next.tb_lineno - get.__code__.co_firstlineno


def counts(words):
    d = {}
    for w in words:
        try:
            d[w] += 1
        except KeyError:
            d[w] = 1
    return d


for f in (here, there):
    d = {1: "one", "a": "A", (1, 2): "pair"}
    for i in range(900):
        r = [f(d, k) for k in (1, "a", "b", 2.5, (1, 2), (2, 1))]
    print(r)
    print([f(x, k) for x in (D(d), M(d)) for k in (1, "b")])
    try:
        f(d, [])
    except TypeError as e:
        print(e)
    d[Key(13)] = "k"
    print(f(d, Key(5)))
    try:
        f(d, Key(13))
    except ValueError as e:
        print(e)
    try:
        f([1], 5)
    except IndexError as e:
        print(e)
    print(f("abc", 1))
print(counts([str(i % 7) for i in range(5000)]))

# expect: ['one', 'A', ('missing', ('b',), 2), ('missing', (2.5,), 2), 'pair', ('missing', ((2, 1),), 2)]
# expect: ['one', ('missing', ('b',), 2), 'one', ('made', 'b')]
# expect: cannot use 'list' as a dict key (unhashable type: 'list')
# expect: ('missing', (Key(5),), 2)
# expect: asked
# expect: list index out of range
# expect: b
# expect: ['one', 'A', ('missing', ('b',), 1), ('missing', (2.5,), 1), 'pair', ('missing', ((2, 1),), 1)]
# expect: ['one', ('missing', ('b',), 1), 'one', ('made', 'b')]
# expect: cannot use 'list' as a dict key (unhashable type: 'list')
# expect: ('missing', (Key(5),), 1)
# expect: asked
# expect: list index out of range
# expect: b
# expect: {'0': 715, '1': 715, '2': 714, '3': 714, '4': 714, '5': 714, '6': 714}
