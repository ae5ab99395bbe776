// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/** A native module's own exception type, made once per interpreter. Kept in a static final field.
 *  <p>Threads: any. Ownership: the interpreter's state owns the type. CPython: PyErr_NewException. */
public final class ErrorType {
    private final StateKey<AtomicReference<PyType>> key = StateKey.of(() -> new AtomicReference<PyType>());
    private final String module;
    private final String name;
    private final Function<ThreadState, PyType> base;

    public ErrorType(String module, String name, Supplier<PyType> base) {
        this(module, name, ts -> base.get());
    }

    /** A type derived from another one of the module. */
    public ErrorType(String module, String name, ErrorType base) {
        this(module, name, base::of);
    }

    private ErrorType(String module, String name, Function<ThreadState, PyType> base) {
        this.module = module;
        this.name = name;
        this.base = base;
    }

    public @Borrowed PyType of(ThreadState ts) {
        AtomicReference<PyType> slot = ts.interp.state(key);
        PyType t = slot.get();
        if (t == null) {
            PyType made = make(ts);
            if (slot.compareAndSet(null, made)) {
                t = made;
            } else {
                Refs.decref(ts, made);
                t = slot.get();
            }
        }
        return t;
    }

    private PyType make(ThreadState ts) {
        PyObject dict = Containers.factory().newDict(ts);
        PyTuple bases = PyTuple.of(ts, Refs.newRef(ts, base.apply(ts)));
        try {
            Containers.factory().dictSet(ts, dict, PyUnicode.intern("__module__"), PyUnicode.intern(module));
            return (PyType) Calls.call3(ts, PyType.TYPE, PyUnicode.intern(name), bases, dict);
        } finally {
            Refs.decref(ts, bases);
            Refs.decref(ts, dict);
        }
    }

    /** An exception of this type with a message; the format is used as it is if there are no arguments. */
    public PyException error(ThreadState ts, String format, Object... args) {
        return PyException.of(of(ts), args.length == 0 ? format : String.format(format, args));
    }
}
