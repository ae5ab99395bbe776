// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.set;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** The Python set; see {@link AnySet} for its threads and ownership. */
@PyClass(name = "set", signature = "(iterable=(), /)", flags = {PyType.BASETYPE, PyType.HAS_WEAKREF}, methods = {AnySetSlots.class, AnySetMethods.class, SetMethods.class},
        doc = "Build an unordered collection of unique elements.")
public class PySet extends AnySet {
    public static final PyType TYPE = PyType.builtin(new PySetExposed());

    public PySet(ThreadState ts) {
        super(ts);
    }

    /** A set of new references to these items, which must be hashable. */
    public static @Owned PySet of(ThreadState ts, PyObject... items) {
        PySet s = new PySet(ts);
        try {
            for (PyObject o : items) {
                s.add(ts, o);
            }
            return s;
        } catch (Throwable e) {
            io.github.typhon.refcount.count.Refs.decref(ts, s);
            throw e;
        }
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PySetExposed.newInstance(ts, type);
    }

    static void tp_init(ThreadState ts, PySet self, PyObject[] args, PyUnicode[] kwnames) {
        if (kwnames != null && kwnames.length > 0) {
            throw Raise.typeError("set() takes no keyword arguments");
        }
        if (args.length > 1) {
            throw Raise.typeError("%s expected at most 1 argument, got %d", PyType.of(self).name(), args.length);
        }
        if (self.size() > 0) {
            self.clearAll(ts);
        }
        if (args.length == 1) {
            SetOps.fill(ts, self, args[0]);
        }
    }

    static PyObject nb_inplace_or(ThreadState ts, PySet self, PyObject other) {
        return SetMethods.inPlace(ts, self, other, () -> SetOps.update(ts, self, other));
    }

    static PyObject nb_inplace_and(ThreadState ts, PySet self, PyObject other) {
        return SetMethods.inPlace(ts, self, other, () -> SetOps.intersectionUpdate(ts, self, new PyObject[] {other}));
    }

    static PyObject nb_inplace_subtract(ThreadState ts, PySet self, PyObject other) {
        return SetMethods.inPlace(ts, self, other, () -> SetOps.differenceUpdate(ts, self, other));
    }

    static PyObject nb_inplace_xor(ThreadState ts, PySet self, PyObject other) {
        return SetMethods.inPlace(ts, self, other, () -> SetOps.symmetricDifferenceUpdate(ts, self, other));
    }
}
