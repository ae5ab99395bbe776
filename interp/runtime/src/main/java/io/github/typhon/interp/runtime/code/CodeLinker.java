// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.code;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.code.FrozenSetConst;
import io.github.typhon.interp.compile.code.SliceConst;
import io.github.typhon.interp.compile.code.TupleConst;
import io.github.typhon.interp.syntax.ast.BytesConst;
import io.github.typhon.interp.syntax.ast.ComplexConst;
import io.github.typhon.interp.syntax.ast.PyConst;
import io.github.typhon.interp.syntax.ast.StrConst;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyComplex;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.singleton.PyEllipsis;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.slice.PySlice;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the compiler's plain data into code objects: constants become Python objects, names are interned. */
public final class CodeLinker {
    private CodeLinker() {}

    public static @Owned PyCode link(ThreadState ts, CodeUnit unit) {
        return new PyCode(ts, unit);
    }

    /** A code object of a unit that came from another file name than its own, as the import system says. */
    public static @Owned PyCode link(ThreadState ts, CodeUnit unit, PyUnicode filename) {
        return new PyCode(ts, unit, filename, null);
    }

    /** Whether the code's unit says all there is about it: false after code.replace() gave it other constants. */
    public static boolean isWhole(PyCode code) {
        return !code.relinked;
    }

    /** The constants of a code object's unit; code among them that shares its file name takes the name it has now. */
    static @Owned PyObject[] constants(ThreadState ts, PyCode code) {
        List<Object> plain = code.unit.constants();
        PyObject[] out = new PyObject[plain.size()];
        // The compiler makes constants of one code object differ, but not those inside others.
        Map<Object, PyObject> shared = anyHasItems(plain) ? new HashMap<>() : null;
        for (int i = 0; i < out.length; i++) {
            Object c = plain.get(i);
            out[i] = c instanceof CodeUnit u && u.filename.equals(code.unit.filename) ? new PyCode(ts, u, code.filename(), null) : constant(ts, c, shared);
        }
        return out;
    }

    private static boolean anyHasItems(List<Object> constants) {
        for (Object c : constants) {
            if (hasItems(c)) return true;
        }
        return false;
    }

    private static boolean hasItems(Object c) {
        return c instanceof TupleConst || c instanceof FrozenSetConst;
    }

    /** A constant as the compiler represents it. */
    public static @Owned PyObject constant(ThreadState ts, Object c) {
        return constant(ts, c, hasItems(c) ? new HashMap<>() : null);
    }

    /** Equal constants are one object. {@code shared}: those made so far, borrowed from what they were made for; null if none can come twice. */
    private static @Owned PyObject constant(ThreadState ts, Object c, Map<Object, PyObject> shared) {
        if (shared == null || !(c instanceof StrConst || c instanceof BytesConst || hasItems(c))) return plain(ts, c, shared);
        PyObject known = shared.get(c);
        if (known != null) return Refs.newRef(ts, known);
        PyObject made = plain(ts, c, shared);
        shared.put(c, made);
        return made;
    }

    private static @Owned PyObject plain(ThreadState ts, Object c, Map<Object, PyObject> shared) {
        return switch (c) {
            case PyConst k -> k == PyConst.NONE ? PyNone.NONE : PyEllipsis.ELLIPSIS;
            case Boolean b -> PyBool.of(b);
            case Long n -> PyLong.of(n);
            case BigInteger n -> PyLong.of(n);
            case Double d -> new PyFloat(d);
            case ComplexConst z -> new PyComplex(z.real(), z.imag());
            case StrConst s -> string(s);
            case BytesConst b -> PyBytes.of(b.bytes());
            case TupleConst t -> PyTuple.of(ts, constants(ts, t.items(), shared));
            case FrozenSetConst s -> frozenSet(ts, s, shared);
            case SliceConst s -> new PySlice(ts, constant(ts, s.start()), constant(ts, s.stop()), constant(ts, s.step()));
            case CodeUnit u -> link(ts, u);
            default -> throw new IllegalArgumentException("not a constant: " + c.getClass());
        };
    }

    private static PyObject[] constants(ThreadState ts, List<Object> items, Map<Object, PyObject> shared) {
        PyObject[] a = new PyObject[items.size()];
        for (int i = 0; i < a.length; i++) a[i] = constant(ts, items.get(i), shared);
        return a;
    }

    private static PyObject frozenSet(ThreadState ts, FrozenSetConst s, Map<Object, PyObject> shared) {
        PyObject[] a = constants(ts, s.items(), shared);
        try {
            return io.github.typhon.objects.spi.Containers.factory().newFrozenSet(ts, a);
        } finally {
            Refs.releaseAll(ts, a, 0, a.length);
        }
    }

    /** Names and other identifier-like strings are interned, as CPython does. */
    private static PyUnicode string(StrConst s) {
        String text = s.textOrNull();
        if (text == null) return PyUnicode.ofCodePoints(s.toCodePoints());
        return isNameLike(text) ? PyUnicode.intern(text) : PyUnicode.of(text);
    }

    private static boolean isNameLike(String s) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_')) return false;
        }
        return true;
    }
}
