// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.math;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.number.HugeLong;
import io.github.typhon.objects.number.LongMath;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import java.math.BigInteger;

/** The part of math about integers. */
final class MathInts {
    private static final PyLong ZERO = PyLong.of(0);
    private static final PyLong ONE = PyLong.of(1);

    /** The root of the greatest long. */
    private static final long MAX_ROOT = 3037000499L;

    private MathInts() {}

    @PyFunction(value = "($module, /, *integers)", doc = "The greatest common divisor.")
    static PyObject gcd(ThreadState ts, PyObject[] integers) {
        PyLong r = ZERO;
        for (PyObject o : integers) {
            r = LongMath.gcd(r, Numbers.index(ts, o));
        }
        return r;
    }

    @PyFunction(value = "($module, /, *integers)", doc = "The least common multiple.")
    static PyObject lcm(ThreadState ts, PyObject[] integers) {
        PyLong r = ONE;
        for (PyObject o : integers) {
            PyLong v = Numbers.index(ts, o);
            r = r.isZero() || v.isZero() ? ZERO : LongMath.absolute(LongMath.multiply(LongMath.floorDivide(r, LongMath.gcd(r, v)), v));
        }
        return r;
    }

    @PyFunction(value = "($module, n, /)", doc = "The integer part of the square root of n.")
    static PyObject isqrt(ThreadState ts, PyObject n) {
        PyLong v = Numbers.index(ts, n);
        if (v.signum() < 0) {
            throw Raise.valueError("isqrt() argument must be nonnegative");
        }
        return v.fitsLong() ? PyLong.of(root(v.longValue())) : PyLong.of(v.bigValue().sqrt());
    }

    private static long root(long v) {
        long r = (long) Math.sqrt(v);
        // The double next to v may be above it, and beyond 2**53 the root one too large or too small.
        while (r > MAX_ROOT || r * r > v) {
            r--;
        }
        while (r < MAX_ROOT && (r + 1) * (r + 1) <= v) {
            r++;
        }
        return r;
    }

    @PyFunction(value = "($module, n, /)", doc = "n!")
    static PyObject factorial(ThreadState ts, PyObject n) {
        return factorial(ts, Numbers.index(ts, n));
    }

    private static PyLong factorial(ThreadState ts, PyLong v) {
        if (v.signum() < 0) {
            throw Raise.valueError("factorial() not defined for negative values");
        }
        if (!v.fitsLong()) {
            throw Raise.overflowError("factorial() argument should not exceed %s", Long.MAX_VALUE);
        }
        return PyLong.of(product(ts, BigInteger.TWO, v.longValue() - 1));
    }

    /** from * (from+1) * ..., so many factors. Halving keeps the factors of each multiplication of equal length. */
    private static BigInteger product(ThreadState ts, BigInteger from, long count) {
        if (count <= 8) {
            BigInteger r = BigInteger.ONE;
            for (long i = 0; i < count; i++) {
                r = r.multiply(from.add(BigInteger.valueOf(i)));
            }
            return r;
        }
        if (count > 1L << 32) {
            throw Raise.memoryError();
        }
        long half = count / 2;
        BigInteger a = product(ts, from, half);
        BigInteger b = product(ts, from.add(BigInteger.valueOf(half)), count - half);
        ts.poll();
        try {
            return HugeLong.multiply(a, b);
        } catch (ArithmeticException e) {
            throw Raise.memoryError();
        }
    }

    @PyFunction(value = "($module, n, k=None, /)", doc = "The number of ways to choose k of n items with order and without repetition; n! if k is None.")
    static PyObject perm(ThreadState ts, PyObject n, PyObject k) {
        if (k == PyNone.NONE) {
            return factorial(ts, Numbers.index(ts, n));
        }
        PyLong a = Numbers.index(ts, n);
        PyLong b = Numbers.index(ts, k);
        checkSigns(a, b);
        if (LongMath.compare(a, b) < 0) {
            return ZERO;
        }
        if (!b.fitsLong()) {
            throw Raise.overflowError("k must not exceed %s", Long.MAX_VALUE);
        }
        return PyLong.of(falling(ts, a.bigValue(), b.longValue()));
    }

    private static void checkSigns(PyLong n, PyLong k) {
        if (n.signum() < 0) {
            throw Raise.valueError("n must be a non-negative integer");
        }
        if (k.signum() < 0) {
            throw Raise.valueError("k must be a non-negative integer");
        }
    }

    private static BigInteger falling(ThreadState ts, BigInteger n, long k) {
        return product(ts, n.subtract(BigInteger.valueOf(k)).add(BigInteger.ONE), k);
    }

    @PyFunction(value = "($module, n, k, /)", doc = "The number of ways to choose k of n items without order and repetition.")
    static PyObject comb(ThreadState ts, PyObject n, PyObject k) {
        PyLong a = Numbers.index(ts, n);
        PyLong b = Numbers.index(ts, k);
        checkSigns(a, b);
        PyLong other = LongMath.subtract(a, b);
        if (other.signum() < 0) {
            return ZERO;
        }
        if (LongMath.compare(other, b) < 0) {
            b = other;
        }
        if (!b.fitsLong()) {
            throw Raise.overflowError("min(n - k, k) must not exceed %s", Long.MAX_VALUE);
        }
        long few = a.fitsLong() ? choose(a.longValue(), b.longValue()) : -1;
        return few >= 0 ? PyLong.of(few) : PyLong.of(choose(ts, a.bigValue(), b.longValue()));
    }

    /** C(n, k) = C(n, j) * C(n-j, k-j) / C(k, j) with j = k/2: shorter numbers than one quotient of factorials. */
    /** The same where all that is on the way fits in a long; else -1. */
    private static long choose(long n, long k) {
        long r = 1;
        for (long i = 0; i < k; i++) {
            if (Math.multiplyHigh(r, n - i) != 0 || r * (n - i) < 0) {
                return -1;
            }
            r = r * (n - i) / (i + 1);
        }
        return r;
    }

    private static BigInteger choose(ThreadState ts, BigInteger n, long k) {
        if (k <= 32) {
            return falling(ts, n, k).divide(product(ts, BigInteger.ONE, k));
        }
        long j = k / 2;
        BigInteger a = choose(ts, n, j);
        BigInteger b = choose(ts, n.subtract(BigInteger.valueOf(j)), k - j);
        return a.multiply(b).divide(choose(ts, BigInteger.valueOf(k), j));
    }
}
