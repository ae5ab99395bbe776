// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.embed;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.error.PyBaseException;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.ErrorType;

/** Java exceptions on their way through Python: {@code typhon.JavaError}, whose attribute {@code exception} is the Java object. */
final class JavaErrors {
    private static final ErrorType JAVA_ERROR = new ErrorType("typhon", "JavaError", () -> Exc.Exception);
    private static final String ATTRIBUTE = "exception";

    private JavaErrors() {}

    /** The Python exception for what a callback threw. */
    static PyException toPython(ThreadState ts, Interpreter interpreter, Throwable t) {
        if (t instanceof PythonException p) {
            return ofPython(ts, interpreter, p);
        }
        return javaError(ts, t, String.valueOf(t));
    }

    private static PyException javaError(ThreadState ts, Throwable t, String message) {
        PyObject value = Calls.call1(ts, JAVA_ERROR.of(ts), PyUnicode.of(message));
        PyObject wrapped = new PyJavaObject(ts, t);
        try {
            Objects.setAttr(ts, value, ATTRIBUTE, wrapped);
        } finally {
            Refs.decref(ts, wrapped);
        }
        return PyException.ofValue(value);
    }

    private static PyException ofPython(ThreadState ts, Interpreter interpreter, PythonException p) {
        Value held = p.object();
        if (held != null && held.belongsTo(interpreter)) {
            return PyException.ofValue(held.load(ts));
        }
        PyObject type = ((PyThreadState) ts).interpreter.builtin(ts, PyUnicode.intern(p.typeName()));
        try {
            if (type instanceof PyType t && t.isSubtype(Exc.BaseException)) {
                return PyException.of(t, p.text());
            }
        } finally {
            Refs.xdecref(ts, type);
        }
        // From another interpreter, or of a type that this one has not got.
        return javaError(ts, p, String.valueOf(p.getMessage()));
    }

    /** The Java exception that a Python one stands for, itself or through its causes and contexts; or null. */
    static Throwable causeOf(PyThreadState ts, PyObject value) {
        PyType type = JAVA_ERROR.of(ts);
        PyObject at = Refs.newRef(ts, value);
        try {
            for (int hops = 0; hops < 100 && at instanceof PyBaseException; hops++) {
                if (type.isInstance(at)) {
                    PyObject wrapped = Objects.lookupAttr(ts, at, ATTRIBUTE);
                    Throwable t = wrapped instanceof PyJavaObject j && j.javaObject() instanceof Throwable x ? x : null;
                    Refs.xdecref(ts, wrapped);
                    return t;
                }
                PyObject next = Objects.lookupAttr(ts, at, "__cause__");
                if (!(next instanceof PyBaseException)) {
                    Refs.xdecref(ts, next);
                    next = Objects.lookupAttr(ts, at, "__context__");
                }
                Refs.decref(ts, at);
                at = next;
            }
            return null;
        } finally {
            Refs.xdecref(ts, at);
        }
    }
}
