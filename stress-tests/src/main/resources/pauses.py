# SPDX-License-Identifier: Apache-2.0
"""Heaps of a given size, and collections of them while other threads compute."""
import gc
import statistics
import threading
import time


class Node:
    def __init__(self, other):
        self.other = other


def heap(n):
    """n live containers: instances and lists that refer to each other."""
    gc.disable()
    all = []
    last = None
    for _ in range(n // 2):
        last = Node([last])
        all.append(last)
        if len(all) > 100:
            all.append([all])
            last = None
            all = all[-1]
    gc.enable()
    return all, last


def spin(done):
    x = 0
    while not done:
        for i in range(1000):
            x = (x * 31 + i) & 0xFFFF


def measure(n, threads, times):
    """The median pause in milliseconds."""
    alive = heap(n)
    gc.collect()
    done = []
    others = [threading.Thread(target=spin, args=(done,)) for _ in range(threads)]
    for t in others:
        t.start()
    pauses = []
    for _ in range(times):
        before = pause_nanos()
        gc.collect()
        pauses.append((pause_nanos() - before) / 1e6)
    done.append(True)
    for t in others:
        t.join()
    del alive
    gc.collect()
    return statistics.median(pauses)


def young(n):
    """What automatic collections cost a program that makes and drops cycles beside a heap of this size: a row of a table."""
    alive = heap(n)
    gc.collect()
    pauses = []
    last = [0]

    def watch(phase, info):
        if phase == "start":
            last[0] = pause_nanos()
        else:
            pauses.append((pause_nanos() - last[0]) / 1e6)

    gc.callbacks.append(watch)
    start = time.perf_counter()
    while time.perf_counter() - start < 3:
        for _ in range(1000):
            a = Node(None)
            a.other = a
    took = time.perf_counter() - start
    gc.callbacks.remove(watch)
    del alive
    gc.collect()
    pauses.sort()
    return "| %s | %d | %.2f ms | %.2f ms | %.2f ms | %.0f %% |" % (
        format(n, ","), len(pauses), statistics.median(pauses), pauses[len(pauses) * 99 // 100], pauses[-1], sum(pauses) / took / 10)
