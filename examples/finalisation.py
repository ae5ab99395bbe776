# SPDX-License-Identifier: Apache-2.0
"""A program that is right only where objects die as soon as nobody refers to them.

It keeps a pool of two connections that nobody gives back by hand, files that nobody closes, a cache that forgets by itself, and guards
that undo what they did when they go out of scope. With finalisers that run some time later it fails or hangs.
"""
import os
import queue
import tempfile
import threading
import weakref

log = []


class Pool:
    """At most two connections at a time; a connection goes back when its last reference goes."""

    def __init__(self, size):
        self.free = list(range(size))

    def connect(self):
        if not self.free:
            raise RuntimeError("no connection is free")
        return Connection(self, self.free.pop())


class Connection:
    def __init__(self, pool, number):
        self.pool = pool
        self.number = number

    def query(self, text):
        return "%s answered by a connection" % text

    def __del__(self):
        self.pool.free.append(self.number)


def pool_of_connections():
    pool = Pool(2)
    for i in range(1000):
        first = pool.connect()
        second = pool.connect()
        answer = first.query("query %d" % i)
        first = second = None
    print(answer, "- free now:", sorted(pool.free))

    def use():
        return pool.connect().query("x")

    for _ in range(100):
        use()
    try:
        held = [pool.connect(), pool.connect()]
        pool.connect()
    except RuntimeError as e:
        print("while both are held:", e)
    held.clear()
    print("after that:", sorted(pool.free))


def files_closed_by_scope():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "notes.txt")

        def write(text):
            f = open(path, "a")
            f.write(text)   # nobody flushes, nobody closes

        for i in range(200):
            write("line %d\n" % i)
        lines = open(path).read().splitlines()
        print("lines written:", len(lines), "last:", lines[-1])


class Document:
    def __init__(self, name):
        self.name = name


def cache_that_forgets():
    cache = weakref.WeakValueDictionary()
    loaded = []

    def load(name):
        document = cache.get(name)
        if document is None:
            document = cache[name] = Document(name)
            loaded.append(name)
        return document

    a = load("a")
    b = load("b")
    load("c")                      # used once, gone at once
    print("cached:", sorted(cache), "same object:", load("a") is a)
    del a
    print("cached:", sorted(cache))
    load("a")
    print("loaded:", loaded, "b is", b.name)


def callbacks_in_order():
    events = []
    d = Document("d")
    refs = [weakref.ref(d, lambda r, n=n: events.append("callback %d" % n)) for n in range(3)]
    finalizer = weakref.finalize(d, events.append, "finalize")
    d.self_proxy = weakref.proxy(d)
    del d
    events.append("after del")
    print(events, [r() for r in refs], finalizer.alive)


class Guard:
    def __init__(self, name):
        self.name = name
        log.append("enter " + name)

    def __del__(self):
        log.append("leave " + self.name)


def guards():
    log.clear()

    def inner():
        g = Guard("inner")
        raise ValueError("out")

    outer = Guard("outer")
    try:
        inner()
    except ValueError:
        log.append("handler")
    log.append("after handler")
    outer = Guard("other")         # the old one dies after the new one was made
    [Guard("temporary %d" % i) for i in range(2)]
    generator = (Guard("in generator") for _ in range(3))
    next(generator)
    generator.close()
    del outer
    print("\n".join(log))


class Resurrected:
    kept = []

    def __del__(self):
        Resurrected.kept.append(self)


def resurrection():
    Resurrected()
    print("saved by its finaliser:", len(Resurrected.kept))
    Resurrected.kept.clear()       # the finaliser does not run twice
    print("and gone:", len(Resurrected.kept))


def across_threads():
    """Objects made by one thread die in another, where the last reference is dropped."""
    finished = []

    class Job:
        def __init__(self, n):
            self.n = n

        def __del__(self):
            finished.append(self.n)

    work = queue.Queue()
    alive = []

    def worker():
        while (job := work.get()) is not None:
            alive.append(job.n not in finished)
        del job

    workers = [threading.Thread(target=worker) for _ in range(3)]
    for w in workers:
        w.start()
    for n in range(300):
        work.put(Job(n))
    for _ in workers:
        work.put(None)
    for w in workers:
        w.join()
    print("jobs:", len(finished), "each once:", sorted(finished) == list(range(300)), "alive while used:", all(alive))


def main():
    for part in (pool_of_connections, files_closed_by_scope, cache_that_forgets, callbacks_in_order, guards, resurrection, across_threads):
        print("--", part.__name__.replace("_", " "))
        part()


if __name__ == "__main__":
    main()
