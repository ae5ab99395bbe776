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

/** What the {@code memo} of a pickler gives; held: the pickler. <p>Threads: as the pickler's. */
@PyClass(name = "PicklerMemoProxy", module = "_pickle", flags = PyType.DISALLOW_INSTANTIATION)
public final class PyPicklerMemoProxy extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new PyPicklerMemoProxyExposed());

    PyPicklerMemoProxy(ThreadState ts, @Stolen PyPickler pickler) {
        super(ts, pickler);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Borrowed("from the proxy") PyPickler pickler() {
        return (PyPickler) peek(0);
    }

    @PyMethod(value = "($self, /)", doc = "Remove all items from memo.")
    void clear(ThreadState ts) {
        pickler().clear_memo(ts);
    }

    @PyMethod(value = "($self, /)", doc = "Copy the memo to a new object.")
    PyObject copy(ThreadState ts) {
        return pickler().memoDict(ts);
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "Implement pickle support.")
    PyObject reduce(ThreadState ts) {
        return PyTuple.of(ts, Refs.newRef(ts, PyDict.TYPE), PyTuple.of(ts, copy(ts)));
    }
}
