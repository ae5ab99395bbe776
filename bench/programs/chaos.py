# SPDX-License-Identifier: Apache-2.0
"""The chaos game over a B-spline: float objects, bisection in knots, a two-dimensional histogram."""
from _bench import run, Random, mix


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def toward(self, other, k):
        return Point(self.x + (other.x - self.x) * k, self.y + (other.y - self.y) * k)

    def distance(self, other):
        return ((self.x - other.x) ** 2 + (self.y - other.y) ** 2) ** 0.5


class Spline:
    """De Boor's scheme, degree 3."""

    def __init__(self, points):
        self.points = points
        n = len(points) - 2
        self.knots = [0.0] * 3 + [float(i) for i in range(n)] + [float(n - 1)] * 3
        self.end = float(n - 1)

    def __call__(self, u):
        knots = self.knots
        low = 3
        while low < len(self.points) - 1 and knots[low + 1] <= u:
            low += 1
        d = [self.points[low - 3 + i] for i in range(4)]
        for r in range(1, 4):
            for j in range(3, r - 1, -1):
                left = knots[low - 3 + j]
                width = knots[low + 1 + j - r] - left
                d[j] = d[j - 1].toward(d[j], (u - left) / width if width else 0.0)
        return d[3]


def work():
    random = Random(7)
    splines = [Spline([Point(random.unit(), random.unit()) for _ in range(7)]) for _ in range(3)]
    lengths = []
    for s in splines:
        before, total = s(0.0), 0.0
        for i in range(1, 100):
            now = s(i / 100 * s.end)
            total += before.distance(now)
            before = now
        lengths.append(total)
    size = 64
    image = [[0] * size for _ in range(size)]
    p = Point(0.5, 0.5)
    for _ in range(10000):
        s = splines[random.below(3)]
        q = s(p.x % 1.0 * s.end)
        p = p.toward(q, 0.3 + 0.5 * p.y % 0.5)
        image[int(p.y * size) % size][int(p.x * size) % size] += 1
    h = 0
    for row in image:
        for n in row:
            h = mix(h, n)
    return "%d/%s" % (h, "%.6f" % sum(lengths))


run("chaos", work)
