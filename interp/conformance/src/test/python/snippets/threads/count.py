# SPDX-License-Identifier: Apache-2.0
"""itertools.count: every number once, and past the range of a machine word."""
import itertools
import threading


def take(n, *args):
    c = itertools.count(*args)
    return [next(c) for _ in range(n)] + [repr(c)]


# expect: [4611686018427387902, 4611686018427387903, 4611686018427387904, 'count(4611686018427387905)']
print(take(3, 2 ** 62 - 2))
# expect: [4611686018427387903, 4611686018427420670, 4611686018427453437, 4611686018427486204, 'count(4611686018427518971, 32767)']
print(take(4, 2 ** 62 - 1, 2 ** 15 - 1))
# expect: [9223372036854775806, 9223372036854775807, 9223372036854775808, 'count(9223372036854775809)']
print(take(3, 2 ** 63 - 2))
# expect: [-9223372036854775807, -9223372036854775808, -9223372036854775809, 'count(-9223372036854775810, -1)']
print(take(3, 1 - 2 ** 63, -1))
# expect: [0, 4611686018427387904, 9223372036854775808, 13835058055282163712, 'count(18446744073709551616, 4611686018427387904)']
print(take(4, 0, 2 ** 62))


def shared(*args):
    c = itertools.count(*args)
    seen = [[], []]
    threads = [threading.Thread(target=lambda out: out.extend(next(c) for _ in range(5000)), args=(s,)) for s in seen]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return sorted(seen[0] + seen[1])


# expect: True
print(shared() == list(range(10000)))
# expect: True
print(shared(2 ** 62 - 5000) == list(range(2 ** 62 - 5000, 2 ** 62 + 5000)))
