# What the start-up cache is made from: it runs what most programs run, so that their classes are loaded and linked beforehand.
import sys


def attempt(names):
    for name in names.split():
        try:
            __import__(name)
        except (ImportError, AttributeError, TypeError):
            # What this build lacks is not trained.
            pass


attempt("""
    collections functools itertools operator re types enum dataclasses contextlib typing abc io os sys time math random string textwrap
    json struct array copy copyreg pickle traceback inspect ast tokenize dis argparse logging warnings weakref gc heapq bisect statistics
    decimal fractions datetime hashlib base64 binascii zlib gzip csv tempfile shutil glob pathlib subprocess signal threading queue
    concurrent.futures contextvars unittest doctest runpy locale codecs unicodedata timeit atexit select socket asyncio
""")


class Point:
    count = 0

    def __init__(self, x, y=2, *rest, **named):
        self.x, self.y = x, y
        type(self).count += 1

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    @property
    def length(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __repr__(self):
        return f"Point({self.x!r}, {self.y:>3})"


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def numbers(n):
    for i in range(n):
        if i % 3 and (yield i):
            break


def work():
    words = {}
    for line in ["the quick brown fox", "jumps over the lazy dog"] * 20:
        for w in line.split():
            words[w] = words.get(w, 0) + 1
    ranked = sorted(words.items(), key=lambda p: (-p[1], p[0]))
    squares = [x * x for x in numbers(50)]
    table = {str(k): v for k, v in enumerate(squares) if v & 1}
    total = Point(0, 0)
    for p in map(Point, range(30), range(30)):
        total = total + p
    text = ", ".join("%s=%d" % pair for pair in ranked)
    first, *middle, last = squares
    try:
        {}["missing"]
    except KeyError as e:
        text += repr(e)
    finally:
        text = text.upper()
    match ranked:
        case [(name, n), *_] if n > 1:
            text += name
    return len(text), len(table), total, {first, last} | set(middle), b"bytes".decode(), fib(12)


class Shape:
    """A small class hierarchy, as object-oriented programs have."""

    def __init__(self, name):
        self.name = name
        self.parts = []

    def area(self):
        return sum(p.area() for p in self.parts)

    def add(self, part):
        self.parts.append(part)
        return self


class Box(Shape):
    def __init__(self, w, h):
        Shape.__init__(self, "box")
        self.w = w
        self.h = h

    def area(self):
        return self.w * self.h


class Disc(Shape):
    __slots__ = ("r",)

    def __init__(self, r):
        super().__init__("disc")
        self.r = r

    def area(self):
        return 3.14159 * self.r ** 2

    def __lt__(self, other):
        return self.r < other.r

    def __eq__(self, other):
        return isinstance(other, Disc) and self.r == other.r

    def __hash__(self):
        return hash(self.r)


def shapes(n):
    root = Shape("root")
    for i in range(n):
        part = Box(i, i + 1) if i % 2 else Disc(i * 0.5)
        root.add(part)
    discs = sorted(p for p in root.parts if isinstance(p, Disc))
    return root.area(), len(set(discs)), max(discs, key=lambda d: d.r).r, [d.name for d in discs if d != discs[0]][:2]


def containers(n):
    items = list(range(n))
    items[3], items[5] = items[5], items[3]
    d = {}
    for i in items:
        d[i % 37] = d.get(i % 37, 0) + i
        if i in d and i not in (1, 2):
            d.setdefault(i, []) if i > 1000 else None
    stack = []
    while len(stack) < n:
        stack.append((len(stack), str(len(stack))))
    while stack:
        k, v = stack.pop()
    rows = [[0] * 8 for _ in range(8)]
    for y in range(8):
        for x in range(8):
            rows[y][x] = rows[y - 1][x] + x
    seen = {x & 15 for x in items} | {99}
    seen.discard(99)
    queue = items[::2] + items[1:10]
    queue.sort(reverse=True)
    return sum(d.values()), len(seen), queue[0], {k: v for k, v in zip("abc", range(3))}, list(reversed(queue))[:3], rows[7]


def arithmetic(n):
    a, x = 1, 0.5
    for i in range(n):
        a = (a * 1103515245 + 12345) & 0x7fffffff
        x = x * 1.0001 + (a % 10) / 3.0 - i // 7
        if x > 1e6 or a == 3 or a < 0 <= i:
            x = -x ** 0.5
        a ^= i << 3 | i >> 1
    return a, round(x, 3), 2 ** 100 % 997, divmod(a, 7), abs(-x) > 0, float("1.5"), int("12"), 10 ** 30 // 7


def texts(n):
    import json
    import re
    out = []
    for i in range(n):
        s = f"line {i}: {i * 0.25:.2f} {i!r:>5}"
        out.append(s.upper().replace("LINE", "row").strip().split(" "))
        if s.startswith("line") and s.endswith("0") and "1" in s:
            out[-1].append(s[5:9] + s[::-1])
    joined = "\n".join(" ".join(r) for r in out)
    found = re.findall(r"row (\d+): ([0-9.]+)", joined)
    data = json.loads(json.dumps({"rows": out[:20], "found": found[:10], "n": n, "x": [1.5, None, True]}))
    return len(joined), len(found), len(data), re.sub("[aeiou]", "", joined)[:10], joined.encode().decode()[:3], "%s-%05d" % ("x", n)


def control(n):
    def closure(k):
        nonlocal total
        total += k
        return total

    def generate(k):
        for i in range(k):
            got = yield i
            if got:
                return got

    def delegate(k):
        return (yield from generate(k))

    total = 0
    caught = 0
    for i in range(n):
        closure(i)
        try:
            if i % 5 == 0:
                raise ValueError(i)
            {}[i]
        except ValueError as e:
            caught += e.args[0]
        except (KeyError, IndexError):
            caught += 1
        finally:
            total -= 1
    for args, named in (((1, 2), {}), ((1,), {"b": 2})):
        total += (lambda a, b=3, *rest, **kw: a + b)(*args, **named)
    return total, caught, sum(delegate(n)), sum(x * y for x, y in enumerate(range(n))), [*map(str, range(5))], all(i >= 0 for i in range(n))


def copies(n):
    import copy
    import pickle
    from collections import Counter, defaultdict, deque
    data = [{"k%d" % i: (i, float(i), "v" * (i % 5))} for i in range(n)]
    again = pickle.loads(pickle.dumps(data))
    counts = Counter(len(v[2]) for d in copy.deepcopy(data[:20]) for v in d.values())
    groups = defaultdict(list)
    for i in range(n):
        groups[i % 3].append(i)
    line = deque(range(n), maxlen=50)
    line.rotate(3)
    return again == data, counts.most_common(1), len(groups), line.popleft()


# Often enough for the JIT to have its turn.
for _ in range(10):
    out = work()
    for part in (shapes, containers, arithmetic, texts, control, copies):
        part(150)
exec(compile("a = 1\nb = [a, 2.5, 'x']\ndef f(*, k=b): return k\nprint(f(), end='')\n", "<training>", "exec"), {})
print(out[:2], file=sys.stderr)
