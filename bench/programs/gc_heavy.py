# SPDX-License-Identifier: Apache-2.0
"""Garbage: binary trees, rings that only the collector frees, instances with dicts, closures."""
import gc

from _bench import run


class Ring:
    def __init__(self, n):
        self.items = [self]
        self.back = {"self": self, "n": n}


def bottom_up(depth):
    if depth == 0:
        return (None, None)
    return (bottom_up(depth - 1), bottom_up(depth - 1))


def check(node):
    left, right = node
    return 1 if left is None else 1 + check(left) + check(right)


def counter(n):
    def step():
        nonlocal n
        n += 1
        return n
    return step


def work():
    long_lived = bottom_up(12)
    nodes = 0
    for _ in range(20):
        nodes += check(bottom_up(9))
    rings = 0
    for i in range(8000):
        rings += Ring(i).back["n"] & 1
    steps = 0
    for i in range(4000):
        steps += counter(i)()
    gc.collect()
    return "%d/%d/%d/%d" % (nodes, rings, steps, check(long_lived))


run("gc_heavy", work, rounds=6)
