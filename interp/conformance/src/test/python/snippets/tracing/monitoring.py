"""sys.monitoring: events of all kinds, local ones, DISABLE and restart_events."""
import sys

m = sys.monitoring
E = m.events
TOOL = 3
m.use_tool_id(TOOL, 'snippet')
log = []


def watch(*names):
    for name in names:
        def callback(code, *args, name=name):
            if code.co_filename == __file__ and code.co_name in ('f', 'g', 'h', 'C', '__init__', 'loop'):
                log.append((name, code.co_name) + tuple(show(a, code) for a in (args if name == 'LINE' else args[1:] if name not in ('JUMP', 'BRANCH_LEFT', 'BRANCH_RIGHT') else ())))
        m.register_callback(TOOL, getattr(E, name), callback)


def show(a, code):
    if a is m.MISSING:
        return 'MISSING'
    if isinstance(a, BaseException):
        return repr(a)
    if isinstance(a, int):
        return a - code.co_firstlineno if a > 20 else a
    return getattr(a, '__name__', a)


def run(events, function):
    names = [n for n in dir(E) if not n.startswith('_') and getattr(E, n) & events]
    watch(*names)
    log.clear()
    m.set_events(TOOL, events)
    try:
        function()
    except Exception as e:
        log.append(repr(e))
    m.set_events(TOOL, 0)
    for name in names:
        m.register_callback(TOOL, getattr(E, name), None)
    for item in log:
        print(*item) if isinstance(item, tuple) else print(item)


def f(x):
    y = x + 1
    if y > 2:
        return y
    return -y


run(E.PY_START | E.PY_RETURN | E.LINE, lambda: (f(1), f(5)))
# expect: PY_START f
# expect: LINE f 1
# expect: LINE f 2
# expect: LINE f 4
# expect: PY_RETURN f -2
# expect: PY_START f
# expect: LINE f 1
# expect: LINE f 2
# expect: LINE f 3
# expect: PY_RETURN f 6


def g():
    yield 1
    yield 2


def loop():
    for i in g():
        pass


run(E.PY_START | E.PY_RESUME | E.PY_YIELD | E.PY_RETURN | E.STOP_ITERATION, loop)
# expect: PY_START loop
# expect: PY_START g
# expect: PY_YIELD g 1
# expect: PY_RESUME g
# expect: PY_YIELD g 2
# expect: PY_RESUME g
# expect: PY_RETURN g None
# expect: STOP_ITERATION loop StopIteration()
# expect: PY_RETURN loop None


class C:
    def __init__(self, x):
        self.x = x


def h():
    len('abc')
    C(1)
    f(1)
    'a'.upper()


run(E.CALL | E.C_RETURN | E.C_RAISE, h)
# expect: CALL h len abc
# expect: C_RETURN h len abc
# expect: CALL h C 1
# expect: C_RETURN h C 1
# expect: CALL h f 1
# expect: CALL h upper a
# expect: C_RETURN h upper a
log.clear()


def h():
    try:
        int('x')
    except ValueError:
        raise KeyError(1)


run(E.RAISE | E.EXCEPTION_HANDLED | E.PY_UNWIND | E.C_RETURN | E.C_RAISE | E.CALL, h)
# expect: CALL h int x
# expect: C_RAISE h int x
# expect: RAISE h ValueError("invalid literal for int() with base 10: 'x'")
# expect: EXCEPTION_HANDLED h ValueError("invalid literal for int() with base 10: 'x'")
# expect: CALL h KeyError 1
# expect: C_RETURN h KeyError 1
# expect: RAISE h KeyError(1)
# expect: EXCEPTION_HANDLED h KeyError(1)
# expect: PY_UNWIND h KeyError(1)
# expect: KeyError(1)


def h():
    x = g()
    next(x)
    x.close()


run(E.PY_THROW | E.PY_UNWIND, h)
# expect: PY_THROW g GeneratorExit()
# expect: PY_UNWIND g GeneratorExit()

calls = []


def once(code, line):
    calls.append(line - code.co_firstlineno)
    return m.DISABLE


m.register_callback(TOOL, E.LINE, once)
m.set_local_events(TOOL, f.__code__, E.LINE)
print(m.get_local_events(TOOL, f.__code__) == E.LINE, m.get_events(TOOL))  # expect: True 0
f(1), f(1), f(5)
print(calls)  # expect: [1, 2, 4, 3]
m.restart_events()
f(1)
print(calls)  # expect: [1, 2, 4, 3, 1, 2, 4]
m.set_local_events(TOOL, f.__code__, 0)
f(1)
print(len(calls))  # expect: 7


def bad(*args):
    return m.DISABLE


m.register_callback(TOOL, E.RAISE, bad)
m.set_events(TOOL, E.RAISE)
try:
    {}[1]
except Exception as e:
    print(repr(e))  # expect: ValueError('Cannot disable RAISE events. Callback removed.')
m.set_events(TOOL, 0)


def boom(code, offset):
    raise RuntimeError('from a callback')


m.register_callback(TOOL, E.PY_START, boom)
m.set_local_events(TOOL, f.__code__, E.PY_START)
try:
    f(1)
except RuntimeError as e:
    print(e)  # expect: from a callback
m.free_tool_id(TOOL)
f(1)
for wrong in (lambda: m.set_events(TOOL, E.LINE), lambda: m.set_events(TOOL, -1), lambda: m.set_events(TOOL, E.C_RETURN), lambda: m.get_events(7)):
    try:
        wrong()
    except ValueError as e:
        print(e)
# expect: tool 3 is not in use
# expect: invalid event set 0xffffffff
# expect: cannot set C_RETURN or C_RAISE events independently
# expect: invalid tool 7 (must be between 0 and 5)


def lines(name, code, source, target):
    at = {}
    for start, end, line in code.co_lines():
        at.update(dict.fromkeys(range(start, end, 2), line - code.co_firstlineno))
    jumps.append((name, at[source], at[target]))


def loops(n):
    for a in range(2):
        if a:
            n = 4
        else:
            n = 6
    while n < 5:
        n += 1


jumps = []
m.use_tool_id(TOOL, 'jumps')
for name in ('JUMP', 'BRANCH_LEFT', 'BRANCH_RIGHT'):
    m.register_callback(TOOL, getattr(E, name), lambda *args, name=name: lines(name[-5:].strip('_'), *args))
m.set_local_events(TOOL, loops.__code__, E.JUMP | E.BRANCH_LEFT | E.BRANCH_RIGHT)
loops(0)
m.free_tool_id(TOOL)
print(jumps[:6])  # expect: [('LEFT', 1, 1), ('RIGHT', 2, 5), ('JUMP', 5, 1), ('LEFT', 1, 1), ('LEFT', 2, 3), ('JUMP', 3, 1)]
print(jumps[6:])  # expect: [('RIGHT', 1, 6), ('LEFT', 6, 7), ('JUMP', 7, 6), ('RIGHT', 6, 6)]
