# Every operation raises in a try statement behind another: compiled code must leave through its own handler.
class Declines:
    def __xor__(self, o):
        return NotImplemented
    __lt__ = __add__ = __xor__
    def __iadd__(self, o): return NotImplemented


class Value:
    def __init__(self, v):
        if v > 2:
            return v


class Prop:
    @property
    def p(self): raise KeyError(3)
    def __len__(self): return -1
    def __bool__(self): return 3
    def __iter__(self): return 5
    def __contains__(self, o): return 1/0
    def __getitem__(self, k): return NotImplemented
    def __index__(self): return 'a'
    def __str__(self): return 3
    def __hash__(self): return 'x'
    def __next__(self): return 1/0


def line(e):
    return type(e).__name__, e.__traceback__.tb_lineno - e.__traceback__.tb_frame.f_code.co_firstlineno

TESTS = {
 'xor': 'x ^ x', 'iadd': 'x += x', 'lt': 'x < x', 'add': 'x + 1',
}
def make(expr, setup):
    src = f'''
def f(x, y):
    try:
        y.nothing
    except Exception as e:
        pass
    out = 0
    try:
        out = 1
        {expr}
        out = 2
    except Exception as e:
        return line(e), out
    return 0
'''
    ns = dict(globals())
    exec(src, ns)
    return ns['f']

def grow(d):
    for k in d: d[k, 1] = 1
CASES = [('x ^ x', Declines()), ('x += x', Declines()), ('x < x', Declines()), ('x + 1', Declines()), ('Value(3)', 0), ('Value(5 + x)', 0), ('x.p', Prop()), ('len(x)', Prop()), ('not x', Prop()), ('[*x]', Prop()), ('for i in x: pass', Prop()), ('3 in x', Prop()), ('[1][x]', Prop()),
  ('str(x)', Prop()), ('hash(x)', Prop()), ('{x}', Prop()), ('next(x)', Prop()), ('for k in x: x[k * 7 + 1] = 1', {1: 2, 3: 4}), ('for k, v in x.items(): x[k * 7 + 1] = 1', {1: 2, 3: 4}), ('for k in x.values(): x[k * 7 + 1] = 1', {1: 2, 3: 4}), ('for k in x: x.add(k * 7 + 1)', {1, 2}),
  ('for k in x: x.append(k)', __import__('collections').deque([1, 2])), ('a, b = x', [1]), ('a, *b = x', []), ('x[0]', []), ('x[9] = 1', []), ('del x[3]', []), ('x[1]', {}), ('del x[1]', {}), ('x.foo', 1), ('x.foo = 1', 1), ('x()', 1), ('len(x)', 1), ('x // 0', 1), ('x % 0', 1.5), ('x << -1', 1), ('1 / x', 0), ('x ** -1', 0), ('-x', ''), ('~x', 1.5), ('x @ x', 1), ('x[1:2]', 1), ('x[1:2] = 3', []), ('x[::0]', []),
  ('for i in zip(x, 5): pass', []), ('for i in range(x): pass', 'a'), ('for a, b in x: pass', [1]), ('for a, b in enumerate(x): a.q', [1]), ('for a in map(int, x): pass', ['q']), ('f"{x:q}"', 1), ('int(x)', 'q'), ('chr(x)', -1), ('x.append()', []), ('x.pop()', []), ('x.index(3)', []), ('x.bar()', []), ('global_zz', 1), ('raise x', 1), ('assert not x', 1), ('with x: pass', 1), ('import nosuch.mod', 1), ('from math import nosuch', 1), ('del zz', 1), ('x in x', 1), ('isinstance(1, x)', 1), ('x < ""', 1), ('max(x)', []), ('sum(x)', ['a']), ('"".join(x)', [1]), ('{**x}', 1), ('[].extend(x)', 1), ('dict(x)', 1), ('f(*x)', 1), ('f(**x)', 1), ('f(1, 2, 3)', 1), ('f()', 1), ('(lambda: x.z)()', 1), ('[i.z for i in [x]]', 1), ('list(i.z for i in [x])', 1), ('sorted([x, ""])', 1), ('x.a.b = 1', 1), ('del x.a', 1), ('class C(x): pass', 1), ('async_ = x.__await__', 1), ('match x:\n            case int(1, 2): pass', 1), ('"%d" % x', 'a'), ('"abc"[x]', 5), ('b"abc"[x]', 5), ('(1, 2)[x]', 5), ('x[2]', range(1)), ('super().a', 1), ('next(x)', iter(())), ('x.send(1)', (i for i in ()))]
for expr, x in CASES:
    f = make(expr, '')
    res = []
    for i in range(3):
        import copy
        try: z = copy.copy(x)
        except TypeError: z = x
        try: res.append(f(z, 0))
        except Exception as e: res.append(('ESCAPED', repr(e)))
    print(expr, res[0], 'all alike' if res[0] == res[1] == res[2] else res)
