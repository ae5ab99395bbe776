// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._datetime;

import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The arguments of {@code timedelta()}: whole units are summed exactly, the fractions of floats as doubles, rounded once at the end.
 *  <p>Threads: confined to one call. */
final class DeltaParts {
    private static final String[] NAMES = {"days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"};
    private static final long[] FACTORS = {Clock.DAY, Clock.SECOND, 1, 1000, Clock.MINUTE, Clock.HOUR, 7 * Clock.DAY};
    /** The order in which CPython adds them up: fractions may round differently in another. */
    private static final int[] ORDER = {2, 3, 1, 4, 5, 0, 6};

    private BigInteger whole = BigInteger.ZERO;
    private long narrow;
    private double leftover;

    private DeltaParts() {}

    static @Owned PyObject make(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("__new__", args, kwnames, NAMES);
        DeltaParts p = new DeltaParts();
        for (int i : ORDER) {
            if (a[i] != null) {
                p.add(ts, NAMES[i], a[i], FACTORS[i]);
            }
        }
        p.round();
        return PyTimeDelta.of(ts, type, p.whole.add(BigInteger.valueOf(p.narrow)));
    }

    private void add(ThreadState ts, String name, PyObject o, long factor) {
        PyLong v = PyLong.unwrapOrNull(o);
        if (v != null) {
            add(v, factor);
            return;
        }
        PyFloat f = PyFloat.unwrapOrNull(o);
        if (f == null) {
            throw Raise.typeError("unsupported type for timedelta %s component: %s", name, PyType.of(o).name());
        }
        double d = f.value();
        if (Double.isNaN(d)) {
            throw Raise.valueError("cannot convert float NaN to integer");
        }
        if (Double.isInfinite(d)) {
            throw Raise.overflowError("cannot convert float infinity to integer");
        }
        double integral = d < 0 ? Math.ceil(d) : Math.floor(d);
        addWhole(integral, factor);
        double fraction = d - integral;
        if (fraction != 0) {
            double scaled = factor * fraction;
            double part = scaled < 0 ? Math.ceil(scaled) : Math.floor(scaled);
            leftover += scaled - part;
            addWhole(part, 1);
        }
    }

    private void add(PyLong v, long factor) {
        if (v.fitsLong()) {
            long high = Math.multiplyHigh(v.longValue(), factor);
            long low = v.longValue() * factor;
            long sum = narrow + low;
            if (high == low >> 63 && ((narrow ^ sum) & (low ^ sum)) >= 0) {
                narrow = sum;
                return;
            }
        }
        whole = whole.add(v.bigValue().multiply(BigInteger.valueOf(factor)));
    }

    private void addWhole(double d, long factor) {
        add(Math.abs(d) < 9e18 ? PyLong.of((long) d) : PyLong.of(new BigDecimal(d).toBigInteger()), factor);
    }

    /** Half to even, where it is the sum that must become even. */
    private void round() {
        if (leftover == 0) {
            return;
        }
        double r = roundHalfAway(leftover);
        if (Math.abs(r - leftover) == 0.5) {
            int odd = whole.add(BigInteger.valueOf(narrow)).testBit(0) ? 1 : 0;
            r = 2.0 * roundHalfAway((leftover + odd) * 0.5) - odd;
        }
        addWhole(r, 1);
    }

    private static double roundHalfAway(double x) {
        return x < 0 ? -Math.floor(-x + 0.5) : Math.floor(x + 0.5);
    }
}
