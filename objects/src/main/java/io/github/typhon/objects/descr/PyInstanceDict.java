// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.descr;

import io.github.typhon.objects.core.Attributed;
import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.Exposure;
import io.github.typhon.objects.expose.GetSetSpec;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.weak.WeakRefs;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** The {@code __dict__} and {@code __weakref__} attributes that a Python class adds to its instances. CPython: subtype_getsets_full. */
public final class PyInstanceDict extends Exposure {
    private static final PyInstanceDict INSTANCE = new PyInstanceDict();
    private static final GetSetSpec DICT = new GetSetSpec("__dict__", "dictionary for instance variables", true, 0);
    private static final GetSetSpec WEAKREF = new GetSetSpec("__weakref__", "list of weak references to the object", false, 1);

    private PyInstanceDict() {}

    public static @Owned PyObject dictGetter(ThreadState ts, PyType type) {
        return PyGetSetDescriptor.forHeapType(ts, type, INSTANCE, DICT);
    }

    public static @Owned PyObject weakrefGetter(ThreadState ts, PyType type) {
        return PyGetSetDescriptor.forHeapType(ts, type, INSTANCE, WEAKREF);
    }

    @Override
    public String name() {
        return "object";
    }

    @Override
    public PyObject get(int index, ThreadState ts, PyObject self) {
        if (index == 1) {
            PyObject w = WeakRefs.first(ts, self);
            return w == null ? PyNone.NONE : w;
        }
        PyObject builtin = builtinDict(self);
        return builtin != null ? PyType.of(builtin).slots().tp_descr_get(ts, builtin, self, PyType.of(self)) : InlineValues.dict(ts, attributed(self));
    }

    /** The {@code __dict__} attribute of the built-in base, which knows where the namespace is and whether it may be replaced; null if it has none. */
    private static PyObject builtinDict(PyObject self) {
        for (PyType k = PyType.of(self); k != null; k = k.base()) {
            PyObject d = k.isHeapType() ? null : k.dict().get(Names.__dict__);
            if (d != null) {
                return d;
            }
        }
        return null;
    }

    @Override
    public void set(int index, ThreadState ts, PyObject self, PyObject value) {
        PyObject builtin = builtinDict(self);
        if (builtin != null) {
            PyType.of(builtin).slots().tp_descr_set(ts, builtin, self, value);
            return;
        }
        InlineValues.assignDict(ts, attributed(self), value);
    }

    private static Attributed attributed(PyObject o) {
        if (!(o instanceof Attributed a)) {
            throw Raise.typeError("this descriptor doesn't apply to '%s' objects", PyType.of(o).name());
        }
        return a;
    }
}
