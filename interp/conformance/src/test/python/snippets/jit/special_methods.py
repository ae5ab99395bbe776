# Special methods of Python classes are called by compiled code: comparisons, truth, items, membership, calls, lengths, unary, reflected and in-place
# operators. Classes change while loops run; methods decline, raise, or answer what they must not.
import traceback

N = 400


class V:
    def __init__(self, x):
        self.x = x

    def __eq__(self, o):
        if not isinstance(o, V):
            return NotImplemented
        return self.x == o.x

    def __lt__(self, o):
        if not isinstance(o, V):
            return NotImplemented
        return self.x < o.x

    def __le__(self, o):
        return self.x <= o.x

    def __bool__(self):
        return self.x > 0

    def __len__(self):
        return self.x

    def __getitem__(self, k):
        return self.x + k

    def __setitem__(self, k, v):
        self.x = k + v

    def __delitem__(self, k):
        self.x -= k

    def __contains__(self, k):
        return k < self.x

    def __call__(self, a, b=5):
        return self.x + a + b

    def __neg__(self):
        return V(-self.x)

    def __pos__(self):
        return self.x

    def __invert__(self):
        return V(~self.x)

    def __abs__(self):
        return abs(self.x)

    def __radd__(self, o):
        return o + self.x

    def __rsub__(self, o):
        return o - self.x

    def __iadd__(self, o):
        self.x += o
        return self

    def __isub__(self, o):
        if o == 7:
            return NotImplemented
        self.x -= o
        return self

    def __sub__(self, o):
        return self.x - o

    def __iter__(self):
        yield self.x
        yield self.x + 1

    def __hash__(self):
        return self.x


def comparisons(a, b, n):
    t = 0
    for i in range(n):
        if a == b:
            t += 1
        if a != b:
            t += 2
        if a < b:
            t += 4
        if a > b:
            t += 8
        if not a <= b:
            t += 16
        if a >= b:
            t += 32
        t += (a == b) + (a != b) * 2 + (a < b) * 4 + (a > b) * 8
    return t


print(comparisons(V(1), V(1), N), comparisons(V(1), V(2), N), comparisons(V(3), V(2), N))
# expect: 13600 4800 27200


def truths(a, n):
    t = 0
    for i in range(n):
        if a:
            t += 1
        if not a:
            t += 2
        x = a and 5
        y = a or 7
        t += (x == 5) * 4 + (y == 7) * 8 + (not a) * 16
    while not a:
        a.x += 1
        t += 1000
    return t


print(truths(V(1), N), truths(V(-3), N))
# expect: 2000 14400


def items(a, n):
    t = 0
    for i in range(n):
        t += a[i]
        a[i] = 1
        del a[1]
        t += i in a
        if i not in a:
            t += 3
        t += len(a)
        t += a(i) + a(i, 1) + a(b=2, a=3)
    return t


print(items(V(3), N))
# expect: 643604


def unary(a, n):
    t = 0
    for i in range(n):
        t += (-a).x + +a + (~a).x + abs(a)
        for v in a:
            t += v
    return t


print(unary(V(3), N))
# expect: 2400


def operators(a, n):
    t = 0
    for i in range(n):
        t += i + a
        t += i - a
        t += 1.5 + a
        a += 2
        a -= 1
    a -= 7
    return t, a


print(operators(V(3), N))
# expect: (241200.0, 396)


# Declining, and who is asked then.
class Declines:
    def __eq__(self, o):
        log.append("D.eq")
        return NotImplemented

    def __lt__(self, o):
        log.append("D.lt")
        return NotImplemented

    def __gt__(self, o):
        log.append("D.gt")
        return NotImplemented

    def __add__(self, o):
        log.append("D.add")
        return NotImplemented

    def __radd__(self, o):
        log.append("D.radd")
        return NotImplemented

    def __iadd__(self, o):
        log.append("D.iadd")
        return NotImplemented

    __hash__ = None


class Other:
    def __eq__(self, o):
        log.append("O.eq")
        return True

    def __gt__(self, o):
        log.append("O.gt")
        return "yes"

    def __radd__(self, o):
        log.append("O.radd")
        return 5


class Sub(Declines):
    def __radd__(self, o):
        log.append("S.radd")
        return NotImplemented

    def __gt__(self, o):
        log.append("S.gt")
        return NotImplemented


log = []


def declined(a, b, n):
    out = []
    for i in range(n):
        del log[:]
        r = [a == b, a != b]
        try:
            r.append(a < b)
        except TypeError as e:
            r.append(str(e))
        try:
            r.append(a + b)
        except TypeError as e:
            r.append(str(e))
        try:
            c = a
            c += b
            r.append(c)
        except TypeError as e:
            r.append(str(e))
        out = r, list(log)
    return out


for left, right in (Declines(), Other()), (Declines(), Declines()), (Declines(), Sub()), (Sub(), Declines()), (Declines(), 1), (1, Declines()), (2.5, Other()):
    print(type(left).__name__, type(right).__name__, declined(left, right, 40))
# expect: Declines Other ([True, False, 'yes', 5, 5], ['D.eq', 'O.eq', 'D.eq', 'O.eq', 'D.lt', 'O.gt', 'D.add', 'O.radd', 'D.iadd', 'D.add', 'O.radd'])
# expect: Declines Declines ([False, True, "'<' not supported between instances of 'Declines' and 'Declines'", "unsupported operand type(s) for +: 'Declines' and 'Declines'", "unsupported operand type(s) for +=: 'Declines' and 'Declines'"], ['D.eq', 'D.eq', 'D.eq', 'D.eq', 'D.lt', 'D.gt', 'D.add', 'D.iadd', 'D.add'])
# expect: Declines Sub ([False, True, "'<' not supported between instances of 'Declines' and 'Sub'", "unsupported operand type(s) for +: 'Declines' and 'Sub'", "unsupported operand type(s) for +=: 'Declines' and 'Sub'"], ['D.eq', 'D.eq', 'D.eq', 'D.eq', 'S.gt', 'D.lt', 'S.radd', 'D.add', 'D.iadd', 'S.radd', 'D.add'])
# expect: Sub Declines ([False, True, "'<' not supported between instances of 'Sub' and 'Declines'", "unsupported operand type(s) for +: 'Sub' and 'Declines'", "unsupported operand type(s) for +=: 'Sub' and 'Declines'"], ['D.eq', 'D.eq', 'D.eq', 'D.eq', 'D.lt', 'D.gt', 'D.add', 'D.radd', 'D.iadd', 'D.add', 'D.radd'])
# expect: Declines int ([False, True, "'<' not supported between instances of 'Declines' and 'int'", "unsupported operand type(s) for +: 'Declines' and 'int'", "unsupported operand type(s) for +=: 'Declines' and 'int'"], ['D.eq', 'D.eq', 'D.lt', 'D.add', 'D.iadd', 'D.add'])
# expect: int Declines ([False, True, "'<' not supported between instances of 'int' and 'Declines'", "unsupported operand type(s) for +: 'int' and 'Declines'", "unsupported operand type(s) for +=: 'int' and 'Declines'"], ['D.eq', 'D.eq', 'D.gt', 'D.radd', 'D.radd'])
# expect: float Other ([True, False, 'yes', 5, 5], ['O.eq', 'O.eq', 'O.gt', 'O.radd', 'O.radd'])


# What must not be answered, and what is raised.
class Bad:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        return self.v

    def __contains__(self, x):
        return self.v

    def __neg__(self):
        raise KeyError(type(self.v).__name__)

    def __getitem__(self, k):
        return self.v[k]

    def __lt__(self, o):
        return self.v

    def __iter__(self):
        return self.v


class BadLength:
    def __init__(self, v):
        self.v = v

    def __len__(self):
        return self.v


def tail(e):
    places = [(f.name, f.line, f.colno, f.end_colno) for f in traceback.extract_tb(e.__traceback__) if f.filename == __file__]
    return places[1:], f"{type(e).__name__}: {e}"


def tried(f, x):
    try:
        return f.__name__, f(x)
    except Exception as e:
        return f.__name__, tail(e)


def test_truth(a):
    if a:
        return 1
    return 0


def test_not(a):
    return not a


def test_in(a):
    return 1 if 3 in a else 0


def test_neg(a):
    return -a


def test_item(a):
    return a[2]


def test_less(a):
    if a < 5:
        return "less"
    return "no"


def test_len(a):
    return len(a)


def test_for(a):
    t = 0
    for x in a:
        t += x
    return t


for f in test_truth, test_not, test_in, test_neg, test_item, test_less, test_for:
    good = {test_item: [1, 2, 3], test_for: iter([1, 2])}.get(f, True)
    for i in range(60):
        try:
            f(Bad(good))
        except KeyError:
            pass
    for v in 5, None, [], [1], (1, 2, 3), Bad(False), Bad(True), Bad(1):
        print(*tried(f, Bad(v)))
# expect: test_truth ([('test_truth', 'if a:', 7, 8)], 'TypeError: __bool__ should return bool, returned int')
# expect: test_truth ([('test_truth', 'if a:', 7, 8)], 'TypeError: __bool__ should return bool, returned NoneType')
# expect: test_truth ([('test_truth', 'if a:', 7, 8)], 'TypeError: __bool__ should return bool, returned list')
# expect: test_truth ([('test_truth', 'if a:', 7, 8)], 'TypeError: __bool__ should return bool, returned list')
# expect: test_truth ([('test_truth', 'if a:', 7, 8)], 'TypeError: __bool__ should return bool, returned tuple')
# expect: test_truth ([('test_truth', 'if a:', 7, 8)], 'TypeError: __bool__ should return bool, returned Bad')
# expect: test_truth ([('test_truth', 'if a:', 7, 8)], 'TypeError: __bool__ should return bool, returned Bad')
# expect: test_truth ([('test_truth', 'if a:', 7, 8)], 'TypeError: __bool__ should return bool, returned Bad')
# expect: test_not ([('test_not', 'return not a', 11, 16)], 'TypeError: __bool__ should return bool, returned int')
# expect: test_not ([('test_not', 'return not a', 11, 16)], 'TypeError: __bool__ should return bool, returned NoneType')
# expect: test_not ([('test_not', 'return not a', 11, 16)], 'TypeError: __bool__ should return bool, returned list')
# expect: test_not ([('test_not', 'return not a', 11, 16)], 'TypeError: __bool__ should return bool, returned list')
# expect: test_not ([('test_not', 'return not a', 11, 16)], 'TypeError: __bool__ should return bool, returned tuple')
# expect: test_not ([('test_not', 'return not a', 11, 16)], 'TypeError: __bool__ should return bool, returned Bad')
# expect: test_not ([('test_not', 'return not a', 11, 16)], 'TypeError: __bool__ should return bool, returned Bad')
# expect: test_not ([('test_not', 'return not a', 11, 16)], 'TypeError: __bool__ should return bool, returned Bad')
# expect: test_in 1
# expect: test_in 0
# expect: test_in 0
# expect: test_in 1
# expect: test_in 1
# expect: test_in 0
# expect: test_in 1
# expect: test_in ([('test_in', 'return 1 if 3 in a else 0', 16, 22)], 'TypeError: __bool__ should return bool, returned int')
# expect: test_neg ([('test_neg', 'return -a', 11, 13), ('__neg__', 'raise KeyError(type(self.v).__name__)', 8, 45)], "KeyError: 'int'")
# expect: test_neg ([('test_neg', 'return -a', 11, 13), ('__neg__', 'raise KeyError(type(self.v).__name__)', 8, 45)], "KeyError: 'NoneType'")
# expect: test_neg ([('test_neg', 'return -a', 11, 13), ('__neg__', 'raise KeyError(type(self.v).__name__)', 8, 45)], "KeyError: 'list'")
# expect: test_neg ([('test_neg', 'return -a', 11, 13), ('__neg__', 'raise KeyError(type(self.v).__name__)', 8, 45)], "KeyError: 'list'")
# expect: test_neg ([('test_neg', 'return -a', 11, 13), ('__neg__', 'raise KeyError(type(self.v).__name__)', 8, 45)], "KeyError: 'tuple'")
# expect: test_neg ([('test_neg', 'return -a', 11, 13), ('__neg__', 'raise KeyError(type(self.v).__name__)', 8, 45)], "KeyError: 'Bad'")
# expect: test_neg ([('test_neg', 'return -a', 11, 13), ('__neg__', 'raise KeyError(type(self.v).__name__)', 8, 45)], "KeyError: 'Bad'")
# expect: test_neg ([('test_neg', 'return -a', 11, 13), ('__neg__', 'raise KeyError(type(self.v).__name__)', 8, 45)], "KeyError: 'Bad'")
# expect: test_item ([('test_item', 'return a[2]', 11, 15), ('__getitem__', 'return self.v[k]', 15, 24)], "TypeError: 'int' object is not subscriptable")
# expect: test_item ([('test_item', 'return a[2]', 11, 15), ('__getitem__', 'return self.v[k]', 15, 24)], "TypeError: 'NoneType' object is not subscriptable")
# expect: test_item ([('test_item', 'return a[2]', 11, 15), ('__getitem__', 'return self.v[k]', 15, 24)], 'IndexError: list index out of range')
# expect: test_item ([('test_item', 'return a[2]', 11, 15), ('__getitem__', 'return self.v[k]', 15, 24)], 'IndexError: list index out of range')
# expect: test_item 3
# expect: test_item ([('test_item', 'return a[2]', 11, 15), ('__getitem__', 'return self.v[k]', 15, 24), ('__getitem__', 'return self.v[k]', 15, 24)], "TypeError: 'bool' object is not subscriptable")
# expect: test_item ([('test_item', 'return a[2]', 11, 15), ('__getitem__', 'return self.v[k]', 15, 24), ('__getitem__', 'return self.v[k]', 15, 24)], "TypeError: 'bool' object is not subscriptable")
# expect: test_item ([('test_item', 'return a[2]', 11, 15), ('__getitem__', 'return self.v[k]', 15, 24), ('__getitem__', 'return self.v[k]', 15, 24)], "TypeError: 'int' object is not subscriptable")
# expect: test_less less
# expect: test_less no
# expect: test_less no
# expect: test_less less
# expect: test_less less
# expect: test_less no
# expect: test_less less
# expect: test_less ([('test_less', 'if a < 5:', 7, 12)], 'TypeError: __bool__ should return bool, returned int')
# expect: test_for ([('test_for', 'for x in a:', 13, 14)], "TypeError: iter() returned non-iterator of type 'int'")
# expect: test_for ([('test_for', 'for x in a:', 13, 14)], "TypeError: iter() returned non-iterator of type 'NoneType'")
# expect: test_for ([('test_for', 'for x in a:', 13, 14)], "TypeError: iter() returned non-iterator of type 'list'")
# expect: test_for ([('test_for', 'for x in a:', 13, 14)], "TypeError: iter() returned non-iterator of type 'list'")
# expect: test_for ([('test_for', 'for x in a:', 13, 14)], "TypeError: iter() returned non-iterator of type 'tuple'")
# expect: test_for ([('test_for', 'for x in a:', 13, 14)], "TypeError: iter() returned non-iterator of type 'Bad'")
# expect: test_for ([('test_for', 'for x in a:', 13, 14)], "TypeError: iter() returned non-iterator of type 'Bad'")
# expect: test_for ([('test_for', 'for x in a:', 13, 14)], "TypeError: iter() returned non-iterator of type 'Bad'")
for f in test_truth, test_not, test_len:
    for i in range(60):
        f(BadLength(i))
    for v in 0, True, -1, 2.5, 1 << 70, None:
        print(*tried(f, BadLength(v)))
# expect: test_truth 0
# expect: test_truth 1
# expect: test_truth ([('test_truth', 'if a:', 7, 8)], 'ValueError: __len__() should return >= 0')
# expect: test_truth ([('test_truth', 'if a:', 7, 8)], "TypeError: 'float' object cannot be interpreted as an integer")
# expect: test_truth ([('test_truth', 'if a:', 7, 8)], "OverflowError: cannot fit 'int' into an index-sized integer")
# expect: test_truth ([('test_truth', 'if a:', 7, 8)], "TypeError: 'NoneType' object cannot be interpreted as an integer")
# expect: test_not True
# expect: test_not False
# expect: test_not ([('test_not', 'return not a', 11, 16)], 'ValueError: __len__() should return >= 0')
# expect: test_not ([('test_not', 'return not a', 11, 16)], "TypeError: 'float' object cannot be interpreted as an integer")
# expect: test_not ([('test_not', 'return not a', 11, 16)], "OverflowError: cannot fit 'int' into an index-sized integer")
# expect: test_not ([('test_not', 'return not a', 11, 16)], "TypeError: 'NoneType' object cannot be interpreted as an integer")
# expect: test_len 0
# expect: test_len 1
# expect: test_len ([('test_len', 'return len(a)', 11, 17)], 'ValueError: __len__() should return >= 0')
# expect: test_len ([('test_len', 'return len(a)', 11, 17)], "TypeError: 'float' object cannot be interpreted as an integer")
# expect: test_len ([('test_len', 'return len(a)', 11, 17)], "OverflowError: cannot fit 'int' into an index-sized integer")
# expect: test_len ([('test_len', 'return len(a)', 11, 17)], "TypeError: 'NoneType' object cannot be interpreted as an integer")


# A class that changes while the loop runs.
class Changing:
    def __eq__(self, o):
        return "first"

    def __bool__(self):
        return True

    def __len__(self):
        return 1

    def __getitem__(self, k):
        return k

    def __call__(self, x):
        return x

    def __contains__(self, x):
        return True

    def __add__(self, o):
        return 1

    def __neg__(self):
        return 1


def changing(n):
    c = Changing()
    out = []
    for i in range(n):
        if i == n // 2:
            Changing.__eq__ = lambda self, o: "second"
            Changing.__getitem__ = lambda self, k: -k
            Changing.__contains__ = lambda self, x: []
            Changing.__call__ = lambda self, x: x * 2
            Changing.__neg__ = lambda self: 2
            Changing.__add__ = lambda self, o: 2
            del Changing.__bool__
        if i == n // 2 + 5:
            Changing.__len__ = lambda self: 0
        if i == n // 2 + 9:
            del Changing.__len__
            del Changing.__contains__
            del Changing.__getitem__
            Changing.__iter__ = lambda self: iter([1, i])
        out.append((c == c, bool(c), not c, len(c) if hasattr(c, "__len__") else "-", c[i] if hasattr(c, "__getitem__") else "-", i in c, c(i), -c, c + 1))
        out[-1] += ("true" if c else "false",)
    return out


for row in changing(60)[25:45]:
    print(row)
# expect: ('first', True, False, 1, 25, True, 25, 1, 1, 'true')
# expect: ('first', True, False, 1, 26, True, 26, 1, 1, 'true')
# expect: ('first', True, False, 1, 27, True, 27, 1, 1, 'true')
# expect: ('first', True, False, 1, 28, True, 28, 1, 1, 'true')
# expect: ('first', True, False, 1, 29, True, 29, 1, 1, 'true')
# expect: ('second', True, False, 1, -30, False, 60, 2, 2, 'true')
# expect: ('second', True, False, 1, -31, False, 62, 2, 2, 'true')
# expect: ('second', True, False, 1, -32, False, 64, 2, 2, 'true')
# expect: ('second', True, False, 1, -33, False, 66, 2, 2, 'true')
# expect: ('second', True, False, 1, -34, False, 68, 2, 2, 'true')
# expect: ('second', False, True, 0, -35, False, 70, 2, 2, 'false')
# expect: ('second', False, True, 0, -36, False, 72, 2, 2, 'false')
# expect: ('second', False, True, 0, -37, False, 74, 2, 2, 'false')
# expect: ('second', False, True, 0, -38, False, 76, 2, 2, 'false')
# expect: ('second', True, False, '-', '-', True, 78, 2, 2, 'true')
# expect: ('second', True, False, '-', '-', True, 80, 2, 2, 'true')
# expect: ('second', True, False, '-', '-', True, 82, 2, 2, 'true')
# expect: ('second', True, False, '-', '-', True, 84, 2, 2, 'true')
# expect: ('second', True, False, '-', '-', True, 86, 2, 2, 'true')
# expect: ('second', True, False, '-', '-', True, 88, 2, 2, 'true')


# A method that changes its own class while it runs.
class SelfChanging:
    n = 0

    def __eq__(self, o):
        SelfChanging.n += 1
        if SelfChanging.n == 50:
            SelfChanging.__eq__ = lambda self, o: None
        return True


def self_changing(n):
    a = SelfChanging()
    t = 0
    for i in range(n):
        if a == 1:
            t += 1
    return t


print(self_changing(100))
# expect: 50


# Recursion ends in RecursionError, whoever recurses.
class Deep:
    def __init__(self, inner):
        self.inner = inner

    def __eq__(self, o):
        return self.inner == o

    def __len__(self):
        return len(self.inner)

    def __getitem__(self, k):
        return self.inner[k]

    def __bool__(self):
        return not self.inner

    def __call__(self):
        return self.inner()


d = Deep(None)
d.inner = d
for f in lambda: d == 1, lambda: len(d), lambda: d[0], lambda: bool(d), lambda: d():
    for i in range(3):
        try:
            f()
        except RecursionError as e:
            print("RecursionError")
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
chain = Deep([1, 2])
for i in range(20):
    chain = Deep(chain)
for i in range(50):
    r = len(chain), chain[1], chain == [1, 2]
print(r)
# expect: (2, 2, True)


# Several classes at one site, and operands that are temporaries.
class W(V):
    def __eq__(self, o):
        return "W"

    def __getitem__(self, k):
        return "W"


class X:
    pass


def mixed(n):
    things = [V(1), W(1), X(), 3, "x", None, [1]]
    out = []
    for i in range(n):
        a = things[i % 7]
        try:
            out.append((a == V(1), V(1) == a, V(2)[i], -V(3) == V(-3), len(V(4)), 1 + V(i)))
        except TypeError as e:
            out.append(str(e))
        if a:
            out.append(1)
        try:
            out.append(a[0])
        except (TypeError, IndexError) as e:
            out.append(str(e))
    return out[-30:]


print(mixed(N))
# expect: [1, 'x', (False, False, 392, True, 4, 391), "'NoneType' object is not subscriptable", (False, False, 393, True, 4, 392), 1, 1, (True, True, 394, True, 4, 393), 1, 1, ('W', 'W', 395, True, 4, 394), 1, 'W', (False, False, 396, True, 4, 395), 1, "'X' object is not subscriptable", (False, False, 397, True, 4, 396), 1, "'int' object is not subscriptable", (False, False, 398, True, 4, 397), 1, 'x', (False, False, 399, True, 4, 398), "'NoneType' object is not subscriptable", (False, False, 400, True, 4, 399), 1, 1, (True, True, 401, True, 4, 400), 1, 1]


# Iterators written in Python: their end, their errors, and a class that changes under a loop.
class Count:
    def __init__(self, n, error=StopIteration):
        self.i = 0
        self.n = n
        self.error = error

    def __iter__(self):
        return self

    def __next__(self):
        if self.i >= self.n:
            raise self.error
        self.i += 1
        return self.i


class Stops(StopIteration):
    pass


def total(it):
    t = 0
    for x in it:
        t += x
        if t == 1000003:
            Count.__next__ = lambda self: stop()
    return t


def stop():
    raise StopIteration(5)


for i in range(60):
    r = total(Count(i)), total(Count(3, Stops)), sum(Count(i)), list(Count(3))
print(r)
# expect: (1770, 6, 1770, [1, 2, 3])
print(tried(total, Count(5, ValueError)))
# expect: ('total', ([('total', 'for x in it:', 13, 15), ('__next__', 'raise self.error', 12, 28)], 'ValueError: '))
print(tried(total, Count(5, KeyError("end"))))
# expect: ('total', ([('total', 'for x in it:', 13, 15), ('__next__', 'raise self.error', 12, 28)], "KeyError: 'end'"))
for i in range(3):
    it = Count(10)
    print([x for x in it if x % 2], next(it, "end"))
# expect: [1, 3, 5, 7, 9] end
# expect: [1, 3, 5, 7, 9] end
# expect: [1, 3, 5, 7, 9] end


# Instances that are called, with defaults, names and too many arguments.
class Caller:
    def __init__(self, k):
        self.k = k

    def __call__(self, a, b=2, *rest, c=3, **names):
        return self.k, a, b, rest, c, names


class Plain:
    def __call__(self, x):
        return x + 1


def calls(f, g, n):
    for i in range(n):
        if i == n - 5:
            Plain.__call__ = lambda self, x: -x
        r = f(1), f(1, 5, 6), f(1, c=4), f(1, z=4), g(i), [g][0](i), g(g(i))
    return r


print(calls(Caller(7), Plain(), 100))
# expect: ((7, 1, 2, (), 3, {}), (7, 1, 5, (6,), 3, {}), (7, 1, 2, (), 4, {}), (7, 1, 2, (), 3, {'z': 4}), -99, -99, 99)
for i in range(40):
    try:
        Plain()()
    except TypeError as e:
        r = str(e)
print(r)
# expect: calls.<locals>.<lambda>() missing 1 required positional argument: 'x'
