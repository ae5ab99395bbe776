# SPDX-License-Identifier: Apache-2.0
"""Generators: recursive walks with yield from, pipelines, send."""
from _bench import run


class Node:
    def __init__(self, left, value, right):
        self.left = left
        self.value = value
        self.right = right

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.value
        if self.right is not None:
            yield from self.right


def tree(lo, hi):
    if lo >= hi:
        return None
    mid = (lo + hi) // 2
    return Node(tree(lo, mid), mid, tree(mid + 1, hi))


def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1


def mapped(source):
    for x in source:
        yield x * 3 + 2


def kept(source):
    for x in source:
        if x & 1:
            yield x


def averager():
    total = count = 0
    while True:
        x = yield total
        total += x
        count += 1
        if count == 1000:
            total //= 2
            count = 0


def work():
    walked = 0
    for v in tree(0, 12000):
        walked += v
    piped = sum(kept(mapped(kept(numbers(120000)))))
    a = averager()
    next(a)
    last = 0
    for i in range(60000):
        last = a.send(i)
    a.close()
    return "%d/%d/%d" % (walked, piped, last)


run("generators", work, rounds=3)
