# SPDX-License-Identifier: Apache-2.0
"""Bodies under gravity, moved by threads in lock-step: each step, every thread computes the forces on its share of the bodies
from the positions of all, waits at a barrier, moves its share, and waits again.

    nbody.py [--threads N] [--bodies N] [--steps N] [--time]

Each body's sum is taken in one order by one thread, so the result does not depend on the number of threads, to the last bit.
"""
import argparse
import math
import sys
import threading
import time


class Body:
    __slots__ = ("mass", "position", "velocity", "acceleration")

    def __init__(self, mass, position, velocity):
        self.mass = mass
        self.position = position
        self.velocity = velocity
        self.acceleration = (0.0, 0.0, 0.0)


def galaxy(n):
    """Bodies on a spiral around a heavy one, always the same."""
    bodies = [Body(1000.0, (0.0, 0.0, 0.0), (0.0, 0.0, 0.0))]
    for i in range(1, n):
        angle = i * 2.399963229728653
        radius = 4.0 + 0.5 * math.sqrt(i)
        speed = math.sqrt(1000.0 / radius)
        bodies.append(Body(1.0 + i % 3, (radius * math.cos(angle), radius * math.sin(angle), 0.01 * (i % 7)),
                           (-speed * math.sin(angle), speed * math.cos(angle), 0.0)))
    return bodies


def pull(body, bodies):
    x, y, z = body.position
    ax = ay = az = 0.0
    for other in bodies:
        if other is not body:
            ox, oy, oz = other.position
            dx, dy, dz = ox - x, oy - y, oz - z
            square = dx * dx + dy * dy + dz * dz + 0.01
            factor = other.mass / (square * math.sqrt(square))
            ax += dx * factor
            ay += dy * factor
            az += dz * factor
    return ax, ay, az


def move(body, dt):
    vx, vy, vz = body.velocity
    ax, ay, az = body.acceleration
    vx, vy, vz = vx + ax * dt, vy + ay * dt, vz + az * dt
    x, y, z = body.position
    body.velocity = (vx, vy, vz)
    body.position = (x + vx * dt, y + vy * dt, z + vz * dt)


def simulate(bodies, steps, threads, dt=0.001):
    barrier = threading.Barrier(threads)

    def worker(t):
        share = bodies[t::threads]
        for _ in range(steps):
            for body in share:
                body.acceleration = pull(body, bodies)
            barrier.wait()
            for body in share:
                move(body, dt)
            barrier.wait()

    workers = [threading.Thread(target=worker, args=(t,)) for t in range(threads)]
    for w in workers:
        w.start()
    for w in workers:
        w.join()


def energy(bodies):
    total = 0.0
    for i, a in enumerate(bodies):
        vx, vy, vz = a.velocity
        total += a.mass * (vx * vx + vy * vy + vz * vz) / 2
        for b in bodies[i + 1:]:
            total -= a.mass * b.mass / math.dist(a.position, b.position)
    return total


def main():
    parser = argparse.ArgumentParser(description="Bodies under gravity, moved by threads in lock-step.")
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument("--bodies", type=int, default=60)
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--time", action="store_true")
    options = parser.parse_args()
    bodies = galaxy(options.bodies)
    before = energy(bodies)
    start = time.perf_counter()
    simulate(bodies, options.steps, options.threads)
    if options.time:
        print("%d threads: %.2f s" % (options.threads, time.perf_counter() - start), file=sys.stderr)
    alone = galaxy(options.bodies)
    simulate(alone, options.steps, 1)
    print("bodies:", len(bodies), "steps:", options.steps)
    print("energy before: %.6f after: %.6f" % (before, energy(bodies)))
    print("first body:", bodies[1].position)
    print("the same with one thread:", [b.position for b in bodies] == [b.position for b in alone])


if __name__ == "__main__":
    main()
