# SPDX-License-Identifier: Apache-2.0
"""What goes wrong while a program runs: depth, size, threads, callbacks, streams, interrupts."""
import signal


def script(name, text, **more):
    return dict(name=name, script=text, **more)


TRY = '''
import sys
def attempt(what, f):
    try:
        r = f()
    except BaseException as e:
        print(what, type(e).__name__, '' if isinstance(e, (RecursionError, MemoryError)) else e)
    else:
        print(what, 'done', type(r).__name__)
def nest(n, make, last=None):
    for _ in range(n):
        last = make(last)
    return last
'''

# Each is a line that ends in RecursionError or goes through, and the program goes on.
DEEP = [
    script('deep ' + name, TRY + text + '\nprint("alive")\n', **more) for name, text, more in (
        ('calls', 'def f(): return f()\nattempt("f", f)\nattempt("lambda", lambda: (g := lambda: g())())\ndef h(n): return n and 1 + h(n - 1)\nattempt("h", lambda: h(900))\nsys.setrecursionlimit(5000)\nattempt("h", lambda: h(4900))\nattempt("h", lambda: h(6000))', {}),
        ('calls uncaught', 'def f(n):\n  return f(n + 1)\nf(0)', {}),
        ('two functions uncaught', 'def f(n):\n  return g(n + 1)\ndef g(n): f(n)\nf(0)', {}),
        ('limit', 'attempt("a", lambda: sys.setrecursionlimit(0))\nattempt("b", lambda: sys.setrecursionlimit(-1))\nattempt("c", lambda: sys.setrecursionlimit(10**10))\nattempt("d", lambda: sys.setrecursionlimit("a"))\ndef f(n): return f(n - 1) if n else sys.setrecursionlimit(5)\nattempt("e", lambda: f(50))', {'only': 'stdout'}),
        ('limit high', 'sys.setrecursionlimit(10**6)\ndef f(n): return n and 1 + f(n - 1)\nattempt("f", lambda: f(100_000))', {}),
        ('repr', 'for make in (lambda x: [x], lambda x: (x,), lambda x: {1: x}):\n  d = nest(100_000, make)\n  attempt("repr", lambda: repr(d))\n  attempt("str", lambda: str(d))\n  attempt("format", lambda: f"{d}")\n  del d', {}),
        ('repr cyclic', 'a = []; a.append(a); d = {}; d[1] = d; print(a, d)\nattempt("eq", lambda: a == [a])\nb = []; b.append(b)\nattempt("eq", lambda: a == b)', {}),
        ('compare', 'for make in (lambda x: [x], lambda x: (x,), lambda x: {1: x}):\n  d, e = nest(100_000, make), nest(100_000, make)\n  attempt("eq", lambda: d == e)\n  attempt("lt", lambda: d < e)\n  del d, e', {'only': 'stdout'}),
        ('hash', 'd = nest(100_000, lambda x: (x,))\nattempt("hash", lambda: hash(d))\nf = nest(50_000, lambda x: frozenset([x])) if 0 else None', {}),
        ('json', 'import json\nattempt("dumps", lambda: json.dumps(nest(100_000, lambda x: [x])))\nattempt("dict", lambda: json.dumps(nest(100_000, lambda x: {"a": x})))\nattempt("loads", lambda: json.loads("[" * 100_000))\nattempt("loads", lambda: json.loads("{\\"a\\":" * 100_000))\na = []; a.append(a)\nattempt("cycle", lambda: json.dumps(a))', {}),
        ('pickle', 'import pickle\nfor p in (0, 2, 5): attempt("dumps", lambda: pickle.dumps(nest(100_000, lambda x: [x]), p))\nattempt("tuple", lambda: pickle.dumps(nest(100_000, lambda x: (x,))))', {}),
        ('marshal', 'import marshal\nattempt("dumps", lambda: marshal.dumps(nest(100_000, lambda x: [x])))\nattempt("loads", lambda: marshal.loads(b"[\\x01\\0\\0\\0" * 100_000 + b"N"))', {}),
        ('copy', 'import copy\nattempt("list", lambda: copy.deepcopy(nest(100_000, lambda x: [x])))\nattempt("dict", lambda: copy.deepcopy(nest(100_000, lambda x: {1: x})))', {}),
        ('key', 'def key(x): return sorted([x], key=key)\nattempt("sorted", lambda: sorted([1], key=key))\ndef m(x): return max([x], key=m)\nattempt("max", lambda: m(1))\ndef p(x): return list(map(p, [x]))\nattempt("map", lambda: p(1))\nimport functools\ndef r(a, b): return functools.reduce(r, [a, b])\nattempt("reduce", lambda: r(1, 2))', {}),
        ('attributes', 'class A:\n  def __getattr__(self, n): return getattr(self, n + "x")\nattempt("getattr", lambda: A().a)\nclass B:\n  def __getattr__(self, n): return self.x\nattempt("x", lambda: B().a)\nclass C:\n  def __getattribute__(self, n): return self.x\nattempt("x", lambda: C().a)\nclass D:\n  @property\n  def a(self): return self.a\nattempt("p", lambda: D().a)\nclass E:\n  def __setattr__(self, n, v): self.a = v\nattempt("s", lambda: setattr(E(), "a", 1))', {}),
        ('operators', 'class A:\n  __add__ = __eq__ = __lt__ = lambda s, o: s + o\n  def __len__(self): return len(self)\n  def __repr__(self): return repr(self)\n  def __hash__(self): return hash(self)\n  def __call__(self): return self()\n  def __iter__(self): return iter(self)\n  def __bool__(self): return bool(self)\n  def __index__(self): return [1][self]\n  def __contains__(self, x): return x in self\n  def __getitem__(self, x): return self[x]\n  def __format__(self, s): return format(self)\n  def __enter__(self):\n    with self: pass\n  def __exit__(self, *a): pass\n  def __next__(self): return next(self)\na = A()\nimport operator\nfor f in (lambda: a + a, lambda: a == a, lambda: a < a, lambda: len(a), lambda: repr(a), lambda: hash(a), lambda: a(), lambda: iter(a), lambda: bool(a), lambda: [1][a], lambda: 1 in a, lambda: a[1], lambda: f"{a}", lambda: a.__enter__(), lambda: next(a), lambda: not a, lambda: {a: 1}): attempt("op", f)', {}),
        ('call self', 'class A: pass\nA.__call__ = A()\nattempt("call", lambda: A()())\nclass M(type):\n  def __call__(cls): return cls()\nclass B(metaclass=M): pass\nattempt("meta", lambda: B())\nclass N:\n  def __new__(cls): return cls()\nattempt("new", lambda: N())\nclass I:\n  def __init__(self): I()\nattempt("init", lambda: I())', {}),
        ('isinstance', 't = nest(100_000, lambda x: (x,), int)\ntry: isinstance("", t)\nexcept RecursionError: pass\nclass M(type):\n  def __instancecheck__(c, x): return isinstance(x, c)\nclass A(metaclass=M): pass\nattempt("meta", lambda: isinstance(1, A))', {}),
        ('generators', 'def g(n):\n  if n: yield from g(n - 1)\n  yield 1\nattempt("from", lambda: list(g(5000)))\ndef h(): yield from h()\nattempt("h", lambda: list(h()))', {}),
        ('chains', 'import itertools\nattempt("chain", lambda: next(nest(100_000, lambda x: itertools.chain(x), iter([1]))))\nimport functools\nattempt("partial", lambda: nest(100_000, lambda x: functools.partial(x), lambda: 1)())\nfrom types import MethodType\nclass W:\n  def __init__(self, w): self.w = w\n  def __getattr__(self, n): return getattr(self.w, n)\nattempt("wrap", lambda: nest(100_000, W).a)', {}),
        ('dealloc', 'class N:\n  def __init__(self, n): self.n = n\nfor make in (N, lambda x: [x], lambda x: (x,), lambda x: {1: x}, lambda x: map(abs, x or ()), lambda x: (lambda: x)):\n  d = nest(200_000, make)\n  del d\ne = None\nfor i in range(100_000):\n  f = ValueError(); f.__cause__ = e; e = f\ndel e, f\nprint("freed")', {}),
        ('exceptions', 'e = None\nfor i in range(50_000):\n  f = ValueError(); f.__context__ = e; e = f\ntry: raise e\nexcept ValueError as g: print(type(g))\ng = nest(20_000, lambda x: ExceptionGroup("g", [x]), ValueError())\nattempt("split", lambda: g.split(TypeError))\nattempt("subgroup", lambda: g.subgroup(ValueError))', {}),
        ('handler', 'def f():\n  try: f()\n  finally: f()\nsys.setrecursionlimit(30)\nattempt("f", f)\nsys.setrecursionlimit(1000)', {}),
        ('handler again', 'n = 0\ndef f():\n  global n\n  try: f()\n  except RecursionError: n += 1\nf()\nprint(n)', {}),
        ('classes', 'c = object\nfor i in range(3000): c = type("C", (c,), {})\nattempt("new", lambda: c())\nattempt("mro", lambda: len(c.__mro__))\nattempt("attr", lambda: c().x)', {}),
        ('types', 'import typing\nt = nest(20_000, lambda x: list[x], int)\nattempt("repr", lambda: repr(t))\nattempt("hash", lambda: hash(t))\nu = nest(500, lambda x: typing.Optional[list[x]], int)\nattempt("typing", lambda: len(repr(u)))', {}),
        ('regex', 'import re\nattempt("compile", lambda: re.compile("(" * 50_000 + ")" * 50_000))\nattempt("match", lambda: re.match("(?:a|b)*c", "ab" * 100_000))\nattempt("lazy", lambda: re.match("(?:.|x)*?$", "a" * 200_000, re.S))\nattempt("nested", lambda: re.match("((a*)*)*b", "a" * 15))', {}),
        ('ast', 'import ast\nn = nest(50_000, lambda x: ast.UnaryOp(ast.Not(), x), ast.Constant(1))\nattempt("compile", lambda: compile(ast.fix_missing_locations(ast.Expression(ast.Constant(1))), "x", "eval"))\nattempt("fix", lambda: ast.fix_missing_locations(ast.Expression(n)))\nattempt("dump", lambda: ast.dump(n))\nattempt("unparse", lambda: ast.unparse(n))\nattempt("literal", lambda: ast.literal_eval("[" * 150 + "]" * 150))\nattempt("literal", lambda: ast.literal_eval("-" * 3000 + "1"))', {}),
        ('ast compile', 'import ast\nfor make in (lambda x: ast.UnaryOp(ast.Not(), x), lambda x: ast.List([x], ast.Load()), lambda x: ast.BinOp(x, ast.Add(), ast.Constant(1)), lambda x: ast.Attribute(x, "a", ast.Load())):\n  n = ast.Constant(1)\n  for _ in range(100_000):\n    n = make(n); n.lineno = n.col_offset = 1\n  attempt("compile", lambda: compile(ast.Expression(n), "x", "eval"))', {'only': 'stdout'}),
    )
]

# Sources that nest deeper than any parser goes.
NESTED = [
    script('nested ' + name, TRY + f'''
def compiles(s, mode="exec"):
    try:
        compile(s, "x", mode)
    except (SyntaxError, MemoryError, RecursionError) as e:
        print(type(e).__name__, e if isinstance(e, SyntaxError) else "")
    else:
        print("compiled")
for n in (100, 100_000):
    compiles({text})
print("alive")
''') for name, text in (
        ('parentheses', '"(" * n + ")" * n'), ('brackets', '"[" * n + "]" * n'), ('braces', '"{" * n + "}" * n'), ('open', '"(" * n'),
        ('mixed', '"([{" * n'), ('unary', '"-" * n + "1"'), ('not', '"not " * n + "1"'), ('tilde', '"~" * n + "x"'), ('calls', '"f(" * n + ")" * n'),
        ('lambda', '"lambda: " * n + "1"'), ('ternary', '"1 if 1 else " * n + "1"'), ('power', '"2**" * n + "1"'), ('await', '"async def f():\\n " + "await " * min(n, 1) + "x"'),
        ('f-string', '"f\'{" * n + "1" + "}\'" * n'), ('ifs', '"".join(" " * i + "if 1:\\n" for i in range(min(n, 2000))) + " " * min(n, 2000) + "x"'),
        ('fors', '"".join(" " * i + "for x in y:\\n" for i in range(min(n, 50))) + " " * min(n, 50) + "x"'), ('elifs', '"if 1: pass\\n" + "elif 1: pass\\n" * min(n, 20_000)'),
        ('comprehensions', '"[x for x in " * n + "y" + "]" * n'), ('fors in one', '"[x " + "for x in y " * min(n, 5000) + "]"'), ('attributes', '"a" + ".a" * min(n, 1000)'), ('subscripts', '"a" + "[0]" * min(n, 1000)'),
        ('binary', '"1" + "+1" * min(n, 1000)'), ('string', '"\'a\'" * n'), ('compare', '"1" + "<1" * n'), ('and', '"1" + " and 1" * n'), ('commas', '"1," * n'), ('targets', '"a = " * n + "1"'),
        ('statements', '"x = 1\\n" * n'), ('arguments', '"f(" + "1, " * n + ")"'), ('keywords', '"f(" + ", ".join("k%d=1" % i for i in range(min(n, 3000))) + ")"'),
        ('patterns', '"match x:\\n case " + "[" * n + "]" * n + ": pass"'), ('subscript slices', '"a" + "[a" * n + "]" * n'), ('starred', '"*" * n + "a"'), ('decorators', '"@d\\n" * min(n, 5000) + "def f(): pass"'),
        ('dedent', '"if 1:\\n" + " " * n + "x\\n" + " " * (n // 2) + "y"'), ('names', '"x" * n + " = 1"'), ('number', '"1" * n'), ('dict', '"{1: " * n + "1" + "}" * n'),
        ('classes', '"".join(" " * i + "class A:\\n" for i in range(min(n, 90))) + " " * min(n, 90) + "x"'), ('functions', '"".join(" " * i + "def f():\\n" for i in range(min(n, 90))) + " " * min(n, 90) + "x"'),
    )
]

HUGE = [
    script('huge ' + name, TRY + '\n'.join(f'attempt({t!r}, lambda: {t})' for t in texts) + '\nprint("alive")\n') for name, texts in (
        ('digits', ['int("1" * 5000)', 'str(10**5000)', 'repr(10**5000)', 'f"{10**5000}"', '"%d" % 10**5000', 'int("1" * 5000, 16)', 'hex(10**5000)', 'eval("1" * 5000)', 'int(b"1" * 5000)', 'sys.set_int_max_str_digits(1)', 'sys.set_int_max_str_digits(0) or len(str(10**5000))', 'print("%x" % 10**40)']),
        ('shift', ['1 << 10**10', '1 << 10**20', '1 << (1 << 70)', '0 << 10**20', '1 >> 10**20', '-1 >> 10**20', '1 << -1', '1 >> -1', '1**10**5', 'pow(2, 10**20, 7)', '(1 << 10**6).bit_length()']),
        ('float', ['float(10**400)', '10**400 / 1', '1e308 * 10 ** 400', '2.0 ** 10000', 'int(1e308) and 1', 'int(float("inf"))', 'int(float("nan"))', '10**400 / 10**399', 'math.factorial(10**20)' if 0 else '1', 'complex(10**400)', 'round(1e308, -400)', 'divmod(1e308, 1e-308)', '"%f" % 1e308 and 1']),
        ('repeat', ['"a" * 10**12', 'b"a" * 10**12', '[0] * 10**12', '(0,) * 10**12', 'bytearray(10**12)', 'bytes(10**12)', '"a" * 10**20', '[0] * 10**20', '(0,) * 10**20', 'bytearray(10**20)', 'bytes(10**20)', 'bytes(-1)', '"ab" * sys.maxsize', 'bytearray(b"a") * 10**12', '[0] * -10**20', '"" * 10**12', '[] * 10**12', '"" * 10**20']),
        ('format', ['"%*d" % (10**12, 1)', 'format(1, "1000000000000")', 'format("a", "99999999999999999999")', '"{:>{}}".format(1, 10**12)', '"a".ljust(10**12)', '"a".center(10**20)', '"a".zfill(10**12)', '"%.*f" % (10**12, 1.0)', 'format(1.0, ".9999999999999f")', '"a\\tb".expandtabs(10**12)', '"%d" % "x"', '"%99999999999999999999d" % 1']),
        ('sizes', ['range(10**20)[10**19] and 1', 'len(range(10**20))', 'set(range(-10**20, 0))' if 0 else '1', '[1][10**20]', '[1][10**20:]', '"a"[10**20]', '[].insert(10**20, 1)', 'bytes([10**20])', 'chr(10**20)', 'chr(-1)', 'open("/dev/null", "rb").read(10**20)', 'open("/dev/null").read(10**20)', 'bytearray().zfill(10**12)']),
        ('modules', ['__import__("itertools").repeat(1, 10**20)', '__import__("itertools").count(10**20)', '__import__("time").sleep(10**20)', '__import__("time").sleep(-1)', '__import__("math").factorial(10**20)', '__import__("math").comb(10**20, 10**19)', '__import__("struct").pack("99999999999999999999s", b"")', '__import__("struct").calcsize("9999999999s")', '__import__("collections").deque(maxlen=10**20)', '__import__("io").BytesIO().truncate(10**20)', '__import__("os").urandom(-1)', '__import__("zlib").decompress(b"", bufsize=10**20)', '__import__("random").getrandbits(10**20)', '__import__("threading").Lock().acquire(timeout=10**20)', '__import__("re").compile("a{99999999999999999999}")', '__import__("mmap").mmap(-1, 10**20)', '__import__("os").read(0, 10**20)', '__import__("datetime").timedelta(10**20)', '__import__("string").Formatter().format("{:10000000000000}", 1)']),
    )
] + [
    script('huge heap ' + name, TRY + text + '\nprint("alive")\n') for name, text in (
        ('list', 'import resource\nresource.setrlimit(resource.RLIMIT_AS, (2**34, 2**34)) if 0 else 0\nattempt("list", lambda: [bytearray(2**30 - 100) for _ in range(20_000)])' if 0 else 'attempt("bytes", lambda: [b"a" * (2**40 + i) for i in range(3)])'),
    )
]

# CPython's memory is limited by the system, Typhon's by the virtual machine.
LIMIT = """import sys
if 'Typhon' not in sys.version:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (2**29, 2**29))
"""
# Containers that cannot grow keep what they have, and work on.
FULL = """import collections
def fill(make, step):
    ballast = []
    try:
        while True: ballast.append(bytearray(10**6))
    except MemoryError:
        del ballast[:30]
    c, n = make(), 0
    try:
        while True:
            step(c, n)
            n += 1
    except MemoryError:
        del ballast
    print(type(c).__name__, len(c) - n in (0, 1))
    c.clear()
    step(c, 5)
    print(len(c))
fill(dict, lambda c, n: c.__setitem__(n, None))
fill(dict, lambda c, n: c.setdefault(n))
fill(set, lambda c, n: c.add(n))
fill(collections.deque, lambda c, n: c.append(n))
fill(list, lambda c, n: c.append(n))
fill(bytearray, lambda c, n: c.append(7))
"""
# Memory filled with small objects: hardly anything is left for the exception itself. Each round must give all back.
SMALL = """
def nested(n):
    l = []
    if n: nested(n - 1)
    while True: l.append([n])
def strings(n):
    d, i = {}, 0
    while True:
        d[str(i)] = i; i += 1
def attempt(f):
    try: f(20)
    except MemoryError as e: return type(e)
for i in range(2):
    for f in (nested, strings): print(f.__name__, attempt(f))
print("alive")
"""
HEAP = [
    script('heap ' + name, LIMIT + text, **{'env': {'TYPHON_JAVA_OPTIONS': '-Xmx256m'}, **more}) for name, text, more in (
        ('uncaught', 'def f(l):\n  while True:\n    l.append(bytearray(10**6))\nf([])\n', {'only': 'code'}),
        ('caught', 'def f(make):\n  l = []\n  while True: l.append(make())\nfor make in (lambda: bytearray(10**6), lambda: "x" * 10**6, lambda: [0] * 10**5, lambda: tuple(range(10**5))):\n  try: f(make)\n  except MemoryError as e: print(type(e))\nprint("alive")\n', {}),
        ('doubling', 'for x in ([1], "ab", b"ab", bytearray(b"ab"), (1,)):\n  try:\n    while True: x = x + x\n  except MemoryError as e: print(type(x))\n  del x\nprint("alive")\n', {}),
        ('containers', FULL, {}),
        ('small', SMALL, {'env': {'TYPHON_JAVA_OPTIONS': '-Xmx64m'}}),
        ('thread', 'import threading\ndef f():\n  l = []\n  while True: l.append(bytearray(10**6))\nt = threading.Thread(target=f, name="T")\nt.start(); t.join()\nprint("alive")\n', {'only': 'code'}),
    )
]

CALLBACKS = [
    script('callback ' + name, 'import sys\n' + text, **more) for name, text, more in (
        ('del', 'class A:\n  def __del__(self): 1/0\na = A()\ndel a\nprint("alive")\n', {}),
        ('del exit', 'class A:\n  def __del__(self): sys.exit(3)\na = A()\ndel a\nprint("alive")\n', {}),
        ('del interrupt', 'class A:\n  def __del__(self): raise KeyboardInterrupt\na = A()\ndel a\nprint("alive")\n', {}),
        ('del at end', 'class A:\n  def __del__(self): print("del"); 1/0\na = A()\n', {}),
        ('del deep', 'class A:\n  def __del__(self): f()\ndef f(): f()\nA()\nprint("alive")\n', {'only': 'stdout'}),
        ('del repr', 'class A:\n  def __del__(self): 1/0\n  def __repr__(self): 1/0\nA()\nclass D:\n  def __call__(self): 1/0\nclass B: __del__ = D()\nB()\nclass C: __del__ = 5\nC()\nprint("alive")\n', {}),
        ('weakref', 'import weakref\nclass A: pass\na = A()\nr = weakref.ref(a, lambda r: 1/0)\nf = weakref.finalize(a, lambda: [][1])\ndel a\nprint("alive", r())\n', {}),
        ('weakref exit', 'import weakref\nclass A: pass\na = A()\nr = weakref.ref(a, lambda r: sys.exit(3))\ndel a\nprint("alive", r())\n', {}),
        ('finalize at end', 'import weakref\nclass A: pass\na = A()\nweakref.finalize(a, print, "fin")\nweakref.finalize(a, lambda: 1/0)\nprint("end")\n', {}),
        ('gc', 'import gc\nclass A:\n  def __del__(self): 1/0\na = A(); a.a = a\ndel a\ngc.collect()\ngc.callbacks.append(lambda *a: [][1])\ngc.collect()\ngc.callbacks.clear()\nprint("alive")\n', {}),
        ('generator', 'def g():\n  try: yield\n  finally: 1/0\nx = g(); next(x)\ndel x\ndef h():\n  try: yield\n  except GeneratorExit: yield 2\nx = h(); next(x)\ndel x\nprint("alive")\n', {}),
        ('coroutine', 'async def f(): pass\nf()\nprint("alive")\nimport warnings\nwarnings.simplefilter("error")\nf()\nprint("alive")\n', {}),
        ('atexit', 'import atexit\natexit.register(print, "first")\natexit.register(lambda: 1/0)\natexit.register(lambda: sys.exit(7))\n@atexit.register\ndef last(): raise KeyboardInterrupt\nprint("end")\n', {}),
        ('excepthook', 'sys.excepthook = lambda *a: print("hook", a[0], a[1])\n1/0\n', {}),
        ('excepthook error', 'def hook(*a): [][1]\nsys.excepthook = hook\n1/0\n', {}),
        ('excepthook exit', 'def hook(*a): sys.exit(9)\nsys.excepthook = hook\n1/0\n', {}),
        ('excepthook none', 'sys.excepthook = None\n1/0\n', {}),
        ('excepthook gone', 'del sys.excepthook\n1/0\n', {}),
        ('excepthook stderr', 'sys.stderr = None\n1/0\n', {}),
        ('excepthook stderr broken', 'class F:\n  def write(self, s): 1/0\n  def flush(self): pass\nsys.stderr = F()\n[][1]\n', {'only': 'stdout'}),
        ('excepthook stderr gone', 'del sys.stderr\n[][1]\n', {'only': 'stdout'}),
        ('displayhook', 'sys.displayhook = None\nexec(compile("1", "x", "single"))\n', {}),
        ('unraisablehook', 'sys.unraisablehook = lambda u: print("unraisable", u.exc_type.__name__, u.err_msg, u.object is A.__del__)\nclass A:\n  def __del__(self): 1/0\nA()\nprint("alive")\n', {}),
        ('unraisablehook error', 'def hook(u): [][1]\nsys.unraisablehook = hook\nclass A:\n  def __del__(self): 1/0\nA()\nprint("alive")\n', {}),
        ('traceback', 'sys.tracebacklimit = 1\ndef f(): g()\ndef g(): 1/0\nf()\n', {}),
        ('traceback none', 'sys.tracebacklimit = 0\ndef f(): g()\ndef g(): 1/0\nf()\n', {}),
        ('source gone', 'import os\nos.remove(__file__)\n1/0\n', {}),
        ('settrace', 'def t(*a): 1/0\nsys.settrace(t)\ndef f(): pass\nf()\n', {}),
        ('warning', 'import warnings\nwarnings.warn("a")\nwarnings.showwarning = lambda *a, **k: 1/0\nwarnings.warn("b")\n', {}),
        ('thread', 'import threading\ndef f(): 1/0\nt = threading.Thread(target=f, name="T")\nt.start(); t.join()\nprint("alive")\n', {}),
        ('thread exit', 'import threading\ndef f(): sys.exit(3)\nt = threading.Thread(target=f)\nt.start(); t.join()\nprint("alive")\n', {}),
        ('thread exit message', 'import threading, _thread\ndef f(): sys.exit("bye")\nt = threading.Thread(target=f)\nt.start(); t.join()\n_thread.start_new_thread(f, ())\nimport time; time.sleep(2)\nprint("alive")\n', {}),
        ('thread interrupt', 'import threading\ndef f(): raise KeyboardInterrupt\nt = threading.Thread(target=f, name="T")\nt.start(); t.join()\nprint("alive")\n', {}),
        ('thread hook', 'import threading\nthreading.excepthook = lambda a: print("hook", a.exc_type, a.thread.name)\ndef f(): 1/0\nt = threading.Thread(target=f, name="T")\nt.start(); t.join()\n', {}),
        ('thread hook error', 'import threading\ndef hook(a): [][1]\nthreading.excepthook = hook\ndef f(): 1/0\nt = threading.Thread(target=f, name="T")\nt.start(); t.join()\nprint("alive")\n', {}),
        ('thread raw', 'import _thread, time\ndef f(): 1/0\n_thread.start_new_thread(f, ())\ntime.sleep(2)\nprint("alive")\n', {}),
        ('thread stderr', 'import threading\nsys.stderr = None\ndef f(): 1/0\nt = threading.Thread(target=f, name="T")\nt.start(); t.join()\nprint("alive")\n', {}),
        ('thread deep', 'import threading\ndef f():\n  def g(): g()\n  try: g()\n  except RecursionError as e: print(type(e))\n  d = []\n  for _ in range(100_000): d = [d]\n  try: repr(d)\n  except RecursionError as e: print(type(e))\nt = threading.Thread(target=f)\nt.start(); t.join()\nthreading.stack_size(262144)\nt = threading.Thread(target=f)\nt.start(); t.join()\nprint("alive")\n', {}),
        ('thread outlives', 'import threading, time\ndef f():\n  time.sleep(.3); print("thread")\nthreading.Thread(target=f).start()\nprint("main")\n', {}),
        ('thread outlives error', 'import threading, time\ndef f():\n  time.sleep(.3); print("thread")\nthreading.Thread(target=f).start()\n1/0\n', {}),
        ('thread daemon', 'import threading, time\ndef f():\n  while 1: time.sleep(.01)\nthreading.Thread(target=f, daemon=True).start()\nprint("main")\nsys.exit(4)\n', {}),
        ('thread daemon busy', 'import threading, time\ndef f():\n  while 1: pass\nthreading.Thread(target=f, daemon=True).start()\nprint("main")\nsys.exit(4)\n', {}),
        ('pool', 'from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor(2) as p:\n  f = p.submit(sys.exit, 3)\n  g = p.submit(lambda: 1/0)\nprint(repr(f.exception()), repr(g.exception()))\n', {}),
        ('many', '''import threading
def f(i):
  def g(n): return g(n + 1)
  try: g(0)
  except RecursionError: pass
ts = [threading.Thread(target=f, args=(i,)) for i in range(50)]
for t in ts: t.start()
for t in ts: t.join()
print("alive")
''', {}),
    )
]

STREAMS = [
    dict(name='streams ' + name, script=text, shell=shell) for name, text, shell in (
        ('closed', 'print("a")\nprint("b")\n', '$PY t.py >&-; echo $?'),
        ('closed all', 'import sys\nprint(sys.stdin, sys.stdout, sys.stderr)\n1/0\n', '$PY t.py <&- >&- 2>&-; echo $?'),
        ('directory', 'print(1)', 'for a in "" - "-c 1" t.py; do $PY $a < / 2>&1 | head -2; $PY $a < / 2>/dev/null; echo $?; done'),
        ('closed stdin', 'import sys\nprint(sys.stdin)\ntry: input()\nexcept RuntimeError as e: print(e)\n', '$PY t.py <&-; echo $?'),
        ('closed stderr', 'import sys\nprint(sys.stderr)\n1/0\n', '$PY t.py 2>&-; echo $?'),
        ('full', 'print("a")\n', '$PY t.py >/dev/full; echo $?'),
        ('full flush', 'print("a", flush=True)\n', '$PY t.py >/dev/full; echo $?'),
        ('full stderr', 'import sys\nsys.exit("message")\n', '$PY t.py 2>/dev/full; echo $?'),
        ('full close', 'import sys\nprint("a")\nsys.stdout.close()\n', '$PY t.py >/dev/full 2>/dev/null; echo $?'),
        ('full exit', 'import sys\nprint("a")\nsys.exit(5)\n', '$PY t.py >/dev/full; echo $?'),
        ('broken pipe', 'for i in range(100_000): print("line", i)\n', '{ $PY t.py; echo $? >code; } | head -1; cat code'),
        ('broken pipe at end', 'import time\ntime.sleep(.5)\nprint("line")\n', '{ $PY t.py; echo $? >code; } | true; cat code'),
        ('broken pipe signal', 'import signal\nsignal.signal(signal.SIGPIPE, signal.SIG_DFL)\nfor i in range(100_000): print("line", i)\n', '{ $PY t.py; echo $? >code; } | head -1; cat code'),
        ('closed by program', 'import sys\nprint("a")\nsys.stdout.close()\ntry: print("b")\nexcept ValueError as e: sys.stderr.write(str(e))\n', '$PY t.py; echo $?'),
        ('stderr closed by program', 'import sys\nsys.stderr.close()\n1/0\n', '$PY t.py 2>/dev/null; echo $?'),
        ('descriptor closed', 'import os\nprint("a")\nos.close(1)\n', '$PY t.py; echo $?'),
        ('bytes', 'import sys\nprint(ascii(sys.stdin.read()))\n', "printf 'a\\377' | $PY t.py; echo $?"),
        ('surrogate', 'print("\\udcff")\n', '$PY t.py; echo $?'),
        ('ascii', 'import sys\nprint(sys.stdout.encoding)\nprint("\\u20ac")\n', 'PYTHONIOENCODING=ascii $PY t.py; echo $?'),
        ('locale', 'import sys\nprint(sys.stdout.encoding, sys.stdout.errors, sys.flags.utf8_mode)\nprint("\\u20ac \\udcff")\n', 'LC_ALL=C $PY t.py; LC_ALL=POSIX $PY t.py; echo $?'),
        ('order', 'import sys\nprint("a")\nsys.stderr.write("b\\n")\nprint("c")\n1/0\n', '$PY -u t.py 2>&1; $PY t.py 2>&1; echo $?'),
        ('large', 'print("x" * 5_000_000)\n', '$PY t.py | wc -c'),
        ('exit with output', 'import os, sys\nsys.stdout.write("kept")\nsys.exit(2)\n', '$PY t.py | cat; $PY t.py; echo $?'),
        ('unbuffered', 'import sys, os\nsys.stdout.write("kept")\nos._exit(2)\n', '$PY -u t.py; echo $?; $PY t.py; echo $?'),
        ('input', 'try: print(input("? "))\nexcept EOFError as e: print(repr(e))\n', 'echo line | $PY t.py; $PY t.py </dev/null; printf "a\\0b" | $PY t.py; echo $?'),
    )
]

# The program says READY, gets SIGINT and is to end of it.
INTERRUPTS = [
    dict(name='interrupt ' + name, script='import sys\ndef ready(): print("READY", flush=True)\n' + text, signal=signal.SIGINT, **more) for name, text, more in (
        ('loop', 'ready()\nwhile True: pass\n', {}),
        ('sleep', 'import time\nready()\ntime.sleep(100)\n', {}),
        ('lock', 'import threading\nl = threading.Lock(); l.acquire()\nready()\nl.acquire()\n', {}),
        ('lock timeout', 'import threading\nl = threading.Lock(); l.acquire()\nready()\nl.acquire(timeout=100)\n', {}),
        ('rlock', 'import threading\nl = threading.RLock()\nt = threading.Thread(target=l.acquire); t.start(); t.join()\nready()\nl.acquire()\n', {}),
        ('condition', 'import threading\nc = threading.Condition()\nready()\nwith c: c.wait()\n', {}),
        ('event', 'import threading\nready()\nthreading.Event().wait()\n', {}),
        ('join', 'import threading, time\nt = threading.Thread(target=time.sleep, args=(100,), daemon=True); t.start()\nready()\nt.join()\n', {}),
        ('queue', 'import queue\nready()\nqueue.Queue().get()\n', {}),
        ('simple queue', 'import queue\nready()\nqueue.SimpleQueue().get()\n', {}),
        ('input', 'ready()\ninput()\n', {}),
        ('stdin', 'ready()\nsys.stdin.read()\n', {}),
        ('read', 'import os\nr, w = os.pipe()\nready()\nos.read(r, 1)\n', {}),
        ('select', 'import select\nready()\nselect.select([], [], [])\n', {}),
        ('accept', 'import socket\ns = socket.socket(); s.bind(("127.0.0.1", 0)); s.listen()\nready()\ns.accept()\n', {}),
        ('wait', 'import subprocess\np = subprocess.Popen(["sleep", "100"])\nready()\ntry: p.wait()\nfinally: p.kill()\n', {'only': 'last'}),
        ('regex', 'import re\nready()\nre.match(r"(a*)*(a*)*(a*)*b", "a" * 40)\n', {}),
        ('sort', 'class A:\n  def __lt__(self, o):\n    global n; n += 1\n    return n % 3\nn = 0\nready()\nwhile 1: sorted([A() for _ in range(100_000)])\n', {'only': 'last'}),
        ('power', 'ready()\n3 ** (10**8)\n', {'only': 'last'}),
        ('power modulus', 'ready()\npow(3, 10**20000, 10**20000 + 7)\n', {'only': 'last'}),
        ('product', 'n = 7 ** 10_000_000\nready()\nwhile True: n * n\n', {'only': 'last'}),
        ('factorial', 'import math\nready()\nmath.factorial(20_000_000)\n', {'only': 'last'}),
        ('strings', 'ready()\nwhile True: "ab" * 10**8\n', {'only': 'last'}),
        ('sum', 'import itertools\nready()\nsum(itertools.repeat(1))\n', {'only': 'last'} ) if 0 else ('any', 'import itertools\nready()\nany(x for x in itertools.repeat(0))\n', {'only': 'last'}),
        ('import', 'sys.path.insert(0, ".")\nimport slow\n', {'files': {'slow.py': 'print("READY", flush=True)\nimport time\ntime.sleep(100)\n'}}),
        ('handler', 'import signal\ndef h(*a): print("handled"); sys.exit(6)\nsignal.signal(signal.SIGINT, h)\nready()\nimport time\ntime.sleep(100)\n', {}),
        ('handler error', 'import signal\ndef h(*a): 1/0\nsignal.signal(signal.SIGINT, h)\nready()\nimport time\ntime.sleep(100)\n', {}),
        ('caught', 'import time\nready()\ntry: time.sleep(100)\nexcept KeyboardInterrupt: print("caught")\nfinally: print("finally")\n', {}),
        ('finally', 'import time\nready()\ntry: time.sleep(100)\nfinally: print("finally")\n', {}),
        ('with threads', 'import threading, time\nstop = threading.Event()\nts = [threading.Thread(target=stop.wait) for _ in range(3)]\nfor t in ts: t.start()\nready()\ntry: time.sleep(100)\nfinally: stop.set()\n', {}),
        ('at shutdown', 'import threading, time\nthreading.Thread(target=time.sleep, args=(1,)).start()\nready()\n', {'only': 'code'}),
        ('atexit', 'import atexit, time\n@atexit.register\ndef f(): ready(); time.sleep(100)\n', {'only': 'last'}),
        ('pool', 'from concurrent.futures import ThreadPoolExecutor\nimport time\nwith ThreadPoolExecutor(1) as p:\n  f = p.submit(time.sleep, .5)\n  ready()\n  time.sleep(100)\n', {'only': 'last'}),
        ('generator', 'def g():\n  while 1: yield 1\nready()\nfor x in g(): pass\n', {'only': 'last'}),
        ('del', 'import time\nclass A:\n  def __del__(self): ready(); time.sleep(100)\na = A()\ndel a\nprint("alive")\n', {}),
        ('ignored', 'import signal, time\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nready()\ntime.sleep(.5)\nprint("alive")\n', {}),
        ('default', 'import signal, time\nsignal.signal(signal.SIGINT, signal.SIG_DFL)\nready()\ntime.sleep(100)\n', {}),
        ('asyncio', 'import asyncio\nasync def main():\n  ready()\n  await asyncio.sleep(100)\nasyncio.run(main())\n', {'only': 'last'}),
    )
] + [
    dict(name='terminated', script='import time\nprint("READY", flush=True)\ntime.sleep(100)\n', signal=signal.SIGTERM),
    dict(name='hung up', script='import time\nprint("READY", flush=True)\ntime.sleep(100)\n', signal=signal.SIGHUP),
    dict(name='quit', script='import time\nprint("READY", flush=True)\ntime.sleep(1)\n', signal=signal.SIGUSR1),
    dict(name='interrupt shell', script='import os, signal\nos.kill(os.getpid(), signal.SIGINT)\nimport time; time.sleep(5)\n', shell='$PY t.py; echo $?'),
    dict(name='interrupt module', args=['-m', 't'], script='import os, signal\nos.kill(os.getpid(), signal.SIGINT)\nimport time; time.sleep(5)\n', only='last'),
    dict(name='killed', script='import os\nos.kill(os.getpid(), 9)\n', shell='$PY t.py; echo $?'),
]

CASES = DEEP + NESTED + HUGE + HEAP + CALLBACKS + STREAMS + INTERRUPTS
