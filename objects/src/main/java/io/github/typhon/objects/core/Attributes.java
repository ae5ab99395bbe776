// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The default attribute protocol: data descriptors of the type, the instance, other descriptors of the type.
 *  <p>CPython: _PyObject_GenericGetAttrWithDict, _PyObject_GenericSetAttrWithDict (Objects/object.c). */
public final class Attributes {
    private Attributes() {}

    public static @Owned PyObject genericGetAttr(ThreadState ts, PyObject o, PyUnicode name) {
        PyObject v = genericLookup(ts, o, name);
        if (v == null) {
            throw missing(ts, o, name);
        }
        return v;
    }

    /** AttributeError for a missing attribute. */
    public static PyException missing(ThreadState ts, PyObject o, PyUnicode name) {
        return Raise.attributeError(ts, o, name, "'%s' object has no attribute '%s'", PyType.of(o).name(), name);
    }

    /** As genericGetAttr, but null where there is no such attribute (descriptors may still raise). */
    public static @Owned PyObject genericLookup(ThreadState ts, PyObject o, PyUnicode attr) {
        PyUnicode name = PyUnicode.intern(attr);
        PyType type = PyType.of(o);
        PyObject descr = type.lookup(ts, name);
        Slots ds = null;
        if (descr != null) {
            ds = PyType.of(descr).slots();
            if (!ds.has(Slot.TP_DESCR_GET)) {
                ds = null;
            } else if (ds.has(Slot.TP_DESCR_SET)) {
                return bind(ts, ds, descr, o, type);
            }
        }
        if (o instanceof Attributed a && hasDict(a)) {
            PyObject v;
            try {
                v = InlineValues.get(ts, a, name);
            } catch (PyException e) {
                Refs.xdecref(ts, descr);
                throw e;
            }
            if (v != null) {
                Refs.xdecref(ts, descr);
                return v;
            }
        }
        return ds != null ? bind(ts, ds, descr, o, type) : descr;
    }

    private static PyObject bind(ThreadState ts, Slots ds, PyObject descr, PyObject o, PyType type) {
        try {
            return ds.tp_descr_get(ts, descr, o, type);
        } finally {
            Refs.decref(ts, descr);
        }
    }

    public static boolean hasDict(Attributed a) {
        return a.shape().type().hasFlag(PyType.HAS_DICT);
    }

    public static void genericSetAttr(ThreadState ts, PyObject o, PyUnicode attr, PyObject value) {
        PyUnicode name = PyUnicode.intern(attr);
        PyType type = PyType.of(o);
        PyObject descr = type.lookup(ts, name);
        try {
            if (descr != null) {
                Slots ds = PyType.of(descr).slots();
                if (ds.has(Slot.TP_DESCR_SET)) {
                    ds.tp_descr_set(ts, descr, o, value);
                    return;
                }
            }
            if (o instanceof Attributed a && hasDict(a)) {
                if (value != null) {
                    InlineValues.set(ts, a, name, value);
                } else if (!InlineValues.delete(ts, a, name)) {
                    // CPython tells name and object where a dict was asked, which plain instances hardly ever have.
                    throw o instanceof PyInstance
                            ? Raise.attributeError("'%s' object has no attribute '%s'", type.name(), name) : missing(ts, o, name);
                }
                return;
            }
            if (descr != null) {
                throw Raise.attributeError("'%s' object attribute '%s' is read-only", type.name(), name);
            }
            if (type.lookupBorrowed(Names.__setattr__) == PyBaseObject.TYPE.lookupBorrowed(Names.__setattr__)) {
                throw Raise.attributeError(
                        ts, o, name, "'%s' object has no attribute '%s' and no __dict__ for setting new attributes", type.name(), name);
            }
            throw missing(ts, o, name);
        } finally {
            Refs.xdecref(ts, descr);
        }
    }
}
