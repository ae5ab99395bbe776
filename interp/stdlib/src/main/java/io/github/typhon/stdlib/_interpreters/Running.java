// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._interpreters;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.runtime.boot.MainProgram;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.stdlib.crossinterp.CrossData;
import io.github.typhon.stdlib.crossinterp.CrossErrors;
import io.github.typhon.stdlib.crossinterp.ExceptionSnapshot;
import io.github.typhon.stdlib.crossinterp.Member;
import io.github.typhon.stdlib.crossinterp.Script;
import io.github.typhon.stdlib.crossinterp.Session;
import io.github.typhon.stdlib.crossinterp.Sharing;
import java.util.LinkedHashMap;
import java.util.Map;

/** Code that one interpreter has another one run. CPython: _run_in_interpreter. */
final class Running {
    private Running() {}

    /** How a call ended: with a value, an exception, or neither, as something could not be passed.
     *  @param unshareable what could not, or null */
    private record Outcome(CrossData value, ExceptionSnapshot exception, String unshareable) {}

    /** The values of a namespace as data; null for none. TypeError for a key that is no str. */
    static Map<String, CrossData> shared(PyThreadState ts, PyDict ns) {
        if (ns == null) {
            return Map.of();
        }
        Map<String, CrossData> out = new LinkedHashMap<>();
        PyDict.Cursor c = new PyDict.Cursor();
        try {
            while (ns.next(ts, c)) {
                try {
                    if (!(c.key instanceof PyUnicode name)) {
                        throw Raise.typeError("bad argument type for built-in operation");
                    }
                    // As CPython passes names as UTF-8: UnicodeEncodeError.
                    Refs.decref(ts, Calls.callMethod(ts, name, "encode"));
                    out.put(name.toString(), Sharing.toData(ts, c.value, false));
                } finally {
                    Refs.decref(ts, c.key);
                    Refs.decref(ts, c.value);
                }
            }
            return out;
        } catch (PyException e) {
            out.values().forEach(d -> d.release(ts));
            throw e;
        }
    }

    /** Binds names in {@code __main__} and runs a script there, if there is one. Returns the snapshot of what it raised as Python sees it, or None. */
    @MayRunPython
    static @Owned PyObject exec(PyThreadState ts, Member m, Script script, PyDict ns) {
        Map<String, CrossData> shared = shared(ts, ns);
        ExceptionSnapshot failure;
        try {
            failure = Session.run(ts, m, there -> {
                try {
                    PyDict main = MainProgram.mainNamespace(there);
                    shared.forEach((name, d) -> main.putStolen(there, PyUnicode.intern(name), d.toObject(there)));
                    if (script != null) {
                        script.run(there);
                    }
                    return null;
                } catch (PyException e) {
                    return ExceptionSnapshot.of(there, e);
                }
            });
        } finally {
            shared.values().forEach(d -> d.release(ts));
        }
        return failure == null ? PyNone.NONE : failure.toObject(ts);
    }

    /** {@code (result, None)} or {@code (None, snapshot)}. Arguments may be null. */
    @MayRunPython
    static @Owned PyObject call(PyThreadState ts, Member m, PyObject callable, PyTuple args, PyDict kwargs) {
        CrossData f = Sharing.callable(ts, callable);
        CrossData a = null;
        CrossData k = null;
        Outcome end;
        try {
            a = args == null || args.size() == 0 ? null : Sharing.toData(ts, args, true);
            k = kwargs == null || kwargs.size() == 0 ? null : Sharing.toData(ts, kwargs, true);
            CrossData positional = a;
            CrossData named = k;
            end = Session.run(ts, m, there -> call(there, f, positional, named));
        } finally {
            f.release(ts);
            if (a != null) {
                a.release(ts);
            }
            if (k != null) {
                k.release(ts);
            }
        }
        if (end.unshareable != null) {
            throw CrossErrors.notShareable(ts, end.unshareable, end.exception.asCause());
        }
        if (end.exception != null) {
            return PyTuple.of(ts, PyNone.NONE, end.exception.toObject(ts));
        }
        try {
            return PyTuple.of(ts, end.value.toObject(ts), PyNone.NONE);
        } finally {
            end.value.release(ts);
        }
    }

    private static Outcome call(PyThreadState ts, CrossData f, CrossData args, CrossData kwargs) {
        PyObject[] given = new PyObject[3];
        String stage = "func";
        try {
            given[0] = f.toObject(ts);
            stage = "args";
            given[1] = args == null ? PyTuple.EMPTY : args.toObject(ts);
            stage = "kwargs";
            given[2] = kwargs == null ? null : kwargs.toObject(ts);
            stage = null;
            PyObject result = Calls.callDict(ts, given[0], (PyTuple) given[1], given[2]);
            stage = "result";
            try {
                return new Outcome(Sharing.toData(ts, result, true), null, null);
            } finally {
                Refs.decref(ts, result);
            }
        } catch (PyException e) {
            String unshareable = stage == null ? null : stage.equals("result") ? "object does not support cross-interpreter data" : stage + " not shareable";
            return new Outcome(null, ExceptionSnapshot.of(ts, e), unshareable);
        } finally {
            for (PyObject o : given) {
                Refs.xdecref(ts, o);
            }
        }
    }
}
