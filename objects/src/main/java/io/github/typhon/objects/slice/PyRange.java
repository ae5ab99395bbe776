// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.slice;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.LongMath;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code range}. Headerless: it holds nothing but ints.
 *  <p>Threads: immutable. While start, stop and step fit 64 bits ({@link #isSmall}) and so does the length, iteration is in Java longs.
 *  <p>CPython: Objects/rangeobject.c. */
@PyClass(name = "range", flags = PyType.SEQUENCE,
        doc = "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nThe integers from start (inclusive) to stop (exclusive) by step;\n"
                + "start defaults to 0. range(4) are the valid indices of a list of 4 elements.")
public final class PyRange extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyRangeExposed());
    private static final PyLong ZERO = new PyInt(0);
    private static final PyLong ONE = new PyInt(1);
    private static final int MOST_AT_ONCE = 1 << 20;

    final PyLong start;
    final PyLong stop;
    final PyLong step;
    final PyLong length;

    /** The step is not zero. */
    public PyRange(PyLong start, PyLong stop, PyLong step) {
        this.start = start;
        this.stop = stop;
        this.step = step;
        length = length(start, stop, step);
    }

    /** All numbers of the range in an array; null if it is long, or they are. */
    public PyObject[] itemsOrNull() {
        if (!(start instanceof PyInt first && step instanceof PyInt by && stop instanceof PyInt && length instanceof PyInt n) || n.value() > MOST_AT_ONCE) {
            return null;
        }
        PyObject[] items = new PyObject[(int) n.value()];
        // Each lies between start and stop, so that nothing overflows.
        for (int i = 0; i < items.length; i++) {
            items[i] = PyLong.of(first.value() + i * by.value());
        }
        return items;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    public PyLong start() {
        return start;
    }

    public PyLong stop() {
        return stop;
    }

    public PyLong step() {
        return step;
    }

    public PyLong length() {
        return length;
    }

    /** Whether {@link PyRangeIterator} can iterate it. */
    public boolean isSmall() {
        return start.fitsLong() && stop.fitsLong() && step.fitsLong() && length.fitsLong() && endFitsLong(stop.longValue(), step.longValue());
    }

    // Whatever the start, start + length * step is a long too: an iterator stays of its kind when it is pickled.
    private static boolean endFitsLong(long stop, long step) {
        return step > 0 ? stop <= Long.MAX_VALUE - (step - 1) : stop >= Long.MIN_VALUE + (-1 - step);
    }

    static PyLong length(PyLong start, PyLong stop, PyLong step) {
        int direction = step.signum();
        if (LongMath.compare(start, stop) * direction >= 0) {
            return ZERO;
        }
        PyLong span = direction > 0 ? LongMath.subtract(stop, start) : LongMath.subtract(start, stop);
        PyLong by = LongMath.absolute(step);
        return LongMath.add(LongMath.floorDivide(LongMath.subtract(span, ONE), by), ONE);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (kwnames != null && kwnames.length > 0) {
            throw Raise.typeError("range() takes no keyword arguments");
        }
        switch (args.length) {
            case 0 -> throw Raise.typeError("range expected at least 1 argument, got 0");
            case 1 -> {
                return new PyRange(ZERO, Numbers.index(ts, args[0]), ONE);
            }
            case 2, 3 -> { }
            default -> throw Raise.typeError("range expected at most 3 arguments, got %s", args.length);
        }
        PyLong start = Numbers.index(ts, args[0]);
        PyLong stop = Numbers.index(ts, args[1]);
        PyLong step = args.length == 3 ? Numbers.index(ts, args[2]) : ONE;
        if (step.signum() == 0) {
            throw Raise.valueError("range() arg 3 must not be zero");
        }
        return new PyRange(start, stop, step);
    }

    static PyObject tp_repr(ThreadState ts, PyRange self) {
        String s = "range(" + Objects.reprText(ts, self.start) + ", " + Objects.reprText(ts, self.stop);
        return PyUnicode.of(LongMath.equal(self.step, ONE) ? s + ")" : s + ", " + Objects.reprText(ts, self.step) + ")");
    }

    static boolean nb_bool(ThreadState ts, PyRange self) {
        return self.length.signum() != 0;
    }

    static long sq_length(ThreadState ts, PyRange self) {
        if (!self.length.fitsLong()) {
            throw Raise.overflowError("Python int too large to convert to C ssize_t");
        }
        return self.length.longValue();
    }

    static long mp_length(ThreadState ts, PyRange self) {
        return sq_length(ts, self);
    }

    private PyLong item(PyLong i) {
        return LongMath.add(start, LongMath.multiply(i, step));
    }

    private PyObject itemChecked(PyLong i) {
        PyLong k = i.signum() < 0 ? LongMath.add(i, length) : i;
        if (k.signum() < 0 || LongMath.compare(k, length) >= 0) {
            throw Raise.indexError("range object index out of range");
        }
        return item(k);
    }

    static PyObject sq_item(ThreadState ts, PyRange self, long index) {
        return self.itemChecked(new PyInt(index));
    }

    static PyObject mp_subscript(ThreadState ts, PyRange self, PyObject key) {
        if (Numbers.isIndex(key)) {
            return self.itemChecked(Numbers.index(ts, key));
        }
        if (key instanceof PySlice s) {
            PyLong[] r = s.longIndices(ts, self.length);
            return new PyRange(self.item(r[0]), self.item(r[1]), LongMath.multiply(self.step, r[2]));
        }
        throw Raise.typeError("range indices must be integers or slices, not %s", PyType.of(key).name());
    }

    private static boolean isExactInt(PyObject o) {
        return o instanceof PyLong;
    }

    private boolean holds(PyLong v) {
        boolean inside = step.signum() > 0
                ? LongMath.compare(start, v) <= 0 && LongMath.compare(v, stop) < 0
                : LongMath.compare(stop, v) < 0 && LongMath.compare(v, start) <= 0;
        return inside && LongMath.remainder(LongMath.subtract(v, start), step).signum() == 0;
    }

    static boolean sq_contains(ThreadState ts, PyRange self, PyObject value) {
        return isExactInt(value) ? self.holds((PyLong) value) : Sequences.iterContains(ts, self, value);
    }

    static PyObject tp_richcompare(ThreadState ts, PyRange self, PyObject other, int op) {
        if (!(other instanceof PyRange o) || op != CompareOp.EQ && op != CompareOp.NE) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return PyBool.of(self.sameItems(o) == (op == CompareOp.EQ));
    }

    private boolean sameItems(PyRange o) {
        if (this == o) {
            return true;
        }
        if (!LongMath.equal(length, o.length)) {
            return false;
        }
        if (length.signum() == 0) {
            return true;
        }
        return LongMath.equal(start, o.start) && (LongMath.equal(length, ONE) || LongMath.equal(step, o.step));
    }

    static long tp_hash(ThreadState ts, PyRange self) {
        PyObject none = PyNone.NONE;
        boolean empty = self.length.signum() == 0;
        boolean single = LongMath.equal(self.length, ONE);
        PyTuple key = PyTuple.of(ts, self.length, empty ? none : self.start, empty || single ? none : self.step);
        try {
            return Objects.hash(ts, key);
        } finally {
            Refs.decref(ts, key);
        }
    }

    static PyObject tp_iter(ThreadState ts, PyRange self) {
        return self.iterator();
    }

    public @Owned PyObject iterator() {
        return isSmall() ? new PyRangeIterator(start.longValue(), step.longValue(), length.longValue()) : new PyLongRangeIterator(start, step, length);
    }

    private PyRange backwards() {
        PyLong last = item(LongMath.subtract(length, ONE));
        return new PyRange(last, LongMath.subtract(start, step), LongMath.negate(step));
    }

    @PyMethod(value = "($self, /)", name = "__reversed__", doc = "Return a reverse iterator.")
    PyObject reversed() {
        return backwards().iterator();
    }

    @PyMethod(value = "($self, /)", name = "__reduce__")
    PyObject reduce(ThreadState ts) {
        return PyTuple.of(ts, TYPE, PyTuple.of(ts, start, stop, step));
    }

    @PyMethod(value = "($self, object, /)", doc = "rangeobject.count(value) -> integer -- return number of occurrences of value")
    long count(ThreadState ts, PyObject object) {
        if (isExactInt(object)) {
            return holds((PyLong) object) ? 1 : 0;
        }
        long[] n = {0};
        Iterators.forEach(ts, this, v -> {
            if (Objects.richCompareBool(ts, v, object, CompareOp.EQ)) {
                n[0]++;
            }
            return true;
        });
        return n[0];
    }

    @PyMethod(value = "($self, object, /)", doc = "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present.")
    PyObject index(ThreadState ts, PyObject object) {
        if (isExactInt(object)) {
            if (!holds((PyLong) object)) {
                throw Raise.valueError("range.index(x): x not in range");
            }
            return LongMath.floorDivide(LongMath.subtract((PyLong) object, start), step);
        }
        long[] n = {0};
        boolean[] found = {false};
        Iterators.forEach(ts, this, v -> {
            found[0] = Objects.richCompareBool(ts, v, object, CompareOp.EQ);
            if (!found[0]) {
                n[0]++;
            }
            return !found[0];
        });
        if (!found[0]) {
            throw Raise.valueError("sequence.index(x): x not in sequence");
        }
        return new PyInt(n[0]);
    }

    @PyGetter(value = "start", member = true)
    PyObject getStart() {
        return start;
    }

    @PyGetter(value = "stop", member = true)
    PyObject getStop() {
        return stop;
    }

    @PyGetter(value = "step", member = true)
    PyObject getStep() {
        return step;
    }
}
