# What compiled code must get right: each function runs long enough to be compiled, then meets what it was not compiled for.
class V:
    def __init__(self, x):
        self.x = x

    def get(self):
        return self.x

    def add(self, n):
        self.x += n
        return self


def overflow(n):
    x = 1
    for i in range(n):
        x = x * 3 + i
    return x


print(overflow(10), overflow(100) % 1000007, overflow(45))


def changing(values):
    out = []
    total = 0
    for v in values:
        total = total + v
        out.append(total)
    return out


print(changing([1] * 30 + [0.5] * 3 + [2 ** 70] + [1]))


def mixed(a, b, n):
    r = a
    for i in range(n):
        r = r - b * i
        if r < -50:
            r = r + 100
    return r


for a, b in ((1, 2), (1.5, 2), (1, 0.25), (2 ** 64, 1), (True, 3)):
    print(mixed(a, b, 60))


def text(s, n):
    for i in range(n):
        s = s + "x"
    return len(s)


print(text("", 50))
try:
    text(1, 3)
except TypeError as e:
    print("TypeError", e)


def division(n):
    seen = []
    for i in range(n, -3, -1):
        try:
            seen.append(100 // i + 7 % i + 1 / i)
        except ZeroDivisionError as e:
            seen.append(str(e))
    return seen


print(division(20)[-6:])


def calls(v, n):
    t = 0
    for i in range(n):
        t += v.get() + helper(i)
    return t


def helper(i):
    return i * 2


print(calls(V(3), 50))
old = helper
helper = lambda i: -i
print(calls(V(3), 50))
V.get = lambda self: 1000
print(calls(V(3), 5))


class Other:
    def __init__(self):
        self.pad = 0
        self.x = 7

    def get(self):
        return self.x


print([calls(o, 40) for o in (V(1), Other(), V(2), Other())])


def raises_inside(n):
    caught = []
    for i in range(n):
        try:
            caught.append((i, fails(i), [i, fails(i + 1)]))
        except ValueError as e:
            caught.append(e.args)
    return caught


def fails(i):
    if i % 7 == 3:
        raise ValueError(i)
    return i


print(raises_inside(40)[-9:])


def unbound(n):
    for i in range(n):
        if i == 30:
            del keep
        elif i != 31:
            keep = i
        r = keep
    return r


try:
    print(unbound(30))
    print(unbound(40))
except UnboundLocalError as e:
    print(e)


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(16))


def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


print(deep(300))
try:
    deep(10 ** 6)
except RecursionError as e:
    print("RecursionError", e)
print(deep(300))


def gen(n):
    a, b = 0, 1
    for i in range(n):
        got = yield a
        if got:
            a = got
        a, b = b, a + b


def drain(n):
    t = 0
    for v in gen(n):
        t += v
    return t


print(drain(20), drain(90), drain(100))
g = gen(50)
print(next(g), g.send(5), [next(g) for i in range(30)][-1])


def closures(n):
    fs = []
    for i in range(n):
        def f(x, i=i):
            return x + i + n
        fs.append(f)
    return sum([f(1) for f in fs])


print(closures(40))


def nested(n):
    hits = 0
    for i in range(n):
        for j in range(i):
            if (i ^ j) & 1:
                continue
            if j > 20:
                break
            hits += i - j
    return hits


print(nested(40))


def locals_of(n):
    total = 0
    for i in range(n):
        total += i
        if i == n - 1:
            return sorted_items(locals())


def sorted_items(d):
    return [(k, d[k]) for k in ("i", "n", "total")]


print(locals_of(40))


def store(o, n):
    for i in range(n):
        o.x = i
        o.y = i * 0.5
    return o.x, o.y


print(store(V(1), 40))


class Checked:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value + 1)


print(store(V(1), 40), store(Checked(), 5))


def items(n):
    l = [0] * 10
    t = (1, 2, 3)
    d = {}
    for i in range(n):
        l[i % 10] = l[i % 10 - 1] + t[i % 3]
        d[i % 4] = l[-1]
    return l, d


print(items(55))
try:
    def out_of_range(l, n):
        for i in range(n):
            l[i] += 1
        return l
    out_of_range([0] * 40, 41)
except IndexError as e:
    print("IndexError", e)


def shifts(n):
    r = []
    for i in range(n):
        r.append((1 << i) ^ (i << 3) | (i >> 1) & ~i)
    return r


print(shifts(70)[-3:], shifts(30)[-1])


def compare(values):
    n = 0
    for v in values:
        if v < 2:
            n += 1
        if not v >= 2:
            n += 10
        if v == v:
            n += 100
    return n


nan = float("nan")
print(compare([1] * 20 + [3]), compare([1.0, 2.5, nan] * 10), compare([1, 2.5, nan, True, 2 ** 80]))


class Noisy:
    def __init__(self, log, i):
        self.log = log
        self.i = i

    def __del__(self):
        self.log.append(self.i)


def prompt(n):
    log = []
    for i in range(n):
        o = Noisy(log, i)
        if len(log) != i:
            print("late", i, log)
    return len(log)


print(prompt(40))


def unpack(pairs):
    t = 0
    for a, (b, c) in pairs:
        t += a * b - c
    return t


print(unpack([(1, (2, 3))] * 30 + [[4, [5, 6]]] * 5))
try:
    unpack([(1, (2, 3))] * 30 + [(1, 2)])
except TypeError as e:
    print("TypeError", e)


def with_finally(n):
    order = []
    for i in range(n):
        try:
            if i % 5 == 4:
                continue
            order.append(i)
        finally:
            order.append(-i)
    return order[-5:]


print(with_finally(40))


def matches(subjects):
    out = []
    for s in subjects:
        match s:
            case [a, b]:
                out.append(a + b)
            case {"k": v}:
                out.append(v)
            case int():
                out.append(s)
            case _:
                out.append(None)
    return out


print(matches([[1, 2], {"k": 5}, 3, "x"] * 10)[-4:])
