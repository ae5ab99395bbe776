# SPDX-License-Identifier: Apache-2.0
"""Threads that share nothing but code: each searches its own numbers for primes and keeps a dict of its own."""
import threading

from _bench import run

BLOCKS = 11520
STEP = 500


def block(start):
    found = {}
    for n in range(start, start + STEP):
        d = 2
        while d * d <= n:
            if n % d == 0:
                break
            d += 1
        else:
            if n > 1:
                found[n] = n % 10
    return sum(found.values()) + len(found)


def work(threads):
    results = [0] * threads

    def body(t):
        total = 0
        for b in range(t, BLOCKS, threads):
            total += block(b % 24 * STEP)
        results[t] = total

    workers = [threading.Thread(target=body, args=(t,)) for t in range(threads)]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    return sum(results)


run("mt_independent", work, threaded=True)
