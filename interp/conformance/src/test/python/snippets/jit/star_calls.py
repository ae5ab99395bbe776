# Calls with *args and **kwargs: what the callee gets, keeps, and may change; errors; when arguments die.
import sys
import weakref


def forward(f):
    def w(*a, **k):
        return f(*a, **k)
    return w


def plain(a, b=2, *, c=3):
    return a, b, c


def rest(a, *more, **kw):
    return a, more, sorted(kw.items())


def keep(*a, **k):
    return a, k


def hot(f, *a, **k):
    for i in range(700):
        v = f(*a, **k)
    return v


print(hot(forward(plain), 1, b=5, c=6))  # expect: (1, 5, 6)
print(hot(forward(plain), 1))  # expect: (1, 2, 3)
print(hot(forward(rest), 1, 2, 3, x=4, y=5))  # expect: (1, (2, 3), [('x', 4), ('y', 5)])
print(hot(forward(forward(keep)), 1, z=1))  # expect: ((1,), {'z': 1})


class C:
    def m(self, *a, **k):
        return type(self).__name__, a, k

    def __init__(self, *a, **k):
        self.a = a
        self.k = k


class D(C):
    def __init__(self, x, *a, y=1, **k):
        super().__init__(x, *a, **k)
        self.y = y


print(hot(C().m, 1, q=2))  # expect: ('C', (1,), {'q': 2})
print(hot(C().m))  # expect: ('C', (), {})
d = hot(D, 1, 2, y=3, z=4)
print(d.a, d.k, d.y)  # expect: (1, 2) {'z': 4} 3

# The callee's dict is its own.
source = {'a': 1}


def changes(**k):
    k['b'] = 2
    return k


def through(**k):
    r = changes(**k)
    return k, r


for i in range(700):
    r = hot.__globals__['through'](**source)
print(source, r)  # expect: {'a': 1} ({'a': 1}, {'a': 1, 'b': 2})


# The values die in time.
class Dies:
    def __del__(self):
        log.append('dies')


log = []


def passes(*a, **k):
    return takes(*a, **k)


def takes(x, y):
    return None


for i in range(700):
    passes(1, y=2)
passes(Dies(), y=Dies())
print(log)  # expect: ['dies', 'dies']


def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


def twice():
    pass


def errors():
    return [
        error(lambda: plain(*(1, 2, 3))),
        error(lambda: plain(*(), **{})),
        error(lambda: plain(1, **{'a': 2})),
        error(lambda: plain(1, **{'q': 2})),
        error(lambda: plain(1, **{1: 2})),
        error(lambda: plain(1, b=1, **{'b': 2})),
        error(lambda: plain(1, **{'b': 2}, **{'b': 2})),
        error(lambda: plain(*1)),
        error(lambda: plain(1, **1)),
        error(lambda: rest(**{'more': 1})),
        error(lambda: C().m(1, **{'self': 1})),
    ]


for i in range(300):
    e = errors()
for text in e:
    text = text.replace(__name__ + '.plain', 'PLAIN')
    print(text)
# expect: TypeError: plain() takes from 1 to 2 positional arguments but 3 were given
# expect: TypeError: plain() missing 1 required positional argument: 'a'
# expect: TypeError: plain() got multiple values for argument 'a'
# expect: TypeError: plain() got an unexpected keyword argument 'q'
# expect: TypeError: keywords must be strings
# expect: TypeError: PLAIN() got multiple values for keyword argument 'b'
# expect: TypeError: PLAIN() got multiple values for keyword argument 'b'
# expect: TypeError: PLAIN() argument after * must be an iterable, not int
# expect: TypeError: PLAIN() argument after ** must be a mapping, not int
# expect: TypeError: rest() missing 1 required positional argument: 'a'
# expect: TypeError: C.m() got multiple values for argument 'self'


# Constructors and functions whose arguments are partly defaults or left over.
class E:
    def __init__(self, a, b=10, *c):
        self.v = a, b, c


def deflt(a, b=7, c=8):
    try:
        return a, b, c
    finally:
        pass


def calls(i):
    return E(i).v, E(i, 1).v, E(i, 1, 2, 3).v, deflt(i), deflt(i, c=1), deflt(b=i, a=0)


for i in range(700):
    r = calls(i)
print(r)  # expect: ((699, 10, ()), (699, 1, ()), (699, 1, (2, 3)), (699, 7, 8), (699, 7, 1), (0, 699, 8))
deflt.__defaults__ = (1, 2)
E.__init__.__defaults__ = ('new',)
print(calls(0))  # expect: ((0, 'new', ()), (0, 1, ()), (0, 1, (2, 3)), (0, 1, 2), (0, 1, 1), (0, 0, 2))


# Names that the callee has, has not, or may have only by position; functions that change at one site.
def kwonly(a, *, b, c=3):
    return a, b, c


def posonly(a, /, b=2, **k):
    return a, b, k


def every(a, b=2, *r, c, d=4, **k):
    return a, b, r, c, d, k


def sites(f, g, i):
    return (f(i, b=1), g(i, a=5, b=6), every(i, c=1, d=2), every(i, 1, 2, 3, c=1, d=0, e=i), every(c=1, a=i, z=2, d=0),
            kwonly(b=i, a=1, c=0), [].append.__class__ and dict(x=i, **{'y': 1}))


for i in range(1500):
    r = sites(kwonly, posonly, i)
for v in r:
    print(v)
# expect: (1499, 1, 3)
# expect: (1499, 6, {'a': 5})
# expect: (1499, 2, (), 1, 2, {})
# expect: (1499, 1, (2, 3), 1, 0, {'e': 1499})
# expect: (1499, 2, (), 1, 0, {'z': 2})
# expect: (1, 1499, 0)
# expect: {'x': 1499, 'y': 1}
r = sites(lambda *a, **k: (a, k), lambda *a, a_=0, **k: k, 1)
print(r[0], r[1])  # expect: ((1,), {'b': 1}) {'a': 5, 'b': 6}
kept = []


def keeps(**k):
    kept.append(k)
    k['more'] = 1


for i in range(1000):
    keeps(i=i)
print(len({id(k) for k in kept}), kept[-1])  # expect: 1000 {'i': 999, 'more': 1}


def depth(*a, **k):
    return depth(*a, **k)


print(error(depth, 1, x=2))  # expect: RecursionError: maximum recursion depth exceeded


def plain(a, b):
    return a + b


class Counted:
    def __add__(self, other):
        return "added"

    def __del__(self):
        print("released")


def spread_to_plain():
    r = []
    for i in range(2000):
        pair = (i, 1) if i != 1500 else (None, 1) if i % 2 else ("a", "b") if i != 1800 else (1.5, 2)
        r.append(plain(*pair))
    return r[0], r[1500], r[-1]


print(spread_to_plain())  # expect: (1, 'ab', 2000)
for wrong in (1,), (1, 2, 3), (None, 1):
    try:
        for i in range(3):
            plain(*wrong)
    except TypeError as e:
        print(e)
# expect: plain() missing 1 required positional argument: 'b'
# expect: plain() takes 2 positional arguments but 3 were given
# expect: unsupported operand type(s) for +: 'NoneType' and 'int'
print(plain(*(Counted(), 1)))
# expect: released
# expect: added
