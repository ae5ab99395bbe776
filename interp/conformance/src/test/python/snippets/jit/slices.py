# Slices of lists in compiled code: alone with the list and not, odd bounds, other containers, frames that look on.
import sys
import threading


def flips(n):
    work = list(range(n))
    count = 0
    for k in range(n):
        work[:k + 1] = work[k::-1]
        count += work[0]
    return work, count


for _ in range(40):
    w = flips(7)
print(w)
# expect: ([6, 4, 2, 0, 1, 3, 5], 21)


def shapes(a):
    n = len(a)
    out = []
    for i in range(-n - 1, n + 2):
        b = a[:]
        b[i:i + 2] = a[i:]
        c = a[::-1]
        c[1:3] = [i]
        c[2:2] = c[:2]
        d = a[i::2]
        out.append((b, c, d, a[i:], a[:i]))
    return out


for _ in range(20):
    s = shapes([1, 2, 3])
print(s[0])
print(s[4])
print(s[-1])
# expect: ([1, 2, 3, 2, 3], [3, -4, 3, -4], [1, 3], [1, 2, 3], [])
# expect: ([1, 2, 3, 3], [3, 0, 3, 0], [1, 3], [1, 2, 3], [])
# expect: ([1, 2, 3], [3, 4, 3, 4], [], [], [1, 2, 3])


# The source is the target, or a variable that keeps its items.
def sources(n):
    a, b = [1, 2], [7, 8, 9]
    for i in range(n):
        a[1:1] = a
        a[:2] = b
        b[:] = b
        a[4:] = (i,)
        a[:0] = 'xy'
        del a[6:]
    return a, b


for _ in range(40):
    r = sources(5)
print(r)
# expect: (['x', 'y', 7, 8, 9, 'y'], [7, 8, 9])


class Index:
    def __init__(self, i, do):
        self.i, self.do = i, do

    def __index__(self):
        self.do()
        return self.i


def changing(n):
    a = list(range(n))
    for i in range(n):
        a[Index(0, a.clear):1] = [i]
        a[1:] = a[Index(0, lambda: a.append(5)):]
    return a


for _ in range(40):
    c = changing(4)
print(c)
# expect: [3, 3, 5]


class Log:
    def __init__(self, n, log):
        self.n, self.log = n, log

    def __del__(self):
        self.log(self.n)


def dying():
    seen = []
    a = []
    log = lambda n: seen.append((n, len(a)))
    for i in range(6):
        a.append(Log(i, log))
    a[1:3] = [1, 2]
    a[3:] = []
    a[:] = a[:1]
    return seen


for _ in range(40):
    d = dying()
print(d)
# expect: [(2, 6), (1, 6), (5, 3), (4, 3), (3, 3)]


def others(x, i):
    return x[i:], x[:i], x[1:i], x[::2]


for _ in range(20):
    o = [others(x, 2) for x in ('abc', (1, 2, 3), b'xyz', [1, 2, 3], range(4))]
print(o[0], o[1], o[3])
# expect: ('c', 'ab', 'b', 'ac') ((3,), (1, 2), (2,), (1, 3)) ([3], [1, 2], [2], [1, 3])


def wrong(a, b):
    got = []
    for i in range(3):
        try:
            a[::0]
        except ValueError as e:
            got.append(str(e))
        try:
            a[:i] = i
        except TypeError as e:
            got.append(str(e))
        try:
            a[b:]
        except TypeError as e:
            got.append(str(e))
    return got


for _ in range(30):
    g = wrong([1, 2], 1.5)
print(g[-3:])
# expect: ['slice step cannot be zero', 'must assign iterable to extended slice', 'slice indices must be integers or None or have an __index__ method']


# A list that others see through the frame, and one that threads share.
def looked_at():
    mine = [1, 2, 3]
    for i in range(20):
        mine[:1] = mine[1::-1]
        f = sys._getframe()
        theirs = f.f_locals['mine']
        mine[1:] = mine[:1]
        theirs[:1] = mine[::-1]
    del f
    return len(mine), mine is theirs


for _ in range(5):
    t = looked_at()
print(t[1])
# expect: True


def turn(a):
    for _ in range(300):
        a[:] = a[::-1]
        a[:2] = a[1::-1]


shared = list(range(8))
threads = [threading.Thread(target=turn, args=(shared,)) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(shared))
# expect: 8
