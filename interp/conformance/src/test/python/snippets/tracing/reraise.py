# SPDX-License-Identifier: Apache-2.0
import sys

events = []


def trace(frame, event, arg):
    events.append((event, frame.f_lineno))
    return trace


def f():
    try:
        try:
            1 / 0
        finally:
            pass
    except ZeroDivisionError as e:
        pass


sys.settrace(trace)
f()
sys.settrace(None)
# An exception is reported where it is raised, not again where a handler passes it on.
print([e for e in events if e[0] == 'exception'])  # expect: [('exception', 15)]
