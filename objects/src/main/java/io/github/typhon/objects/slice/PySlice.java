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
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code slice}: three objects, unchecked until used; see {@link SliceRange} for what they mean to a sequence.
 *  <p>Threads: the parts are final to Python. Ownership: owns them. Re-entry: comparison, hash and {@code indices} run Python. */
@PyClass(name = "slice", doc = "slice(stop)\nslice(start, stop[, step])\n\nA slice object, as a[0:10:2] makes it.")
public final class PySlice extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PySliceExposed());
    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_5 = 0x27D4EB2F165667C5L;

    @Owned private PyObject start;
    @Owned private PyObject stop;
    @Owned private PyObject step;

    /** Takes references of its own. */
    public PySlice(ThreadState ts, PyObject start, PyObject stop, PyObject step) {
        super(ts);
        this.start = Refs.newRef(ts, start);
        this.stop = Refs.newRef(ts, stop);
        this.step = Refs.newRef(ts, step);
        if (start instanceof RefCounted || stop instanceof RefCounted || step instanceof RefCounted) {
            track(ts);
        }
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    public @Borrowed PyObject start() {
        return start;
    }

    public @Borrowed PyObject stop() {
        return stop;
    }

    public @Borrowed PyObject step() {
        return step;
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(start);
        v.visit(stop);
        v.visit(step);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        PyObject a = start;
        PyObject b = stop;
        PyObject c = step;
        start = PyNone.NONE;
        stop = PyNone.NONE;
        step = PyNone.NONE;
        Refs.decref(ts, a);
        Refs.decref(ts, b);
        Refs.decref(ts, c);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (kwnames != null && kwnames.length > 0) {
            throw Raise.typeError("slice() takes no keyword arguments");
        }
        PyObject none = PyNone.NONE;
        return switch (args.length) {
            case 0 -> throw Raise.typeError("slice expected at least 1 argument, got 0");
            case 1 -> new PySlice(ts, none, args[0], none);
            case 2 -> new PySlice(ts, args[0], args[1], none);
            case 3 -> new PySlice(ts, args[0], args[1], args[2]);
            default -> throw Raise.typeError("slice expected at most 3 arguments, got %s", args.length);
        };
    }

    static PyObject tp_repr(ThreadState ts, PySlice self) {
        return PyUnicode.of("slice(" + Objects.reprText(ts, self.start) + ", " + Objects.reprText(ts, self.stop) + ", " + Objects.reprText(ts, self.step) + ")");
    }

    static long tp_hash(ThreadState ts, PySlice self) {
        long h = PRIME_5;
        for (PyObject part : new PyObject[] {self.start, self.stop, self.step}) {
            h += Objects.hash(ts, part) * PRIME_2;
            h = Long.rotateLeft(h, 31) * PRIME_1;
        }
        return h == -1 ? 1546275796L : h;
    }

    static PyObject tp_richcompare(ThreadState ts, PySlice self, PyObject other, int op) {
        if (!(other instanceof PySlice o)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        if (self == o) {
            return PyBool.of(CompareOp.holds(0, op));
        }
        PyTuple a = self.parts(ts);
        PyTuple b = o.parts(ts);
        try {
            return Objects.richCompare(ts, a, b, op);
        } finally {
            Refs.decref(ts, a);
            Refs.decref(ts, b);
        }
    }

    private PyTuple parts(ThreadState ts) {
        return PyTuple.of(ts, Refs.newRef(ts, start), Refs.newRef(ts, stop), Refs.newRef(ts, step));
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "Return state information for pickling.")
    PyObject reduce(ThreadState ts) {
        return PyTuple.of(ts, TYPE, parts(ts));
    }

    @PyGetter(value = "start", member = true)
    PyObject getStart(ThreadState ts) {
        return Refs.newRef(ts, start);
    }

    @PyGetter(value = "stop", member = true)
    PyObject getStop(ThreadState ts) {
        return Refs.newRef(ts, stop);
    }

    @PyGetter(value = "step", member = true)
    PyObject getStep(ThreadState ts) {
        return Refs.newRef(ts, step);
    }

    @PyMethod(value = "($self, object, /)", doc = "S.indices(len) -> (start, stop, stride)\n\nThe bounds and step with which the slice picks from a sequence of that length.")
    PyObject indices(ThreadState ts, PyObject object) {
        PyLong length = Numbers.index(ts, object);
        if (length.signum() < 0) {
            throw Raise.valueError("length should not be negative");
        }
        PyLong[] r = longIndices(ts, length);
        return PyTuple.of(ts, r[0], r[1], r[2]);
    }

    /** Start, stop and step against a length of any size. CPython: _PySlice_GetLongIndices. */
    PyLong[] longIndices(ThreadState ts, PyLong length) {
        PyLong by = step == PyNone.NONE ? new PyInt(1) : index(ts, step);
        if (by.signum() == 0) {
            throw Raise.valueError("slice step cannot be zero");
        }
        boolean down = by.signum() < 0;
        PyLong lower = new PyInt(down ? -1 : 0);
        PyLong upper = down ? LongMath.subtract(length, new PyInt(1)) : length;
        PyLong from = start == PyNone.NONE ? (down ? upper : lower) : clip(index(ts, start), length, lower, upper);
        PyLong to = stop == PyNone.NONE ? (down ? lower : upper) : clip(index(ts, stop), length, lower, upper);
        return new PyLong[] {from, to, by};
    }

    private static PyLong clip(PyLong i, PyLong length, PyLong lower, PyLong upper) {
        if (i.signum() < 0) {
            i = LongMath.add(i, length);
            return LongMath.compare(i, lower) < 0 ? lower : i;
        }
        return LongMath.compare(i, upper) > 0 ? upper : i;
    }

    private static PyLong index(ThreadState ts, PyObject o) {
        if (!Numbers.isIndex(o)) {
            throw Raise.typeError("slice indices must be integers or None or have an __index__ method");
        }
        return Numbers.index(ts, o);
    }
}
