// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.error;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** SyntaxError and its subclasses: message and place. */
@PyClass(name = "SyntaxError", baseType = "Exc.Exception", flags = {PyType.BASETYPE, PyType.SELF_TYPED, PyType.HAS_DICT, PyType.GENERIC_NEW}, doc = "Invalid syntax.")
public final class PySyntaxError extends PyBaseException {
    public static final PyType TYPE = PyType.builtin(new PySyntaxErrorExposed());

    PySyntaxError(ThreadState ts, PyType type) {
        super(ts, type, 9);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PySyntaxError e = new PySyntaxError(ts, type);
        e.takeArgs(ts, args, kwnames);
        return e;
    }

    private static final int MSG = OWN;
    private static final int FILENAME = OWN + 1;
    private static final int LINENO = OWN + 2;
    private static final int METADATA = OWN + 8;

    static void tp_init(ThreadState ts, PySyntaxError self, PyObject[] args, PyUnicode[] kwnames) {
        PyBaseException.tp_init(ts, self, args, kwnames);
        if (args.length >= 1) {
            self.store(ts, MSG, Refs.newRef(ts, args[0]));
        }
        if (args.length == 2) {
            PyTuple info = (PyTuple) Sequences.tuple(ts, args[1]);
            try {
                self.setPlace(ts, info);
            } finally {
                Refs.decref(ts, info);
            }
        }
    }

    private void setPlace(ThreadState ts, PyTuple info) {
        int n = info.size();
        if (n < 4 || n > 7) {
            throw Raise.typeError("function takes at %s arguments (%d given)", n < 4 ? "least 4" : "most 7", n);
        }
        for (int i = 0; i < 6; i++) {
            store(ts, FILENAME + i, i < n ? Refs.newRef(ts, info.get(i)) : null);
        }
        store(ts, METADATA, n == 7 ? Refs.newRef(ts, info.get(6)) : null);
        if (n == 5) {
            throw Raise.typeError("end_offset must be provided when end_lineno is provided");
        }
    }

    static PyObject tp_str(ThreadState ts, PySyntaxError self) {
        PyObject msg = self.loadOrNone(ts, MSG);
        PyObject filename = self.load(ts, FILENAME);
        PyObject lineno = self.load(ts, LINENO);
        try {
            PyUnicode name = filename == null ? null : PyUnicode.unwrapOrNull(filename);
            String base = name == null ? null : name.toString().substring(name.toString().lastIndexOf('/') + 1);
            String line = lineno instanceof PyLong && !(lineno instanceof PyBool) ? "line " + Objects.strText(ts, lineno) : null;
            if (base == null && line == null) {
                return Objects.str(ts, msg);
            }
            String where = base == null ? line : line == null ? base : base + ", " + line;
            return PyUnicode.of(Objects.strText(ts, msg) + " (" + where + ")");
        } finally {
            Refs.decref(ts, msg);
            Refs.xdecref(ts, filename);
            Refs.xdecref(ts, lineno);
        }
    }

    static void fill(PyType type, NameTable dict) {
        String[] names = {"msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line", "_metadata"};
        for (int i = 0; i < names.length; i++) {
            ExceptionMember.add(type, dict, i, names[i], "exception " + names[i].replace("_", " ").strip());
        }
    }
}
