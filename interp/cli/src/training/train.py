# What the start-up cache is made from: it runs what most programs run, so that their classes are loaded and linked beforehand
# and their hot methods' profiles are known.
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


for _ in range(20):
    out = work()
exec(compile("a = 1\nb = [a, 2.5, 'x']\ndef f(*, k=b): return k\nprint(f(), end='')\n", "<training>", "exec"), {})
print(out[:2], file=sys.stderr)
