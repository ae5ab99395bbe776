# SPDX-License-Identifier: Apache-2.0
"""What is not promised to be atomic: nothing is corrupted, invented, or lost beyond what is documented.

Each check runs threads over one object for a while and raises AssertionError with what went wrong. Values are Tokens: counted objects with a
number, so that a dead or a foreign one shows.
"""
import itertools
import threading

from subjects import Token


def together(*bodies):
    errors = []

    def guarded(body):
        try:
            body()
        except BaseException as e:
            errors.append(e)

    workers = [threading.Thread(target=guarded, args=(b,)) for b in bodies]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    if errors:
        raise errors[0]


def repeat(n, body):
    def run():
        for i in range(n):
            body(i)
    return run


def until(done, body):
    def run():
        while not done:
            body()
    return run


def writer(n, body, done):
    def run():
        try:
            for i in range(n):
                body(i)
        finally:
            done.append(True)
    return run


def insert_and_pop(n):
    """list.insert and list.pop(i): what was put in is what was taken out and what is left, each once; readers see only such items."""
    items = [Token(-1 - i) for i in range(8)]
    taken = [[], []]
    done = []

    def change(t):
        def body(i):
            items.insert(i % 5, Token(2 * i + t))
            try:
                taken[t].append(items.pop((i * 7) % 6).number)
            except IndexError:
                pass
        return body

    def look():
        for x in items:
            assert type(x) is Token and -8 <= x.number < 2 * n, x
        assert len(items) < 16

    together(writer(n, change(0), done), repeat(n, change(1)), until(done, look))
    out = sorted(itertools.chain(taken[0], taken[1], [x.number for x in items]))
    assert out == sorted(range(-8, 2 * n)), "lost or doubled"


def sort_and_read(n):
    """list.sort: readers see the list empty, or items of it; a change meanwhile is a ValueError at most; nothing is lost."""
    items = [Token(i % 20) for i in range(60)]
    done = []
    lengths = set()

    def sort(i):
        items.sort(key=lambda t: t.number, reverse=i % 2 == 1)

    def look():
        lengths.add(len(items))
        for x in items:
            assert type(x) is Token, x

    together(writer(n, sort, done), until(done, look))
    assert sorted(x.number for x in items) == sorted(i % 20 for i in range(60))
    assert lengths <= {0, 60}, lengths


def sort_and_append(n):
    """As above with appends: list.sort raises ValueError and drops what was appended while the list looked empty, and only that."""
    items = [Token(0) for _ in range(10)]
    failed = []
    added = []
    done = []

    def sort(i):
        try:
            items.sort(key=lambda t: t.number)
        except ValueError as e:
            assert str(e) == "list modified during sort", e
            failed.append(i)

    def append(i):
        added.append(i)
        items.append(Token(1 + i))

    together(writer(n, append, done), until(done, lambda: sort(0)))
    numbers = sorted(x.number for x in items)
    kept = set(numbers)
    assert len(numbers) >= 10 and numbers.count(0) == 10, numbers[:20]
    assert len(numbers) == len(kept) + 9, "doubled"
    assert failed or len(numbers) == 10 + len(added), "lost without an error"


def remove_and_append(n):
    """list.remove: removes one equal item or raises ValueError; the count of items is exact in the end."""
    items = []
    removed = []
    done = []

    def remove():
        try:
            items.remove(7)
            removed.append(7)
        except ValueError:
            pass

    together(writer(n, lambda i: items.append(7), done), until(done, remove))
    assert len(items) + len(removed) == n and set(items) <= {7}


def repeat_in_place(n):
    """list *= 2: readers see items of the list; the length is a power of two times the old one."""
    base = [Token(i) for i in range(3)]
    for _ in range(n // 20):
        items = list(base)
        done = []

        def double(i, l=items):
            l *= 2

        def look(l=items):
            for x in l:
                assert type(x) is Token and 0 <= x.number < 3
            assert len(l) % 3 == 0

        together(writer(6, double, done), until(done, look))
        assert [x.number for x in items] == [0, 1, 2] * 64


def dict_iteration(n):
    """Iterating a dict that changes: RuntimeError, or pairs that were in it together."""
    d = {i: Token(i) for i in range(32)}
    done = []

    def change(i):
        k = i % 64
        if k in d:
            d.pop(k, None)
        else:
            d[k] = Token(k)

    def look():
        try:
            for k, v in d.items():
                assert v.number == k, (k, v.number)
        except RuntimeError as e:
            assert str(e) in ("dictionary changed size during iteration", "dictionary keys changed during iteration"), e

    together(writer(n, change, done), until(done, look), until(done, look))


def set_iteration(n):
    """Iterating a set that changes: RuntimeError, or members that were in it."""
    s = set(range(32))
    done = []

    def change(i):
        (s.discard if i % 3 == 0 else s.add)(i % 64)

    def look():
        try:
            for x in s:
                assert 0 <= x < 64
        except RuntimeError as e:
            assert str(e) == "Set changed size during iteration", e

    together(writer(n, change, done), until(done, look), until(done, look))


def shared_iterator(n):
    """One iterator of a list, tuple, dict, range, zip, enumerate, generator drawn from by all: no item out of nowhere."""
    for make in (lambda t: iter(t), lambda t: iter(tuple(t)), lambda t: iter({x: x for x in t}), lambda t: reversed(t), lambda t: iter(set(t)),
                 lambda t: (x for x, y in zip(t, t)), lambda t: (x for _, x in enumerate(t)), lambda t: itertools.chain(t, t), lambda t: map(lambda x: x, t)):
        tokens = [Token(i) for i in range(200)]
        known = set(tokens)
        it = make(tokens)
        drawn = [[], []]

        def draw(out, it=it):
            def body():
                while True:
                    try:
                        out.append(next(it))
                    except StopIteration:
                        return
                    except ValueError as e:
                        assert str(e) == "generator already executing", e
            return body

        together(draw(drawn[0]), draw(drawn[1]))
        assert set(drawn[0]) | set(drawn[1]) <= known


def extend_from_generator(n):
    """list.extend(generator) of two threads: all items of both, each source in its order."""
    items = []
    together(lambda: items.extend(i for i in range(n)), lambda: items.extend(-1 - i for i in range(n)))
    assert [x for x in items if x >= 0] == list(range(n)) and [x for x in items if x < 0] == [-1 - i for i in range(n)]


def read_modify_write(n):
    """d[k] = d[k] + 1 may lose counts, and invents none."""
    d = {"k": 0}

    def add(i):
        d["k"] = d["k"] + 1

    together(repeat(n, add), repeat(n, add))
    assert n <= 2 * n and 1 <= d["k"] <= 2 * n


def bytearray_bytes(n):
    """bytearray: appends of two threads are all there; slices read are as long as asked for."""
    b = bytearray(b"xxxx")
    done = []

    def look():
        assert len(b[:4]) == 4 and b[0] == 120

    together(writer(n, lambda i: b.append(1), done), repeat(n, lambda i: b.append(2)), until(done, look))
    assert b.count(1) == n and b.count(2) == n and len(b) == 2 * n + 4


CHECKS = (insert_and_pop, sort_and_read, sort_and_append, remove_and_append, repeat_in_place, dict_iteration, set_iteration, shared_iterator,
          extend_from_generator, read_modify_write, bytearray_bytes)


def check(n):
    for c in CHECKS:
        try:
            c(n)
        except AssertionError as e:
            raise AssertionError("%s: %s" % (c.__name__, e)) from e
    return len(CHECKS)
