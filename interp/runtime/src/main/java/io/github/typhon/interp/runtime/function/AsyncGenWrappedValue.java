// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.function;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** A value that an asynchronous generator yields, told apart from what its awaits let through. Owns the value. */
@PyClass(name = "async_generator_wrapped_value", flags = {PyType.DISALLOW_INSTANTIATION})
public final class AsyncGenWrappedValue extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new AsyncGenWrappedValueExposed());

    @Owned private PyObject value;

    public AsyncGenWrappedValue(ThreadState ts, @Stolen PyObject value) {
        super(ts);
        this.value = value;
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    public PyObject value() {
        return value;
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(value);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        PyObject v = value;
        value = null;
        Refs.xdecref(ts, v);
    }
}
