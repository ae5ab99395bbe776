"""functools.partial: state, nesting of subclasses, recursion in repr()."""
import copy
from functools import partial, Placeholder


class Sub(partial):
    pass


def f(*args, **kwargs):
    return args, kwargs


p = Sub(Sub(f, Placeholder, 0), Placeholder, 1)
print(p.args, p.func is f, p(5))  # expect: (Placeholder, 0, 1) True ((5, 0, 1), {})
p = partial(f, 1, a=[2])
p.attr = []
q = copy.copy(p)
print(q.args is p.args, q.keywords is p.keywords, q.attr is p.attr)  # expect: True True True
p.__setstate__((f, (2,), {'b': 1}, None))
print(p.__dict__, p(3))  # expect: {} ((2, 3), {'b': 1})
for state in ((f, (), {}, ()), (f, [], {}, None), (f, (), [], None), (None, (), {}, None)):
    try:
        p.__setstate__(state)
    except TypeError as e:
        print(e)
# expect: invalid partial state
# expect: invalid partial state
# expect: invalid partial state
# expect: invalid partial state
try:
    del p.__dict__
except TypeError as e:
    print(e)  # expect: cannot delete __dict__
p.__setstate__((p, (), {}, {}))
print(repr(p))  # expect: functools.partial(...)
p.__setstate__((f, (p,), {}, {}))
print(repr(p).startswith('functools.partial(<function f at'), repr(p).endswith('>, ...)'))  # expect: True True
p.__setstate__((f, (), {}, {}))
