// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** A Python exception on its way through Java code. Stackless: Python's tracebacks come from frames.
 *  <p>Ownership: owns its value once there is one; until then it holds a type and Java data, so raising costs no Python object.
 *  Whoever catches it either takes the value ({@link #takeValue}) or calls {@link #discard}.
 *  <p>Threads: confined to the thread it was raised on. */
public final class PyException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final PyObject[] NO_ARGS = {};

    private final transient PyType type;
    private final String text;
    private transient PyObject[] args;
    private transient PyObject value;

    private PyException(PyType type, String text, PyObject[] args, PyObject value) {
        super(null, null, false, false);
        this.type = type;
        this.text = text;
        this.args = args;
        this.value = value;
    }

    /** An exception with one str argument. */
    public static PyException of(PyType type, String message) {
        return new PyException(type, message, null, null);
    }

    /** An exception whose constructor gets these arguments (stolen). */
    public static PyException ofArgs(PyType type, @Stolen PyObject... args) {
        return new PyException(type, null, args, null);
    }

    /** An exception around an existing exception object (stolen). */
    public static PyException ofValue(@Stolen PyObject value) {
        return new PyException(PyType.of(value), null, null, value);
    }

    /** The exception's type. */
    public @Borrowed PyType type() {
        return value != null ? PyType.of(value) : type;
    }

    /** True if the type is, or derives from, the given one. */
    public boolean matches(PyType t) {
        return type().isSubtype(t);
    }

    /** The exception object, created at first use; borrowed from this throwable. */
    public @Borrowed PyObject value(ThreadState ts) {
        if (value == null) {
            PyObject[] a = args != null ? args : text != null ? new PyObject[] {PyUnicode.of(text)} : NO_ARGS;
            args = null;
            try {
                value = Calls.call(ts, type, a);
            } finally {
                Refs.releaseAll(ts, a, 0, a.length);
            }
        }
        return value;
    }

    /** The exception object, handed over: this throwable no longer owns it. */
    public @Owned PyObject takeValue(ThreadState ts) {
        PyObject v = value(ts);
        value = null;
        return v;
    }

    /** Drops what this throwable owns; it must not be thrown again. */
    public void discard(ThreadState ts) {
        PyObject v = value;
        value = null;
        Refs.xdecref(ts, v);
        PyObject[] a = args;
        args = null;
        if (a != null) {
            Refs.releaseAll(ts, a, 0, a.length);
        }
    }

    /** The message given at creation, or null if the exception was made from objects. */
    public String text() {
        return text;
    }

    @Override
    public String getMessage() {
        return type().name() + (text != null ? ": " + text : "");
    }
}
