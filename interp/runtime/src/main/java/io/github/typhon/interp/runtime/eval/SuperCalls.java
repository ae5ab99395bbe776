// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.types.SuperLookup;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/** {@code super().name} without a super object. CPython: _PySuper_Lookup. */
public final class SuperCalls {
    private SuperCalls() {}

    /** Whether this is the built-in type super, not something that hides it. */
    public static boolean isBuiltin(PyObject o) {
        return o instanceof PyType t && !t.isHeapType() && t.name().equals("super");
    }

    /** The type in whose MRO to look: of self, or self if it is a class below. */
    private static @Borrowed PyType check(PyThreadState ts, PyType cls, PyObject self) {
        if (self instanceof PyType t && t.isSubtype(cls)) return t;
        PyType t = PyType.of(self);
        if (t.isSubtype(cls)) return t;
        PyObject c = Objects.lookupAttr(ts, self, Names.__class__);
        if (c != null) {
            Refs.decref(ts, c);
            if (c instanceof PyType k && k != t && k.isSubtype(cls)) return k;
        }
        String kind = self instanceof PyType ? "type" : "instance of";
        String name = self instanceof PyType k ? k.name() : t.name();
        throw Raise.typeError("super(type, obj): obj (%s %s) is not an instance or subtype of type (%s).", kind, name, cls.name());
    }

    public static @Owned PyObject attribute(PyThreadState ts, PyType cls, PyObject self, PyUnicode name) {
        PyType t = check(ts, cls, self);
        PyObject v = name == Names.__class__ ? null : SuperLookup.lookup(ts, cls, self, t, name);
        if (v != null) return v;
        PyObject sup = ts.interpreter.builtin(ts, PyUnicode.intern("super"));
        PyObject o = null;
        try {
            o = Calls.call2(ts, sup, cls, self);
            return Objects.getAttr(ts, o, name);
        } finally {
            Refs.xdecref(ts, sup);
            Refs.xdecref(ts, o);
        }
    }

    /** The function to call with self as first argument, or null if the attribute is of another kind. */
    public static @Owned PyObject method(PyThreadState ts, PyType cls, PyObject self, PyUnicode name) {
        PyType t = check(ts, cls, self);
        if (t == self) return null;
        boolean after = false;
        for (PyType k : t.mro()) {
            if (after) {
                PyObject v = k.dict().getRef(ts, name);
                if (v != null) {
                    if (PyType.of(v).hasFlag(PyType.METHOD_DESCRIPTOR)) return v;
                    Refs.decref(ts, v);
                    return null;
                }
            }
            after |= k == cls;
        }
        return null;
    }

    /** The global name super is something else: it is called as written. */
    public static @Owned PyObject generic(PyThreadState ts, PyObject sup, PyObject cls, PyObject self, boolean explicit, PyUnicode name) {
        PyObject o = explicit ? Calls.call2(ts, sup, cls, self) : Calls.call0(ts, sup);
        try {
            return Objects.getAttr(ts, o, name);
        } finally {
            Refs.decref(ts, o);
        }
    }
}
