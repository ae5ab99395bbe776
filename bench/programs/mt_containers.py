# SPDX-License-Identifier: Apache-2.0
"""One dict, one list, one set, one counter and one deque that all threads write, by operations that need no lock."""
import itertools
import threading
from collections import deque

from _bench import run

BLOCKS = 240
EACH = 3000


def work(threads):
    shared = {}
    log = []
    seen = set()
    ring = deque(maxlen=100)
    numbers = itertools.count()

    def body(t):
        for block in range(t, BLOCKS, threads):
            base = block * EACH
            for i in range(base, base + EACH):
                shared[i] = i * 3
                log.append(i)
                seen.add(i % 1000)
                ring.append(i)
                next(numbers)
                if i % 4 == 3:
                    shared.pop(i - 1)
                    log.pop()

    workers = [threading.Thread(target=body, args=(t,)) for t in range(threads)]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    total = BLOCKS * EACH
    return "%d/%d/%d/%d/%d/%d" % (len(shared), sum(shared.values()), len(log), len(seen), len(ring), next(numbers) == total)


run("mt_containers", work, rounds=2, threaded=True)
