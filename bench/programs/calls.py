# SPDX-License-Identifier: Apache-2.0
"""Calls that pass arguments on: decorators, *args and **kwargs, defaults, names, with statements, managers made of generators."""
import functools
from contextlib import contextmanager
from dataclasses import dataclass

from _bench import run


def counted(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return f(*args, **kwargs)

    wrapper.calls = 0
    return wrapper


@counted
def scale(x, factor=2, *, offset=0):
    return x * factor + offset


def first(*args):
    return args[0]


def total(*args, **named):
    return sum(args) + named["extra"]


class Event:
    def __init__(self, name, *args, weight=1):
        self.name = name
        self.args = args
        self.weight = weight


class Timed(Event):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.time = len(self.args)


@dataclass
class Point:
    x: int
    y: int = 0


class Guard:
    def __init__(self):
        self.depth = 0

    def __enter__(self):
        self.depth += 1
        return self

    def __exit__(self, kind, value, traceback):
        self.depth -= 1
        return kind is KeyError


@contextmanager
def level(guard, by):
    guard.depth += by
    try:
        yield guard.depth
    finally:
        guard.depth -= by


def work():
    scale.calls = 0
    guard = Guard()
    point = Point(1)
    t = 0
    for i in range(6000):
        t += scale(i, offset=1) + scale(i, 3)
        t += first(i, 2) + total(i, 1, extra=2)
        t += Timed("a", i, 2, weight=3).time + Event("b").weight
        t += point == Point(i % 2)
        with guard as g:
            t += g.depth
            if i % 8 == 0:
                raise_key(i)
        if i % 4 == 0:
            with level(guard, 2) as depth:
                t += depth
    return "%d/%d/%d" % (t, scale.calls, guard.depth)


def raise_key(i):
    raise KeyError(i)


run("calls", work, rounds=4)
