// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.crossinterp;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.protocol.PyBuffer;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The exporter of memory that belongs to another interpreter. */
@PyClass(name = "CrossInterpreterBufferView", module = "_interpreters", doc = "")
public final class CrossBufferView extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new CrossBufferViewExposed());

    private final BufferData data;

    CrossBufferView(ThreadState ts, BufferData data) {
        super(ts);
        this.data = data;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        throw Raise.typeError("cannot create '_interpreters.CrossInterpreterBufferView' instances");
    }

    /** Takes over the caller's reference to this. */
    @Owned PyBuffer export() {
        return data.exportTo(this);
    }

    static PyObject bf_getbuffer(ThreadState ts, CrossBufferView self, int flags) {
        return self.data.exportTo(Refs.newRef(ts, self));
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        data.dropUser(PyThreadState.of(ts));
    }
}
