# With statements, hot: what the functions get, classes that change meanwhile, exceptions, nesting.
import contextlib
import gc
import sys


class Plain:
    def __init__(self):
        self.n = 0

    def __enter__(self):
        self.n += 1
        return self

    def __exit__(self, t, v, tb):
        self.n -= 1
        self.last = t, v, tb


class Star:
    def __enter__(self):
        return 'star'

    def __exit__(self, *a):
        return a == (None, None, None)


class Two:
    def __enter__(self):
        return 2

    def __exit__(self, t, *a):
        global seen
        seen = t, a


def use(c):
    for i in range(700):
        with c as x:
            y = x
    return y


p = Plain()
print(use(p) is p, p.n, p.last)  # expect: True 0 (None, None, None)
print(use(Star()), use(Two()), seen)  # expect: star 2 (None, (None, None))


def raising(c):
    for i in range(700):
        with c:
            if i % 7 == 0:
                raise KeyError(i)
    return i


class Swallow:
    count = 0

    def __enter__(self):
        return self

    def __exit__(self, t, v, tb):
        if t is not None:
            self.count += 1
            assert v.__traceback__ is tb and tb.tb_frame is sys._getframe(1)
        return True


s = Swallow()
print(raising(s), s.count)  # expect: 699 100
try:
    raising(p)
except KeyError as e:
    print(e, p.n, p.last[0], p.last[1] is e)  # expect: 0 0 <class 'KeyError'> True


def nested(a, b):
    log = []
    for i in range(700):
        with a as x, b as y:
            if i == 650:
                break
            for j in range(2):
                if j:
                    continue
            log.append((x is a, y))
    with a:
        return len(log), log[-1]


print(nested(Plain(), Star()))  # expect: (650, (True, 'star'))


# The class changes inside the body; the function found first is called, and lives.
class Changing:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        log.append('old')


log = []


def change(c, when):
    for i in range(700):
        with c:
            if i == when:
                Changing.__exit__ = lambda self, *a: log.append('new')
                gc.collect()


c = Changing()
change(c, -1)
log.clear()
change(c, 698)
print(log.count('old'), log[-2:])  # expect: 699 ['old', 'new']


def missing(o):
    try:
        with o:
            pass
    except TypeError as e:
        return str(e)


class NoExit:
    def __enter__(self):
        pass


for i in range(700):
    m = missing(NoExit()), missing(Plain()), missing(1)
print(m[0].replace(__name__ + '.', 'NAME.'))  # expect: 'NAME.NoExit' object does not support the context manager protocol (missed __exit__ method)
print(m[1], m[2])  # expect: None 'int' object does not support the context manager protocol (missed __exit__ method)


@contextlib.contextmanager
def managed(log):
    log.append('in')
    try:
        yield len(log)
    finally:
        log.append('out')


def manage():
    log = []
    for i in range(300):
        with managed(log) as n:
            assert n == 2 * i + 1
    try:
        with managed(log):
            1 / 0
    except ZeroDivisionError:
        log.append('zero')
    return len(log), log[-3:]


print(manage())  # expect: (603, ['in', 'out', 'zero'])


# What a body raises is not kept by what follows.
class Dies(Exception):
    def __del__(self):
        died.append(1)


died = []


def drops():
    for i in range(300):
        with contextlib.suppress(Dies):
            raise Dies
        assert len(died) == i + 1, i


drops()
print(len(died))  # expect: 300
