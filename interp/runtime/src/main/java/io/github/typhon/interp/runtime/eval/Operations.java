// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.StrSearch;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;

/** Operations that several families of instructions share: the common types first, then the slots. */
public final class Operations {
    private Operations() {}

    public static boolean isTrue(PyThreadState ts, PyObject x) {
        if (x == PyBool.TRUE) return true;
        if (x == PyBool.FALSE || x == PyNone.NONE) return false;
        if (x instanceof PyInt i) return i.value() != 0;
        if (x instanceof PyUnicode u) return !u.isEmpty();
        return Objects.isTrue(ts, x);
    }

    /** The truth of a comparison's result. */
    public static boolean compareTrue(PyThreadState ts, PyObject x, PyObject y, int op) {
        if (x instanceof PyUnicode p && y instanceof PyUnicode q && (op == CompareOp.EQ || op == CompareOp.NE)) {
            return p.equalsText(q) == (op == CompareOp.EQ);
        }
        PyObject v = Objects.richCompare(ts, x, y, op);
        if (v instanceof PyBool) return v == PyBool.TRUE;
        try {
            return isTrue(ts, v);
        } finally {
            if (v instanceof RefCounted z) Refs.decref(ts, z);
        }
    }

    /** {@code x in container}. */
    public static boolean contains(PyThreadState ts, PyObject container, PyObject x) {
        if (container instanceof PyDict d && container.getClass() == PyDict.class) return d.containsKey(ts, x);
        if (container instanceof PyUnicode u && x instanceof PyUnicode part) return StrSearch.contains(u, part);
        return Sequences.contains(ts, container, x);
    }
}
