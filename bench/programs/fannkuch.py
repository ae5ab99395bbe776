# SPDX-License-Identifier: Apache-2.0
"""Flips of the first n items over all permutations: small ints and list slices."""
from _bench import run


def fannkuch(n):
    counts = list(range(1, n + 1))
    permutation = list(range(n))
    most = 0
    checksum = 0
    number = 0
    r = n
    while True:
        while r != 1:
            counts[r - 1] = r
            r -= 1
        if permutation[0]:
            work = permutation[:]
            flips = 0
            k = work[0]
            while k:
                work[:k + 1] = work[k::-1]
                flips += 1
                k = work[0]
            if flips > most:
                most = flips
            checksum += flips if number & 1 == 0 else -flips
        number += 1
        while True:
            if r == n:
                return most, checksum
            permutation.insert(r, permutation.pop(0))
            counts[r] -= 1
            if counts[r] > 0:
                break
            r += 1


def work():
    return "%d/%d" % fannkuch(8)


run("fannkuch", work)
