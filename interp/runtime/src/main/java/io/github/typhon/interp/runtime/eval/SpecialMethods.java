// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.core.Slots;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/** Methods looked up on the type, ready to be called. */
public final class SpecialMethods {
    private SpecialMethods() {}

    /** Puts the callable and its self (or null) to out[at], out[at + 1]; false if the type has no such method. */
    private static boolean lookup(PyThreadState ts, PyObject o, PyUnicode name, PyObject[] out, int at) {
        PyType t = PyType.of(o);
        PyObject v = t.lookup(ts, name);
        if (v == null) return false;
        if (PyType.of(v).hasFlag(PyType.METHOD_DESCRIPTOR)) {
            out[at] = v;
            out[at + 1] = Refs.newRef(ts, o);
            return true;
        }
        Slots s = PyType.of(v).slots();
        if (!s.has(Slot.TP_DESCR_GET)) {
            out[at] = v;
            return true;
        }
        try {
            out[at] = s.tp_descr_get(ts, v, o, t);
        } finally {
            Refs.decref(ts, v);
        }
        return true;
    }

    /** exit, self, enter, self of a context manager, owned. */
    public static @Owned PyObject[] contextManager(PyThreadState ts, PyObject o, boolean async) {
        PyObject[] out = new PyObject[4];
        boolean exit = lookup(ts, o, async ? Names.__aexit__ : Names.__exit__, out, 0);
        boolean enter = false;
        try {
            enter = exit && lookup(ts, o, async ? Names.__aenter__ : Names.__enter__, out, 2);
            if (enter) return out;
        } finally {
            if (!enter) Refs.releaseAll(ts, out, 0, 4);
        }
        throw missing(o, async, exit);
    }

    private static PyException missing(PyObject o, boolean async, boolean exit) {
        PyType t = PyType.of(o);
        boolean other = async ? t.lookupBorrowed(Names.__enter__) != null && t.lookupBorrowed(Names.__exit__) != null
                : t.lookupBorrowed(Names.__aenter__) != null && t.lookupBorrowed(Names.__aexit__) != null;
        String text = "'" + t.fullName() + "' object does not support the " + (async ? "asynchronous " : "") + "context manager protocol (missed "
                + (async ? exit ? "__aenter__" : "__aexit__" : exit ? "__enter__" : "__exit__") + " method)";
        if (other) {
            text += async ? " but it supports the context manager protocol. Did you mean to use 'with'?"
                    : " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?";
        }
        return Raise.typeError("%s", text);
    }
}
