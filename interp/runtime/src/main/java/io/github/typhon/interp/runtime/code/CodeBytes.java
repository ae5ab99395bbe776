// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.code;

import io.github.typhon.collections.set.PyFrozenSet;
import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.code.CodeUnitReader;
import io.github.typhon.interp.compile.code.CodeUnitWriter;
import io.github.typhon.interp.compile.code.FrozenSetConst;
import io.github.typhon.interp.compile.code.SliceConst;
import io.github.typhon.interp.compile.code.TupleConst;
import io.github.typhon.interp.syntax.ast.BytesConst;
import io.github.typhon.interp.syntax.ast.ComplexConst;
import io.github.typhon.interp.syntax.ast.PyConst;
import io.github.typhon.interp.syntax.ast.StrConst;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyComplex;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyEllipsis;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.slice.PySlice;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;

/** Code objects as bytes: the form of {@link CodeUnitWriter}, for marshal and for frozen modules. */
public final class CodeBytes {
    private CodeBytes() {}

    public static byte[] write(ThreadState ts, PyCode code) {
        return CodeUnitWriter.write(unit(ts, code));
    }

    /** Null if the bytes are damaged or another compiler's. They are kept and must not change. */
    public static @Owned PyCode readOrNull(ThreadState ts, byte[] bytes, int from, int to) {
        CodeUnit u = CodeUnitReader.read(bytes, from, to);
        return u == null ? null : CodeLinker.link(ts, u);
    }

    /** The unit with the constants and the file names that the code object has now. */
    private static CodeUnit unit(ThreadState ts, PyCode code) {
        CodeUnit u = code.unit;
        if (!changed(code)) return u;
        CodeUnit.Parts p = new CodeUnit.Parts();
        p.name = u.name;
        p.qualname = u.qualname;
        p.filename = code.filename().toString();
        p.firstlineno = u.firstlineno;
        p.argcount = u.argcount;
        p.posonlyargcount = u.posonlyargcount;
        p.kwonlyargcount = u.kwonlyargcount;
        p.flags = u.flags;
        p.cellSlots = u.cellSlots;
        p.ntemps = u.nslots - u.nlocalsplus;
        p.varnames = u.varnames();
        p.cellvars = u.cellvars();
        p.freevars = u.freevars();
        p.names = u.names();
        p.code = u.code();
        p.lines = u.lines();
        p.exceptions = u.exceptions();
        p.constants = plain(ts, code.consts());
        return new CodeUnit(p);
    }

    private static boolean changed(PyCode code) {
        return code.relinked || !code.filename().toString().equals(code.unit.filename);
    }

    private static List<Object> plain(ThreadState ts, PyObject[] items) {
        List<Object> out = new ArrayList<>(items.length);
        for (PyObject o : items) out.add(plain(ts, o));
        return out;
    }

    /** A constant as the compiler writes it. */
    private static Object plain(ThreadState ts, PyObject v) {
        return switch (v) {
            case PyNone n -> PyConst.NONE;
            case PyEllipsis e -> PyConst.ELLIPSIS;
            case PyBool b -> b == PyBool.TRUE;
            case PyLong i -> i.fitsLong() ? (Object) i.longValue() : i.bigValue();
            case PyFloat f -> f.value();
            case PyComplex c -> new ComplexConst(c.real(), c.imag());
            case PyBytes b -> new BytesConst(b.toByteArray());
            case PyUnicode s -> text(s);
            case PyCode c -> unit(ts, c);
            case PySlice s -> new SliceConst(plain(ts, s.start()), plain(ts, s.stop()), plain(ts, s.step()));
            case PyTuple t when PyType.of(t) == PyTuple.TYPE -> {
                PyObject[] items = new PyObject[t.size()];
                for (int i = 0; i < items.length; i++) items[i] = t.get(i);
                yield new TupleConst(plain(ts, items));
            }
            case PyFrozenSet s when PyType.of(s) == PyFrozenSet.TYPE -> {
                PyObject[] items = Sequences.toArray(ts, s);
                try {
                    yield new FrozenSetConst(plain(ts, items));
                } finally {
                    Refs.releaseAll(ts, items, 0, items.length);
                }
            }
            default -> throw Raise.valueError("unmarshallable object");
        };
    }

    private static StrConst text(PyUnicode s) {
        int[] points = new int[s.length()];
        for (int i = 0; i < points.length; i++) points[i] = s.codePointAt(i);
        return StrConst.ofCodePoints(points);
    }
}
