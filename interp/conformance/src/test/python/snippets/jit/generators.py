# Generators resumed by compiled loops and delegations: items, ends, errors, recursion, frames that look on, threads that share.
import sys
import threading


def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1


def total(source):
    t = 0
    for x in source:
        t += x
    return t


def mapped(source):
    for x in source:
        yield x * 3


def kept(source):
    for x in source:
        if x & 1:
            yield x


for _ in range(30):
    a = total(numbers(50)), total(mapped(kept(numbers(50)))), total(x * x for x in range(20))
print(a)
# expect: (1225, 1875, 2470)


# A loop over a generator now and a list then.
def both(n):
    return [total(numbers(5) if i % 3 else [i, i]) for i in range(n)]


print(both(40)[-4:])
# expect: [72, 10, 10, 78]


# Several yields, of several kinds.
def three(n):
    for i in range(n):
        yield i
        yield i + 0.5
        got = yield str(i)
        assert got is None


def kinds():
    out = []
    for x in three(9):
        out.append(x)
    return out


for _ in range(9):
    k = kinds()
print(k[-3:], len(k))
# expect: [8, 8.5, '8'] 27


# Delegation: values that are sent, results, exceptions that pass through.
class Tree:
    def __init__(self, left, value, right):
        self.left, self.value, self.right = left, value, right

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.value
        if self.right is not None:
            yield from self.right


def tree(lo, hi):
    if lo >= hi:
        return None
    mid = (lo + hi) // 2
    return Tree(tree(lo, mid), mid, tree(mid + 1, hi))


print(total(tree(0, 200)), list(tree(0, 5)))
# expect: 19900 [0, 1, 2, 3, 4]


def averager():
    s = 0
    while True:
        x = yield s
        if x is None:
            return s
        s += x


def outer():
    while True:
        r = yield from averager()
        yield 'sum', r


o = outer()
next(o)
for i in range(300):
    last = o.send(i)
print(last, o.send(None), next(o), o.send(4))
# expect: 44850 ('sum', 44850) 0 4


def failing(n):
    for i in range(n):
        yield i
    raise ValueError(n)


def passing(n):
    try:
        yield from failing(n)
    except ValueError as e:
        yield -e.args[0]
    yield from failing(2)


def caught(n):
    out = []
    try:
        for x in passing(n):
            out.append(x)
    except ValueError as e:
        tb, names = e.__traceback__, []
        while tb:
            names.append(tb.tb_frame.f_code.co_name)
            tb = tb.tb_next
        return out, names


for _ in range(60):
    c = caught(3)
print(c)
# expect: ([0, 1, 2, -3, 0, 1], ['caught', 'passing', 'failing'])


# One that is resumed while it runs.
def itself():
    yield 1
    for x in me:
        yield x


for _ in range(40):
    me = itself()
    try:
        for x in me:
            pass
    except ValueError as e:
        said = str(e)
me = None
print(said)
# expect: generator already executing


# One that ended, and one whose loop is left early and taken up again.
def again():
    g = numbers(6)
    out = []
    for x in g:
        if x == 2:
            break
    for x in g:
        out.append(x)
    for x in g:
        out.append('never')
    return out


for _ in range(60):
    r = again()
print(r)
# expect: [3, 4, 5]


# The frames see each other.
def looker():
    while True:
        f = sys._getframe(1)
        yield f.f_code.co_name, f.f_locals['n'], sys._getframe(0).f_back is f


def seen(n):
    for x in looker():
        n += 1
        if n == 30:
            return x


for _ in range(20):
    s = seen(0)
print(s)
# expect: ('seen', 29, True)


# Recursion too deep for the machine's stack, and for Python.
def deep(n):
    yield n
    if n:
        for x in deep(n - 1):
            yield x


def deeper(n):
    yield n
    if n:
        yield from deeper(n - 1)


print(sum(deep(90)), sum(deeper(90)))
# expect: 4095 4095
limit = sys.getrecursionlimit()
for f in deep, deeper:
    try:
        for x in f(limit + 100):
            pass
    except RecursionError as e:
        print(e)
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded


# Finalizers and exceptions in flight inside.
def guarded(n, log):
    try:
        for i in range(n):
            yield i
    finally:
        log.append(('end', sys.exception()))


def early(log):
    for x in guarded(10, log):
        if x == 3:
            return x


for _ in range(60):
    log = []
    e = early(log)
print(e, log[0][0], type(log[0][1]).__name__)
# expect: 3 end GeneratorExit


def handling():
    try:
        raise KeyError('k')
    except KeyError:
        for x in numbers(30):
            pass
        for x in (sys.exception() for _ in range(3)):
            pass
        return repr(x), repr(sys.exception())


for _ in range(30):
    h = handling()
print(h)
# expect: ("KeyError('k')", "KeyError('k')")


# Threads that share one generator: every item arrives once, or the other is told that it runs.
def shared(n):
    for i in range(n):
        yield i


def drain(g, out):
    while True:
        try:
            for x in g:
                out.append(x)
            return
        except ValueError:
            pass


g = shared(4000)
outs = [[], []]
threads = [threading.Thread(target=drain, args=(g, out)) for out in outs]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(outs[0] + outs[1]) == list(range(4000)))
# expect: True


# Coroutines that await each other.
class Once:
    def __await__(self):
        return (yield 'asks')


async def inner(n):
    return await Once() + n


async def middle(n):
    t = 0
    for i in range(n):
        t += await inner(i)
    return t


def drive(co):
    n = 0
    try:
        co.send(None)
        while True:
            n += 1
            co.send(n)
    except StopIteration as e:
        return n, e.value


for _ in range(20):
    d = drive(middle(20))
print(d)
# expect: (20, 400)
used = inner(1)
used.close()


async def reuse():
    await used


try:
    drive(reuse())
except RuntimeError as e:
    print(e)
# expect: cannot reuse already awaited coroutine
