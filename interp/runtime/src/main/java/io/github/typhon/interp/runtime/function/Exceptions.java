// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.function;

import io.github.typhon.interp.runtime.code.CodeView;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.PyFrame;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.error.PyBaseException;
import io.github.typhon.objects.error.PyStopIteration;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/** What the interpreter does with exception objects: tracebacks, context, instantiation. */
public final class Exceptions {
    private static final PyUnicode WARN = PyUnicode.intern("warn");
    private static final PyUnicode WARN_EXPLICIT = PyUnicode.intern("warn_explicit");

    private Exceptions() {}

    public static boolean isClass(PyObject o) {
        return o instanceof PyType t && t.isSubtype(Exc.BaseException);
    }

    public static boolean isInstance(PyObject o) {
        return Exc.BaseException.isInstance(o);
    }

    /** Functions of the library's warnings that CPython has in C, where they leave no trace. */
    private static boolean isNativeInCPython(PyCode code) {
        return (code.name == WARN || code.name == WARN_EXPLICIT) && code.filename().toString().endsWith("/_py_warnings.py");
    }

    /** Adds an entry for the instruction where {@code f} stands. */
    public static void addTraceback(PyThreadState ts, PyObject exc, Frame f) {
        if (isNativeInCPython(f.code)) return;
        PyBaseException e = (PyBaseException) exc;
        int pc = f.pc();
        PyFrame frame = f.pyFrame(ts);
        PyObject below = e.takeTraceback(ts);
        PyObject tb;
        try {
            tb = new PyTraceback(ts, below, frame, CodeView.offset(pc));
        } catch (OutOfMemoryError o) {
            e.setTraceback(ts, below);
            throw o;
        }
        e.setTraceback(ts, tb);
    }

    /**
     * Sets {@code exc.__context__} to the exception being handled, unless there is one already or it would close a circle.
     * CPython: the chaining of _PyErr_SetObject.
     */
    public static void chain(PyThreadState ts, PyObject exc) {
        PyObject handled = ts.handledException();
        if (handled == null || handled == exc) return;
        PyBaseException e = (PyBaseException) exc;
        PyObject have = e.context(ts);
        if (have != null) Refs.decref(ts, have);
        else chainTo(ts, e, (PyBaseException) handled);
    }

    /** As {@link #chain}, for raise statements, which replace an older context. */
    public static void chainRaised(PyThreadState ts, PyObject exc) {
        PyObject handled = ts.handledException();
        if (handled == null || handled == exc) return;
        chainTo(ts, (PyBaseException) exc, (PyBaseException) handled);
    }

    private static void chainTo(PyThreadState ts, PyBaseException e, PyBaseException handled) {
        breakCircle(ts, e, handled);
        e.setContext(ts, Refs.newRef(ts, (PyObject) handled));
    }

    /** Cuts {@code e} out of the chain of contexts that starts at {@code handled}. */
    private static void breakCircle(PyThreadState ts, PyBaseException e, PyBaseException handled) {
        PyObject o = Refs.newRef(ts, (PyObject) handled);
        // An existing circle must not hang us: no chain that is not one is this long.
        for (int i = 0; i < 100_000; i++) {
            PyObject c = ((PyBaseException) o).context(ts);
            if (c == null) break;
            if (c == e) {
                Refs.decref(ts, c);
                ((PyBaseException) o).setContext(ts, null);
                break;
            }
            Refs.decref(ts, o);
            o = c;
        }
        Refs.decref(ts, o);
    }

    /** The exception object that {@code raise o} raises; TypeErrors are thrown. */
    public static @Owned PyObject instantiate(PyThreadState ts, PyObject o) {
        if (isClass(o)) {
            PyObject v = Calls.call0(ts, o);
            if (!isInstance(v)) {
                PyType t = PyType.of(v);
                Refs.decref(ts, v);
                throw Raise.typeError("calling %s should have returned an instance of BaseException, not %s",
                        io.github.typhon.objects.protocol.Objects.reprText(ts, o), t.name());
            }
            return v;
        }
        if (isInstance(o)) return Refs.newRef(ts, o);
        throw Raise.typeError("exceptions must derive from BaseException");
    }

    /** Whether {@link #instantiate} runs no Python code: an instance, or a built-in class. */
    public static boolean isReady(PyObject o) {
        return isClass(o) ? !((PyType) o).isHeapType() : isInstance(o);
    }

    /** Does what {@code raise e from cause} does to e; both are borrowed. */
    public static void setCause(PyThreadState ts, PyObject e, PyObject cause) {
        PyObject c;
        if (isClass(cause)) {
            c = Calls.call0(ts, cause);
            if (!isInstance(c)) {
                PyType t = PyType.of(c);
                Refs.decref(ts, c);
                throw Raise.typeError("calling %s should have returned an instance of BaseException, not %s",
                        io.github.typhon.objects.protocol.Objects.reprText(ts, cause), t.name());
            }
        } else if (isInstance(cause)) {
            c = Refs.newRef(ts, cause);
        } else if (cause == PyNone.NONE) {
            c = null;
        } else {
            throw Raise.typeError("exception causes must derive from BaseException");
        }
        ((PyBaseException) e).setCause(ts, c);
    }

    /** The exception that throw(typ, val, tb) of generators and coroutines means; arguments borrowed, null when absent. */
    public static PyException thrown(PyThreadState ts, PyObject typ, PyObject val, PyObject tb) {
        if (tb == PyNone.NONE) tb = null;
        if (tb != null && !(tb instanceof PyTraceback)) throw Raise.typeError("throw() third argument must be a traceback object");
        PyObject exc;
        if (isClass(typ)) {
            try {
                exc = normalize(ts, (PyType) typ, val);
            } catch (PyException e) {
                // What the constructor raises is thrown in its stead.
                return e;
            }
        } else if (isInstance(typ)) {
            if (val != null && val != PyNone.NONE) throw Raise.typeError("instance exception may not have a separate value");
            exc = Refs.newRef(ts, typ);
        } else {
            throw Raise.typeError("exceptions must be classes or instances deriving from BaseException, not %s", PyType.of(typ).name());
        }
        if (tb != null) ((PyBaseException) exc).setTraceback(ts, Refs.newRef(ts, tb));
        return PyException.ofValue(exc);
    }

    private static @Owned PyObject normalize(PyThreadState ts, PyType type, PyObject val) {
        if (val != null && type.isInstance(val)) return Refs.newRef(ts, val);
        PyObject v = val == null || val == PyNone.NONE ? Calls.call0(ts, type)
                : val instanceof PyTuple t ? Calls.callDict(ts, type, t, null) : Calls.call1(ts, type, val);
        if (!isInstance(v)) {
            PyType t = PyType.of(v);
            Refs.decref(ts, v);
            throw Raise.typeError("calling %s should have returned an instance of BaseException, not %s",
                    io.github.typhon.objects.protocol.Objects.reprText(ts, type), t.name());
        }
        return v;
    }

    /** Wraps an exception object (stolen) with its traceback and context as they are. */
    public static PyException reraise(@Stolen PyObject exc) {
        return PyException.ofValue(exc);
    }

    /** The value that a StopIteration carries, whatever its class says of {@code value}. */
    public static @Owned PyObject stopValue(PyThreadState ts, @Borrowed PyException e) {
        return ((PyStopIteration) e.value(ts)).value(ts);
    }
}
