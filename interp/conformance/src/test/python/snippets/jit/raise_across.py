"""What a callee raises reaches handlers any number of calls away, with its traceback, context and cause, and each frame is left once."""
import sys
import traceback


class Plain(Exception):
    pass


class Told(Exception):
    def __init__(self, who, n):
        super().__init__(who)
        self.n = n


class Late(ValueError):
    pass


log = []


class Ends:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append(self.name)


def leaf(i, kind):
    own = Ends(i) if i % 50 == 0 else None
    if kind == 0:
        raise KeyError(i)
    if kind == 1:
        raise Plain(i, "two")
    if kind == 2:
        raise Told("told", i)
    if kind == 3:
        raise Late
    if kind == 4:
        raise ValueError(i) from KeyError(i)
    if kind == 5:
        return {}[i]
    if kind == 6:
        return [][i]
    if kind == 7:
        raise i
    return i


def middle(i, kind):
    return leaf(i, kind) + 1


def guarded(i, kind):
    try:
        return middle(i, kind)
    finally:
        log.append(kind) if i == 7 else None


def again(i, kind):
    try:
        return middle(i, kind)
    except KeyError as e:
        raise RuntimeError(str(i)) from e
    except ValueError:
        raise


def within(i, kind):
    try:
        middle(i, kind)
    except Exception:
        middle(i, 0)


def names(e):
    out = []
    while e is not None:
        steps = []
        tb = e.__traceback__
        while tb is not None:
            steps.append(tb.tb_frame.f_code.co_name + ":" + str(tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno))
            tb = tb.tb_next
        out.append(f"{type(e).__name__}{e.args} {'>'.join(steps)}")
        e = e.__cause__ or (None if e.__suppress_context__ else e.__context__)
    return " | ".join(out)


def run(f, n):
    kinds = {}
    for i in range(n):
        for kind in range(9):
            try:
                r = f(i, kind)
            except Exception as e:
                kinds[kind] = names(e).replace(str(i), "N")
            else:
                kinds[kind] = "gave" if r == i + 1 else r
    return kinds


for f in (middle, guarded, again, within):
    print(f.__name__)
    for kind, text in run(f, 300).items():
        print("  ", kind, text)
print(log)
log.clear()


# A class that gets an __init__ of its own after code has made instances of it.
def late(n):
    last = None
    for i in range(n):
        try:
            leaf(1, 3)
        except Late as e:
            last = e
    return last


print(repr(late(500)))
Late.__init__ = lambda self: ValueError.__init__(self, "now")
print(repr(late(500)))
Late.__init__ = lambda self: 3
try:
    late(1)
except TypeError as e:
    print(e)


# Generators, with statements and methods between.
class Guard:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        return kind is KeyError


class Thing:
    def get(self, i, kind):
        with Guard():
            return self.deeper(i, kind)

    def deeper(self, i, kind):
        return middle(i, kind)


def produce(n, kind):
    for i in range(n):
        yield i
    middle(i, kind)


def consume(n, kind):
    t = 0
    try:
        for i in produce(n, kind):
            t += i
    except LookupError as e:
        return t, names(e)
    except Exception as e:
        return t, type(e).__name__
    return t


thing = Thing()
seen = []
for i in range(400):
    for kind in (0, 1, 5, 6, 8):
        try:
            r = thing.get(i, kind)
        except Exception as e:
            r = names(e).replace(str(i), "N")
        if i in (0, 399):
            seen.append(r)
print(*seen, sep="\n")
for i in range(300):
    r = [consume(5, kind) for kind in range(9)]
print(*r, sep="\n")


# Deep recursion ends with one entry a call.
def down(n):
    if n == 0:
        raise Plain("bottom")
    return down(n - 1) + 1


for i in range(200):
    try:
        down(30)
    except Plain as e:
        depth = len(traceback.extract_tb(e.__traceback__))
print(depth)


# Who traces is told of every frame that is left.
events = []


def tracer(frame, event, arg):
    if frame.f_code.co_name in ("leaf", "middle", "guarded"):
        events.append((frame.f_code.co_name, event))
    return tracer


def traced():
    sys.settrace(tracer)
    try:
        guarded(1, 0)
    except KeyError:
        pass
    finally:
        sys.settrace(None)


for i in range(3):
    events.clear()
    traced()
print(events)
print(sys.exc_info())

# expect: middle
# expect:    0 KeyError(N,) run:5>middle:1>leaf:3
# expect:    1 Plain(N, 'two') run:5>middle:1>leaf:5
# expect:    2 Told('told',) run:5>middle:1>leaf:7
# expect:    3 Late() run:5>middle:1>leaf:9
# expect:    4 ValueError(N,) run:5>middle:1>leaf:11 | KeyError(N,) 
# expect:    5 KeyError(N,) run:5>middle:1>leaf:13
# expect:    6 IndexError('list index out of range',) run:5>middle:1>leaf:15
# expect:    7 TypeError('exceptions must derive from BaseException',) run:5>middle:1>leaf:17
# expect:    8 gave
# expect: guarded
# expect:    0 KeyError(N,) run:5>guarded:2>middle:1>leaf:3
# expect:    1 Plain(N, 'two') run:5>guarded:2>middle:1>leaf:5
# expect:    2 Told('told',) run:5>guarded:2>middle:1>leaf:7
# expect:    3 Late() run:5>guarded:2>middle:1>leaf:9
# expect:    4 ValueError(N,) run:5>guarded:2>middle:1>leaf:11 | KeyError(N,) 
# expect:    5 KeyError(N,) run:5>guarded:2>middle:1>leaf:13
# expect:    6 IndexError('list index out of range',) run:5>guarded:2>middle:1>leaf:15
# expect:    7 TypeError('exceptions must derive from BaseException',) run:5>guarded:2>middle:1>leaf:17
# expect:    8 gave
# expect: again
# expect:    0 RuntimeError('N',) run:5>again:4 | KeyError(N,) again:2>middle:1>leaf:3
# expect:    1 Plain(N, 'two') run:5>again:2>middle:1>leaf:5
# expect:    2 Told('told',) run:5>again:2>middle:1>leaf:7
# expect:    3 Late() run:5>again:2>middle:1>leaf:9
# expect:    4 ValueError(N,) run:5>again:2>middle:1>leaf:11 | KeyError(N,) 
# expect:    5 RuntimeError('N',) run:5>again:4 | KeyError(N,) again:2>middle:1>leaf:13
# expect:    6 IndexError('list index out of range',) run:5>again:2>middle:1>leaf:15
# expect:    7 TypeError('exceptions must derive from BaseException',) run:5>again:2>middle:1>leaf:17
# expect:    8 gave
# expect: within
# expect:    0 KeyError(N,) run:5>within:4>middle:1>leaf:3 | KeyError(N,) within:2>middle:1>leaf:3
# expect:    1 KeyError(N,) run:5>within:4>middle:1>leaf:3 | Plain(N, 'two') within:2>middle:1>leaf:5
# expect:    2 KeyError(N,) run:5>within:4>middle:1>leaf:3 | Told('told',) within:2>middle:1>leaf:7
# expect:    3 KeyError(N,) run:5>within:4>middle:1>leaf:3 | Late() within:2>middle:1>leaf:9
# expect:    4 KeyError(N,) run:5>within:4>middle:1>leaf:3 | ValueError(N,) within:2>middle:1>leaf:11 | KeyError(N,) 
# expect:    5 KeyError(N,) run:5>within:4>middle:1>leaf:3 | KeyError(N,) within:2>middle:1>leaf:13
# expect:    6 KeyError(N,) run:5>within:4>middle:1>leaf:3 | IndexError('list index out of range',) within:2>middle:1>leaf:15
# expect:    7 KeyError(N,) run:5>within:4>middle:1>leaf:3 | TypeError('exceptions must derive from BaseException',) within:2>middle:1>leaf:17
# expect:    8 None
# expect: [0, 0, 0, 0, 0, 0, 0, 0, 0, 50, 50, 50, 50, 50, 50, 50, 50, 50, 100, 100, 100, 100, 100, 100, 100, 100, 100, 150, 150, 150, 150, 150, 150, 150, 150, 150, 200, 200, 200, 200, 200, 200, 200, 200, 200, 250, 250, 250, 250, 250, 250, 250, 250, 250, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 50, 50, 50, 50, 50, 50, 50, 50, 50, 100, 100, 100, 100, 100, 100, 100, 100, 100, 150, 150, 150, 150, 150, 150, 150, 150, 150, 200, 200, 200, 200, 200, 200, 200, 200, 200, 250, 250, 250, 250, 250, 250, 250, 250, 250, 0, 0, 0, 0, 0, 0, 0, 0, 0, 50, 50, 50, 50, 50, 50, 50, 50, 50, 100, 100, 100, 100, 100, 100, 100, 100, 100, 150, 150, 150, 150, 150, 150, 150, 150, 150, 200, 200, 200, 200, 200, 200, 200, 200, 200, 250, 250, 250, 250, 250, 250, 250, 250, 250, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 150, 150, 150, 150, 150, 150, 150, 150, 150, 150, 150, 150, 150, 150, 150, 150, 150, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 250, 250, 250, 250, 250, 250, 250, 250, 250, 250, 250, 250, 250, 250, 250, 250, 250]
# expect: Late()
# expect: Late('now')
# expect: __init__() should return None, not 'int'
# expect: None
# expect: Plain(N, 'two') <module>:174>get:2>deeper:1>middle:1>leaf:5
# expect: None
# expect: IndexError('list index out of range',) <module>:174>get:2>deeper:1>middle:1>leaf:15
# expect: 1
# expect: None
# expect: Plain(N, 'two') <module>:174>get:2>deeper:1>middle:1>leaf:5
# expect: None
# expect: IndexError('list index out of range',) <module>:174>get:2>deeper:1>middle:1>leaf:15
# expect: 400
# expect: (10, 'KeyError(4,) consume:3>produce:3>middle:1>leaf:3')
# expect: (10, 'Plain')
# expect: (10, 'Told')
# expect: (10, 'TypeError')
# expect: (10, 'ValueError')
# expect: (10, 'KeyError(4,) consume:3>produce:3>middle:1>leaf:13')
# expect: (10, "IndexError('list index out of range',) consume:3>produce:3>middle:1>leaf:15")
# expect: (10, 'TypeError')
# expect: 10
# expect: 32
# expect: [('guarded', 'call'), ('guarded', 'line'), ('guarded', 'line'), ('middle', 'call'), ('middle', 'line'), ('leaf', 'call'), ('leaf', 'line'), ('leaf', 'line'), ('leaf', 'line'), ('leaf', 'exception'), ('leaf', 'return'), ('middle', 'exception'), ('middle', 'return'), ('guarded', 'exception'), ('guarded', 'line'), ('guarded', 'return')]
# expect: (None, None, None)
