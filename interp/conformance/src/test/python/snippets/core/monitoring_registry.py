# sys.monitoring keeps tools and callbacks; slots=True dataclasses drop the descriptors of the class they replace.
import dataclasses
import sys

m = sys.monitoring
for wrong in (lambda: m.use_tool_id(9, 'x'), lambda: m.use_tool_id(1, 1), lambda: m.set_events(1, 1), lambda: m.register_callback(1, 3, None)):
    try:
        wrong()
    except ValueError as e:
        print(e)
# expect: invalid tool 9 (must be between 0 and 5)
# expect: tool name must be a str
# expect: tool 1 is not in use
# expect: The callback can only be set for one event at a time
m.use_tool_id(1, 'a tool')
print(m.get_tool(1), m.get_events(1), m.register_callback(1, m.events.LINE, print))  # expect: a tool 0 None
print(m.register_callback(1, m.events.LINE, None) is print)  # expect: True
m.free_tool_id(1)


@dataclasses.dataclass(slots=True)
class Point:
    x: int
    y: int = 0


print(Point(1), hasattr(Point(1), '__dict__'))  # expect: Point(x=1, y=0) False
