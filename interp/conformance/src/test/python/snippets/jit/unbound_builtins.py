# Methods of built-in classes, called on the class with the receiver as an argument.


class Frozen:
    __slots__ = ("a", "b")

    def __init__(self, a, b):
        object.__setattr__(self, "a", a)
        object.__setattr__(self, "b", b)

    def __setattr__(self, name, value):
        raise AttributeError("frozen " + name)


class Counted(dict):
    gets = 0

    def __getitem__(self, k):
        Counted.gets += 1
        return dict.__getitem__(self, k)

    def get(self, k, default=None):
        return dict.get(self, k, default)


class Kept(list):
    def append(self, x):
        list.append(self, x)
        list.append(self, -x)


def work(n):
    d = Counted(x=1)
    k = Kept()
    for i in range(n):
        f = Frozen(i, str.upper("a"))
        k.append(f.a)
        d[i] = d["x"] + i
    return len(k), sum(k), d[n - 1], Counted.gets, d.get("no", 5), str.join(",", ["a", "b"]), list.pop(k), list.__len__(k)


print(work(1500))
# expect: (3000, 0, 1500, 1501, 5, 'a,b', -1499, 2999)
for bad in (lambda: list.append([]), lambda: list.append(), lambda: list.append((), 1), lambda: dict.__getitem__([], 1), lambda: str.upper(3),
            lambda: object.__setattr__(Frozen(1, 2), "c", 1), lambda: int.__add__(1), lambda: list.append([], x=1)):
    texts = set()
    for i in range(700):
        try:
            bad()
        except (TypeError, AttributeError) as e:
            texts.add(type(e).__name__)
    print(sorted(texts))
    # expect: ['TypeError']
    # expect: ['TypeError']
    # expect: ['TypeError']
    # expect: ['TypeError']
    # expect: ['TypeError']
    # expect: ['AttributeError']
    # expect: ['TypeError']
    # expect: ['TypeError']
print(int.__add__(1, 2), int.__add__(1, 2.5), float.__mul__(2.0, 3), type.__call__(list, "ab"), object.__repr__(3)[:8], tuple.__hash__(()) == hash(()))
# expect: 3 NotImplemented 6.0 ['a', 'b'] <int obj True


def swapped(n):
    total = 0
    for i in range(n):
        total += Base.size(b)
        if i == n // 2:
            Base.size = list.__len__
    return total


class Base(list):
    size = list.count if False else list.__len__


b = Base([1, 2, 3])
print(swapped(1500))
# expect: 4500
Base.size = lambda self: 1
print(swapped(3))
# expect: 5
