// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._csv;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.Args;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.ErrorType;

/** {@code _csv}. <p>Threads: the registry is a dict; the field limit is volatile; both per interpreter. */
@PyModule(name = "_csv", doc = "CSV parsing and writing.\n")
public final class CsvModule {
    static final ErrorType ERROR = new ErrorType("_csv", "Error", () -> Exc.Exception);
    private static final StateKey<State> STATE = StateKey.of(State::new);

    private static final class State {
        volatile long limit = 128 * 1024;
        /** Owned by the module too, which lives as long as the interpreter. */
        volatile PyDict dialects;
    }

    private CsvModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        String[] names = {"QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS", "QUOTE_NOTNULL"};
        for (int i = 0; i < names.length; i++) {
            m.add(names[i], i);
        }
        PyDict d = new PyDict(ts);
        ts.interp.state(STATE).dialects = d;
        m.add("_dialects", d);
        m.addType(PyDialect.TYPE);
        m.add("Reader", Refs.newRef(ts, PyReader.TYPE));
        m.add("Writer", Refs.newRef(ts, PyWriter.TYPE));
        m.add("Error", Refs.newRef(ts, ERROR.of(ts)));
    }

    private static @Borrowed PyDict dialects(ThreadState ts) {
        return ts.interp.state(STATE).dialects;
    }

    static long limit(ThreadState ts) {
        return ts.interp.state(STATE).limit;
    }

    static @Owned PyObject find(ThreadState ts, PyObject name) {
        PyObject d = dialects(ts).getItem(ts, name);
        if (d == null) {
            throw ERROR.error(ts, "unknown dialect");
        }
        return d;
    }

    private static @Owned PyDialect dialect(ThreadState ts, PyObject dialectOrNull, PyObject kwargs) {
        PyTuple t = dialectOrNull == null ? PyTuple.EMPTY : PyTuple.of(ts, Refs.newRef(ts, dialectOrNull));
        try {
            return (PyDialect) Calls.callDict(ts, PyDialect.TYPE, t, kwargs);
        } finally {
            Refs.decref(ts, t);
        }
    }

    private static void checkCount(String name, PyObject[] args) {
        if (args.length < 1) {
            throw Raise.typeError("%s expected at least 1 argument, got 0", name);
        }
        if (args.length > 2) {
            throw Raise.typeError("%s expected at most 2 arguments, got %d", name, args.length);
        }
    }

    @PyFunction(value = "($module, *args, **kwargs)", textSignature = false, doc = "Return a reader object that will process lines from the given iterable.")
    static PyObject reader(ThreadState ts, PyObject[] args, PyObject kwargs) {
        checkCount("reader", args);
        PyObject it = Iterators.iter(ts, args[0]);
        PyDialect d;
        try {
            d = dialect(ts, args.length > 1 ? args[1] : null, kwargs);
        } catch (Throwable e) {
            Refs.decref(ts, it);
            throw e;
        }
        return new PyReader(ts, it, d);
    }

    @PyFunction(value = "($module, *args, **kwargs)", textSignature = false, doc = "Return a writer object that will write user data on the given file object.")
    static PyObject writer(ThreadState ts, PyObject[] args, PyObject kwargs) {
        checkCount("writer", args);
        PyObject write = Objects.lookupAttr(ts, args[0], "write");
        if (write == null || !Objects.isCallable(write)) {
            Refs.xdecref(ts, write);
            throw Raise.typeError("argument 1 must have a \"write\" method");
        }
        PyDialect d;
        try {
            d = dialect(ts, args.length > 1 ? args[1] : null, kwargs);
        } catch (Throwable e) {
            Refs.decref(ts, write);
            throw e;
        }
        return new PyWriter(ts, write, d);
    }

    @PyFunction(value = "($module, *args, **kwargs)", textSignature = false, doc = "Create a mapping from a string name to a dialect class.")
    static void register_dialect(ThreadState ts, PyObject[] args, PyObject kwargs) {
        checkCount("register_dialect", args);
        if (PyUnicode.unwrapOrNull(args[0]) == null) {
            throw Raise.typeError("dialect name must be a string");
        }
        PyDialect d = dialect(ts, args.length > 1 ? args[1] : null, kwargs);
        dialects(ts).putStolen(ts, args[0], d);
    }

    @PyFunction(value = "($module, /, name)", doc = "Delete the name/dialect mapping associated with a string name.")
    static void unregister_dialect(ThreadState ts, PyObject name) {
        PyObject old = dialects(ts).remove(ts, name);
        if (old == null) {
            throw ERROR.error(ts, "unknown dialect");
        }
        Refs.decref(ts, old);
    }

    @PyFunction(value = "($module, /, name)", doc = "Return the dialect instance associated with name.")
    static PyObject get_dialect(ThreadState ts, PyObject name) {
        return find(ts, name);
    }

    @PyFunction(value = "($module, /)", doc = "Return a list of all known dialect names.")
    static PyObject list_dialects(ThreadState ts) {
        return Sequences.list(ts, dialects(ts));
    }

    @PyFunction(value = "($module, /, new_limit=<unrepresentable>)", doc = "Sets an upper limit on parsed fields.\n\nReturns old limit. If limit is not given, no new limit is set and\nthe old limit is returned")
    static PyObject field_size_limit(ThreadState ts, PyObject limit) {
        State s = ts.interp.state(STATE);
        long old = s.limit;
        if (limit != null) {
            if (PyType.of(limit) != PyLong.TYPE) {
                throw Raise.typeError("limit must be an integer");
            }
            s.limit = Args.toLong(ts, limit);
        }
        return PyLong.of(old);
    }
}
