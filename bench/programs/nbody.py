# SPDX-License-Identifier: Apache-2.0
"""Planets under gravity: float arithmetic on list items."""
from _bench import run

SUN = 39.47841760435743
DAYS = 365.24
BODIES = {
    "sun": ([0.0, 0.0, 0.0], [0.0, 0.0, 0.0], SUN),
    "jupiter": ([4.84143144246472090, -1.16032004402742839, -0.103622044471123109],
                [0.00166007664274403694 * DAYS, 0.00769901118419740425 * DAYS, -6.90460016972063023e-05 * DAYS],
                9.54791938424326609e-04 * SUN),
    "saturn": ([8.34336671824457987, 4.12479856412430479, -0.403523417114321381],
               [-0.00276742510726411 * DAYS, 0.00499852801234917 * DAYS, 2.30417297573763929e-05 * DAYS],
               2.85885980666130812e-04 * SUN),
    "uranus": ([12.8943695621391310, -15.1111514016986312, -0.223307578892655734],
               [0.00296460137564761618 * DAYS, 0.00237847173959480950 * DAYS, -2.96589568540237556e-05 * DAYS],
               4.36624404335156298e-05 * SUN),
    "neptune": ([15.3796971148509165, -25.9193146099879641, 0.179258772950371181],
                [0.00268067772490389322 * DAYS, 0.00162824170038242295 * DAYS, -9.51592254519715870e-05 * DAYS],
                5.15138902046611451e-05 * SUN),
}


def copy():
    return [(list(p), list(v), m) for p, v, m in BODIES.values()]


def pairs(bodies):
    return [(bodies[i], bodies[j]) for i in range(len(bodies)) for j in range(i + 1, len(bodies))]


def advance(dt, n, bodies, pairs):
    for _ in range(n):
        for ((x1, y1, z1), v1, m1), ((x2, y2, z2), v2, m2) in pairs:
            dx = x1 - x2
            dy = y1 - y2
            dz = z1 - z2
            mag = dt * (dx * dx + dy * dy + dz * dz) ** -1.5
            b1 = m1 * mag
            b2 = m2 * mag
            v1[0] -= dx * b2
            v1[1] -= dy * b2
            v1[2] -= dz * b2
            v2[0] += dx * b1
            v2[1] += dy * b1
            v2[2] += dz * b1
        for p, (vx, vy, vz), _m in bodies:
            p[0] += dt * vx
            p[1] += dt * vy
            p[2] += dt * vz


def energy(bodies, pairs):
    e = 0.0
    for ((x1, y1, z1), _v1, m1), ((x2, y2, z2), _v2, m2) in pairs:
        dx = x1 - x2
        dy = y1 - y2
        dz = z1 - z2
        e -= m1 * m2 / (dx * dx + dy * dy + dz * dz) ** 0.5
    for _p, (vx, vy, vz), m in bodies:
        e += m * (vx * vx + vy * vy + vz * vz) / 2.0
    return e


def work():
    bodies = copy()
    both = pairs(bodies)
    px = py = pz = 0.0
    for _p, (vx, vy, vz), m in bodies:
        px -= vx * m
        py -= vy * m
        pz -= vz * m
    bodies[0][1][:] = [px / SUN, py / SUN, pz / SUN]
    advance(0.01, 8000, bodies, both)
    return "%.7f" % energy(bodies, both)


run("nbody", work)
