# Classes and namespaces that are made anew and used for a while: sites learn about each, and forget none that matters.


def work(k):
    class Node:
        kind = k

        def __init__(self, v, rest):
            self.v = v
            self.rest = rest

        def total(self):
            return self.v + (self.rest.total() if self.rest else 0)

        @property
        def twice(self):
            return self.v * 2

        @staticmethod
        def three():
            return 3

    class Other(Node):
        def total(self):
            self.extra = 1
            return super().total() + self.extra

    n = None
    for i in range(20):
        n = (Other if i % 3 == 0 else Node)(i, n)
    n.v = k
    return n.total(), n.twice, n.three(), type(n).kind, hasattr(n, "extra"), n.rest.__class__.__name__


seen = set()
for k in range(400):
    r = work(k)
    assert r == (171 + 7 + k, 2 * k, 3, k, False, "Other"), r
    seen.add(r[1:3])
print(len(seen))

# A class variable that is written at each turn.


class Counter:
    n = 0

    def step(self):
        Counter.n += 1
        return self.n


c = Counter()
print(sum(c.step() for _ in range(3000)), Counter.n)

# The same code in many namespaces: globals found, missing, shadowing a builtin, deleted.
code = compile("def f(n):\n    s = 0\n    for i in range(n):\n        s += K + len(L)\n    return s\n", "x", "exec")
out = []
for k in range(300):
    g = {"K": k, "L": [0] * (k % 5)}
    if k % 7 == 0:
        g["len"] = lambda x: -1
    exec(code, g)
    out.append(g["f"](20))
    if k % 50 == 0:
        del g["K"]
        try:
            g["f"](1)
        except NameError as e:
            print(e)
print(sum(out), out[7], out[8], out[299])
# expect: 400
# expect: 4501500 3000
# expect: name 'K' is not defined
# expect: name 'K' is not defined
# expect: name 'K' is not defined
# expect: name 'K' is not defined
# expect: name 'K' is not defined
# expect: name 'K' is not defined
# expect: 906420 120 220 6060
