import_ok = True
# more semantics
def counter():
    c = 0
    def inc(by=1, *, neg=False):
        nonlocal c
        c = c - by if neg else c + by
        return c
    return inc
k = counter(); k(); k(5); print(k(neg=True))
class P:
    def __init__(self): self._x = 1
    @property
    def x(self): return self._x
    @x.setter
    def x(self, v): self._x = v * 2
    @x.deleter
    def x(self): self._x = None
p = P(); p.x = 5; print(p.x); del p.x; print(p.x)
try: p.y
except AttributeError as e: print(e)
try: P.z
except AttributeError as e: print(e)
try: p.x.y = 1
except AttributeError as e: print(e)
class S:
    __slots__ = ('a', 'b')
s = S(); s.a = 1
try: s.c = 1
except AttributeError as e: print(e)
try: s.b
except AttributeError as e: print(e)
for i in range(100):
    s.a += 1
print(s.a)
class Poly1:
    def m(self): return 1
class Poly2:
    def __init__(self): self.m = lambda: 2
class Poly3(Poly1):
    pass
class Poly4:
    @classmethod
    def m(cls): return cls.__name__
class Poly5:
    m = staticmethod(lambda: 5)
class Poly6:
    def __getattr__(self, n): return lambda: n
tot = []
for r in range(5):
    for o in (Poly1(), Poly2(), Poly3(), Poly4(), Poly5(), Poly6()):
        tot.append(o.m())
        if r == 3: Poly1.m = lambda self: 'new'
print(tot)
class Desc:
    def __init__(self): self.n = 0
a = Desc(); b = Desc()
for i in range(10):
    a.n += 1
    if i == 5: a.__dict__['z'] = 3
    b.extra = i
print(a.n, a.z, b.extra, a.__dict__, b.__dict__)
x = 1
def rd(): return x
for i in range(5):
    if i == 2: x = 'two'
    if i == 4: del x
    try: print(rd())
    except NameError as e: print(e)
len_ = len
def ul(): return len([1])
print(ul(), ul())
def len(q): return 'mine'
print(ul())
del len
print(ul())
# int edge
print(9223372036854775807 + 1, -9223372036854775808 - 1, 3037000500 * 3037000500 * 3, -7 // 2, -7 % 3, 7 // -2, 7 % -3, 1 << 70, (1 << 62) << 1, -1 >> 70, 2 ** 100, 5 & -3, ~5, 7 / 2, 0.1 + 0.2, 1e308 * 10)
for e in ('1//0', '1%0', '1.0/0', '1<<-1'):
    pass
try: 1 // 0
except ZeroDivisionError as e: print(e)
try: 1 % 0
except ZeroDivisionError as e: print(e)
try: 1.5 / 0
except ZeroDivisionError as e: print(e)
try: 1 << -1
except ValueError as e: print(e)
print(1 < 2.5, 1 == 1.0, 'a' < 'b', [1] < [2], True + 1, 1 < 2 < 3 > 2, 1 is 1, None is None)
l = [1, 2, 3]; l[0] += 5; l[-1] = 9; del l[1]; print(l, l[0:1], l[::-1])
l[0:1] = [7, 8]; print(l)
d = {'a': 1}; d['a'] += 1; d['b'] = 2; print(d, 'a' in d, 'z' not in d)
try: d['q']
except KeyError as e: print(repr(e))
print([(i, j) for i in range(3) for j in range(i)], {i: [j for j in range(i)] for i in range(3)})
def outer():
    y = 10
    return [lambda: x + y for x in range(3)]
print([f() for f in outer()])
class CC:
    z = 3
    g = list(z for _ in range(2)) if False else 1
try:
    try: raise ValueError(1)
    except ValueError as e:
        e.add_note('n'); raise
except ValueError as e: print(e.__notes__)
def multi():
    with A1() as a, A1() as b: return a, b
class A1:
    n = 0
    def __enter__(self): A1.n += 1; return A1.n
    def __exit__(self, *a): print('x', a[0]); return False
print(multi())
async def ag():
    try:
        yield 1
        yield 2
    finally: print('ag fin')
async def use():
    async for v in ag():
        print(v); break
    return [x async for x in ag() if x > 1], {x: 1 async for x in ag()}
c = use()
try: c.send(None)
except StopIteration as e: print(e.value)
def fe():
    try: yield 1
    finally:
        try: yield 2
        except ValueError: print('ve'); yield 3
g = fe(); print(next(g), next(g), g.throw(ValueError))
print(type(g).__name__, g.gi_frame is not None, g.gi_running, g.gi_code.co_name)
def f(a, b, /, c, *, d=1): pass
print(f.__code__.co_argcount, f.__code__.co_posonlyargcount, f.__code__.co_kwonlyargcount, f.__code__.co_varnames, f.__kwdefaults__)
f.attr = 5; print(f.attr, f.__dict__)
f.__code__ = (lambda: 42).__code__; print(f())
f.__defaults__ = (1,)
m = p.__init__; print(m.__self__ is p, m.__func__ is P.__init__, m == p.__init__, m.__name__)
def loc():
    a = 1
    fr = frame()
    fr.f_locals['a'] = 2
    fr.f_locals['new'] = 3
    print(a, fr.f_locals['new'], dict(fr.f_locals).keys())
    return fr
fr = loc(); print(fr.f_locals['a'], fr.f_code.co_name, fr.f_lineno, fr.f_back is None)
print(str(5), f'{None}', f'{"x":*^5}')
try: raise 5
except TypeError as e: print(e)
try:
    try: 1/0
    except 5: pass
except TypeError as e: print(e)
try: print(undefined_name)
except NameError as e: print(e, e.name)
i: int = 3
print(i, (lambda: (yield))().__class__.__name__)
while i:
    i -= 1
else: print('else')
global_list = []
for global_list in [1, 2]: pass
print(global_list)
print('%s %d' % ('a', 3), 'a' 'b', r'\n', b'\x00', ..., -0.0, 1_000, 0xff, 1j)

# classes of a metaclass keep the namespace of types
class Meta(type):
    pass
class OfMeta(metaclass=Meta):
    x = 1
print(OfMeta.__dict__["x"], "__dict__" in Meta.__dict__, "__dict__" in OfMeta.__dict__)
