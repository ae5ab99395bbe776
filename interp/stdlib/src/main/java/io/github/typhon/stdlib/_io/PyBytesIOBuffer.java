// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** What exports the bytes of a BytesIO to the memoryview of {@code getbuffer}: while views exist, the BytesIO keeps its size.
 *  <p>Threads: the BytesIO's mutex guards its bytes. CPython: bytesiobuf. */
@PyClass(name = "_BytesIOBuffer", module = "_io", flags = {PyType.DISALLOW_INSTANTIATION})
public class PyBytesIOBuffer extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyBytesIOBufferExposed());

    @Owned private PyBytesIO source;

    PyBytesIOBuffer(ThreadState ts, PyBytesIO source) {
        super(ts);
        this.source = Refs.newRef(ts, source);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject bf_getbuffer(ThreadState ts, PyBytesIOBuffer self, int flags) {
        return self.source.export(Refs.newRef(ts, self));
    }

    static void bf_releasebuffer(ThreadState ts, PyBytesIOBuffer self, PyObject buffer) {
        self.source.unexport();
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(source);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        PyBytesIO s = source;
        source = null;
        Refs.xdecref(ts, s);
    }
}
