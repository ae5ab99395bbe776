// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.error;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** UnicodeDecodeError. */
@PyClass(name = "UnicodeDecodeError", baseType = "Exc.UnicodeError", flags = {PyType.BASETYPE, PyType.SELF_TYPED, PyType.HAS_DICT}, doc = "Unicode decoding error.")
public final class PyUnicodeDecodeError extends UnicodeFailure {
    public static final PyType TYPE = PyType.builtin(new PyUnicodeDecodeErrorExposed());

    PyUnicodeDecodeError(ThreadState ts, PyType type) {
        super(ts, type);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyUnicodeDecodeError e = new PyUnicodeDecodeError(ts, type);
        e.takeArgs(ts, args, kwnames);
        return e;
    }

    static void tp_init(ThreadState ts, PyUnicodeDecodeError self, PyObject[] args, PyUnicode[] kwnames) {
        PyBaseException.tp_init(ts, self, args, kwnames);
        count(args, 5);
        requireStr(args, 0);
        self.set(ts, args, bytes(ts, args[1]));
    }

    static String tp_str(ThreadState ts, PyUnicodeDecodeError self) {
        return self.describe(ts, "can't decode ", "byte", "bytes");
    }

    private static @Owned PyObject bytes(ThreadState ts, PyObject o) {
        if (PyBytes.unwrapOrNull(o) != null) {
            return Refs.newRef(ts, o);
        }
        if (!PyType.of(o).slots().has(Slot.BF_GETBUFFER)) {
            throw Raise.typeError("a bytes-like object is required, not '%s'", PyType.of(o).name());
        }
        return Calls.call1(ts, PyBytes.TYPE, o);
    }

    @Override
    Units units(ThreadState ts) {
        PyObject o = object(ts);
        PyBytes b = PyBytes.unwrapOrNull(o);
        Refs.decref(ts, o);
        if (b == null) {
            throw Raise.typeError("UnicodeError 'object' attribute must be a bytes");
        }
        return new Units(b.length(), i -> String.format("0x%02x", b.at(i)));
    }

    @PyGetter(value = "start", member = true, doc = "exception start")
    long getStart(ThreadState ts) {
        return start(ts);
    }

    @PySetter("start")
    void setStart(ThreadState ts, PyObject value) {
        setIndex(ts, START, value);
    }

    @PyGetter(value = "end", member = true, doc = "exception end")
    long getEnd(ThreadState ts) {
        return end(ts);
    }

    @PySetter("end")
    void setEnd(ThreadState ts, PyObject value) {
        setIndex(ts, END, value);
    }

    static void fill(PyType type, NameTable dict) {
        members(type, dict, true);
    }
}
