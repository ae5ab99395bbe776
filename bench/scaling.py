# SPDX-License-Identifier: Apache-2.0
"""What a second thread gains when threads share what programs share: objects, functions, classes, constants, containers, queues.

    ./typhon bench/scaling.py [--threads N] [--milliseconds N] [--rounds N] [--only WORD,WORD]

Each row does a fixed number of operations, first by one thread, then divided among N; rounds of both alternate, and the medians are compared. A
figure is the time of at least so many milliseconds of work, as new threads share one processor until the system moves them. The processor time of the
same work tells contention from what the machine does to threads: 1 is none. The last column says what one thread needs for an operation. Runs anywhere.
"""
import argparse
import collections
import importlib
import math
import queue
import statistics
import sys
import threading
import time


class Point:
    kind = 7

    def __init__(self, x):
        self.x = x

    def get(self):
        return self.x


SHARED = Point(3)
METHOD = SHARED.get
NUMBERS = tuple(range(50))
POINTS = tuple([Point(i) for i in range(50)])
LIST = list(POINTS)
SET = set(POINTS)
DICT = {"k%d" % i: p for i, p in enumerate(POINTS)}
LOCAL = threading.local()
LOCK = threading.Lock()
COUNTER = 0
NAMES = ["name%d" % i for i in range(100)]


def plain(x):
    return x


def raiser(x):
    raise ValueError(x)


def numbers(n):
    for i in range(n):
        yield i


ROWS = {}


def row(name, size=1):
    """size: the operations of one turn."""
    def register(f):
        ROWS[name] = f, size
        return f
    return register


@row("attribute of a shared object")
def _(n):
    o = SHARED
    for _ in range(n):
        o.x


@row("class attribute")
def _(n):
    for _ in range(n):
        Point.kind


@row("method of a shared object")
def _(n):
    o = SHARED
    for _ in range(n):
        o.get()


@row("shared bound method")
def _(n):
    for _ in range(n):
        METHOD()


@row("global variable")
def _(n):
    for _ in range(n):
        SHARED


@row("Python function")
def _(n):
    for _ in range(n):
        plain(1)


@row("built-in function")
def _(n):
    for _ in range(n):
        math.floor(1.5)


@row("method of a built-in object")
def _(n):
    for _ in range(n):
        "abc".upper()


@row("float times constant")
def _(n):
    x = 1.0
    for _ in range(n):
        x * 3.0


@row("string constant")
def _(n):
    for _ in range(n):
        x = "a constant"


@row("tuple constant")
def _(n):
    for _ in range(n):
        x = (1, "two", 3)


@row("dict.get of a shared dict")
def _(n):
    d = DICT
    for _ in range(n):
        d.get("k7")


@row("item of a shared list")
def _(n):
    l = LIST
    for _ in range(n):
        l[7]


@row("iteration of a shared tuple", 50)
def _(n):
    t = POINTS
    for _ in range(n):
        for p in t:
            pass


@row("iteration of a shared list", 50)
def _(n):
    l = LIST
    for _ in range(n):
        for p in l:
            pass


@row("iteration of a shared set", 50)
def _(n):
    s = SET
    for _ in range(n):
        for p in s:
            pass


@row("iteration of a shared dict", 50)
def _(n):
    d = DICT
    for _ in range(n):
        for p in d.values():
            pass


@row("instance of a shared class")
def _(n):
    for i in range(n):
        Point(i)


@row("dict creation")
def _(n):
    for i in range(n):
        {"a": i, "b": 2}


@row("closure creation and call")
def _(n):
    for i in range(n):
        (lambda: i)()


@row("generator", 10)
def _(n):
    for _ in range(n):
        for _ in numbers(10):
            pass


@row("exception from shared code")
def _(n):
    for i in range(n):
        try:
            raiser(i)
        except ValueError:
            pass


@row("thread-local variable")
def _(n):
    LOCAL.x = 1
    for _ in range(n):
        LOCAL.x


@row("import of what is imported")
def _(n):
    for _ in range(n):
        import math


@row("importlib.import_module")
def _(n):
    for _ in range(n):
        importlib.import_module("collections")


@row("class creation")
def _(n):
    for i in range(n):
        type("T", (), {"a": i})


@row("string interning")
def _(n):
    names = NAMES
    for i in range(n):
        sys.intern("".join(names[i % 100]))


@row("write to objects of one's own")
def _(n):
    o = Point(0)
    for i in range(n):
        o.x = i


@row("write to a shared object")
def _(n):
    o = SHARED
    for i in range(n):
        o.x = i


@row("append to a shared list")
def _(n):
    l = []
    for i in range(n):
        LIST.append(l)
        LIST.pop()


@row("shared lock")
def _(n):
    global COUNTER
    for _ in range(n):
        with LOCK:
            COUNTER += 1


@row("shared SimpleQueue")
def _(n):
    q = BOX[0]
    for i in range(n):
        q.put(i)
        q.get()


@row("shared deque")
def _(n):
    d = BOX[1]
    for i in range(n):
        d.append(i)
        d.popleft()


BOX = queue.SimpleQueue(), collections.deque()


def timed(f, n, threads):
    ready = threading.Barrier(threads + 1)

    def body():
        ready.wait()
        f(n // threads)

    workers = [threading.Thread(target=body) for _ in range(threads)]
    for w in workers:
        w.start()
    ready.wait()
    start, cpu = time.perf_counter(), time.process_time()
    for w in workers:
        w.join()
    return time.perf_counter() - start, time.process_time() - cpu


def calibrated(f, seconds):
    """So many turns take a warm thread at least that long."""
    n = 1000
    while True:
        t = timed(f, n, 1)[0]
        if t >= seconds:
            # Compiled code may have come only now.
            t = min(t, timed(f, n, 1)[0])
            if t >= seconds:
                return n
        n = int(n * min(10, max(1.3, 1.3 * seconds / max(t, 1e-4))))


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--milliseconds", type=int, default=200)
    p.add_argument("--rounds", type=int, default=3)
    p.add_argument("--only", default="")
    p.add_argument("--part", default="1/1", help="such a part of the rows")
    o = p.parse_args()
    print("| operation | %d threads gain | their processor time | ns by one thread |\n|---|--:|--:|--:|" % o.threads)
    slower = []
    part, parts = map(int, o.part.split("/"))
    rows = list(ROWS.items())
    for name, (f, size) in rows[len(rows) * (part - 1) // parts:len(rows) * part // parts]:
        if o.only and not any(w in name for w in o.only.split(",")):
            continue
        n = calibrated(f, o.milliseconds / 1000)
        timed(f, n, o.threads)
        one, many = [], []
        for _ in range(o.rounds):
            one.append(timed(f, n, 1))
            many.append(timed(f, n, o.threads))
        gain, cpu = [statistics.median(t[i] for t in one) / statistics.median(t[i] for t in many) for i in (0, 1)]
        if gain < 1:
            slower.append(name)
        print("| %s | %.2f | %.2f | %.1f |" % (name, gain, 1 / cpu, statistics.median(t[1] for t in one) / n / size * 1e9), flush=True)
    print("\nSlower with %d threads: %s" % (o.threads, ", ".join(slower) or "none"))


main()
