# Exception handlers are compiled where they are entered: except, finally, with, as, nested, re-raised, in loops and generators.
import sys


def lookups(n):
    t, d, seen = 0, {0: 1, 2: 3}, []
    for i in range(n):
        try:
            t += d[i % 4]
        except KeyError as e:
            t += 100
            seen.append(e.args[0])
        else:
            t += 1000
    return t, seen[-3:]


for _ in range(5):
    r = lookups(60)
print(r)
# expect: (33060, [3, 1, 3])


def several(n):
    log = []
    for i in range(n):
        try:
            try:
                if i % 5 == 0:
                    raise ValueError(i)
                if i % 5 == 1:
                    [][i]
                if i % 5 == 2:
                    None.x
                log.append(i)
            except (ValueError, IndexError) as e:
                log.append(type(e).__name__)
            finally:
                log.append('f')
        except AttributeError as e:
            log.append(e.name)
            assert sys.exception() is e
        assert sys.exception() is None
    try:
        e
    except UnboundLocalError:
        log.append('unbound')
    return log


for _ in range(20):
    s = several(10)
print(s)
# expect: ['ValueError', 'f', 'IndexError', 'f', 'f', 'x', 3, 'f', 4, 'f', 'ValueError', 'f', 'IndexError', 'f', 'f', 'x', 8, 'f', 9, 'f', 'unbound']


class Manager:
    def __init__(self, log, swallow):
        self.log, self.swallow = log, swallow

    def __enter__(self):
        return self

    def __exit__(self, kind, e, tb):
        self.log.append(kind and kind.__name__)
        return self.swallow


def managed(n):
    log = []
    for i in range(n):
        try:
            with Manager(log, i % 2 == 0):
                if i % 3:
                    raise OSError(i)
                continue
        except OSError as e:
            log.append(e.args[0])
    return log


for _ in range(20):
    m = managed(6)
print(m)
# expect: [None, 'OSError', 1, 'OSError', None, 'OSError', 'OSError', 5]


def chain(n):
    for i in range(n):
        try:
            try:
                raise KeyError(i)
            except KeyError as e:
                raise ValueError(i) from e
        except ValueError as v:
            last = v
    lines, tb = [], last.__traceback__
    while tb:
        lines.append(tb.tb_lineno - chain.__code__.co_firstlineno)
        tb = tb.tb_next
    return repr(last.__cause__), last.__context__ is last.__cause__, lines


for _ in range(20):
    c = chain(8)
print(c)
# expect: ('KeyError(7)', True, [6])


def again(n):
    for i in range(n):
        try:
            try:
                1 // 0
            except ZeroDivisionError:
                x = i
                raise
            finally:
                x += 1
        except ArithmeticError as e:
            tb = e.__traceback__
            where = tb.tb_lineno - again.__code__.co_firstlineno
            assert tb.tb_next is None
    return x, where


for _ in range(20):
    a = again(8)
print(a)
# expect: (8, 4)


def gen(n):
    for i in range(n):
        try:
            got = yield i
            if got:
                raise ValueError(got)
        except ValueError as e:
            yield 'caught', e.args[0]
        except GeneratorExit:
            yield_log.append(i)
            raise


yield_log = []
for k in range(30):
    g = gen(5)
    out = [next(g), g.send('x'), next(g), g.throw(ValueError('t')), next(g)]
    g.close()
print(out, yield_log[-1], len(yield_log))
# expect: [0, ('caught', 'x'), 1, ('caught', 't'), 2] 2 30


def groups(n):
    log = []
    for i in range(n):
        try:
            if i % 2:
                raise ExceptionGroup('g', [ValueError(i), TypeError(i)])
            raise ValueError(i)
        except* ValueError as e:
            log.append(len(e.exceptions))
        except* TypeError as e:
            log.append('t')
    return log


for _ in range(20):
    q = groups(4)
print(q)
# expect: [1, 1, 't', 1, 1, 't']


class Loud:
    def __init__(self, log):
        self.log = log

    def __del__(self):
        self.log.append('dead')


def dropped(n):
    log = []
    for i in range(n):
        try:
            x = [Loud(log), 1 // (i % 2)]
        except ZeroDivisionError:
            log.append(i)
        x = None
    return log


for _ in range(20):
    d = dropped(4)
print(d)
# expect: ['dead', 0, 'dead', 'dead', 2, 'dead']


def returning(n):
    for i in range(n):
        try:
            if i == n - 1:
                return i
            raise KeyError
        except KeyError:
            if i == 90:
                break
            continue
        finally:
            n -= 0
    return -1


for _ in range(20):
    r = returning(50), returning(95)
print(r)
# expect: (49, -1)
