# SPDX-License-Identifier: Apache-2.0
"""Writes random cases for NumberOracleTest: operation, arguments and CPython's answer, separated by tabs.
Integers are decimal, floats and complexes their bits in hex, text UTF-16-BE in hex."""
import random
import struct
import sys
import warnings

warnings.simplefilter("ignore")
sys.set_int_max_str_digits(0)
rnd = random.Random(int(sys.argv[1]))
count = int(sys.argv[2])


def f(x):
    return struct.pack(">d", x).hex()


def t(s):
    return s.encode("utf-16-be", "surrogatepass").hex() or "-"


def show(v):
    if isinstance(v, tuple):
        return "(" + ", ".join(map(show, v)) + ")"
    if isinstance(v, float):
        return "nan" if v != v else f(v)
    if isinstance(v, complex):
        return show(v.real) + ":" + show(v.imag)
    if isinstance(v, (str, bytes)):
        return "'" + (t(v) if isinstance(v, str) else v.hex())
    return str(v)


def integer():
    k = rnd.randrange(8)
    if k == 0:
        return rnd.randrange(-5, 6)
    if k == 1:
        return rnd.randrange(-1000, 1000)
    if k == 2:
        return rnd.choice([1, -1]) * (1 << rnd.randrange(130)) + rnd.randrange(-2, 3)
    if k == 3:
        return rnd.randrange(-2**63, 2**63)
    if k == 4:
        return rnd.choice([2**63 - 1, -2**63, 2**63, -2**63 - 1, 2**31, 2**53, 2**53 + 1, 2**61 - 1, 2**61, -2**61 + 1])
    if k == 5:
        return rnd.randrange(-2**200, 2**200)
    if k == 6:
        return rnd.randrange(-10**rnd.randrange(1, 400), 10**rnd.randrange(1, 400))
    return rnd.randrange(-2**40, 2**40)


def real():
    k = rnd.randrange(12)
    if k == 0:
        return rnd.choice([0.0, -0.0, 1.0, -1.0, float("inf"), float("-inf"), float("nan"), 5e-324, -5e-324, 2.2250738585072014e-308, 1.7976931348623157e308,
                           0.5, 1.5, 2.5, 1e16, 1e15, 9999999999999998.0, 1e-4, 1e-5, 123456789.0, 1e22, 1e23, 2.0**53])
    if k <= 2:
        return struct.unpack(">d", rnd.randbytes(8))[0]
    if k <= 4:
        return rnd.uniform(-10, 10)
    if k == 5:
        return float(rnd.randrange(-1000, 1000))
    if k == 6:
        return rnd.randrange(-100000, 100000) / 8
    if k == 7:
        return round(rnd.uniform(-1000, 1000), rnd.randrange(0, 6))
    if k == 8:
        return float(rnd.randrange(2**70)) * rnd.choice([1, -1])
    if k == 9:
        return rnd.randrange(1, 3000) * 5e-324
    if k == 10:
        return rnd.random() * 10.0 ** rnd.randrange(-30, 30)
    return rnd.randrange(-999, 999) + rnd.choice([0.5, 0.25, 0.125, 0.05, 0.005, 0.045])


def number_text():
    k = rnd.randrange(10)
    if k < 2:
        return repr(real())
    if k < 4:
        return str(integer())[:60]
    alphabet = rnd.choice(["0123456789", "0123456789_", "01239._eE+-", "0x1f_bBo", "infaty+-NIT ", "12.j+-eE()_ ", "\u0661\u0662\u3000\xa01_.\U0001d7d8\u4e00", "01\t\n\x0b\x1c 2-+"])
    s = "".join(rnd.choice(alphabet) for _ in range(rnd.randrange(0, 9)))
    return rnd.choice(["", " ", "\n", "-", "+", "0x", "0b", "("]) + s + rnd.choice(["", " ", "\t", "j", ")", "e5", "_1"])


def spec():
    s = ""
    if rnd.random() < .4:
        s += rnd.choice(["", "*", "0", " ", "\U0001f600", "x", "="]) + rnd.choice("<>=^")
    if rnd.random() < .4:
        s += rnd.choice("+- ")
    if rnd.random() < .15:
        s += "z"
    if rnd.random() < .2:
        s += "#"
    if rnd.random() < .3:
        s += "0"
    if rnd.random() < .6:
        s += str(rnd.randrange(0, 30))
    if rnd.random() < .3:
        s += rnd.choice(",_")
    if rnd.random() < .4:
        s += "." + rnd.choice(["", str(rnd.randrange(0, 12)), str(rnd.randrange(0, 25)), "0", "1", "400"])
        if rnd.random() < .2:
            s += rnd.choice(",_")
    if rnd.random() < .8:
        s += rnd.choice("eEfFgGn%" * 3 + "dxXobcs\u1234")
    return s


def case(name, args, fn):
    try:
        r = show(fn())
    except Exception as e:
        r = "!" + type(e).__name__ + " " + t(str(e))
    print(name, *args, r, sep="\t")


def emit():
    a, b, c = integer(), integer(), integer()
    n = rnd.randrange(0, 200)
    x, y = real(), real()
    p, q = complex(real(), real()), complex(real(), real())
    if rnd.random() < .5:
        p, q = complex(rnd.randrange(-9, 9), rnd.randrange(-9, 9)), complex(rnd.randrange(-9, 9), rnd.randrange(-9, 9))
    s = number_text()
    m = spec()
    k = rnd.randrange(42)
    ints = {0: ("add", lambda: a + b), 1: ("sub", lambda: a - b), 2: ("mul", lambda: a * b), 3: ("floordiv", lambda: a // b), 4: ("mod", lambda: a % b),
            5: ("divmod", lambda: divmod(a, b)), 6: ("truediv", lambda: a / b), 7: ("and", lambda: a & b), 8: ("or", lambda: a | b), 9: ("xor", lambda: a ^ b)}
    if k in ints:
        case(ints[k][0], (a, b), ints[k][1])
    elif k == 10:
        e = rnd.randrange(-3, 60)
        case("pow", (a, e), lambda: a ** e)
    elif k == 11:
        case("powmod", (a, b, c), lambda: pow(a, b, c))
    elif k == 12:
        case("lshift", (a, n), lambda: a << n)
    elif k == 13:
        case("rshift", (a, n), lambda: a >> n)
    elif k == 14:
        d = rnd.randrange(-45, 3)
        case("iround", (a, d), lambda: round(a, d))
    elif k == 15:
        case("ihash", (a,), lambda: hash(a))
    elif k == 16:
        case("fhash", (f(x),), lambda: hash(x) if x == x else 0)
    elif k == 17:
        case("ibits", (a,), lambda: (a.bit_length(), a.bit_count(), ~a, -a, abs(a)))
    elif k == 18:
        z, signed = rnd.randrange(0, 30), rnd.random() < .5
        case("tobytes", (a, z, signed), lambda: a.to_bytes(z, "little", signed=signed) + a.to_bytes(z, "big", signed=signed))
    elif k == 19:
        case("frombytes", (a, n), lambda: int.from_bytes(a.to_bytes(200, "big", signed=True)[n:], "big", signed=n % 2 == 0))
    elif k == 20:
        base = rnd.choice([0, 10, 10, 10, 16, 2, 8, 36, 7])
        case("int", (t(s), base), lambda: int(s, base))
    elif k == 21:
        case("float", (t(s),), lambda: float(s))
    elif k == 22:
        case("complex", (t(s),), lambda: complex(s))
    elif k in (23, 24):
        case("iformat", (a, t(m)), lambda: format(a, m))
    elif k in (25, 26, 27):
        case("fformat", (f(x), t(m)), lambda: format(x, m))
    elif k == 28:
        case("cformat", (f(p.real), f(p.imag), t(m)), lambda: format(p, m))
    elif k in (29, 30):
        case("repr", (f(x),), lambda: repr(x))
    elif k == 31:
        case("hex", (f(x),), lambda: x.hex())
    elif k == 32:
        h = rnd.choice([x.hex(), hex(abs(a)) + "p" + str(rnd.randrange(-1200, 1100)), s, "0x." + hex(abs(a))[2:] + "P-3", "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7fffp1023"])
        case("fromhex", (t(h),), lambda: float.fromhex(h))
    elif k == 33:
        d = rnd.randrange(-20, 25)
        case("fround", (f(x), d), lambda: round(x, d))
    elif k == 34:
        case("fdivmod", (f(x), f(y)), lambda: (x // y, x % y))
    elif k == 35:
        case("fcmp", (f(x), a), lambda: (x < a, x == a, x > a))
    elif k == 36:
        case("ratio", (f(x),), lambda: x.as_integer_ratio())
    elif k == 37:
        case("toint", (f(x),), lambda: int(x))
    elif k == 38:
        case("cmul", (f(p.real), f(p.imag), f(q.real), f(q.imag)), lambda: p * q)
    elif k == 39:
        case("cdiv", (f(p.real), f(p.imag), f(q.real), f(q.imag)), lambda: p / q)
    elif k == 40:
        case("rdiv", (f(x), f(q.real), f(q.imag)), lambda: x / q)
    else:
        case("range", (a, b, c), lambda: ((lambda r: (0, "") if not r else ((r[-1] - r[0]) // c + 1, str(r[-1]) + str(r[::-1])))(range(a, b, c))))


for _ in range(count):
    emit()
