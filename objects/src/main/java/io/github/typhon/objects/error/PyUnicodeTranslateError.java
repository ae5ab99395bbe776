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

/** UnicodeTranslateError. */
@PyClass(name = "UnicodeTranslateError", baseType = "Exc.UnicodeError", flags = {PyType.BASETYPE, PyType.SELF_TYPED, PyType.HAS_DICT}, doc = "Unicode translation error.")
public final class PyUnicodeTranslateError extends UnicodeFailure {
    public static final PyType TYPE = PyType.builtin(new PyUnicodeTranslateErrorExposed());

    PyUnicodeTranslateError(ThreadState ts, PyType type) {
        super(ts, type);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyUnicodeTranslateError e = new PyUnicodeTranslateError(ts, type);
        e.takeArgs(ts, args, kwnames);
        return e;
    }

    static void tp_init(ThreadState ts, PyUnicodeTranslateError self, PyObject[] args, PyUnicode[] kwnames) {
        PyBaseException.tp_init(ts, self, args, kwnames);
        count(args, 4);
        requireStr(args, 0);
        self.set(ts, args, Refs.newRef(ts, args[0]));
    }

    static String tp_str(ThreadState ts, PyUnicodeTranslateError self) {
        return self.describe(ts, "can't translate ", "character", "characters");
    }

    @Override
    Units units(ThreadState ts) {
        return characters(ts);
    }

    @Override
    boolean hasEncoding() {
        return false;
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
        members(type, dict, false);
    }
}
