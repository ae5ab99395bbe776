# SPDX-License-Identifier: Apache-2.0
"""Threads that read one shared dict, list and set of objects, call their methods, and write nothing shared."""
import threading

from _bench import run

BLOCKS = 960


class Item:
    def __init__(self, ident):
        self.ident = ident
        self.weight = ident % 13
        self.tags = ("t%d" % (ident % 5), "u%d" % (ident % 7))

    def score(self, scale):
        return self.weight * scale + len(self.tags)


ITEMS = {"item%d" % i: Item(i) for i in range(1000)}
NAMES = list(ITEMS)
ODD = set(NAMES[1::2])
SCALES = {"t%d" % i: i + 1 for i in range(5)}


def block(b):
    total = 0
    for i in range(2000):
        name = NAMES[(i * 7 + b) % 1000]
        item = ITEMS[name]
        total += item.score(SCALES[item.tags[0]])
        if name in ODD:
            total += item.ident & 3
    return total


def work(threads):
    results = [0] * threads

    def body(t):
        total = 0
        for b in range(t, BLOCKS, threads):
            total += block(b)
        results[t] = total

    workers = [threading.Thread(target=body, args=(t,)) for t in range(threads)]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    return sum(results)


run("mt_read_shared", work, threaded=True)
