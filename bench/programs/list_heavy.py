# SPDX-License-Identifier: Apache-2.0
"""lists: append, pop, index, slices, sorts with keys, nested, a sieve, a matrix product, a binary heap by hand."""
from _bench import run, Random, mix


def sieve(n):
    flags = [True] * n
    flags[0] = flags[1] = False
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            flags[i * i::i] = [False] * len(range(i * i, n, i))
    return [i for i, f in enumerate(flags) if f]


def push(heap, x):
    heap.append(x)
    i = len(heap) - 1
    while i > 0 and heap[(i - 1) >> 1] > heap[i]:
        parent = (i - 1) >> 1
        heap[parent], heap[i] = heap[i], heap[parent]
        i = parent


def pop(heap):
    top = heap[0]
    last = heap.pop()
    n = len(heap)
    if n:
        heap[0] = last
        i = 0
        while 2 * i + 1 < n:
            c = 2 * i + 1
            if c + 1 < n and heap[c + 1] < heap[c]:
                c += 1
            if heap[i] <= heap[c]:
                break
            heap[i], heap[c] = heap[c], heap[i]
            i = c
    return top


def multiply(a, b):
    n = len(a)
    result = [[0] * n for _ in range(n)]
    for i in range(n):
        row = a[i]
        for j in range(n):
            s = 0
            for k in range(n):
                s += row[k] * b[k][j]
            result[i][j] = s
    return result


def work():
    random = Random(9)
    primes = sieve(40000)
    h = mix(len(primes), primes[-1])
    values = [random.below(100000) for _ in range(3000)]
    heap = []
    for v in values:
        push(heap, v)
    ordered = [pop(heap) for _ in range(len(values))]
    if ordered != sorted(values):
        raise ValueError("heap")
    records = sorted([(v % 97, v) for v in values], key=lambda r: (-r[0], r[1]))
    h = mix(h, records[17][1])
    m = [[(i * j) % 11 for j in range(30)] for i in range(30)]
    h = mix(h, sum([sum(r) for r in multiply(m, m)]))
    queue = []
    for i in range(20000):
        queue.append(i)
        if len(queue) > 100:
            h += queue.pop(0)
    halves = values[:1500] + values[1500:][::-1]
    halves.reverse()
    return mix(h & 0xFFFFFFFF, halves.index(values[0]) + halves.count(halves[5]))


run("list_heavy", work, rounds=4)
