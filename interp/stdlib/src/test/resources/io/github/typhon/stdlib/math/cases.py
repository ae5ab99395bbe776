# SPDX-License-Identifier: Apache-2.0
"""Writes random cases for MathOracleTest: function, arguments (bits of floats in hex, or decimal ints) and CPython's answer."""
import cmath
import math
import random
import struct
import sys

rnd = random.Random(int(sys.argv[1]))
sys.set_int_max_str_digits(0)
ONE = "acos acosh asin asinh atan atanh cos cosh erf erfc exp exp2 expm1 fabs gamma lgamma log1p sin sinh sqrt tan tanh degrees radians ulp log log2 log10".split()
TWO = "atan2 copysign fmod remainder pow nextafter hypot".split()
COMPLEX = "acos acosh asin asinh atan atanh cos cosh exp log log10 sin sinh sqrt tan tanh".split()


def f(x):
    return struct.pack(">d", x).hex()


def show(v):
    if isinstance(v, complex):
        return show(v.real) + ":" + show(v.imag)
    if isinstance(v, float):
        return "nan" if v != v else f(v)
    return str(v)


def real():
    k = rnd.randrange(10)
    if k == 0:
        return rnd.choice([0.0, -0.0, 1.0, -1.0, math.inf, -math.inf, math.nan, 5e-324, 1e-310, 1e308, 0.5, -0.5, 2.0, 3.0, -2.0, 1e-20, 170.5, 709.5, 26.5, 1e16])
    if k == 1:
        return struct.unpack(">d", rnd.randbytes(8))[0]
    if k <= 3:
        return rnd.uniform(-1, 1)
    if k == 4:
        return float(rnd.randrange(-30, 200))
    if k == 5:
        return rnd.uniform(-200, 200)
    if k == 6:
        return rnd.random() * 10.0 ** rnd.randrange(-20, 20)
    return rnd.uniform(-10, 10)


def case(name, args, fn):
    try:
        r = show(fn())
    except Exception as e:
        r = "!" + type(e).__name__ + " " + str(e)
    print(name, *args, r, sep="\t")


for _ in range(int(sys.argv[2])):
    k = rnd.randrange(12)
    x, y = real(), real()
    if k < 5:
        n = rnd.choice(ONE)
        case(n, (f(x),), lambda: getattr(math, n)(x))
    elif k == 5:
        n = rnd.choice(TWO)
        case(n, (f(x), f(y)), lambda: getattr(math, n)(x, y))
    elif k == 6:
        v = [real() for _ in range(rnd.randrange(0, 12))]
        if rnd.random() < .7:
            v = [t for t in v if abs(t) < 1e200]
        n = rnd.choice(["fsum", "norm", "sumprod"])
        if n == "fsum":
            case(n, list(map(f, v)), lambda: math.fsum(v))
        elif n == "norm":
            case(n, list(map(f, v)), lambda: math.hypot(*v))
        else:
            case(n, list(map(f, v)), lambda: float(math.sumprod(v, v[::-1])))
    elif k == 7:
        a, b = rnd.randrange(0, 400), rnd.randrange(0, 400)
        n = rnd.choice(["comb", "perm", "gcd", "lcm"])
        case(n, (a, b), lambda: getattr(math, n)(a, b))
    elif k == 8:
        a = rnd.choice([rnd.randrange(300), rnd.randrange(3000)])
        n = rnd.choice(["factorial", "isqrt"])
        if n == "isqrt":
            a = rnd.randrange(10 ** rnd.randrange(1, 80))
        case(n, (a,), lambda: getattr(math, n)(a))
    elif k == 9:
        a = rnd.randrange(-2000, 2000)
        case("ldexp", (f(x), a), lambda: math.ldexp(x, a))
    else:
        n = rnd.choice(COMPLEX)
        z = complex(x, y)
        case("c" + n, (f(x), f(y)), lambda: getattr(cmath, n)(z))
