// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.crossinterp;

import io.github.typhon.collections.buffer.PyMemoryView;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** From objects to {@link CrossData}. What is shared without further ado: None, bool, int of 64 bits, float, str, bytes, tuples of these, memoryview, and
 *  the types that were registered, always of exactly that type. With fallback, also stateless functions and whatever can be pickled.
 *  <p>Threads: any. CPython: _PyObject_GetXIData. */
public final class Sharing {
    /** Registered types of one interpreter, which live as long as it does: they are borrowed from the modules that registered them. */
    private static final StateKey<Map<PyType, Converter>> TYPES = StateKey.of(() -> new ConcurrentHashMap<>());

    /** Makes data of an object of a registered type. */
    @FunctionalInterface
    public interface Converter {
        CrossData toData(PyThreadState ts, PyObject o);
    }

    private Sharing() {}

    public static void register(ThreadState ts, @Borrowed PyType type, Converter converter) {
        ts.interp.state(TYPES).put(type, converter);
    }

    public static void unregister(ThreadState ts, PyType type) {
        ts.interp.state(TYPES).remove(type);
    }

    /** Whether the object's type can be shared without fallback; a tuple is not looked into. */
    public static boolean isShareable(PyThreadState ts, PyObject o) {
        PyType type = PyType.of(o);
        return isPlain(o, type) || type == PyTuple.TYPE || type == PyMemoryView.TYPE || ts.interp.state(TYPES).containsKey(type);
    }

    private static boolean isPlain(PyObject o, PyType type) {
        return o == PyNone.NONE || type == PyBool.TYPE || type == PyLong.TYPE || type == PyFloat.TYPE || type == PyUnicode.TYPE || type == PyBytes.TYPE;
    }

    /** NotShareableError if it cannot be. */
    @MayRunPython
    public static CrossData toData(PyThreadState ts, PyObject o, boolean fallback) {
        if (!fallback) {
            return direct(ts, o, false);
        }
        try {
            return direct(ts, o, true);
        } catch (PyException e) {
            CrossData d = indirect(ts, o);
            if (d == null) {
                throw e;
            }
            e.discard(ts);
            return d;
        }
    }

    private static CrossData direct(PyThreadState ts, PyObject o, boolean fallback) {
        PyType type = PyType.of(o);
        if (isPlain(o, type)) {
            if (o instanceof PyLong n && !n.fitsLong()) {
                throw CrossErrors.notShareable(ts, o, Raise.overflowError("try sending as bytes"));
            }
            return o instanceof PyBytes b ? new BytesData(b.shared()) : new PlainData(o);
        }
        if (type == PyTuple.TYPE) {
            return tuple(ts, (PyTuple) o, fallback);
        }
        if (type == PyMemoryView.TYPE) {
            return BufferData.of(ts, o);
        }
        Converter c = ts.interp.state(TYPES).get(type);
        if (c == null) {
            throw CrossErrors.notShareable(ts, o, null);
        }
        return c.toData(ts, o);
    }

    private static CrossData tuple(PyThreadState ts, PyTuple t, boolean fallback) {
        CrossData[] items = new CrossData[t.size()];
        for (int i = 0; i < items.length; i++) {
            try {
                items[i] = toData(ts, t.get(i), fallback);
            } catch (PyException e) {
                for (int k = 0; k < i; k++) {
                    items[k].release(ts);
                }
                throw CrossErrors.notShareable(ts, t, e);
            }
        }
        return new TupleData(items);
    }

    /** Null if it can be neither. */
    private static CrossData indirect(PyThreadState ts, PyObject o) {
        if (o instanceof PyFunction f) {
            try {
                return function(ts, f);
            } catch (PyException e) {
                e.discard(ts);
            }
        }
        try {
            return PickledData.of(ts, o);
        } catch (PyException e) {
            e.discard(ts);
            return null;
        }
    }

    private static CrossData function(PyThreadState ts, PyFunction f) {
        CodeData.requireStateless(ts, f);
        return CodeData.of(ts, f.code, true);
    }

    /** A callable as data: a stateless function, or a pickle. NotShareableError if it is neither. */
    @MayRunPython
    public static CrossData callable(PyThreadState ts, PyObject o) {
        PyException why;
        if (o instanceof PyFunction f) {
            try {
                return function(ts, f);
            } catch (PyException e) {
                why = CodeData.notStateless(ts, e);
            }
        } else {
            why = CrossErrors.notShareable(ts, "expected a function, got " + io.github.typhon.objects.protocol.Objects.reprText(ts, o), null);
        }
        try {
            CrossData d = PickledData.of(ts, o);
            why.discard(ts);
            return d;
        } catch (PyException e) {
            e.discard(ts);
            throw why;
        }
    }
}
