// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.objects;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.PyInstance;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.concurrent.atomic.AtomicLong;

/** An interpreter with two threads and a Python class without attributes, whose instances are changed by compare-and-set: see {@link Biased} for
 *  those that are not. */
class Classes {
    static final PyUnicode X = PyUnicode.intern("x");
    static final PyUnicode Y = PyUnicode.intern("y");
    private static final AtomicLong NEXT = new AtomicLong();

    final InterpreterState interp = new InterpreterState();
    final ThreadState first = attached();
    final PyType type = newClass();
    final PyInstance instance = new PyInstance(first, type);
    final ThreadState second;

    Classes() {
        // Stops the world, so there must not be another thread yet.
        InlineValues.setType(first, instance, Refs.newRef(first, type));
        second = attached();
    }

    private ThreadState attached() {
        ThreadState ts = new ThreadState(interp);
        ts.attach();
        return ts;
    }

    private PyType newClass() {
        PyDict namespace = new PyDict(first);
        PyUnicode name = PyUnicode.of("C" + NEXT.getAndIncrement());
        return (PyType) Calls.call3(first, PyType.TYPE, name, PyTuple.EMPTY, namespace);
    }

    /** An attribute as a number; 0 if absent, -1 for what is no int. */
    static int look(ThreadState ts, PyInstance o, PyUnicode name) {
        PyObject v = InlineValues.get(ts, o, name);
        try {
            return v == null ? 0 : v instanceof PyInt n ? (int) n.value() : -1;
        } finally {
            Refs.xdecref(ts, v);
        }
    }
}
