// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.math;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The part of math about many numbers: exact sums, products, norms. */
final class MathSums {
    private MathSums() {}

    @PyFunction(value = "($module, seq, /)", doc = "An accurate sum of the floats in an iterable.")
    static double fsum(ThreadState ts, PyObject seq) {
        ExactSum sum = new ExactSum();
        double[] special = {0, 0};
        boolean[] seen = {false};
        Iterators.forEach(ts, seq, o -> {
            double x = Numbers.asDouble(ts, o);
            if (Double.isFinite(x)) {
                if (!sum.add(x)) {
                    throw Raise.overflowError("intermediate overflow in fsum");
                }
            } else {
                seen[0] = true;
                if (Double.isInfinite(x)) {
                    special[0] += x;
                }
                special[1] += x;
            }
            return true;
        });
        if (seen[0]) {
            if (Double.isNaN(special[0])) {
                throw Raise.valueError("-inf + inf in fsum");
            }
            return special[1];
        }
        return sum.value();
    }

    @PyFunction(value = "($module, iterable, /, *, start=1)", doc = "The product of all elements, begun with start.")
    static PyObject prod(ThreadState ts, PyObject iterable, PyObject start) {
        PyObject[] result = {Refs.newRef(ts, start)};
        try {
            Iterators.forEach(ts, iterable, o -> {
                PyObject old = result[0];
                result[0] = Numbers.multiply(ts, old, o);
                Refs.decref(ts, old);
                return true;
            });
        } catch (RuntimeException e) {
            Refs.decref(ts, result[0]);
            throw e;
        }
        return result[0];
    }

    @PyFunction(value = "($module, /, *coordinates)", doc = "The distance of a point from the origin.\n\n>>> hypot(3.0, 4.0)\n5.0")
    static double hypot(ThreadState ts, PyObject[] coordinates) {
        double[] v = new double[coordinates.length];
        for (int i = 0; i < v.length; i++) {
            v[i] = Math.abs(Numbers.asDouble(ts, coordinates[i]));
        }
        return norm(v);
    }

    @PyFunction(value = "($module, p, q, /)", doc = "The distance between two points, each a sequence of coordinates.")
    static double dist(ThreadState ts, PyObject p, PyObject q) {
        PyObject[] a = Sequences.toArray(ts, p);
        try {
            PyObject[] b = Sequences.toArray(ts, q);
            try {
                if (a.length != b.length) {
                    throw Raise.valueError("both points must have the same number of dimensions");
                }
                double[] v = new double[a.length];
                for (int i = 0; i < v.length; i++) {
                    v[i] = Math.abs(Numbers.asDouble(ts, a[i]) - Numbers.asDouble(ts, b[i]));
                }
                return norm(v);
            } finally {
                Refs.releaseAll(ts, b, 0, b.length);
            }
        } finally {
            Refs.releaseAll(ts, a, 0, a.length);
        }
    }

    /** The root of the sum of squares, computed exactly up to the root; no square over- or underflows. */
    private static double norm(double[] v) {
        double max = 0;
        boolean nan = false;
        for (double x : v) {
            nan |= Double.isNaN(x);
            max = Double.isNaN(x) ? max : Math.max(max, x);
        }
        if (Double.isInfinite(max) || max == 0 && !nan) {
            return max;
        }
        if (nan) {
            return Double.NaN;
        }
        if (v.length == 1) {
            return max;
        }
        int scale = Math.getExponent(max);
        ExactSum sum = new ExactSum();
        for (double x : v) {
            double s = scale < -1000 ? Math.scalb(Math.scalb(x, 600), -scale - 600) : Math.scalb(x, -scale);
            sum.addProduct(s, s);
        }
        double square = sum.value();
        double root = Math.sqrt(square);
        sum.addProduct(-root, root);
        root += sum.value() / (2 * root);
        return Math.scalb(root, scale);
    }

    @PyFunction(value = "($module, p, q, /)", doc = "The sum of the products of values from two iterables of the same length.")
    static PyObject sumprod(ThreadState ts, PyObject p, PyObject q) {
        PyObject a = Iterators.iter(ts, p);
        try {
            PyObject b = Iterators.iter(ts, q);
            try {
                return new SumOfProducts(ts).run(a, b);
            } finally {
                Refs.decref(ts, b);
            }
        } finally {
            Refs.decref(ts, a);
        }
    }

    /** Ints that fit a long, then floats, are summed exactly while they last; from the first pair that is neither on Python's own operators
     *  do it. What is added when is CPython's order, which inexact sums depend on. CPython: math_sumprod_impl. */
    private static final class SumOfProducts {
        private final ThreadState ts;
        private PyObject total = PyLong.of(0);
        private long ints;
        private final ExactSum floats = new ExactSum();
        private boolean intsLast = true;
        private boolean floatsLast = true;
        private boolean floatsUsed;

        SumOfProducts(ThreadState ts) {
            this.ts = ts;
        }

        PyObject run(PyObject a, PyObject b) {
            try {
                for (;;) {
                    PyObject x = Iterators.next(ts, a);
                    PyObject y;
                    try {
                        y = Iterators.next(ts, b);
                    } catch (RuntimeException e) {
                        Refs.xdecref(ts, x);
                        throw e;
                    }
                    try {
                        if (x == null || y == null) {
                            if (x != y) {
                                throw Raise.valueError("Inputs are not the same length");
                            }
                            flushInts();
                            flushFloats();
                            PyObject r = total;
                            total = null;
                            return r;
                        }
                        add(x, y);
                    } finally {
                        Refs.xdecref(ts, x);
                        Refs.xdecref(ts, y);
                    }
                }
            } finally {
                Refs.xdecref(ts, total);
            }
        }

        private static boolean isInt(PyObject o) {
            return o instanceof PyLong && !(o instanceof PyBool);
        }

        private void add(PyObject x, PyObject y) {
            if (intsLast && isInt(x) && isInt(y) && addInts((PyLong) x, (PyLong) y)) {
                return;
            }
            intsLast = false;
            flushInts();
            boolean real = (x instanceof PyFloat || x instanceof PyLong) && (y instanceof PyFloat || y instanceof PyLong);
            if (floatsLast && real && (x instanceof PyFloat || y instanceof PyFloat)) {
                double u = Numbers.asDouble(ts, x);
                double v = Numbers.asDouble(ts, y);
                if (Double.isFinite(u) && Double.isFinite(v) && Double.isFinite(u * v)) {
                    floatsUsed = true;
                    if (floats.addProduct(u, v)) {
                        return;
                    }
                    floats.clear();
                    floatsUsed = false;
                    plus(new PyFloat(Double.POSITIVE_INFINITY * Math.signum(u * v)));
                    return;
                }
            }
            floatsLast = false;
            flushFloats();
            PyObject product = Numbers.multiply(ts, x, y);
            try {
                plus(product);
            } finally {
                Refs.decref(ts, product);
            }
        }

        /** False if the sum, or what is to be added, is too large. */
        private boolean addInts(PyLong x, PyLong y) {
            if (!(x instanceof PyInt a) || !(y instanceof PyInt b)) {
                return false;
            }
            long product = a.value() * b.value();
            long sum = ints + product;
            boolean overflow = Math.multiplyHigh(a.value(), b.value()) != product >> 63 || ((ints ^ sum) & (product ^ sum)) < 0;
            if (!overflow) {
                ints = sum;
            }
            return !overflow;
        }

        private void flushInts() {
            if (ints != 0) {
                plus(PyLong.of(ints));
                ints = 0;
            }
        }

        private void flushFloats() {
            if (floatsUsed) {
                plus(new PyFloat(floats.value()));
                floats.clear();
                floatsUsed = false;
            }
        }

        private void plus(PyObject v) {
            PyObject old = total;
            total = Numbers.add(ts, old, v);
            Refs.decref(ts, old);
        }
    }
}
