// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.types.TypeMethods;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** A class's annotations, computed by its {@code __annotate__} at first use (PEP 649). CPython: type_get_annotations. */
final class TypeAnnotations {
    private TypeAnnotations() {}

    static PyObject annotations(ThreadState ts, PyType t) {
        if (!t.isHeapType()) {
            throw missing(ts, t, Names.__annotations__);
        }
        PyObject v = t.dict().getRef(ts, Names.__annotations__);
        if (v == null) {
            v = t.dict().getRef(ts, Names.__annotations_cache__);
        }
        if (v != null) {
            return v;
        }
        PyObject f = annotate(ts, t);
        try {
            if (f == PyNone.NONE) {
                v = Containers.factory().newDict(ts);
            } else {
                v = Calls.call1(ts, f, PyLong.of(1));
                if (!Containers.factory().isDict(v)) {
                    PyType got = PyType.of(v);
                    Refs.decref(ts, v);
                    throw Raise.typeError("__annotate__ returned non-dict of type '%s'", got.name());
                }
            }
        } finally {
            Refs.decref(ts, f);
        }
        TypeMethods.store(ts, t, Names.__annotations_cache__, v);
        return v;
    }

    private static PyException missing(ThreadState ts, PyType t, io.github.typhon.objects.text.PyUnicode name) {
        return Raise.attributeError(ts, t, name, "type object '%s' has no attribute '%s'", t.name(), name);
    }

    static void setAnnotations(ThreadState ts, PyType t, PyObject value) {
        if (!t.isHeapType()) {
            throw Raise.typeError("cannot set '__annotations__' attribute of immutable type '%s'", t.name());
        }
        boolean plain = t.dict().get(Names.__annotations__) != null;
        if (value == null && !plain && t.dict().get(Names.__annotations_cache__) == null) {
            throw Raise.attributeError("__annotations__");
        }
        TypeMethods.store(ts, t, plain ? Names.__annotations__ : Names.__annotations_cache__, value);
        drop(ts, t, Names.__annotate_func__);
        drop(ts, t, Names.__annotate__);
    }

    private static void drop(ThreadState ts, PyType t, io.github.typhon.objects.text.PyUnicode name) {
        if (t.dict().get(name) != null) {
            TypeMethods.store(ts, t, name, null);
        }
    }

    static PyObject annotate(ThreadState ts, PyType t) {
        if (!t.isHeapType()) {
            throw missing(ts, t, Names.__annotate__);
        }
        // What the class body itself defines comes first.
        PyObject f = t.dict().getRef(ts, Names.__annotate__);
        if (f == null) {
            f = t.dict().getRef(ts, Names.__annotate_func__);
        }
        if (f == null) {
            return PyNone.NONE;
        }
        Slots s = PyType.of(f).slots();
        if (!s.has(Slot.TP_DESCR_GET)) {
            return f;
        }
        try {
            return s.tp_descr_get(ts, f, null, t);
        } finally {
            Refs.decref(ts, f);
        }
    }

    static void setAnnotate(ThreadState ts, PyType t, PyObject value) {
        if (value == null) {
            throw Raise.typeError("cannot delete __annotate__ attribute");
        }
        if (!t.isHeapType()) {
            throw Raise.typeError("cannot set '__annotate__' attribute of immutable type '%s'", t.name());
        }
        if (value != PyNone.NONE && !Objects.isCallable(value)) {
            throw Raise.typeError("__annotate__ must be callable or None");
        }
        TypeMethods.store(ts, t, Names.__annotate_func__, value);
        if (value != PyNone.NONE) {
            drop(ts, t, Names.__annotations_cache__);
            drop(ts, t, Names.__annotations__);
        }
    }
}
