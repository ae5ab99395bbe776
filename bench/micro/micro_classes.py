# SPDX-License-Identifier: Apache-2.0
"""Calls and attributes that meet many classes, and what classes themselves are asked for."""


def _kinds(n, body):
    kinds = []
    for i in range(n):
        names = {}
        exec(f"class Kind{i}:\n{body}", names)
        kinds.append(names[f"Kind{i}"])
    return kinds


_PLAIN = """
    def __init__(self, v):
        self.v = v
    def get(self, x):
        return self.v + x
"""
_GUARDED = """
    def __init__(self, v):
        self.v = v
    def get(self, x):
        try:
            return self.v + int(x)
        finally:
            self.v = 1
"""


def _objects(n, body):
    kinds = _kinds(n, body)
    return [kinds[i % n](i) for i in range(60)]


_THREE = _objects(3, _PLAIN)
_TEN = _objects(10, _PLAIN)
_TEN_GUARDED = _objects(10, _GUARDED)
_TEN_READ = _objects(10, _PLAIN)


class _Shape:
    registry = {}
    sides = 4

    def __init__(self, v):
        self.v = v

    @staticmethod
    def double(x):
        return x + x

    @classmethod
    def of(cls, v):
        return cls(v)

    @classmethod
    def count(cls, x):
        return cls.sides + x

    def through(self, x):
        return self.double(x) + self.count(x)


def class_three_receivers(turns):
    t = 0
    for i in turns:
        t += _THREE[i % 60].get(i)
    return t


def class_ten_receivers(turns):
    t = 0
    for i in turns:
        t += _TEN[i % 60].get(i)
    return t


def class_ten_receivers_try(turns):
    t = 0
    for i in turns:
        t += _TEN_GUARDED[i % 60].get(i)
    return t


def class_ten_attribute(turns):
    t = 0
    for i in turns:
        t += _TEN_READ[i % 60].v
    return t


def class_ten_attribute_store(turns):
    for i in turns:
        _TEN_READ[i % 60].v = i


def class_static_method(turns):
    t = 0
    for i in turns:
        t += _Shape.double(i)
    return t


def class_class_method(turns):
    t = 0
    for i in turns:
        t += _Shape.count(i)
    return t


def class_methods_of_instance(turns):
    s = _Shape(1)
    t = 0
    for i in turns:
        t += s.through(i)
    return t


def class_alternate_constructor(turns):
    for i in turns:
        r = _Shape.of(i)
    return r


def class_in_variable(turns):
    kind = _Shape
    for i in turns:
        r = kind(i)
    return r


def class_attribute_of_class(turns):
    t = 0
    for i in turns:
        if i not in _Shape.registry:
            t += _Shape.sides
    return t


def class_unpack_lists(turns):
    rows = [[1, 2, 3], [4, 5, 6]]
    t = 0
    for i in turns:
        a, b, c = rows[i & 1]
        t += a * b + c
    return t


class _Special:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        return self.v == o.v

    def __lt__(self, o):
        return self.v < o.v

    def __hash__(self):
        return self.v

    def __bool__(self):
        return self.v > 0

    def __len__(self):
        return 3

    def __getitem__(self, k):
        return k

    def __setitem__(self, k, x):
        self.v = k

    def __contains__(self, k):
        return k > 3

    def __call__(self, x):
        return x

    def __neg__(self):
        return self

    def __radd__(self, o):
        return o

    def __iadd__(self, o):
        return self


class _Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


def special_eq(turns):
    a, b = _Special(1), _Special(2)
    t = 0
    for i in turns:
        if a == b:
            t += 1
    return t


def special_ne(turns):
    a, b = _Special(1), _Special(2)
    t = 0
    for i in turns:
        if a != b:
            t += 1
    return t


def special_bool(turns):
    a = _Special(1)
    t = 0
    for i in turns:
        if a:
            t += 1
    return t


def special_len(turns):
    a = _Special(1)
    t = 0
    for i in turns:
        t += len(a)
    return t


def special_getitem(turns):
    a = _Special(1)
    t = 0
    for i in turns:
        t += a[i]
    return t


def special_setitem(turns):
    a = _Special(1)
    for i in turns:
        a[i] = 1


def special_contains(turns):
    a = _Special(1)
    t = 0
    for i in turns:
        if i in a:
            t += 1
    return t


def special_call(turns):
    a = _Special(1)
    t = 0
    for i in turns:
        t += a(i)
    return t


def special_neg(turns):
    a = _Special(1)
    for i in turns:
        a = -a


def special_radd(turns):
    a = _Special(1)
    t = 0
    for i in turns:
        t += i + a
    return t


def special_iadd(turns):
    a = _Special(1)
    for i in turns:
        a += i


def special_next(turns):
    t = 0
    for x in _Count(len(turns)):
        t += x
    return t


def special_dict_key(turns):
    keys = [_Special(i) for i in range(20)]
    d = dict.fromkeys(keys, 1)
    t = 0
    for i in turns:
        t += d[keys[i % 20]]
    return t


def special_sort(turns):
    return sorted([_Special(i * 7919 % 1000) for i in turns])


def class_delete_attribute(turns):
    s = _Shape(1)
    for i in turns:
        s.extra = i
        del s.extra
