# Sorting by numbers, joining texts, comparing dicts: what plain values take a short way for.
import zlib
from functools import cmp_to_key

pairs = [(3, "a"), (1, "b"), (3, "c"), (2, "d"), (1, "e"), (3, "f")]
print([v for k, v in sorted(pairs, key=lambda p: p[0])])  # expect: ['b', 'e', 'd', 'a', 'c', 'f']
print([v for k, v in sorted(pairs, key=lambda p: p[0], reverse=True)])  # expect: ['a', 'c', 'f', 'd', 'b', 'e']
far = [(2**62, "x"), (-2**62, "y"), (0, "z"), (2**62, "w")]
print([v for k, v in sorted(far, key=lambda p: p[0])])  # expect: ['y', 'z', 'x', 'w']
print([v for k, v in sorted(far, key=lambda p: p[0], reverse=True)])  # expect: ['x', 'w', 'z', 'y']
edge = [(9223372036854775807, 1), (-9223372036854775808, 2), (9223372036854775806, 3)]
print([v for k, v in sorted(edge, key=lambda p: p[0])])  # expect: [2, 3, 1]
print([v for k, v in sorted(edge[::2], key=lambda p: p[0])])  # expect: [3, 1]
many = [(i * 7919 % 1000 - 500, i) for i in range(3000)]
for backwards in False, True:
    byhand = sorted(many, key=cmp_to_key(lambda p, q: p[0] - q[0]), reverse=backwards)
    print(sorted(many, key=lambda p: p[0], reverse=backwards) == byhand)  # expect: True
    # expect: True
print(sorted(["bb", "a", "cc"], key=len, reverse=True), sorted("b", key=ord))  # expect: ['bb', 'cc', 'a'] ['b']

print(sorted([2.5, -1.0, 3.0]), sorted([2.5, -1.0, 3.0], reverse=True))  # expect: [-1.0, 2.5, 3.0] [3.0, 2.5, -1.0]
print(sorted([0.0, -0.0, 1.0, -1.0]), sorted([-0.0, 0.0]))  # expect: [-1.0, 0.0, -0.0, 1.0] [-0.0, 0.0]
print(sorted([float("inf"), 1.0, float("-inf")]))  # expect: [-inf, 1.0, inf]
print(len(sorted([float("nan"), 1.0, 0.5])))  # expect: 3
print(max([3, 1, True, 7]), min([2.5, 1, 2]), max([1, True]), min(["b", "a"]), max([2**70, 5]))  # expect: 7 1 1 a 1180591620717411303424


class Text(str):
    pass


print("-".join(["a", "b"]), "-".join(("a", "é", "€", "𝄞")), "".join([]), ",".join(()))  # expect: a-b a-é-€-𝄞  
one = "only" * 2
print("x".join([one]) is one, "x".join([Text("t"), "u"]), "𝄞".join(["a", "b"]))  # expect: True txu a𝄞b
try:
    ",".join(["a", 1])
except TypeError as e:
    print(e)  # expect: sequence item 1: expected str instance, int found


class Asked:
    asked = 0

    def __eq__(self, other):
        Asked.asked += 1
        return True


print({1: 2, 3: "x"} == {3: "x", 1: 2}, {1: 2} == {1: 3}, {1: 2} == {2: 2}, {1: [1]} == {1: [1]})  # expect: True False False True
print({1: Asked(), 2: 5} == {1: 0, 2: 6}, Asked.asked)  # expect: False 1
print({1: 1.0, 2: True, 3: (1, 2)} == {1: 1, 2: 1, 3: (1.0, 2)})  # expect: True
nan = float("nan")
print({1: nan} == {1: nan}, {i: i for i in range(50)} == {i: float(i) for i in range(50)})  # expect: True True

print(list(range(5)), list(range(10, 0, -3)), list(range(0)), [*range(2**63 - 2, 2**63)][-1])  # expect: [0, 1, 2, 3, 4] [10, 7, 4, 1] [] 9223372036854775807
grown = [1]
grown.extend(range(3))
grown += range(2)
print(grown)  # expect: [1, 0, 1, 2, 0, 1]
print(zlib.crc32(b"x" * 100), zlib.crc32(b"x" * 60, zlib.crc32(b"x" * 40)), zlib.crc32(b"abc"))  # expect: 1577999759 1577999759 891568578
print(f"{5:>{4}}|{'é':𝄞^{3}}|{1.5:.{2}f}")  # expect:    5|𝄞é𝄞|1.50


def keywords(**names):
    return names


d = {"z": 0}
d.update(a=1, b=2, z=3)
print(d, keywords(x=1, y=2), dict(q=1))  # expect: {'z': 3, 'a': 1, 'b': 2} {'x': 1, 'y': 2} {'q': 1}


# Roots and choices of ints that fit in 64 bits, and of others.
import math

roots = [0, 1, 2, 3, 4, 2**52 - 1, 2**53, 3037000499**2 - 1, 3037000499**2, 2**63 - 1, 2**63, 10**40]
print(all(math.isqrt(n) ** 2 <= n < (math.isqrt(n) + 1) ** 2 for n in roots))  # expect: True
print(math.comb(10, 3), math.comb(61, 30), math.comb(67, 33), math.comb(100, 50) % 10**9)  # expect: 120 232714176627630544 14226520737620288370 812497256
print(math.comb(2**62, 1), math.comb(2**62, 2) == 2**61 * (2**62 - 1), math.comb(5, 6), math.comb(0, 0))  # expect: 4611686018427387904 True 0 1

# One name comes and goes in a dict, among others that stay.
churned = {i * 8: i for i in range(3)}
for turn in range(200):
    churned["x"] = turn
    churned[turn * 64 + 64] = turn
    del churned["x"], churned[turn * 64 + 64]
    if turn % 50 == 0:
        print(churned, 64 in churned, "x" in churned)
# expect: {0: 0, 8: 1, 16: 2} False False
# expect: {0: 0, 8: 1, 16: 2} False False
# expect: {0: 0, 8: 1, 16: 2} False False
# expect: {0: 0, 8: 1, 16: 2} False False
