# SPDX-License-Identifier: Apache-2.0
"""A pipeline over queues: one source, n parsers, one sink."""
import queue
import threading

from _bench import run

LINES = ["%d,%d,name%d,%d" % (i, i * i % 101, i % 17, i % 5) for i in range(20000)]
BATCH = 20


def parse(lines):
    result = []
    for line in lines:
        a, b, name, d = line.split(",")
        result.append((name, int(a) * int(b) + int(d)))
    return result


def work(threads):
    todo = queue.Queue(64)
    done = queue.Queue(64)
    totals = {}

    def parser():
        while True:
            batch = todo.get()
            if batch is None:
                done.put(None)
                return
            done.put(parse(batch))

    def sink():
        left = threads
        while left:
            batch = done.get()
            if batch is None:
                left -= 1
            else:
                for name, value in batch:
                    totals[name] = totals.get(name, 0) + value

    workers = [threading.Thread(target=parser) for _ in range(threads)] + [threading.Thread(target=sink)]
    for w in workers:
        w.start()
    for i in range(0, len(LINES), BATCH):
        todo.put(LINES[i:i + BATCH])
    for _ in range(threads):
        todo.put(None)
    for w in workers:
        w.join()
    return "%d/%d" % (len(totals), sum(totals.values()))


run("mt_pipeline", work, rounds=2, threaded=True)
