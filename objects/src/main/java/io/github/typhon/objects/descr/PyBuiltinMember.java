// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.descr;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.expose.Exposure;
import io.github.typhon.objects.expose.GetSetSpec;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** A member of a built-in type, read and written by generated code. Immortal. */
public final class PyBuiltinMember extends PyMemberDescriptor {
    private final PyType owner;
    private final Exposure exposure;
    private final GetSetSpec spec;

    public PyBuiltinMember(PyType owner, Exposure exposure, GetSetSpec spec) {
        this.owner = owner;
        this.exposure = exposure;
        this.spec = spec;
    }

    @Override
    public PyType owner() {
        return owner;
    }

    @Override
    protected PyUnicode memberName() {
        return PyUnicode.intern(spec.name());
    }

    @Override
    protected String docText() {
        return spec.doc();
    }

    @Override
    protected @Owned PyObject get(ThreadState ts, PyObject o) {
        return exposure.get(spec.index(), ts, o);
    }

    @Override
    protected void set(ThreadState ts, PyObject o, PyObject value) {
        if (!spec.settable()) {
            throw PyException.of(Exc.AttributeError, "readonly attribute");
        }
        exposure.set(spec.index(), ts, o, value);
    }
}
