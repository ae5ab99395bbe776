# SPDX-License-Identifier: Apache-2.0
"""Float attributes of many objects: create, normalise, take the maximum."""
from math import cos, sin, sqrt

from _bench import run


class Point:
    __slots__ = ("x", "y", "z")

    def __init__(self, i):
        self.x = x = sin(i)
        self.y = cos(i) * 3
        self.z = (x * x) / 2

    def normalize(self):
        x, y, z = self.x, self.y, self.z
        norm = sqrt(x * x + y * y + z * z)
        self.x /= norm
        self.y /= norm
        self.z /= norm

    def maximize(self, other):
        self.x = self.x if self.x > other.x else other.x
        self.y = self.y if self.y > other.y else other.y
        self.z = self.z if self.z > other.z else other.z
        return self


def work():
    points = [Point(i) for i in range(40000)]
    for p in points:
        p.normalize()
    best = points[0]
    for p in points[1:]:
        best = best.maximize(p)
    return "%.6f/%.6f/%.6f" % (best.x, best.y, best.z)


run("float_points", work)
