"""A loop on one line is a line again each time round, also in comprehensions; sys.monitoring sees the jumps, and branches of loops over generators."""
import sys

def lines(f):
    seen = []
    def trace(frame, event, arg):
        if frame.f_code is not f.__code__:
            return None
        if event == 'line':
            seen.append(frame.f_lineno - f.__code__.co_firstlineno)
        return trace
    sys.settrace(trace)
    try:
        f()
    finally:
        sys.settrace(None)
    return seen

def for_pass():
    for i in range(3): pass
def while_body():
    x = 0
    while x < 3: x += 1
def two_statements():
    for i in range(2): j = i; k = j
def left_at_once():
    while True: break
def comprehensions():
    x = [i for i in range(2)]; y = {i: 1 for i in range(2)}
def generator_loop():
    def inner(): yield 1; yield 2
    for v in inner(): w = v
def several_lines():
    for i in [1,
              2]: pass
def continued():
    for i in range(2):
        if i: continue
        x = 1
    while x < 3:
        x += 1

for f in for_pass, while_body, two_statements, left_at_once, comprehensions, generator_loop, several_lines, continued:
    print(f.__name__, lines(f))
# expect: for_pass [1, 1, 1, 1]
# expect: while_body [1, 2, 2, 2, 2]
# expect: two_statements [1, 1, 1]
# expect: left_at_once [1]
# expect: comprehensions [1, 1, 1, 1, 1]
# expect: generator_loop [1, 2, 2, 2]
# expect: several_lines [1, 2, 1, 2, 1]
# expect: continued [1, 2, 3, 1, 2, 1, 4, 5, 4, 5, 4]

mon, E = sys.monitoring, sys.monitoring.events

def events(f):
    seen = []
    mon.use_tool_id(3, 'snippet')
    wanted = {E.LINE: 'line', E.JUMP: 'jump', E.BRANCH_LEFT: 'left', E.BRANCH_RIGHT: 'right', E.STOP_ITERATION: 'stop'}
    for event, name in wanted.items():
        mon.register_callback(3, event, lambda code, *a, name=name: seen.append(name) if code is f.__code__ else None)
    mon.set_events(3, sum(wanted))
    f()
    mon.set_events(3, 0)
    mon.free_tool_id(3)
    return ' '.join(seen)

print(events(for_pass))  # expect: line left jump left jump left jump right
print(events(while_body))  # expect: line line left jump left jump left jump right
print(events(generator_loop))  # expect: line line left jump left jump right

# A callback for both directions of branches that disables one, disables both.
calls = []
mon.use_tool_id(3, 'snippet')
mon.register_callback(3, E.BRANCH, lambda code, *a: (calls.append(code.co_name), mon.DISABLE)[1])
mon.set_events(3, E.BRANCH)
for_pass()
mon.set_events(3, 0)
print(calls)  # expect: ['for_pass']
mon.restart_events()
mon.register_callback(3, E.BRANCH_LEFT, lambda code, *a: (calls.append('left'), mon.DISABLE)[1])
mon.register_callback(3, E.BRANCH_RIGHT, lambda code, *a: (calls.append('right'), mon.DISABLE)[1])
mon.set_events(3, E.BRANCH)
for_pass()
mon.set_events(3, 0)
print(calls)  # expect: ['for_pass', 'left', 'right']
mon.free_tool_id(3)
