"""What is thrown into a generator before it starts has a line, but no columns."""
import traceback

def g(): yield
for made in g(), (lambda: (yield))(), (x for x in ()):
    try:
        made.throw(ValueError)
    except ValueError as e:
        frame = traceback.extract_tb(e.__traceback__)[-1]
        print(frame.name, frame.lineno, frame.colno, frame.end_colno)
# expect: g 4 None None
# expect: <lambda> 5 None None
# expect: <genexpr> 5 None None
print([p[2:] for p in g.__code__.co_positions()][0])  # expect: (None, None)
