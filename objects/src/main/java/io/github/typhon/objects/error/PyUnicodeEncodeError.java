// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.error;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** UnicodeEncodeError. */
@PyClass(name = "UnicodeEncodeError", baseType = "Exc.UnicodeError", flags = {PyType.BASETYPE, PyType.SELF_TYPED, PyType.HAS_DICT}, doc = "Unicode encoding error.")
public final class PyUnicodeEncodeError extends UnicodeFailure {
    public static final PyType TYPE = PyType.builtin(new PyUnicodeEncodeErrorExposed());

    PyUnicodeEncodeError(ThreadState ts, PyType type) {
        super(ts, type);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyUnicodeEncodeError e = new PyUnicodeEncodeError(ts, type);
        e.takeArgs(ts, args, kwnames);
        return e;
    }

    static void tp_init(ThreadState ts, PyUnicodeEncodeError self, PyObject[] args, PyUnicode[] kwnames) {
        PyBaseException.tp_init(ts, self, args, kwnames);
        count(args, 5);
        requireStr(args, 0);
        requireStr(args, 1);
        self.set(ts, args, Refs.newRef(ts, args[1]));
    }

    static String tp_str(ThreadState ts, PyUnicodeEncodeError self) {
        return self.describe(ts, "can't encode ", "character", "characters");
    }

    @Override
    Units units(ThreadState ts) {
        return characters(ts);
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
