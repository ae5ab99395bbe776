// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._pickle;

import io.github.typhon.interp.runtime.frame.PyInterpreterState;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyEllipsis;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.codec.Codecs;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Writes classes, functions and whatever else is found again by its module and name. <p>Threads: confined to one dump. */
final class GlobalSaver {
    private static final PyUnicode MP_MAIN = PyUnicode.intern("__mp_main__");

    private final Saver s;
    private final ThreadState ts;

    GlobalSaver(Saver s) {
        this.s = s;
        this.ts = s.ts;
    }

    void type(PyType o) {
        PyObject only = o == PyNone.NONE.ob_type() ? PyNone.NONE
                : o == PyEllipsis.ELLIPSIS.ob_type() ? PyEllipsis.ELLIPSIS
                : o == PyNotImplemented.NOT_IMPLEMENTED.ob_type() ? PyNotImplemented.NOT_IMPLEMENTED : null;
        if (only == null) {
            save(o, null);
        } else {
            s.reduce(PyTuple.of(ts, Refs.newRef(ts, PyType.TYPE), PyTuple.of(ts, only)), o);
        }
    }

    void save(PyObject o, PyObject nameOrNull) {
        PyObject name = nameOrNull != null ? Refs.newRef(ts, nameOrNull) : Objects.lookupAttr(ts, o, Names.__qualname__);
        if (name == null) {
            name = Objects.getAttr(ts, o, Names.__name__);
        }
        PyObject module = null;
        try {
            PyUnicode n = PyUnicode.unwrapOrNull(name);
            if (n == null) {
                throw Raise.typeError("must be str, not %s", PyType.of(name).name());
            }
            PyUnicode[] path = DottedPath.split(n);
            module = module(o, n, path);
            if (s.protocol >= 2 && extension(module, name)) {
                return;
            }
            if (s.protocol >= 4) {
                s.save(module);
                s.save(name);
                s.out.op(Op.STACK_GLOBAL);
            } else {
                byNames(module, path);
            }
        } finally {
            Refs.xdecref(ts, module);
            Refs.decref(ts, name);
        }
        s.memoize(o);
    }

    private boolean extension(PyObject module, PyObject name) {
        if (s.state.extensionRegistry.size() == 0) {
            return false;
        }
        PyTuple key = PyTuple.of(ts, Refs.newRef(ts, module), Refs.newRef(ts, name));
        PyObject code;
        try {
            code = s.state.extensionRegistry.getItem(ts, key);
        } finally {
            Refs.decref(ts, key);
        }
        if (code == null) {
            return false;
        }
        long c = io.github.typhon.objects.protocol.Numbers.asLong(ts, code);
        Refs.decref(ts, code);
        if (c <= 0 || c > Integer.MAX_VALUE) {
            throw Raise.runtimeError("extension code %d is out of range", c);
        }
        if (c <= 0xFF) {
            s.out.op1(Op.EXT1, (int) c);
        } else if (c <= 0xFFFF) {
            s.out.op2(Op.EXT2, (int) c);
        } else {
            s.out.op4(Op.EXT4, (int) c);
        }
        return true;
    }

    /** Older protocols: a nested name becomes {@code getattr(getattr(outer, name), name)}. */
    private void byNames(PyObject module, PyUnicode[] path) {
        for (int i = 1; i < path.length; i++) {
            s.save(s.state.getattr);
            if (s.protocol < 2) {
                s.out.op(Op.MARK);
            }
        }
        PyObject[] pair = {Refs.newRef(ts, module), path[0]};
        try {
            if (s.fixImports) {
                OldNames.map(ts, s.state.reverseNameMapping, s.state.reverseImportMapping, "REVERSE_", pair);
            }
            s.out.op(Op.GLOBAL);
            identifier(pair[0], "module");
            identifier(pair[1], "global");
        } finally {
            Refs.decref(ts, pair[0]);
            Refs.decref(ts, pair[1]);
        }
        for (int i = 1; i < path.length; i++) {
            s.save(path[i]);
            s.out.op(s.protocol < 2 ? Op.TUPLE : Op.TUPLE2);
            s.out.op(Op.REDUCE);
        }
    }

    private void identifier(PyObject text, String kind) {
        PyBytes b;
        try {
            b = Codecs.encode(ts, PyUnicode.unwrap(text), s.protocol == 3 ? "utf-8" : "ascii", "strict");
        } catch (PyException e) {
            if (!e.matches(Exc.UnicodeEncodeError)) {
                throw e;
            }
            throw Errors.chained(ts, e, PickleState.PICKLING_ERROR.error(ts, "can't pickle %s identifier %s using pickle protocol %d",
                    kind, Objects.reprText(ts, text), s.protocol));
        }
        s.out.bytes(b.shared());
        s.out.op((byte) '\n');
    }

    // ---- where an object comes from

    /** The name of the module in which the path leads to the object; PicklingError if there is none. */
    private @Owned PyObject module(PyObject o, PyUnicode name, PyUnicode[] path) {
        PyObject module = Objects.lookupAttr(ts, o, Names.__module__);
        try {
            if (DottedPath.isLocal(path)) {
                throw PickleState.PICKLING_ERROR.error(ts, "Can't pickle local object %s", Objects.reprText(ts, o));
            }
            if (module == null || module == PyNone.NONE) {
                PyObject found = search(o, path);
                if (found != null) {
                    return found;
                }
                module = Names.__main__;
            }
            check(o, name, path, module);
            return Refs.newRef(ts, module);
        } finally {
            Refs.xdecref(ts, module);
        }
    }

    private void check(PyObject o, PyUnicode name, PyUnicode[] path, PyObject module) {
        PyObject m;
        try {
            m = importModule(module);
        } catch (PyException e) {
            if (!e.matches(Exc.ImportError) && !e.matches(Exc.ValueError) && !e.matches(Exc.KeyError)) {
                throw e;
            }
            String why = Objects.strText(ts, e.value(ts));
            throw Errors.chained(ts, e, PickleState.PICKLING_ERROR.error(ts, "Can't pickle %s: %s", Objects.reprText(ts, o), why));
        }
        PyObject there;
        try {
            there = DottedPath.follow(ts, m, path);
        } catch (PyException e) {
            if (!e.matches(Exc.AttributeError)) {
                throw e;
            }
            throw Errors.chained(ts, e, PickleState.PICKLING_ERROR.error(ts, "Can't pickle %s: it's not found as %s.%s",
                    Objects.reprText(ts, o), Objects.strText(ts, module), name));
        } finally {
            Refs.decref(ts, m);
        }
        boolean same = Objects.is(there, o);
        Refs.decref(ts, there);
        if (!same) {
            throw PickleState.PICKLING_ERROR.error(ts, "Can't pickle %s: it's not the same object as %s.%s",
                    Objects.reprText(ts, o), Objects.strText(ts, module), name);
        }
    }

    private @Owned PyObject importModule(PyObject module) {
        PyUnicode u = PyUnicode.unwrapOrNull(module);
        if (u == null) {
            throw Raise.typeError("module name must be a string");
        }
        if (u.isEmpty()) {
            throw Raise.valueError("Empty module name");
        }
        return Importer.importModule((PyThreadState) ts, u);
    }

    /** The name of the first imported module in which the path leads to the object, or null. */
    private @Owned PyObject search(PyObject o, PyUnicode[] path) {
        PyInterpreterState interp = ((PyThreadState) ts).interpreter;
        PyDict modules = interp.modules;
        PyObject[] kv = modules.itemsNow(ts);
        try {
            for (int i = 0; i < kv.length; i += 2) {
                PyUnicode name = PyUnicode.unwrapOrNull(kv[i]);
                if (kv[i + 1] == PyNone.NONE || name != null && (name.equalsText(Names.__main__) || name.equalsText(MP_MAIN))) {
                    continue;
                }
                if (leadsTo(kv[i + 1], path, o)) {
                    return Refs.newRef(ts, kv[i]);
                }
            }
            return null;
        } finally {
            Refs.releaseAll(ts, kv, 0, kv.length);
        }
    }

    private boolean leadsTo(PyObject module, PyUnicode[] path, PyObject o) {
        try {
            PyObject there = DottedPath.follow(ts, module, path);
            Refs.decref(ts, there);
            return Objects.is(there, o);
        } catch (PyException e) {
            if (!e.matches(Exc.AttributeError)) {
                throw e;
            }
            e.discard(ts);
            return false;
        }
    }
}
