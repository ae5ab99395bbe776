// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.slice;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Builtins;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** Iterates a range in Java longs. Headerless: it holds no reference.
 *  <p>Threads: plain fields as in CPython; threads that share one may see an item twice or not at all, never one outside the range. */
@PyClass(name = "range_iterator", flags = PyType.DISALLOW_INSTANTIATION)
public final class PyRangeIterator extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyRangeIteratorExposed());

    private final long base;
    private final long step;
    private final long length;
    private long position;

    PyRangeIterator(long start, long step, long length) {
        base = start;
        this.step = step;
        this.length = length;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    /** For compiled code: whether {@link #nextLong} may be called. */
    public boolean hasNext() {
        return position < length;
    }

    public long nextLong() {
        return base + step * position++;
    }

    static PyObject tp_iter(ThreadState ts, PyRangeIterator self) {
        return self;
    }

    static PyObject tp_iternext(ThreadState ts, PyRangeIterator self) {
        long i = self.position;
        if (i >= self.length) {
            return null;
        }
        self.position = i + 1;
        return new PyInt(self.base + self.step * i);
    }

    @PyMethod(value = "($self, /)", name = "__length_hint__", doc = "Private method returning an estimate of len(list(it)).")
    long lengthHint() {
        return length - position;
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "Return state information for pickling.")
    PyObject reduce(ThreadState ts) {
        long i = Math.min(position, length);
        PyRange rest = new PyRange(new PyInt(base + step * i), PyLongRangeIterator.end(new PyInt(base), new PyInt(step), new PyInt(length)), new PyInt(step));
        return PyTuple.of(ts, Builtins.lookup(ts, "iter"), PyTuple.of(ts, rest), PyNone.NONE);
    }

    @PyMethod(value = "($self, object, /)", name = "__setstate__", doc = "Set state information for unpickling.")
    void setState(ThreadState ts, PyObject object) {
        position = Math.max(0, Math.min(Numbers.asLong(ts, object), length));
    }
}
