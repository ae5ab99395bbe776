# SPDX-License-Identifier: Apache-2.0
"""What generated programs may use without defining it. Its namespace is copied for each of them."""
import array, ast, base64, binascii, bisect, cmath, collections, contextlib, copy, csv, dataclasses, datetime, decimal, difflib, enum, fractions, functools, hashlib, heapq, html, inspect, io, itertools, json
import math, operator, os.path, pickle, random, re, shlex, statistics, string, struct, sys, textwrap, types, unicodedata, urllib.parse, weakref, zlib
from typing import ClassVar

LIMIT = 2 ** 200


def show(*values):
    sys.stdout.write(' '.join(map(repr, values)) + '\n')
    return values[-1] if values else None


def clip(value):
    """The value, or one like it that is small: keeps loops from building huge things."""
    kind = type(value)
    if kind is int:
        return value if -LIMIT < value < LIMIT else value % 1000000007
    if kind is str or kind is bytes or kind is list or kind is tuple:
        return value if len(value) < 25 else value[:24]
    return value


def num(value):
    """The value if it is a number; sets of others have no order that all agree on."""
    return value if type(value) in (int, float, bool) else 0


def real(value):
    """The value if it equals itself: the hash of what does not is its address."""
    return value if value == value else 0


class Manager:
    def __init__(self, value, swallow=False):
        self.value, self.swallow = value, swallow

    def __enter__(self):
        show('enter', self.value)
        return self.value

    def __exit__(self, kind, error, trace):
        show('exit', kind, str(error))
        return self.swallow


@dataclasses.dataclass
class Point:
    x: int
    y: object = 0


class Mixin:
    def m(self, *args):
        return ['mixin', *super().m(*args)] if hasattr(super(), 'm') else ['mixin']


class Meta(type):
    def __call__(cls, *args, **kw):
        show('meta', cls.__name__, args)
        return super().__call__(*args, **kw)


class Typed:
    def __get__(self, o, t=None):
        return self if o is None else o.__dict__.get('typed', -1)

    def __set__(self, o, v):
        if not isinstance(v, int):
            raise TypeError(f'not an int: {v!r}')
        o.__dict__['typed'] = v


class Mine(ValueError):
    def __init__(self, n, s='text'):
        super().__init__(n, s)
        self.n = n


class Declines:
    """Has operators, none of which knows what to do."""
    def __add__(self, o):
        return NotImplemented

    __sub__ = __mul__ = __truediv__ = __mod__ = __xor__ = __or__ = __radd__ = __iadd__ = __lt__ = __eq__ = __add__
    __hash__ = None


class Junk:
    """Answers what it must not."""
    def __len__(self):
        return -1

    def __bool__(self):
        return 3

    def __iter__(self):
        return 5

    def __contains__(self, o):
        return 1 / 0

    def __getitem__(self, k):
        return NotImplemented

    def __index__(self):
        return 'a'

    def __str__(self):
        return 3

    def __hash__(self):
        return 'x'

    def __next__(self):
        return [][1]

    def __getattr__(self, name):
        raise KeyError(name)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return 1 / 0

    def __call__(self, *args, **kw):
        return args[2]

    def __neg__(self):
        raise StopIteration(1)


class Value:
    def __init__(self, v):
        if v:
            return v


class Pair:
    """What compiled code likes: small methods, attributes, a property."""
    __match_args__ = ('v', 'w')

    def __init__(self, v):
        self.v = v
        self.w = 1

    def __add__(self, o):
        return Pair(self.v + o.v) if isinstance(o, Pair) else NotImplemented

    def __lt__(self, o):
        return self.v < o.v

    def m(self, k):
        self.w = self.w + k
        return self.w

    @property
    def half(self):
        return self.v / 2


class Pause:
    """Awaited once: hands its value to the loop, and gives what the loop sends."""
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


class Step:
    def __init__(self, value):
        self.value = value

    async def __aenter__(self):
        return await Pause(self.value)

    async def __aexit__(self, kind, error, trace):
        show('aexit', kind)
        await Pause(0)
        return kind is ValueError


class Ticks:
    def __init__(self, count):
        self.count = count

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.count <= 0:
            raise StopAsyncIteration
        self.count -= 1
        return await Pause(self.count)


def run(make):
    """Drives a coroutine to its end, answering each pause with what it gave."""
    try:
        coroutine = make()
        value = None
        for _ in range(100):
            value = coroutine.send(value)
            show('pause', value)
        coroutine.close()
    except StopIteration as e:
        show('result', e.value)
    except Exception as e:
        show(type(e).__name__, e)


def drive(make, moves):
    """Moves a generator by hand."""
    try:
        g = make()
    except Exception as e:
        show('no generator', e)
        return
    for move in moves:
        try:
            show(move(g))
        except BaseException as e:
            show(type(e).__name__, e)
    show(g.gi_running, g.gi_frame is None)


def inner(n):
    try:
        got = yield n
        show('got', got)
        yield [got]
    except ValueError as e:
        show('inner', e)
        return n
    finally:
        show('inner ends')


def twice(f):
    @functools.wraps(f)
    def wrapper(*args, **kw):
        return f(*args, **kw), f(*args, **kw)
    return wrapper


class noted:
    def __init__(self, f):
        self.f, self.calls = f, 0
        functools.update_wrapper(self, f)

    def __call__(self, *args, **kw):
        self.calls += 1
        return self.f(*args, **kw), self.calls

    def __get__(self, o, t=None):
        return self if o is None else types.MethodType(self, o)


def namespace():
    space = {k: v for k, v in globals().items() if k not in ('namespace', 'LIMIT') and not k.startswith('__')}
    space.update(__name__='__fuzz__', __builtins__=__builtins__)
    return space
