// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.slice;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code slice}. Ownership: owns its three parts. */
@PyClass(name = "slice")
public final class PySlice extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PySliceExposed());

    private PyObject start;
    private PyObject stop;
    private PyObject step;

    public PySlice(ThreadState ts, PyObject start, PyObject stop, PyObject step) {
        super(ts);
        this.start = Refs.newRef(ts, start);
        this.stop = Refs.newRef(ts, stop);
        this.step = Refs.newRef(ts, step);
        track(ts);
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
}
