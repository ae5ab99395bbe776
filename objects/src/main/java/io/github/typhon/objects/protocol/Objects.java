// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.protocol;

import io.github.typhon.objects.core.Attributes;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.OwnLookup;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.core.SlotCalls;
import io.github.typhon.objects.core.Slots;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.error.PyAttributeError;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyComplex;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.types.ObjectMethods;
import io.github.typhon.objects.types.TypeMethods;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The abstract object protocol. CPython: Objects/object.c and Objects/abstract.c, PyObject_*. */
public final class Objects {
    private Objects() {}

    /** Python's {@code is}: by value for plain ints, floats and complex, else the same object. */
    public static boolean is(PyObject a, PyObject b) {
        if (a == b) {
            return true;
        }
        if (a instanceof PyInt x) {
            return b instanceof PyInt y && x.value() == y.value();
        }
        if (a instanceof PyFloat x) {
            return b instanceof PyFloat y && Double.doubleToRawLongBits(x.value()) == Double.doubleToRawLongBits(y.value());
        }
        return isSlow(a, b);
    }

    private static boolean isSlow(PyObject a, PyObject b) {
        if (a.getClass() != b.getClass()) {
            return false;
        }
        if (a instanceof PyLong x) {
            return !(a instanceof PyBool) && x.bigValue().equals(((PyLong) b).bigValue());
        }
        return a instanceof PyComplex x && x.identical((PyComplex) b);
    }

    public static @Owned PyObject repr(ThreadState ts, PyObject o) {
        Nesting.enter(ts, " while getting the repr of an object");
        try {
            return text(ts, PyType.of(o).slots().tp_repr(ts, o), "__repr__");
        } finally {
            Nesting.leave(ts);
        }
    }

    public static @Owned PyObject str(ThreadState ts, PyObject o) {
        if (o instanceof PyUnicode) {
            return o;
        }
        Nesting.enter(ts, " while getting the str of an object");
        try {
            return text(ts, PyType.of(o).slots().tp_str(ts, o), "__str__");
        } finally {
            Nesting.leave(ts);
        }
    }

    private static PyObject text(ThreadState ts, PyObject r, String what) {
        if (PyUnicode.unwrapOrNull(r) == null) {
            PyType t = PyType.of(r);
            Refs.decref(ts, r);
            throw Raise.typeError("%s returned non-string (type %s)", what, t.name());
        }
        return r;
    }

    /** {@code repr(o)} as Java text. */
    public static String reprText(ThreadState ts, PyObject o) {
        PyObject r = repr(ts, o);
        try {
            return PyUnicode.unwrapOrNull(r).toString();
        } finally {
            Refs.decref(ts, r);
        }
    }

    /** {@code str(o)} as Java text. */
    public static String strText(ThreadState ts, PyObject o) {
        PyObject r = str(ts, o);
        try {
            return PyUnicode.unwrapOrNull(r).toString();
        } finally {
            Refs.decref(ts, r);
        }
    }

    public static @Owned PyObject ascii(ThreadState ts, PyObject o) {
        PyObject r = repr(ts, o);
        PyUnicode text = PyUnicode.unwrapOrNull(r);
        if (text.isAscii()) {
            return r;
        }
        try {
            return io.github.typhon.objects.text.StrRepr.ascii(text);
        } finally {
            Refs.decref(ts, r);
        }
    }

    public static long hash(ThreadState ts, PyObject o) {
        return PyType.of(o).slots().tp_hash(ts, o);
    }

    public static boolean isTrue(ThreadState ts, PyObject o) {
        if (o instanceof PyBool) {
            return o == PyBool.TRUE;
        }
        if (o == PyNone.NONE) {
            return false;
        }
        Slots s = PyType.of(o).slots();
        if (s.has(Slot.NB_BOOL)) {
            return s.nb_bool(ts, o);
        }
        if (s.has(Slot.MP_LENGTH)) {
            return s.mp_length(ts, o) != 0;
        }
        return !s.has(Slot.SQ_LENGTH) || s.sq_length(ts, o) != 0;
    }

    public static @Owned PyObject getAttr(ThreadState ts, PyObject o, PyUnicode name) {
        try {
            return PyType.of(o).slots().tp_getattro(ts, o, name);
        } catch (PyException e) {
            if (e.matches(Exc.AttributeError)) {
                ((PyAttributeError) e.value(ts)).giveContext(ts, o, name);
            }
            throw e;
        }
    }

    public static @Owned PyObject getAttr(ThreadState ts, PyObject o, String name) {
        return getAttr(ts, o, PyUnicode.intern(name));
    }

    /** The attribute, or null if reading it raises AttributeError. */
    public static @Owned PyObject lookupAttr(ThreadState ts, PyObject o, PyUnicode name) {
        Slots s = PyType.of(o).slots();
        try {
            // An exception that nobody sees is not made.
            if (o instanceof PyType t && SlotCalls.sameSource(s, PyType.TYPE.slots(), Slot.TP_GETATTRO)) {
                return TypeMethods.lookupAttr(ts, t, name);
            }
            if (o instanceof OwnLookup l && SlotCalls.sameSource(s, l.lookupType().slots(), Slot.TP_GETATTRO)) {
                return l.lookupAttr(ts, name);
            }
            return ObjectMethods.usesGenericGetAttr(s) ? Attributes.genericLookup(ts, o, name) : s.tp_getattro(ts, o, name);
        } catch (PyException e) {
            if (!e.matches(Exc.AttributeError)) {
                throw e;
            }
            e.discard(ts);
            return null;
        }
    }

    public static @Owned PyObject lookupAttr(ThreadState ts, PyObject o, String name) {
        return lookupAttr(ts, o, PyUnicode.intern(name));
    }

    public static void setAttr(ThreadState ts, PyObject o, PyUnicode name, PyObject value) {
        PyType.of(o).slots().tp_setattro(ts, o, name, value);
    }

    public static void setAttr(ThreadState ts, PyObject o, String name, PyObject value) {
        setAttr(ts, o, PyUnicode.intern(name), value);
    }

    public static void delAttr(ThreadState ts, PyObject o, PyUnicode name) {
        PyType.of(o).slots().tp_setattro(ts, o, name, null);
    }

    /** {@code o[key]}. */
    public static @Owned PyObject getItem(ThreadState ts, PyObject o, PyObject key) {
        Slots s = PyType.of(o).slots();
        if (s.has(Slot.MP_SUBSCRIPT)) {
            return s.mp_subscript(ts, o, key);
        }
        if (s.has(Slot.SQ_ITEM)) {
            if (!Numbers.isIndex(key)) {
                throw Raise.typeError("sequence index must be integer, not '%s'", PyType.of(key).name());
            }
            return Sequences.getItem(ts, o, Numbers.asSsize(ts, key, Exc.IndexError));
        }
        if (o instanceof PyType t) {
            PyObject r = classGetItem(ts, t, key);
            if (r != null) {
                return r;
            }
            throw Raise.typeError("type '%s' is not subscriptable", t.name());
        }
        throw Raise.typeError("'%s' object is not subscriptable", PyType.of(o).name());
    }

    private static PyObject classGetItem(ThreadState ts, PyType t, PyObject key) {
        if (t == PyType.TYPE) {
            return io.github.typhon.objects.types.GenericAliases.of(ts, t, key);
        }
        PyObject f = lookupAttr(ts, t, Names.__class_getitem__);
        if (f == null || f == PyNone.NONE) {
            return null;
        }
        try {
            return Calls.call1(ts, f, key);
        } finally {
            Refs.decref(ts, f);
        }
    }

    public static void setItem(ThreadState ts, PyObject o, PyObject key, PyObject value) {
        assign(ts, o, key, value);
    }

    public static void delItem(ThreadState ts, PyObject o, PyObject key) {
        assign(ts, o, key, null);
    }

    private static void assign(ThreadState ts, PyObject o, PyObject key, PyObject value) {
        Slots s = PyType.of(o).slots();
        if (s.has(Slot.MP_ASS_SUBSCRIPT)) {
            s.mp_ass_subscript(ts, o, key, value);
        } else if (s.has(Slot.SQ_ASS_ITEM)) {
            if (!Numbers.isIndex(key)) {
                throw Raise.typeError("sequence index must be integer, not '%s'", PyType.of(key).name());
            }
            Sequences.setItem(ts, o, Numbers.asSsize(ts, key, Exc.IndexError), value);
        } else {
            throw unassignable(ts, o, key, value == null);
        }
    }

    /** As CPython words it for what may be a sequence, which every class of Python is to it, and for what is none. */
    private static PyException unassignable(ThreadState ts, PyObject o, PyObject key, boolean delete) {
        PyType t = PyType.of(o);
        boolean sequence = t.isHeapType() || t.slots().has(Slot.SQ_ITEM) || t.slots().has(Slot.SQ_CONTAINS);
        if (sequence && Numbers.isIndex(key)) {
            Numbers.asSsize(ts, key, Exc.IndexError);
            return Raise.typeError(delete ? "'%s' object doesn't support item deletion" : "'%s' object does not support item assignment", t.name());
        }
        return Raise.typeError(delete ? "'%s' object does not support item deletion" : "'%s' object does not support item assignment", t.name());
    }

    /** The rich comparison with reflection; falls back to identity for == and !=. */
    public static @Owned PyObject richCompare(ThreadState ts, PyObject a, PyObject b, int op) {
        if (a instanceof PyInt x && b instanceof PyInt y) {
            return PyBool.of(CompareOp.holds(Long.compare(x.value(), y.value()), op));
        }
        if (a instanceof PyUnicode x && b instanceof PyUnicode y) {
            return PyBool.of(holds(x, y, op));
        }
        Nesting.enter(ts, " in comparison");
        try {
            return compare(ts, a, b, op);
        } finally {
            Nesting.leave(ts);
        }
    }

    private static boolean holds(PyUnicode a, PyUnicode b, int op) {
        return switch (op) {
            case CompareOp.EQ -> a.equalsText(b);
            case CompareOp.NE -> !a.equalsText(b);
            default -> CompareOp.holds(a.compareTo(b), op);
        };
    }

    private static PyObject compare(ThreadState ts, PyObject a, PyObject b, int op) {
        PyType ta = PyType.of(a);
        PyType tb = PyType.of(b);
        boolean tried = false;
        if (ta != tb && tb.isSubtype(ta) && tb.slots().has(Slot.TP_RICHCOMPARE)) {
            tried = true;
            PyObject r = tb.slots().tp_richcompare(ts, b, a, CompareOp.swapped(op));
            if (r != PyNotImplemented.NOT_IMPLEMENTED) {
                return r;
            }
        }
        PyObject r = ta.slots().tp_richcompare(ts, a, b, op);
        if (r != PyNotImplemented.NOT_IMPLEMENTED) {
            return r;
        }
        return tried ? identity(a, b, op) : compareReflected(ts, a, b, op);
    }

    private static PyObject compareReflected(ThreadState ts, PyObject a, PyObject b, int op) {
        PyObject r = PyType.of(b).slots().tp_richcompare(ts, b, a, CompareOp.swapped(op));
        return r != PyNotImplemented.NOT_IMPLEMENTED ? r : identity(a, b, op);
    }

    private static PyObject identity(PyObject a, PyObject b, int op) {
        return switch (op) {
            case CompareOp.EQ -> PyBool.of(is(a, b));
            case CompareOp.NE -> PyBool.of(!is(a, b));
            default -> throw Raise.typeError(
                    "'%s' not supported between instances of '%s' and '%s'", CompareOp.symbol(op), PyType.of(a).name(), PyType.of(b).name());
        };
    }

    /** The rest of a comparison in which the left operand declined, or, if {@code both}, the right one, too. */
    public static @Owned PyObject compareDeclined(ThreadState ts, PyObject a, PyObject b, int op, boolean both) {
        if (both) {
            return identity(a, b, op);
        }
        Nesting.enter(ts, " in comparison");
        try {
            return compareReflected(ts, a, b, op);
        } finally {
            Nesting.leave(ts);
        }
    }

    /** As richCompare for == and !=, but identical objects are equal; any operator's truth. */
    public static boolean richCompareBool(ThreadState ts, PyObject a, PyObject b, int op) {
        if (is(a, b)) {
            if (op == CompareOp.EQ) {
                return true;
            }
            if (op == CompareOp.NE) {
                return false;
            }
        }
        PyObject r = richCompare(ts, a, b, op);
        if (r instanceof PyBool) {
            return r == PyBool.TRUE;
        }
        try {
            return isTrue(ts, r);
        } finally {
            Refs.decref(ts, r);
        }
    }

    public static boolean isCallable(PyObject o) {
        return Calls.isCallable(o);
    }

    public static long length(ThreadState ts, PyObject o) {
        Slots s = PyType.of(o).slots();
        return s.has(Slot.SQ_LENGTH) ? s.sq_length(ts, o) : s.mp_length(ts, o);
    }

    public static boolean hasLength(PyObject o) {
        Slots s = PyType.of(o).slots();
        return s.has(Slot.SQ_LENGTH) || s.has(Slot.MP_LENGTH);
    }

    /** How many items an iterable probably has. CPython: PyObject_LengthHint. */
    public static long lengthHint(ThreadState ts, PyObject o, long fallback) {
        if (hasLength(o)) {
            try {
                return length(ts, o);
            } catch (PyException e) {
                if (!e.matches(Exc.TypeError)) {
                    throw e;
                }
                e.discard(ts);
            }
        }
        PyObject r;
        try {
            r = SlotCalls.callSpecial(ts, o, Names.__length_hint__);
        } catch (PyException e) {
            if (!e.matches(Exc.TypeError)) {
                throw e;
            }
            e.discard(ts);
            return fallback;
        }
        if (r == null || r == PyNotImplemented.NOT_IMPLEMENTED) {
            return fallback;
        }
        try {
            if (PyLong.unwrapOrNull(r) == null) {
                throw Raise.typeError("__length_hint__ must be an integer, not %s", PyType.of(r).name());
            }
            long v = Numbers.ssizeOfInt(r);
            if (v < 0) {
                throw Raise.valueError("__length_hint__() should return >= 0");
            }
            return v;
        } finally {
            Refs.decref(ts, r);
        }
    }

    /** {@code format(o, spec)}; spec null means empty. */
    public static @Owned PyObject format(ThreadState ts, PyObject o, PyObject spec) {
        PyUnicode s = spec == null ? PyUnicode.EMPTY : PyUnicode.unwrapOrNull(spec);
        if (s == null) {
            throw Raise.systemError("Format specifier must be a string, not %s", PyType.of(spec).name());
        }
        if (s.length() == 0) {
            if (o instanceof PyUnicode) {
                return o;
            }
            if (o instanceof PyInt) {
                return str(ts, o);
            }
        }
        PyObject r = SlotCalls.callSpecial(ts, o, Names.__format__, s);
        if (r == null) {
            throw Raise.typeError("Type %s doesn't define __format__", PyType.of(o).name());
        }
        if (PyUnicode.unwrapOrNull(r) == null) {
            PyType t = PyType.of(r);
            Refs.decref(ts, r);
            throw Raise.typeError("__format__ must return a str, not %s", t.name());
        }
        return r;
    }

    /** {@code dir(o)} as a sorted list. */
    public static @Owned PyObject dir(ThreadState ts, PyObject o) {
        PyObject names = SlotCalls.callSpecial(ts, o, Names.__dir__);
        if (names == null) {
            throw Raise.typeError("object does not provide __dir__");
        }
        try {
            PyObject list = Sequences.list(ts, names);
            Refs.decref(ts, Calls.callMethod(ts, list, Names.sort));
            return list;
        } finally {
            Refs.decref(ts, names);
        }
    }

    /** {@code isinstance(o, cls)} with tuples, unions and {@code __instancecheck__}. */
    public static boolean isInstance(ThreadState ts, PyObject o, PyObject cls) {
        if (PyType.of(o) == cls) {
            return true;
        }
        if (cls instanceof PyType t && PyType.of(t) == PyType.TYPE) {
            return io.github.typhon.objects.types.TypeMethods.realIsInstance(ts, o, cls);
        }
        Nesting.enter(ts, " in __instancecheck__");
        try {
            return isInstanceNested(ts, o, cls);
        } finally {
            Nesting.leave(ts);
        }
    }

    private static boolean isInstanceNested(ThreadState ts, PyObject o, PyObject cls) {
        if (cls instanceof PyTuple tuple) {
            for (int i = 0; i < tuple.size(); i++) {
                if (isInstance(ts, o, tuple.get(i))) {
                    return true;
                }
            }
            return false;
        }
        PyObject r = SlotCalls.callSpecial(ts, cls, Names.__instancecheck__, o);
        if (r == null) {
            return io.github.typhon.objects.types.TypeMethods.realIsInstance(ts, o, cls);
        }
        return truth(ts, r);
    }

    /** {@code issubclass(c, cls)}. */
    public static boolean isSubclass(ThreadState ts, PyObject c, PyObject cls) {
        if (cls instanceof PyType t && PyType.of(t) == PyType.TYPE) {
            return c == cls || io.github.typhon.objects.types.TypeMethods.realIsSubclass(ts, c, cls);
        }
        Nesting.enter(ts, " in __subclasscheck__");
        try {
            return isSubclassNested(ts, c, cls);
        } finally {
            Nesting.leave(ts);
        }
    }

    private static boolean isSubclassNested(ThreadState ts, PyObject c, PyObject cls) {
        if (cls instanceof PyTuple tuple) {
            for (int i = 0; i < tuple.size(); i++) {
                if (isSubclass(ts, c, tuple.get(i))) {
                    return true;
                }
            }
            return false;
        }
        PyObject r = SlotCalls.callSpecial(ts, cls, Names.__subclasscheck__, c);
        if (r == null) {
            return io.github.typhon.objects.types.TypeMethods.realIsSubclass(ts, c, cls);
        }
        return truth(ts, r);
    }

    /** Truth of an owned value, which is released. */
    public static boolean truth(ThreadState ts, PyObject owned) {
        try {
            return isTrue(ts, owned);
        } finally {
            Refs.decref(ts, owned);
        }
    }
}
