# SPDX-License-Identifier: Apache-2.0
"""Python threads by the ten thousand, as virtual threads: they start, block, exchange a message each, and end.

    TYPHON_JAVA_OPTIONS=-Xmx2g ./typhon -X virtual_threads=1 stress-tests/virtual_threads.py [--threads N] [--handlers N]

A third of the threads waits for a lock, a third for a queue of its own, a third sleeps and then waits for a queue that all of them share. Each puts
its number into one queue, and all numbers must come back once. Then handlers take requests from one queue.Queue and answer into
another. Prints times, and the memory of an idle thread where the virtual machine tells it.
"""
import argparse
import queue
import resource
import threading
import time


def resident():
    """Kilobytes of memory that the process has now."""
    with open("/proc/self/statm") as f:
        return int(f.read().split()[1]) * resource.getpagesize() // 1024


def exchange(n, hold=0):
    answers = queue.SimpleQueue()
    gate = threading.Lock()
    gate.acquire()
    shared = queue.SimpleQueue()
    own = [queue.SimpleQueue() if i % 3 == 1 else None for i in range(n)]
    waiting = queue.SimpleQueue()

    def by_lock(i):
        waiting.put(i)
        with gate:
            pass
        answers.put(i)

    def by_queue(i):
        waiting.put(i)
        answers.put(own[i].get())

    def by_sleep(i):
        waiting.put(i)
        time.sleep(0.01)
        answers.put(shared.get())

    bodies = (by_lock, by_queue, by_sleep)
    before = resident()
    start = time.perf_counter()
    threads = [threading.Thread(target=bodies[i % 3], args=(i,)) for i in range(n)]
    for t in threads:
        t.start()
    for _ in range(n):
        waiting.get()
    started = time.perf_counter()
    print("%d threads wait after %.1f s; the process grew by %d bytes a thread" % (n, started - start, (resident() - before) * 1024 // n), flush=True)
    time.sleep(hold)
    gate.release()
    for i in range(n):
        if i % 3 == 1:
            own[i].put(i)
        elif i % 3 == 2:
            shared.put(i)
    got = [answers.get() for _ in range(n)]
    exchanged = time.perf_counter()
    for t in threads:
        t.join()
    assert sorted(got) == list(range(n)), "messages were lost or doubled"
    print("%d messages after %.1f s, all joined after %.1f s" % (n, exchanged - started, time.perf_counter() - exchanged), flush=True)


def serve(n, requests):
    asked = queue.Queue()
    answered = queue.Queue()

    def handler():
        while (r := asked.get()) is not None:
            answered.put(r * r)

    start = time.perf_counter()
    threads = [threading.Thread(target=handler) for _ in range(n)]
    for t in threads:
        t.start()
    for r in range(requests):
        asked.put(r)
    total = sum(answered.get() for _ in range(requests))
    served = time.perf_counter() - start
    for _ in threads:
        asked.put(None)
    for t in threads:
        t.join()
    assert total == sum(r * r for r in range(requests))
    print("%d handlers answered %d requests in %.1f s" % (n, requests, served), flush=True)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--threads", type=int, default=100_000)
    p.add_argument("--handlers", type=int, default=10_000)
    p.add_argument("--requests", type=int, default=100_000)
    p.add_argument("--hold", type=float, default=0, help="seconds in which all threads wait, to look at the process")
    o = p.parse_args()
    exchange(min(1000, o.threads))
    exchange(o.threads, o.hold)
    serve(o.handlers, o.requests)


main()
