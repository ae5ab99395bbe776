# SPDX-License-Identifier: Apache-2.0
"""Spheres over a chequered floor: small float objects, operator methods, method calls."""
from _bench import run, mix


class Vector:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, o):
        return Vector(self.x + o.x, self.y + o.y, self.z + o.z)

    def __sub__(self, o):
        return Vector(self.x - o.x, self.y - o.y, self.z - o.z)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k, self.z * k)

    def dot(self, o):
        return self.x * o.x + self.y * o.y + self.z * o.z

    def unit(self):
        return self * (1.0 / self.dot(self) ** 0.5)

    def reflect(self, normal):
        return self - normal * (2.0 * self.dot(normal))


class Sphere:
    def __init__(self, centre, radius, colour, mirror):
        self.centre = centre
        self.radius = radius
        self.colour = colour
        self.mirror = mirror

    def hit(self, origin, direction):
        to = self.centre - origin
        along = to.dot(direction)
        d = self.radius * self.radius - to.dot(to) + along * along
        if d <= 0.0:
            return None
        t = along - d ** 0.5
        return t if t > 1e-6 else None

    def normal(self, p):
        return (p - self.centre).unit()

    def colour_at(self, p):
        return self.colour


class Floor:
    mirror = 0.1

    def hit(self, origin, direction):
        if direction.y >= -1e-9:
            return None
        t = -origin.y / direction.y
        return t if t > 1e-6 else None

    def normal(self, p):
        return Vector(0.0, 1.0, 0.0)

    def colour_at(self, p):
        if (int(p.x // 1.0) + int(p.z // 1.0)) % 2:
            return Vector(0.9, 0.9, 0.9)
        return Vector(0.1, 0.1, 0.1)


class Scene:
    def __init__(self):
        self.things = [Floor()]
        self.light = Vector(5.0, 8.0, -5.0)
        for i in range(4):
            self.things.append(Sphere(Vector(i * 1.5 - 2.0, 1.0, 2.0 + i), 0.8, Vector(0.2 + i * 0.2, 0.9 - i * 0.2, 0.5), 0.3))

    def nearest(self, origin, direction):
        best, found = None, None
        for thing in self.things:
            t = thing.hit(origin, direction)
            if t is not None and (best is None or t < best):
                best, found = t, thing
        return best, found

    def trace(self, origin, direction, depth):
        t, thing = self.nearest(origin, direction)
        if thing is None:
            k = 0.5 * (direction.y + 1.0)
            return Vector(0.4 * k, 0.6 * k, k)
        p = origin + direction * t
        normal = thing.normal(p)
        to_light = (self.light - p).unit()
        shade = max(0.0, normal.dot(to_light))
        if shade > 0.0 and self.nearest(p, to_light)[1] is not None:
            shade = 0.0
        colour = thing.colour_at(p) * (0.2 + 0.8 * shade)
        if depth > 0 and thing.mirror > 0.0:
            colour = colour * (1.0 - thing.mirror) + self.trace(p, direction.reflect(normal), depth - 1) * thing.mirror
        return colour


def work():
    scene = Scene()
    eye = Vector(0.0, 2.0, -6.0)
    width, height = 84, 56
    h = 0
    for j in range(height):
        for i in range(width):
            direction = Vector((i - width / 2) / width, (height / 2 - j) / width - 0.1, 1.0).unit()
            c = scene.trace(eye, direction, 2)
            h = mix(h, int(c.x * 255) << 16 | int(c.y * 255) << 8 | int(c.z * 255))
    return h


run("raytrace", work)
