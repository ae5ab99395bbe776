// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._pickle;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _pickle}. <p>Threads: every call has a pickler or unpickler of its own. */
@PyModule(name = "_pickle", doc = "Optimized C implementation for the Python pickle module.")
public final class PickleModule {
    private PickleModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        PickleState.of(ts);
        m.addType(PyPickler.TYPE);
        m.addType(PyUnpickler.TYPE);
        m.addType(PyPickleBuffer.TYPE);
        m.add("PickleError", Refs.newRef(ts, PickleState.PICKLE_ERROR.of(ts)));
        m.add("PicklingError", Refs.newRef(ts, PickleState.PICKLING_ERROR.of(ts)));
        m.add("UnpicklingError", Refs.newRef(ts, PickleState.UNPICKLING_ERROR.of(ts)));
    }

    private static Saver saver(ThreadState ts, PicklerMemo memo, PyObject write, PyObject protocol, boolean fixImports, PyObject callback) {
        int p = Saver.protocol(ts, protocol);
        return new Saver(ts, memo, write, p, fixImports, Saver.bufferCallback(callback, p));
    }

    @PyFunction(value = "($module, /, obj, file, protocol=None, *, fix_imports=True, buffer_callback=None)", doc = PickleDocs.DUMP)
    static void dump(ThreadState ts, PyObject obj, PyObject file, PyObject protocol, boolean fix_imports, PyObject buffer_callback) {
        PyObject write = PyPickler.writeOf(ts, file);
        PicklerMemo memo = new PicklerMemo();
        try {
            Saver s = saver(ts, memo, write, protocol, fix_imports, buffer_callback);
            s.dump(obj);
            s.out.flush();
        } finally {
            memo.clear(ts);
            Refs.decref(ts, write);
        }
    }

    @PyFunction(value = "($module, /, obj, protocol=None, *, fix_imports=True, buffer_callback=None)", doc = PickleDocs.DUMPS)
    static PyObject dumps(ThreadState ts, PyObject obj, PyObject protocol, boolean fix_imports, PyObject buffer_callback) {
        PicklerMemo memo = new PicklerMemo();
        try {
            Saver s = saver(ts, memo, null, protocol, fix_imports, buffer_callback);
            s.dump(obj);
            return s.out.toBytes();
        } finally {
            memo.clear(ts);
        }
    }

    @PyFunction(value = "($module, /, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())", doc = PickleDocs.LOAD)
    static PyObject load(ThreadState ts, PyObject file, boolean fix_imports, String encoding, String errors, PyObject buffers) {
        PyObject[] f = new PyObject[4];
        try {
            String[] names = {"peek", "readinto", "read", "readline"};
            for (int i = 0; i < 4; i++) {
                f[i] = Objects.lookupAttr(ts, file, names[i]);
            }
            if (f[2] == null || f[3] == null) {
                throw Raise.typeError("file must have 'read' and 'readline' attributes");
            }
            PickleInput in = new PickleInput();
            in.peek = f[0];
            in.readinto = f[1];
            in.read = f[2];
            in.readline = f[3];
            return run(ts, in, fix_imports, encoding, errors, buffers);
        } finally {
            for (PyObject o : f) {
                Refs.xdecref(ts, o);
            }
        }
    }

    @PyFunction(value = "($module, data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())", doc = PickleDocs.LOADS)
    static PyObject loads(ThreadState ts, PyObject data, boolean fix_imports, String encoding, String errors, PyObject buffers) {
        PickleInput in = new PickleInput();
        if (!Buffers.check(data)) {
            throw Raise.typeError("a bytes-like object is required, not '%s'", PyType.of(data).name());
        }
        in.setMemory(Buffers.bytes(ts, data));
        return run(ts, in, fix_imports, encoding, errors, buffers);
    }

    private static PyObject run(ThreadState ts, PickleInput in, boolean fixImports, String encoding, String errors, PyObject buffers) {
        UnpicklerMemo memo = new UnpicklerMemo();
        // The empty tuple of the signature means that no buffers were given.
        PyObject it = buffers == PyNone.NONE || buffers == PyTuple.EMPTY ? null : Iterators.iter(ts, buffers);
        in.ts = ts;
        try {
            Loader l = new Loader(ts, in, memo);
            l.fixImports = fixImports;
            l.encoding = encoding;
            l.errors = errors;
            l.buffers = it;
            return l.load();
        } finally {
            memo.clear(ts);
            Refs.xdecref(ts, it);
        }
    }
}
