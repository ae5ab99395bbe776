// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.slice;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.LongMath;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Builtins;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** Iterates a range whose bounds or length exceed 64 bits. Headerless: it holds only ints.
 *  <p>Threads: the next item is one reference to an immutable int, so a race repeats or skips items at most. */
@PyClass(name = "longrange_iterator", flags = PyType.DISALLOW_INSTANTIATION)
public final class PyLongRangeIterator extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyLongRangeIteratorExposed());

    private final PyLong step;
    private final PyLong end;
    private PyLong next;

    PyLongRangeIterator(PyLong start, PyLong step, PyLong length) {
        this.step = step;
        end = end(start, step, length);
        next = start;
    }

    static PyLong end(PyLong start, PyLong step, PyLong length) {
        return LongMath.add(start, LongMath.multiply(step, length));
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, PyLongRangeIterator self) {
        return self;
    }

    static PyObject tp_iternext(ThreadState ts, PyLongRangeIterator self) {
        PyLong v = self.next;
        if (LongMath.equal(v, self.end)) {
            return null;
        }
        self.next = LongMath.add(v, self.step);
        return v;
    }

    @PyMethod(value = "($self, /)", name = "__length_hint__", doc = "Private method returning an estimate of len(list(it)).")
    PyObject lengthHint() {
        return LongMath.floorDivide(LongMath.subtract(end, next), step);
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "Return state information for pickling.")
    PyObject reduce(ThreadState ts) {
        return PyTuple.of(ts, Builtins.lookup(ts, "iter"), PyTuple.of(ts, new PyRange(next, end, step)), PyNone.NONE);
    }

    @PyMethod(value = "($self, object, /)", name = "__setstate__", doc = "Set state information for unpickling.")
    void setState(PyObject object) {
        PyLong n = PyLong.unwrapOrNull(object);
        if (n == null) {
            throw Raise.typeError("state must be an int, not %s", PyType.of(object).name());
        }
        PyLong left = LongMath.floorDivide(LongMath.subtract(end, next), step);
        PyLong skip = n.signum() < 0 ? new PyInt(0) : LongMath.compare(n, left) > 0 ? left : n;
        next = LongMath.add(next, LongMath.multiply(step, skip));
    }
}
