# SPDX-License-Identifier: Apache-2.0
"""Generators whose items sum, any, all, list, tuple and others take without suspending them; what sees the difference."""
import gc
import sys
import threading


def upto(n):
    for i in range(n):
        yield i


def hot(f, *a):
    for _ in range(400):
        r = f(*a)
    return r


print(hot(lambda: sum(upto(50))), hot(lambda: sum(x * 0.5 for x in range(20))), hot(lambda: list(x for x in range(5))), hot(lambda: tuple(upto(3))))
print(hot(lambda: (any(x > 5 for x in range(10)), any(x > 5 for x in range(3)), all(x < 5 for x in range(10)), all(x for x in upto(0)))))
print(hot(lambda: sum(10**17 * x for x in range(200))), hot(lambda: sum(y for y in (1, 2.5, 3, True, 1j))), hot(lambda: ",".join(str(x) for x in upto(4))))
print(hot(lambda: sorted(-x for x in upto(4))), hot(lambda: max(x for x in upto(4))), hot(lambda: [*upto(3), *(x for x in "ab")]), hot(lambda: sum([[x] for x in upto(3)], [])))


# The rest of a generator that any() left.
def left_over():
    g = upto(8)
    first = any(x == 2 for x in g)
    return first, next(g), list(g), next(g, "end")


print(hot(left_over))


def partly():
    g = (x for x in (0, 0, 7, 0, 8))
    return any(g), list(g), any(g)


print(hot(partly))


# Errors from the body and from the consumer; what the generator looks like afterwards.
def failing(n):
    try:
        for i in range(n):
            yield i
        yield 1 / 0
    finally:
        log.append("closed")


def body_error(f):
    try:
        f(failing(5))
    except ZeroDivisionError as e:
        t = e.__traceback__
        lines = []
        while t:
            lines.append(t.tb_frame.f_code.co_name)
            t = t.tb_next
        return lines


for f in (sum, list, tuple, all):
    log = []
    print(f.__name__, hot(body_error, f), len(log), log[0])


def odd(n):
    try:
        for i in range(n):
            yield i
        yield "text"
        yield 5
    except GeneratorExit:
        log.append("exit")
        raise
    finally:
        log.append("finally")


def consumer_error():
    g = odd(4)
    try:
        sum(g)
    except TypeError as e:
        return str(e), g.gi_frame.f_lineno - odd.__code__.co_firstlineno, g.gi_running, next(g)


log = []
print(hot(consumer_error), len(log), log[:2])
log = []
print(hot(lambda: any(x == 1 for x in odd(3))), len(log), log[:2])


# From inside.
def looks(n):
    for i in range(n):
        f = sys._getframe()
        yield (f.f_lineno - looks.__code__.co_firstlineno, f.f_back.f_code.co_name, i)


def caller():
    return list(looks(2))


print(hot(caller))


def running(box):
    for i in range(3):
        yield box[0].gi_running, box[0].gi_suspended


def self_seen():
    box = []
    g = running(box)
    box.append(g)
    return list(g)


print(hot(self_seen))


def again(box):
    yield 1
    try:
        next(box[0])
    except ValueError as e:
        yield str(e)


def reenter():
    box = []
    g = again(box)
    box.append(g)
    return list(g)


print(hot(reenter))


# yield from, send's value, nested pushing.
def both(n):
    got = yield from upto(n)
    x = yield n
    yield (got, x)


print(hot(lambda: list(both(3))), hot(lambda: sum(sum(x for x in upto(y)) for y in upto(6))))


# Items die when they should.
class Item:
    alive = 0

    def __init__(self, v):
        self.v = v
        Item.alive += 1

    def __del__(self):
        Item.alive -= 1
        order.append(self.v)

    def __add__(self, other):
        return other

    __radd__ = __add__

    def __bool__(self):
        return self.v > 2


def items(n):
    for i in range(n):
        x = Item(i)
        yield x
        order.append("after %d" % i)


order = []
print(any(items(9)), order)
order = []
print(len(list(items(3))), order)
for _ in range(400):
    order = []
    any(items(9))
print(order, Item.alive)


# Watchers.
def traced():
    events = []

    def tracer(frame, event, arg):
        if frame.f_code is upto.__code__:
            events.append((event, frame.f_lineno - upto.__code__.co_firstlineno, arg))
            return tracer

    sys.settrace(tracer)
    try:
        r = list(upto(2))
    finally:
        sys.settrace(None)
    return r, events


hot(lambda: list(upto(2)))
print(traced())


def starts_tracing(n):
    for i in range(n):
        if i == 1:
            sys.settrace(lambda *a: None)
        yield i
    sys.settrace(None)


print(hot(lambda: list(starts_tracing(4))))


# Two threads that draw from one generator get each item once, or are told that it is running.
def shared():
    g = upto(20000)
    got = []

    def draw():
        while True:
            try:
                got.append(sum(x for x in g))
                return
            except ValueError:
                pass

    ts = [threading.Thread(target=draw) for _ in range(2)]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    return len(got), sum(got) <= sum(range(20000))


print(shared())


# Cycles through a generator that is drained are found afterwards.
def cyclic():
    box = []
    g = (box for _ in range(3))
    box.append(g)
    return len(list(g))


print(hot(cyclic), gc.collect() >= 0)
print(hot(lambda: dict((k, v) for k, v in zip("ab", upto(2)))), hot(lambda: set(x % 3 for x in upto(9))))

# expect: 1225 95.0 [0, 1, 2, 3, 4] (0, 1, 2)
# expect: (True, False, False, True)
# expect: 1990000000000000000000 (7.5+1j) 0,1,2,3
# expect: [-3, -2, -1, 0] 3 [0, 1, 2, 'a', 'b'] [0, 1, 2]
# expect: (True, 3, [4, 5, 6, 7], 'end')
# expect: (True, [0, 8], False)
# expect: sum ['body_error', 'failing'] 400 closed
# expect: list ['body_error', 'failing'] 400 closed
# expect: tuple ['body_error', 'failing'] 400 closed
# expect: all None 400 closed
# expect: ("unsupported operand type(s) for +: 'int' and 'str'", 4, False, 5) 800 ['exit', 'finally']
# expect: True 800 ['exit', 'finally']
# expect: [(3, 'caller', 0), (3, 'caller', 1)]
# expect: [(True, False), (True, False), (True, False)]
# expect: [1, 'generator already executing']
# expect: [0, 1, 2, 3, (None, None)] 20
# expect: True ['after 0', 0, 'after 1', 1, 'after 2', 2, 3]
# expect: 3 ['after 0', 'after 1', 'after 2', 2, 1, 0]
# expect: ['after 0', 0, 'after 1', 1, 'after 2', 2, 3] 0
# expect: ([0, 1], [('call', 0, None), ('line', 1, None), ('line', 2, None), ('return', 2, 0), ('call', 2, None), ('line', 1, None), ('line', 2, None), ('return', 2, 1), ('call', 2, None), ('line', 1, None), ('return', 1, None)])
# expect: [0, 1, 2, 3]
# expect: (2, True)
# expect: 3 True
# expect: {'a': 0, 'b': 1} {0, 1, 2}
