// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._decimal;

import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** What {@code localcontext()} gives; held: the context for the block, the one to go back to. <p>Threads: immutable. */
@PyClass(name = "ContextManager", module = "decimal", flags = PyType.DISALLOW_INSTANTIATION)
public final class PyContextManager extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new PyContextManagerExposed());

    PyContextManager(ThreadState ts, @Stolen PyContext local, @Stolen PyContext global) {
        super(ts, local, global);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @PyMethod("($self, /)")
    PyObject __enter__(ThreadState ts) {
        DecState.setContext(ts, peek(0));
        return held(ts, 0);
    }

    @PyMethod("($self, /, *args)")
    boolean __exit__(ThreadState ts, PyObject[] args) {
        PyObject back = held(ts, 1);
        try {
            DecState.setContext(ts, back);
        } finally {
            Refs.decref(ts, back);
        }
        return false;
    }
}
