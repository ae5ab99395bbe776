# SPDX-License-Identifier: Apache-2.0
"""A thread pool's map over independent tasks of unequal length, results in order."""
from concurrent.futures import ThreadPoolExecutor

from _bench import run

TASKS = [(i * 37 % 11 + 1) * 20 for i in range(600)]


def task(n):
    """Collatz steps of the first n numbers, remembered in a dict."""
    known = {1: 0}
    total = 0
    for start in range(1, n + 1):
        path = []
        x = start
        while x not in known:
            path.append(x)
            x = x * 3 + 1 if x & 1 else x >> 1
        steps = known[x]
        for y in reversed(path):
            steps += 1
            known[y] = steps
        total += known[start]
    return total


def work(threads):
    with ThreadPoolExecutor(threads) as pool:
        results = list(pool.map(task, TASKS))
    h = 0
    for r in results:
        h = (h * 31 + r) & 0xFFFFFFFF
    return h


run("mt_pool", work, rounds=2, threaded=True)
