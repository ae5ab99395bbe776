// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.builtins;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.list.PyListIterator;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Suggestions;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyComplex;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.ItemSink;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.List;

/** {@code sum}, {@code min} and {@code max}. CPython: builtin_sum_impl (with its compensated float sum), min_max. */
final class Reductions {
    private static final PyUnicode DEFAULT = PyUnicode.intern("default");
    private static final List<String> EXTREME_KEYWORDS = List.of("key", "default");

    private Reductions() {}

    static PyObject sum(ThreadState ts, PyObject iterable, PyObject start) {
        PyObject it = Iterators.iter(ts, iterable);
        try {
            return sumOf(ts, it, start == null ? PyLong.of(0) : start);
        } finally {
            Refs.decref(ts, it);
        }
    }

    private static PyObject sumOf(ThreadState ts, PyObject it, PyObject first) {
        if (PyUnicode.unwrapOrNull(first) != null) {
            throw Raise.typeError("sum() can't sum strings [use ''.join(seq) instead]");
        }
        if (PyBytes.unwrapOrNull(first) != null) {
            throw Raise.typeError("sum() can't sum bytes [use b''.join(seq) instead]");
        }
        if (PyType.of(first).name().equals("bytearray")) {
            throw Raise.typeError("sum() can't sum bytearray [use b''.join(seq) instead]");
        }
        return first instanceof PyInt i ? ints(ts, it, i.value()) : first instanceof PyFloat f ? floats(ts, it, f.value())
                : first instanceof PyComplex z ? complexes(ts, it, z.real(), z.imag()) : objects(ts, it, Refs.newRef(ts, first), null);
    }

    /** A sum of ints as long as it is small. */
    private static final class SmallSum implements ItemSink {
        private long total;

        SmallSum(long start) {
            total = start;
        }

        @Override
        public boolean accept(ThreadState ts, PyObject v) {
            long x;
            if (v instanceof PyInt i) x = i.value();
            else if (v instanceof PyBool b) x = b.longValue();
            else return false;
            long r = total + x;
            if (((total ^ r) & (x ^ r)) < 0) return false;
            total = r;
            return true;
        }
    }

    private static PyObject ints(ThreadState ts, PyObject it, long start) {
        SmallSum sum = new SmallSum(start);
        for (;;) {
            PyObject v = next(ts, it, sum);
            if (v == null) return PyLong.of(sum.total);
            if (sum.accept(ts, v)) continue;
            if (v instanceof PyFloat f) return floats(ts, it, sum.total + f.value());
            if (v instanceof PyComplex z) return complexes(ts, it, sum.total + z.real(), z.imag());
            return objects(ts, it, PyLong.of(sum.total), v);
        }
    }

    /** Neumaier's compensated sum, as CPython since 3.12. Not for several threads. */
    private static final class CompensatedSum implements ItemSink {
        private double hi;
        private double lo;

        CompensatedSum(double start) {
            hi = start;
        }

        void add(double x) {
            double t = hi + x;
            lo += Math.abs(hi) >= Math.abs(x) ? hi - t + x : x - t + hi;
            hi = t;
        }

        @Override
        public boolean accept(ThreadState ts, PyObject v) {
            if (!(v instanceof PyFloat f)) return false;
            add(f.value());
            return true;
        }

        double value() {
            return lo != 0 && Double.isFinite(lo) ? hi + lo : hi;
        }
    }

    private static PyObject floats(ThreadState ts, PyObject it, double start) {
        CompensatedSum sum = new CompensatedSum(start);
        for (;;) {
            PyObject v = next(ts, it, sum);
            if (v == null) {
                return PyFloat.of(sum.value());
            }
            if (v instanceof PyFloat f) {
                sum.add(f.value());
            } else if (v instanceof PyComplex z) {
                return complexes(ts, it, sum.value() + z.real(), z.imag());
            } else if (PyLong.unwrapOrNull(v) != null) {
                sum.add(realOf(ts, v));
            } else {
                return objects(ts, it, PyFloat.of(sum.value()), v);
            }
        }
    }

    private static PyObject complexes(ThreadState ts, PyObject it, double startReal, double startImag) {
        CompensatedSum real = new CompensatedSum(startReal);
        CompensatedSum imag = new CompensatedSum(startImag);
        for (;;) {
            PyObject v = PyListIterator.nextOf(ts, it);
            if (v == null) {
                return PyComplex.of(real.value(), imag.value());
            }
            if (v instanceof PyComplex z) {
                real.add(z.real());
                imag.add(z.imag());
            } else if (PyLong.unwrapOrNull(v) != null || PyType.of(v).isSubtype(PyFloat.TYPE)) {
                real.add(realOf(ts, v));
            } else {
                return objects(ts, it, PyComplex.of(real.value(), imag.value()), v);
            }
        }
    }

    /** The item as a double; gives it up. */
    private static double realOf(ThreadState ts, @Stolen PyObject v) {
        try {
            return Numbers.asDouble(ts, v);
        } finally {
            Refs.decref(ts, v);
        }
    }

    /** @param total owned; @param pending an item already fetched, owned, or null */
    private static PyObject objects(ThreadState ts, PyObject it, PyObject total, PyObject pending) {
        PyObject v = pending;
        try {
            if (v == null) {
                v = Iterators.next(ts, it);
            }
            while (v != null) {
                PyObject next = Numbers.add(ts, total, v);
                Refs.decref(ts, total);
                total = next;
                Refs.decref(ts, v);
                v = null;
                v = Iterators.next(ts, it);
            }
            return total;
        } catch (PyException e) {
            Refs.xdecref(ts, v);
            Refs.decref(ts, total);
            throw e;
        }
    }

    /** {@code min} or {@code max}; {@code kwargs} may be null. */
    static PyObject extreme(ThreadState ts, String name, PyObject[] args, PyDict kwargs) {
        if (args.length == 0) {
            throw Raise.typeError("%s expected at least 1 argument, got 0", name);
        }
        if (kwargs == null || kwargs.size() == 0) {
            return extreme(ts, name, args, null, null);
        }
        PyObject key = kwargs.getItem(ts, Names.key);
        PyObject fallback = null;
        try {
            fallback = kwargs.getItem(ts, DEFAULT);
            if (kwargs.size() > EXTREME_KEYWORDS.size()) {
                throw Raise.typeError("%s() takes at most %d keyword arguments (%d given)", name, EXTREME_KEYWORDS.size(), kwargs.size());
            }
            if (kwargs.size() > (key == null ? 0 : 1) + (fallback == null ? 0 : 1)) {
                throw unexpected(ts, name, kwargs);
            }
            return extreme(ts, name, args, key, fallback);
        } finally {
            Refs.xdecref(ts, key);
            Refs.xdecref(ts, fallback);
        }
    }

    private static PyException unexpected(ThreadState ts, String name, PyDict kwargs) {
        PyObject[] given = Sequences.toArray(ts, kwargs);
        try {
            for (PyObject o : given) {
                PyUnicode keyword = PyUnicode.unwrapOrNull(o);
                if (!EXTREME_KEYWORDS.contains(keyword.toString())) {
                    return Suggestions.unexpectedKeyword(name, keyword, EXTREME_KEYWORDS);
                }
            }
            throw new AssertionError("all keywords are known");
        } finally {
            Refs.releaseAll(ts, given, 0, given.length);
        }
    }

    private static PyObject extreme(ThreadState ts, String name, PyObject[] args, PyObject key, PyObject fallback) {
        if (args.length > 1 && fallback != null) {
            throw Raise.typeError("Cannot specify a default for %s() with multiple positional arguments", name);
        }
        int op = name.equals("min") ? CompareOp.LT : CompareOp.GT;
        PyObject f = key == null || key == PyNone.NONE ? null : key;
        PyObject[] best = new PyObject[2];
        try {
            if (args.length > 1) {
                for (PyObject a : args) {
                    take(ts, best, a, f, op);
                }
            } else {
                takeAll(ts, best, args[0], f, op);
            }
            if (best[0] == null) {
                if (fallback == null) {
                    throw Raise.valueError("%s() iterable argument is empty", name);
                }
                return Refs.newRef(ts, fallback);
            }
            return Refs.newRef(ts, best[0]);
        } finally {
            Refs.xdecref(ts, best[0]);
            Refs.xdecref(ts, best[1]);
        }
    }

    private static void takeAll(ThreadState ts, PyObject[] best, PyObject iterable, PyObject f, int op) {
        PyObject it = Iterators.iter(ts, iterable);
        try {
            for (PyObject v = PyListIterator.nextOf(ts, it); v != null; v = PyListIterator.nextOf(ts, it)) {
                try {
                    take(ts, best, v, f, op);
                } finally {
                    Refs.decref(ts, v);
                }
            }
        } finally {
            Refs.decref(ts, it);
        }
    }

    private static void take(ThreadState ts, PyObject[] best, PyObject item, PyObject f, int op) {
        PyObject k = f == null ? Refs.newRef(ts, item) : Calls.call1(ts, f, item);
        boolean better;
        try {
            better = best[0] == null || isBetter(ts, k, best[1], op);
        } catch (PyException e) {
            Refs.decref(ts, k);
            throw e;
        }
        if (!better) {
            Refs.decref(ts, k);
            return;
        }
        PyObject a = best[0];
        PyObject b = best[1];
        best[0] = Refs.newRef(ts, item);
        best[1] = k;
        Refs.xdecref(ts, a);
        Refs.xdecref(ts, b);
    }

    private static boolean isBetter(ThreadState ts, PyObject k, PyObject best, int op) {
        if (k instanceof PyInt a && best instanceof PyInt b) {
            return op == CompareOp.LT ? a.value() < b.value() : a.value() > b.value();
        }
        return Objects.truth(ts, Objects.richCompare(ts, k, best, op));
    }

    private static PyObject next(ThreadState ts, PyObject it, ItemSink sink) {
        return it instanceof PyListIterator l ? l.next(ts) : Iterators.next(ts, it, sink);
    }
}
