# SPDX-License-Identifier: Apache-2.0
"""Operations on classes, calls, exceptions and with statements."""
import abc
import contextlib
import enum
import functools
import threading
from collections import namedtuple
from dataclasses import dataclass, replace


class _Point:
    count = 0

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash((self.x, self.y))

    def __lt__(self, other):
        return (self.x, self.y) < (other.x, other.y)

    def __add__(self, other):
        return _Point(self.x + other.x, self.y + other.y)

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def __len__(self):
        return 2

    def __getitem__(self, i):
        return self.x if i == 0 else self.y

    def __contains__(self, v):
        return v == self.x

    def __iter__(self):
        yield self.x
        yield self.y

    def __bool__(self):
        return self.x != 0

    def __call__(self, n):
        return n

    @property
    def size(self):
        return self.x * self.y

    @size.setter
    def size(self, value):
        self.x = value

    @classmethod
    def origin(cls):
        return cls(0, 0)

    @staticmethod
    def helper(n):
        return n

    @functools.cached_property
    def cached(self):
        return self.x


class _Slotted:
    __slots__ = ("a", "b")

    def __init__(self, a, b):
        self.a = a
        self.b = b


class _Missing:
    def __getattr__(self, name):
        return 1


class _Forward:
    def __init__(self, target):
        self._target = target

    def __getattr__(self, name):
        return getattr(self._target, name)


class _Base(abc.ABC):
    def __init__(self, v):
        self.v = v

    @abc.abstractmethod
    def f(self):
        """What subclasses do."""


class _Derived(_Base):
    def __init__(self, v):
        super().__init__(v)
        self.w = v

    def f(self):
        return self.v


def object_create(turns):
    for i in turns:
        r = _Point(i, 1)
    return r


def object_create_slots(turns):
    for i in turns:
        r = _Slotted(i, 1)
    return r


def object_super_init(turns):
    for i in turns:
        r = _Derived(i).f()
    return r


def object_property(turns):
    p = _Point(2, 3)
    n = 0
    for _ in turns:
        n += p.size
        p.size = 4
    return n


def object_classmethod_static(turns):
    for i in turns:
        r = _Point.origin()
        _Point.helper(i)
    return r


def object_getattr_missing(turns):
    m = _Missing()
    n = 0
    for _ in turns:
        n += m.anything
    return n


def object_getattr_forward(turns):
    m = _Forward(_Point(1, 2))
    n = 0
    for _ in turns:
        n += m.x
    return n


def object_dict_key(turns):
    d = {_Point(i, i): i for i in range(10)}
    p = _Point(3, 3)
    n = 0
    for _ in turns:
        n += d[p]
    return n


def object_sort_lt(turns):
    points = [_Point((i * 7) % 10, i) for i in range(10)]
    for _ in turns:
        r = sorted(points)
    return r


def object_sort_key(turns):
    points = [_Point((i * 7) % 10, i) for i in range(10)]
    for _ in turns:
        r = sorted(points, key=lambda p: p.x)
    return r


def object_add_repr(turns):
    p = _Point(1, 2)
    for _ in turns:
        r = repr(p + p)
    return r


def object_container_protocol(turns):
    p = _Point(1, 2)
    n = 0
    for _ in turns:
        n += len(p) + p[1]
        if 1 in p:
            n += 1
    return n


def object_iterate(turns):
    p = _Point(1, 2)
    n = 0
    for _ in turns:
        for v in p:
            n += v
    return n


def object_bool_call(turns):
    p = _Point(1, 2)
    n = 0
    for i in turns:
        if p:
            n = p(i)
    return n


def object_cached_property(turns):
    p = _Point(1, 2)
    n = 0
    for _ in turns:
        n += p.cached
    return n


def object_setattr_delattr(turns):
    p = _Point(1, 2)
    for i in turns:
        p.extra = i
        del p.extra
    return p


def object_dynamic_attributes(turns):
    p = _Point(1, 2)
    names = ["x", "y"]
    n = 0
    for i in turns:
        for name in names:
            setattr(p, name, i)
            n += getattr(p, name)
    return n


def object_isinstance_abc(turns):
    d = _Derived(1)
    n = 0
    for _ in turns:
        if isinstance(d, _Base):
            n += 1
    return n


def object_vars_dict(turns):
    p = _Point(1, 2)
    for _ in turns:
        r = list(p.__dict__.items())
    return r


_Pair = namedtuple("_Pair", "left right")


def namedtuple_create_read(turns):
    n = 0
    for i in turns:
        p = _Pair(i, 2)
        n += p.left + p.right
    return n


def namedtuple_unpack_replace(turns):
    p = _Pair(1, 2)
    for i in turns:
        a, b = p
        r = p._replace(left=i)
    return r


@dataclass
class _Data:
    a: int
    b: str = "x"


@dataclass(frozen=True, order=True)
class _Frozen:
    a: int
    b: int = 0


def dataclass_create_eq(turns):
    n = 0
    for i in turns:
        if _Data(i) == _Data(5):
            n += 1
    return n


def dataclass_repr_replace(turns):
    d = _Data(1)
    for _ in turns:
        r = repr(replace(d, a=2))
    return r


def dataclass_frozen_hash(turns):
    d = {_Frozen(i): i for i in range(8)}
    n = 0
    for i in turns:
        n += d[_Frozen(i & 7)]
    return n


class _Color(enum.Enum):
    RED = 1
    GREEN = 2


class _Flag(enum.IntFlag):
    A = 1
    B = 2


def enum_member_value(turns):
    n = 0
    for _ in turns:
        if _Color.RED is not _Color.GREEN:
            n += _Color.RED.value
    return n


def enum_lookup_iterate(turns):
    for _ in turns:
        r = _Color(2), _Color["RED"], [m.name for m in _Color]
    return r


def enum_flag_or(turns):
    for _ in turns:
        r = _Flag.A | _Flag.B
    return r


def enum_dict_key(turns):
    d = {_Color.RED: 1, _Color.GREEN: 2}
    n = 0
    for _ in turns:
        n += d[_Color.GREEN]
    return n


def try_no_exception(turns):
    n = 0
    for i in turns:
        try:
            n += i
        except ValueError:
            n = 0
        finally:
            n += 1
    return n


def try_key_error(turns):
    d = {}
    n = 0
    for i in turns:
        try:
            d["k"]
        except KeyError:
            n += 1
    return n


def try_index_error(turns):
    a = [1]
    n = 0
    for i in turns:
        try:
            a[5]
        except IndexError as e:
            n += 1
    return n


def try_value_error(turns):
    n = 0
    for i in turns:
        try:
            int("x")
        except ValueError:
            n += 1
    return n


def try_attribute_error(turns):
    p = _Point(1, 2)
    n = 0
    for i in turns:
        try:
            p.nothing
        except AttributeError:
            n += 1
    return n


def try_zero_division(turns):
    n = 0
    for i in turns:
        try:
            i // 0
        except (TypeError, ZeroDivisionError):
            n += 1
    return n


def try_stop_iteration(turns):
    n = 0
    for i in turns:
        it = iter((1, 2))
        try:
            while True:
                n += next(it)
        except StopIteration:
            pass
    return n


def _raise():
    raise ValueError("bad value")


def try_raise_in_callee(turns):
    n = 0
    for i in turns:
        try:
            _raise()
        except ValueError as e:
            n += 1
    return n


def _deep(n):
    if n == 0:
        raise LookupError(n)
    return _deep(n - 1) + 1


def try_raise_deep(turns):
    n = 0
    for i in turns:
        try:
            _deep(10)
        except LookupError:
            n += 1
    return n


def _cleanup(log):
    try:
        _raise()
    finally:
        log.append(1)


def try_finally_raise(turns):
    log = []
    for i in turns:
        try:
            _cleanup(log)
        except ValueError:
            log.clear()
    return log


def try_reraise_from(turns):
    n = 0
    for i in turns:
        try:
            try:
                _raise()
            except ValueError as e:
                raise KeyError("k") from e
        except KeyError as e:
            n += 1
    return n


class _Error(Exception):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code


def try_own_class(turns):
    n = 0
    for i in turns:
        try:
            raise _Error(i, "text")
        except _Error as e:
            n += e.code
    return n


def try_return_finally(turns):
    def f(x):
        try:
            return x
        finally:
            x = 0
    n = 0
    for i in turns:
        n += f(i)
    return n


class _Manager:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return False


class _Swallow:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        return True


def with_class(turns):
    m = _Manager()
    n = 0
    for i in turns:
        with m as x:
            n += 1
    return n


def with_class_swallow(turns):
    m = _Swallow()
    n = 0
    for i in turns:
        with m:
            raise ValueError
    return n


@contextlib.contextmanager
def _managed(n):
    yield n


def with_contextmanager(turns):
    n = 0
    for i in turns:
        with _managed(i) as x:
            n += x
    return n


def with_lock(turns):
    lock = threading.Lock()
    n = 0
    for i in turns:
        with lock:
            n += 1
    return n


def with_suppress(turns):
    n = 0
    for i in turns:
        with contextlib.suppress(KeyError):
            n += 1
            raise KeyError
    return n


def call_keywords(turns):
    def f(a, b=2, *, c=3):
        return a + b + c
    n = 0
    for i in turns:
        n += f(i, c=1) + f(b=1, a=2)
    return n


def call_star(turns):
    def f(*args, **kw):
        return len(args) + len(kw)
    a, k = (1, 2), {"x": 1}
    n = 0
    for i in turns:
        n += f(*a, **k)
    return n


def call_decorated(turns):
    def wrap(f):
        @functools.wraps(f)
        def inner(*args, **kwargs):
            return f(*args, **kwargs)
        return inner

    @wrap
    def g(x):
        return x
    n = 0
    for i in turns:
        n += g(i)
    return n


def call_closure_lambda(turns):
    k = 3
    f = lambda x: x + k
    n = 0
    for i in turns:
        n += f(i)
    return n


def call_bound_method(turns):
    f = _Derived(1).f
    n = 0
    for i in turns:
        n += f()
    return n


def match_statement(turns):
    values = [1, "s", (1, 2), [3, 4, 5], {"k": 1}, None]
    n = 0
    for _ in turns:
        for v in values:
            match v:
                case int():
                    n += 1
                case str():
                    n += 2
                case (a, b):
                    n += 3
                case [a, *rest]:
                    n += 4
                case {"k": x}:
                    n += 5
                case _:
                    n += 6
    return n


def class_define(turns):
    for _ in turns:
        class C:
            x = 1

            def f(self):
                return self.x
    return C
