# Set algebra: contents and order of iteration, with removed keys, growth, equal keys that are not the same, and keys that have to be asked.
import random

r = random.Random(5)
total = 0
for n in range(200):
    a = {r.randrange(300) for _ in range(r.randrange(200))}
    b = {r.randrange(300) for _ in range(r.randrange(200))}
    for _ in range(r.randrange(30)):
        a.discard(r.randrange(300))
        b.discard(r.randrange(300))
    for s in (a & b, a | b, a - b, b - a, a ^ b, a.copy(), frozenset(a) ^ b):
        for i, x in enumerate(s):
            total = (total * 31 + i * x) % 1000003
    a ^= b
    b -= a
    a |= b
    a &= set(range(150))
    total = (total + sum(a) * 7 + sum(b)) % 1000003
print(total)

big = set(range(20000)) ^ set(range(10000, 40000))
print(len(big), min(big), 9999 in big, 10000 in big, 39999 in big)


class K:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return self.v % 4

    def __eq__(self, o):
        return isinstance(o, K) and self.v == o.v


a, b = {K(i) for i in range(10)}, {K(i) for i in range(5, 15)}
print(sorted(k.v for k in a & b), sorted(k.v for k in a ^ b), sorted(k.v for k in a - b), len(a | b))

# Keys die when the last set that has them does.


class D:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n

    def __del__(self):
        print("del", self.n)


x, y = D(1), D(2)
s, t = {x, y}, {y}
del x, y
s ^= t
print("toggled")
t = s | t
s.clear()
print("cleared")
t = t & s
print("end")
# expect: 227727
# expect: 30000 0 True False True
# expect: [5, 6, 7, 8, 9] [0, 1, 2, 3, 4, 10, 11, 12, 13, 14] [0, 1, 2, 3, 4] 15
# expect: toggled
# expect: cleared
# expect: del 1
# expect: del 2
# expect: end
