# SPDX-License-Identifier: Apache-2.0
"""Who throws into a generator that waits for another makes it come to the line of its yield from once more."""
import sys

events = []


def inner():
    yield 1


def outer():
    x = 1
    yield from inner()


def plain():
    yield 1


def tracer(frame, event, arg):
    if frame.f_code in (inner.__code__, outer.__code__, plain.__code__):
        events.append(f'{frame.f_code.co_name} {event} {frame.f_lineno - frame.f_code.co_firstlineno}')
    return tracer


for make in outer, plain:
    for end in (lambda g: g.close()), (lambda g: g.throw(KeyError)):
        g = make()
        next(g)
        sys.settrace(tracer)
        try:
            end(g)
        except KeyError:
            pass
        sys.settrace(None)
        print(', '.join(events))
        events.clear()
# expect: inner call 1, inner exception 1, inner return 1, outer call 2, outer exception 2, outer line 2, outer return 2
# expect: inner call 1, inner exception 1, inner return 1, outer call 2, outer exception 2, outer line 2, outer return 2
# expect: plain call 1, plain exception 1, plain return 1
# expect: plain call 1, plain exception 1, plain return 1

monitoring = sys.monitoring
monitoring.use_tool_id(3, 'snippet')
monitoring.register_callback(3, monitoring.events.LINE, lambda code, line: events.append(line - code.co_firstlineno))
for make in outer, plain:
    monitoring.set_local_events(3, make.__code__, monitoring.events.LINE)
    g = make()
    next(g)
    g.close()
    monitoring.set_local_events(3, make.__code__, 0)
    print(events)
    events.clear()
# expect: [1, 2, 2]
# expect: [1]


def chosen(text):
    if text:
        return 'taken'
    else:
        return 'other'


def jump(code, here, there):
    frame = sys._getframe(1)
    frame.f_lineno = frame.f_code.co_firstlineno + 4


E = monitoring.events
monitoring.set_local_events(3, chosen.__code__, E.BRANCH_LEFT)
monitoring.register_callback(3, E.BRANCH_LEFT, jump)
print(chosen('a'), chosen(''))  # expect: other other
monitoring.register_callback(3, E.BRANCH_LEFT, None)
for event in E.PY_START, E.CALL, E.PY_RETURN:
    def refused(code, *rest):
        try:
            sys._getframe(1).f_lineno = code.co_firstlineno + 1
        except ValueError as e:
            print(e)

    monitoring.register_callback(3, event, refused)
    monitoring.set_local_events(3, plain.__code__, event)
    list(plain())
    monitoring.set_local_events(3, plain.__code__, 0)
# expect: can't jump from the 'call' trace event of a new frame
# expect: can only jump from a 'line' trace event
monitoring.free_tool_id(3)
