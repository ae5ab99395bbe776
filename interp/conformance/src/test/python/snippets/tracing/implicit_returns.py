"""The line of a return that no statement spells is that of the statement before it."""
import sys


def conditional(a=0, p=1, z=1):
    (a if p else 0) if z else 0


def test(a=0, p=1, z=1):
    if (a if p else 0) if z else 0: pass


def nested(a=True, b=True, c=False):
    if a:
        if b:
            if c:
                pass


def both(a=1, b=0):
    if a:
        if (b
            and a):
            x = 1


def loop():
    for i in (1,):
        if i:
            continue


for f in (conditional, test, nested, both, loop):
    events = []

    def trace(frame, event, arg):
        events.append((event[0], frame.f_lineno and frame.f_lineno - f.__code__.co_firstlineno))
        return trace

    sys.settrace(trace)
    f()
    sys.settrace(None)
    print(*events)
# expect: ('c', 0) ('l', 1) ('r', 1)
# expect: ('c', 0) ('l', 1) ('r', 1)
# expect: ('c', 0) ('l', 1) ('l', 2) ('l', 3) ('r', 3)
# expect: ('c', 0) ('l', 1) ('l', 2) ('r', 2)
# expect: ('c', 0) ('l', 1) ('l', 2) ('l', 3) ('l', 1) ('r', 1)


def generator():
    try:
        yield 1
    finally:
        pass


g = generator()
next(g)
f, events = generator, []
sys.settrace(trace)
g.close()
sys.settrace(None)
print(*events)  # expect: ('c', 2) ('e', 2) ('l', 4) ('r', 4)
