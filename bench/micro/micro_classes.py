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
