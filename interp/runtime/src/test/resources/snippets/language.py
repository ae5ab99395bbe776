# async
async def agen(n):
    for i in range(n):
        yield i
async def main():
    out = []
    async for v in agen(3): out.append(v)
    out += [v async for v in agen(2)]
    return out
def drive(c):
    try:
        while True: c.send(None)
    except StopIteration as e: return e.value
print(drive(main()))
class Aw:
    def __await__(self):
        r = yield 'y'
        return r
async def w(): return await Aw()
c = w(); print(c.send(None))
try: c.send(42)
except StopIteration as e: print(e.value)
class ACM:
    async def __aenter__(self): print('ae'); return 1
    async def __aexit__(self, *a): print('ax', a[0])
async def m2():
    async with ACM() as x: print(x)
    try:
        async with ACM() as x: raise KeyError(1)
    except KeyError as e: print('ke', e)
drive(m2())
async def m3():
    g = agen(10)
    print(await g.__anext__(), await g.asend(None))
    await g.aclose()
    try: await g.__anext__()
    except StopAsyncIteration: print('stopped')
drive(m3())
# generators
def g():
    try:
        yield 1
        yield 2
    except ValueError as e:
        print('ve', e); yield 3
    finally: print('fin')
x = g(); print(next(x), x.throw(ValueError('q')))
print(next(x, 'end'))
x = g(); next(x); x.close()
x = g(); next(x); del x
def g2():
    try: yield 1
    except GeneratorExit: yield 2
x = g2(); next(x)
try: x.close()
except RuntimeError as e: print(e)
def inner():
    try:
        r = yield 'i1'
        print('r', r)
    except KeyError as e: print('inner', e); return 'ret'
def outer():
    v = yield from inner()
    yield v
x = outer(); print(next(x), x.throw(KeyError('k')))
def si():
    yield 1
    raise StopIteration('bad')
try: list(si())
except RuntimeError as e: print(e, repr(e.__cause__))
x = g()
try: x.send(3)
except TypeError as e: print(e)
def selfrun():
    next(me)
    yield
me = selfrun()
try: next(me)
except ValueError as e: print(e)
# classes
class Meta(type):
    def __new__(m, n, b, d, **k): print('new', n, k); return super().__new__(m, n, b, d)
    def __init__(c, n, b, d, **k): super().__init__(n, b, d)
    def __call__(cls, *a): print('call'); return super().__call__(*a)
    @classmethod
    def __prepare__(m, n, b, **k): return {'prep': 1}
class K(metaclass=Meta, z=3):
    y = 2
    def __init__(self, a=0): self.a = a
print(K(5).a, K.prep)
class D:
    def __get__(self, o, t=None): return 'get', o is None
    def __set__(self, o, v): print('set', v)
    def __set_name__(self, o, n): print('name', n)
class H:
    d = D()
    __slots__ = ('q', '__dict__')
    def __getattr__(self, n): return 'ga ' + n
h = H(); print(h.d, H.d, h.zz); h.d = 3; h.q = 1; print(h.q)
class Op:
    def __init__(s, v): s.v = v
    def __add__(s, o): return Op(s.v + (o.v if isinstance(o, Op) else o))
    def __radd__(s, o): return Op(o + s.v)
    def __eq__(s, o): return isinstance(o, Op) and s.v == o.v
    def __lt__(s, o): return s.v < o.v
    def __getitem__(s, i): return i
    def __contains__(s, i): return i == s.v
    def __len__(s): return s.v
    def __bool__(s): return s.v > 0
    def __call__(s, *a, **k): return a, k
    def __repr__(s): return f'Op({s.v})'
    def __hash__(s): return 1
    def __iter__(s): return iter([s.v])
    def __iadd__(s, o): s.v += o; return s
o = Op(3); print(o + 1, 1 + o, o + o, o == Op(3), o < Op(4), o[1:2, 3], 3 in o, len(o), not o, o(1, k=2), list(o))
o += 4; print(o)
for bad in ('o.nope', 'o()()', 'o @ o', '-o', 'len(3)', '[][1]', '{}["a"]', 'int("z")', 'None + 1', 'nope', '"a" + 1', '(1)(2)', 'print.x', 'o[0] = 1', 'del o[0]'):
    pass
class Base:
    def __init_subclass__(cls, **k): print('sub', cls.__name__, k)
class Sub(Base, opt=1): pass
# exceptions
def chain():
    try:
        try: 1/0
        except ZeroDivisionError: raise KeyError('a')
    except KeyError as e:
        print(repr(e.__context__), e.__cause__)
        try: raise ValueError('v') from e
        except ValueError as v: print(repr(v.__cause__), v.__suppress_context__)
chain()
def fin():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: return 'r' + str(i)
        finally: print('f', i)
print(fin())
def nested():
    try:
        try: raise ValueError(1)
        finally: raise TypeError(2)
    except TypeError as e: return repr(e.__context__)
print(nested())
print(exc())
try: raise KeyError
except KeyError as e:
    print(repr(exc()))
    try: raise
    except KeyError as e2: print(e is e2)
def tb():
    def a(): b()
    def b(): raise ValueError('deep')
    try: a()
    except ValueError as e:
        t = e.__traceback__
        while t: print(t.tb_lineno, t.tb_frame.f_code.co_name); t = t.tb_next
tb()
def un():
    try: print(q)
    except UnboundLocalError as e: print(e)
    q = 1
un()
def cl():
    def f(): return z
    try: f()
    except NameError as e: print(e)
    z = 1
    return f()
print(cl())
def loc(a, b=2):
    c = [a for a in range(2)]
    return locals()
print(loc(1))
print([y := 5, y**2], {*[1, 2], 3}, {**{'a': 1}, 'b': 2}, [*range(3)])
def f(a, /, b, *c, d, e=5, **k): return a, b, c, d, e, k
print(f(1, 2, 3, d=4, z=6))
for args, kw in (((), {}), ((1,), {}), ((1, 2), {}), ((1,), {'a': 1, 'd': 2, 'b': 3})):
    try: print(f(*args, **kw))
    except TypeError as e: print(e)
def nf(): pass
for t in ((1,), (1, 2)):
    try: nf(*t)
    except TypeError as e: print(e)
try: nf(**{'x': 1})
except TypeError as e: print(e)
try: nf(*3)
except TypeError as e: print(e)
try: nf(**3)
except TypeError as e: print(e)
try: a, b = 1, 2, 3
except ValueError as e: print(e)
try: a, b = [1]
except ValueError as e: print(e)
try: a, b = 3
except TypeError as e: print(e)
try: a, *b, c, d = [1, 2]
except ValueError as e: print(e)
try:
    with 3: pass
except TypeError as e: print(e)
try:
    for i in 3: pass
except TypeError as e: print(e)
def mt(v):
    match v:
        case 0 | 1: return 'small'
        case [a, b, *r]: return a, b, r
        case {'k': kk, **rest}: return kk, rest
        case Op(v=3): return 'op3'
        case str() as s if len(s) > 2: return s
        case None: return 'none'
        case int(n): return n
        case _: return 'other'
print([mt(q) for q in (0, [1, 2, 3], {'k': 1, 'z': 2}, Op(3), Op(4), 'abc', 'a', None, 99)])
x = 'glob'
class C:
    x = 'cls'
    def f(self): return x
    y = [x for _ in range(1)]
print(C().f(), C.y)
def dec(f):
    def w(*a): return 'w', f(*a)
    return w
@dec
def decd(a): return a
print(decd(1))
print((lambda *a, k=1: (a, k))(1, k=2))
def gg():
    global newg
    newg = 7
gg(); print(newg)
print(f"{3.14159:.2f} {'x':>3} {10:#x} {[1]!r} {1+1=}")
class Fin:
    def __init__(s, n): s.n = n
    def __del__(s): print('del', s.n)
def scope():
    a = Fin(1)
    b = Fin(2)
    del a
    print('after')
scope()
Fin(3)
a = Fin(4); a = None
l = [Fin(5)]; l.clear()
def raiser():
    f = Fin(6)
    raise ValueError
try: raiser()
except ValueError: pass
print('end')
def ann(a: int, b: str = 'x') -> float: pass
print(ann.__annotations__, ann.__defaults__, ann.__name__, ann.__qualname__)
class An:
    a: int
    b: 'str' = 1
print(An.__annotations__)
type X[T] = list[T]
print(X, X.__type_params__, X.__value__)
def gen[T: int](a: T) -> T: return a
print(gen.__type_params__, gen.__type_params__[0].__bound__)
t = t'a{1+1}b{x!r:>5}'
print(t.strings, t.interpolations[0].value, t.interpolations[1].conversion, t.interpolations[1].format_spec)
assert True, 'no'
try: assert 0, 'msg'
except AssertionError as e: print(e)
i = 0
while True:
    i += 1
    try:
        if i == 3: break
    finally: print('loop', i)
print(*[i for i in range(3)], *(), **{})
