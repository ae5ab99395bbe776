# SPDX-License-Identifier: Apache-2.0
"""Lists, tuples and other things taken apart by hot code, and by code that met something else before."""


def three(x):
    a, b, c = x
    return a, b, c


def nested(rows):
    t = 0.0
    for (x, y), (z, [w]) in rows:
        t += x * y + z * w
    return t


class Listed(list):
    def __iter__(self):
        return iter("xyz")


def hot(f, *a):
    for _ in range(700):
        r = f(*a)
    return r


print(hot(three, [1, 2, 3]), hot(three, (4, 5, 6)), three(Listed([1, 2])), three("abc"), three({7: 1, 8: 2, 9: 3}))
# expect: (1, 2, 3) (4, 5, 6) ('x', 'y', 'z') ('a', 'b', 'c') (7, 8, 9)
print(hot(nested, [([1.5, 2], (3, [4.5])), ((1, 2), [3, [4]])]))
# expect: 30.5
for wrong in ([1, 2], [1, 2, 3, 4], (1,), (1, 2, 3, 4), "ab", iter("abcd"), 5):
    try:
        three(wrong)
    except (ValueError, TypeError) as e:
        print(e)
# expect: not enough values to unpack (expected 3, got 2)
# expect: too many values to unpack (expected 3, got 4)
# expect: not enough values to unpack (expected 3, got 1)
# expect: too many values to unpack (expected 3, got 4)
# expect: not enough values to unpack (expected 3, got 2)
# expect: too many values to unpack (expected 3)
# expect: cannot unpack non-iterable int object


class Item:
    alive = 0

    def __init__(self):
        Item.alive += 1

    def __del__(self):
        Item.alive -= 1


def taken():
    a, b = [Item(), Item()]
    a, b = (b, a)
    [a, b] = a, 1
    return Item.alive


print(hot(taken), Item.alive)
# expect: 1 0
