# SPDX-License-Identifier: Apache-2.0
"""Exceptions that the code which raises them handles itself, hot: tracebacks, context, variables, what is released and when."""
import sys
import traceback

N = 1500


def lines(tb):
    base = sys._getframe(1).f_code.co_firstlineno
    out = []
    while tb:
        out.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno))
        tb = tb.tb_next
    return out


def numbers():
    t = 0
    f = 0.5
    for i in range(N):
        try:
            t += i
            f += 1.0
            if i % 3 == 0:
                raise ValueError(i)
            t += 1
        except ValueError as e:
            assert e.args == (i,), (e.args, i)
            assert e.__traceback__.tb_frame.f_locals['t'] == t
            assert lines(e.__traceback__) == [('numbers', 8)], lines(e.__traceback__)
            t -= i
        else:
            t += 2
        finally:
            t += 3
    return t, f


print(numbers())  # expect: (757500, 1500.5)


def builtins(d, l, o):
    counts = [0] * 6
    for i in range(N):
        try:
            match i % 6:
                case 0:
                    d[i]
                case 1:
                    l[i + 10]
                case 2:
                    o.missing
                case 3:
                    int('x')
                case 4:
                    next(iter(()))
                case 5:
                    1 // (i - i)
        except KeyError as e:
            assert e.args == (i,)
            counts[0] += 1
        except IndexError:
            counts[1] += 1
        except AttributeError as e:
            assert e.name == 'missing' and e.obj is o
            counts[2] += 1
        except (ValueError, TypeError) as e:
            counts[3] += 1
        except StopIteration as e:
            assert e.value is None
            counts[4] += 1
        except ArithmeticError:
            counts[5] += 1
    return counts


class O:
    pass


print(builtins({}, [1], O()))  # expect: [250, 250, 250, 250, 250, 250]


def deep(n):
    if n:
        return deep(n - 1)
    raise LookupError('deep')


def calls():
    for i in range(N):
        try:
            deep(i % 4)
        except LookupError as e:
            found = lines(e.__traceback__)
            assert len(found) == i % 4 + 2 and found[0] == ('calls', 3) and found[-1] == ('deep', 3), found
            assert e.__context__ is None and sys.exception() is e and sys.exc_info()[1] is e
        assert sys.exception() is None
    return 'calls'


print(calls())  # expect: calls


def context():
    for i in range(N):
        try:
            try:
                raise KeyError('a')
            except KeyError as a:
                kept = a
                try:
                    raise IndexError('b')
                except IndexError as b:
                    assert b.__context__ is a and a.__context__ is None
                    assert sys.exception() is b
                assert sys.exception() is a
                raise TypeError('c') from a
        except TypeError as c:
            assert c.__context__ is kept and c.__cause__ is kept and c.__suppress_context__
            assert lines(c.__traceback__) == [('context', 13)]
            assert lines(kept.__traceback__) == [('context', 4)]
            kept = None
        assert sys.exception() is None
    return 'context'


print(context())  # expect: context


def again():
    for i in range(N):
        try:
            try:
                try:
                    raise KeyError(i)
                finally:
                    x = i
            except KeyError as e:
                assert lines(e.__traceback__) == [('again', 5)], lines(e.__traceback__)
                raise
        except KeyError as e:
            assert lines(e.__traceback__) == [('again', 5)], lines(e.__traceback__)
        try:
            raise e
        except NameError:
            pass
        e = KeyError('kept')
        for n in range(1, 4):
            try:
                raise e
            except KeyError as f:
                assert f is e and len(lines(f.__traceback__)) == n
    return 'again'


print(again())  # expect: again


class Dies(Exception):
    def __del__(self):
        log.append(self.args[0])


class Local:
    def __del__(self):
        log.append('local')


log = []


def inner(i):
    local = Local()
    raise Dies(i)


def release():
    for i in range(N):
        try:
            raise Dies(i)
        except Dies:
            assert log == []
        assert log == [i], log
        log.clear()
        try:
            inner(i)
        except Dies as e:
            assert log == []
        assert sorted(map(str, log)) == sorted([str(i), 'local']), log
        log.clear()
        try:
            [Local(), Local(), deep(0)]
        except LookupError:
            pass
        assert log == ['local', 'local'], log
        log.clear()
    return 'release'


print(release())  # expect: release


def jumps():
    t = []
    for i in range(N):
        while True:
            try:
                if i % 2:
                    raise KeyError
                break
            except KeyError:
                if i % 3:
                    break
                i += 1
                continue
            finally:
                t.append(i)
    return len(t), sum(t)


print(jumps())  # expect: (1750, 1312250)


def returns(i):
    try:
        if i & 1:
            raise KeyError(i)
        return i
    except KeyError as e:
        return e.args[0] * 10
    finally:
        i = None


print(sum(returns(i) for i in range(N)))  # expect: 6186750


def generator():
    for i in range(N):
        try:
            got = yield i
            if got:
                raise ValueError(got)
        except (ValueError, KeyError) as e:
            assert len(lines(e.__traceback__)) >= 1
            yield e.args[0]


def drive():
    g = generator()
    out = 0
    for v in g:
        out += v
        if v % 5 == 0:
            out += g.send(1000)
        elif v % 7 == 0:
            out += g.throw(KeyError(10))
    return out


print(drive())  # expect: 1425970


def wrong():
    n = 0
    for i in range(N):
        try:
            try:
                raise KeyError(i)
            except undefined:
                pass
        except NameError as e:
            assert type(e.__context__) is KeyError
            n += 1
        try:
            try:
                raise KeyError(i)
            except 'text':
                pass
        except TypeError as e:
            n += 1
    return n, str(e) if 'e' in locals() else None


print(wrong())  # expect: (3000, None)


def unbound(n):
    for i in range(n):
        try:
            if i:
                del x
            x = 1
            if i % 2:
                raise KeyError
        except KeyError:
            del x
            x = 2
    try:
        del x
        print(x)
    except UnboundLocalError as e:
        return str(e)


print(unbound(N))  # expect: cannot access local variable 'x' where it is not associated with a value


# Somebody begins to look while the code is hot.
def traced():
    for i in range(N):
        if i == N - 3:
            sys.settrace(trace)
        try:
            starts(i)
            raise KeyError
        except KeyError:
            pass
    sys.settrace(None)


def starts(i):
    if i == N - 2:
        sys._getframe(1).f_trace = trace


def trace(frame, event, arg):
    if event == 'exception':
        events.append((frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, arg[0].__name__))
    return trace


events = []
traced()
print(events)  # expect: [('traced', 6, 'KeyError'), ('traced', 6, 'KeyError')]


def texts():
    for i in range(N):
        try:
            raise KeyError(i)
        except KeyError:
            text = traceback.format_exc()
    return text.splitlines()[-1]


print(texts())  # expect: KeyError: 1499


def groups():
    n = 0
    for i in range(N):
        try:
            raise ExceptionGroup('g', [ValueError(i), KeyError(i)])
        except* ValueError as e:
            n += len(e.exceptions)
        except* KeyError as e:
            n += len(e.exceptions)
    return n


print(groups())  # expect: 3000


def recursion(n):
    try:
        return recursion(n + 1)
    except RecursionError:
        return 'end'


print(recursion(0))  # expect: end
