# SPDX-License-Identifier: Apache-2.0
"""The largest singular value of an endless matrix: calls of a tiny function and generator expressions."""
from _bench import run


def a(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(u):
    return [sum([a(i, j) * x for j, x in enumerate(u)]) for i in range(len(u))]


def transposed_times(u):
    return [sum(a(j, i) * x for j, x in enumerate(u)) for i in range(len(u))]


def work():
    u = [1.0] * 150
    v = u
    for _ in range(4):
        v = transposed_times(times(u))
        u = transposed_times(times(v))
    vbv = vv = 0.0
    for x, y in zip(u, v):
        vbv += x * y
        vv += y * y
    return "%.9f" % (vbv / vv) ** 0.5


run("spectral_norm", work)
