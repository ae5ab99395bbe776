// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._ast;

import io.github.typhon.interp.compile.code.FrozenSetConst;
import io.github.typhon.interp.compile.code.TupleConst;
import io.github.typhon.interp.syntax.ast.BytesConst;
import io.github.typhon.interp.syntax.ast.ComplexConst;
import io.github.typhon.interp.syntax.ast.PyConst;
import io.github.typhon.interp.syntax.ast.StrConst;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyComplex;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyEllipsis;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;

/** Values of {@code Constant} nodes as the compiler keeps them. */
final class Constants {
    /** A value that no constant may have; the validator rejects it. */
    record Invalid(String typeName) {}

    private Constants() {}

    static Object fromObject(ThreadState ts, PyObject v) {
        if (v == PyNone.NONE) {
            return PyConst.NONE;
        }
        if (v == PyEllipsis.ELLIPSIS) {
            return PyConst.ELLIPSIS;
        }
        PyType t = PyType.of(v);
        if (t == PyBool.TYPE) {
            return v == PyBool.TRUE;
        }
        if (t == PyLong.TYPE) {
            PyLong n = PyLong.unwrap(v);
            return n.fitsLong() ? (Object) n.longValue() : n.bigValue();
        }
        if (t == PyFloat.TYPE) {
            return ((PyFloat) v).value();
        }
        if (t == PyComplex.TYPE) {
            PyComplex z = (PyComplex) v;
            return new ComplexConst(z.real(), z.imag());
        }
        if (t == PyUnicode.TYPE) {
            return string((PyUnicode) v);
        }
        if (t == PyBytes.TYPE) {
            return new BytesConst(((PyBytes) v).toByteArray());
        }
        if (t == PyTuple.TYPE || Containers.factory().isAnySet(v) && t.name().equals("frozenset")) {
            return sequence(ts, v, t == PyTuple.TYPE);
        }
        return new Invalid(t.name());
    }

    private static StrConst string(PyUnicode u) {
        int[] points = new int[u.length()];
        for (int i = 0; i < points.length; i++) {
            points[i] = u.codePointAt(i);
        }
        return StrConst.ofCodePoints(points);
    }

    private static Object sequence(ThreadState ts, PyObject v, boolean tuple) {
        PyObject[] items = Sequences.toArray(ts, v);
        try {
            List<Object> out = new ArrayList<>(items.length);
            for (PyObject x : items) {
                Object c = fromObject(ts, x);
                if (c instanceof Invalid) {
                    return c;
                }
                out.add(c);
            }
            return tuple ? new TupleConst(out) : new FrozenSetConst(out);
        } finally {
            Refs.releaseAll(ts, items, 0, items.length);
        }
    }
}
