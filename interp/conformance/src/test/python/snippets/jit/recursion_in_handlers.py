# Handlers that recurse end at the limit, compiled or not: the number of calls doubles with each level.
import sys


def count(levels):
    calls = 0

    def f():
        nonlocal calls
        calls += 1
        try:
            f()
        except RecursionError:
            f()

    limit = sys.getrecursionlimit()
    depth = 1
    while True:
        try:
            sys.setrecursionlimit(depth)
        except RecursionError:
            depth += 1
        else:
            break
    sys.setrecursionlimit(depth + levels)
    try:
        f()
    except RecursionError:
        return calls
    finally:
        sys.setrecursionlimit(limit)


print(count(8), count(10), count(11))  # expect: 511 2047 4095
