// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._pickle;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** What the {@code memo} of an unpickler gives; held: the unpickler. <p>Threads: as the unpickler's. */
@PyClass(name = "UnpicklerMemoProxy", module = "_pickle", flags = PyType.DISALLOW_INSTANTIATION)
public final class PyUnpicklerMemoProxy extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new PyUnpicklerMemoProxyExposed());

    PyUnpicklerMemoProxy(ThreadState ts, @Stolen PyUnpickler unpickler) {
        super(ts, unpickler);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Borrowed("from the proxy") PyUnpickler unpickler() {
        return (PyUnpickler) peek(0);
    }

    @PyMethod(value = "($self, /)", doc = "Remove all items from memo.")
    void clear(ThreadState ts) {
        unpickler().clearMemo(ts);
    }

    @PyMethod(value = "($self, /)", doc = "Copy the memo to a new object.")
    PyObject copy(ThreadState ts) {
        return unpickler().memoDict(ts);
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "Implement pickling support.")
    PyObject reduce(ThreadState ts) {
        return PyTuple.of(ts, Refs.newRef(ts, PyDict.TYPE), PyTuple.of(ts, copy(ts)));
    }
}
