// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.objects.descr.PyWrapperDescriptor;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Nesting;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.spi.ContainerFactory;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.spi.MethodCall;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Slots of Python classes that end in a method written in Python. CPython: slot_tp_*, slot_nb_* (Objects/typeobject.c). */
public final class SlotCalls {
    private static final PyUnicode[] COMPARE = new PyUnicode[] {Names.__lt__, Names.__le__, Names.__eq__, Names.__ne__, Names.__gt__, Names.__ge__};

    private SlotCalls() {}

    /** Calls a special method found on the type, or answers null if there is none. */
    public static @Owned PyObject callSpecial(ThreadState ts, PyObject self, PyUnicode name, PyObject... args) {
        PyType type = PyType.of(self);
        PyObject held = held(type, name);
        if (held != null) {
            return callHeld(ts, held, self, args, null);
        }
        PyObject f = type.lookup(ts, name);
        if (f == null) {
            return null;
        }
        try {
            return callFound(ts, f, self, type, args, null, true);
        } finally {
            Refs.decref(ts, f);
        }
    }

    /** A method that need not be counted for a call: who runs it counts it when it gets a frame, and it is not freed before. Null for all others. */
    static @Borrowed PyObject held(PyType type, PyUnicode name) {
        PyObject f = type.lookupBorrowed(name);
        return f instanceof RefCounted r && GcHeader.livesUntilPoll(r) && (f instanceof MethodCall || PyType.of(f).hasFlag(PyType.METHOD_DESCRIPTOR)) ? f : null;
    }

    static PyObject callHeld(ThreadState ts, PyObject f, PyObject self, PyObject[] args, PyUnicode[] kwnames) {
        return args.length == 1 && kwnames == null && f instanceof MethodCall m ? m.call(ts, self, args[0]) : callMethod(ts, f, self, args, kwnames);
    }

    private static PyObject callMethod(ThreadState ts, PyObject f, PyObject self, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] all = new PyObject[args.length + 1];
        all[0] = self;
        System.arraycopy(args, 0, all, 1, args.length);
        return PyType.of(f).slots().tp_call(ts, f, all, kwnames);
    }

    private static PyObject callFound(ThreadState ts, PyObject f, PyObject self, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return callFound(ts, f, self, type, args, kwnames, false);
    }

    /** {@code maybe}: a method that says by AttributeError that it cannot be bound is no method, and null the result. */
    private static PyObject callFound(ThreadState ts, PyObject f, PyObject self, PyType type, PyObject[] args, PyUnicode[] kwnames, boolean maybe) {
        PyType ft = PyType.of(f);
        if (ft.hasFlag(PyType.METHOD_DESCRIPTOR)) {
            return callMethod(ts, f, self, args, kwnames);
        }
        if (!ft.slots().has(Slot.TP_DESCR_GET)) {
            return callNested(ts, f, args, kwnames);
        }
        PyObject bound;
        try {
            bound = ft.slots().tp_descr_get(ts, f, self, type);
        } catch (PyException e) {
            if (!maybe || !e.matches(Exc.AttributeError)) {
                throw e;
            }
            e.discard(ts);
            return null;
        }
        try {
            return callNested(ts, bound, args, kwnames);
        } finally {
            Refs.decref(ts, bound);
        }
    }

    /** A callable that is no method may end here again, by way of its own class, without a frame between that would be counted. */
    private static PyObject callNested(ThreadState ts, PyObject f, PyObject[] args, PyUnicode[] kwnames) {
        Nesting.enter(ts, " while calling a Python object");
        try {
            return Calls.call(ts, f, args, kwnames);
        } finally {
            Nesting.leave(ts);
        }
    }

    /** As callSpecial, but a missing method raises TypeError with CPython's text for direct slot calls. */
    static PyObject must(ThreadState ts, PyObject self, PyUnicode name, PyObject... args) {
        PyType type = PyType.of(self);
        PyObject held = held(type, name);
        if (held != null) {
            return callHeld(ts, held, self, args, null);
        }
        PyObject f = type.lookup(ts, name);
        if (f == null) {
            throw PyException.of(Exc.AttributeError, name.toString());
        }
        try {
            return callFound(ts, f, self, type, args, null);
        } finally {
            Refs.decref(ts, f);
        }
    }

    private static PyUnicode dunder(Slot s, int i) {
        return SlotInheritance.names(s)[i];
    }

    /** The name of the method that a class fills the slot with; of an operator's reflected one. */
    public static PyUnicode method(Slot s) {
        return dunder(s, 0);
    }

    public static PyUnicode reflected(Slot s) {
        return dunder(s, 1);
    }

    public static PyUnicode comparison(int op) {
        return COMPARE[op];
    }

    static PyObject unary(ThreadState ts, PyObject self, Slot s) {
        return must(ts, self, dunder(s, 0));
    }

    static PyObject inplace(ThreadState ts, PyObject self, PyObject other, Slot s) {
        PyObject r = callSpecial(ts, self, dunder(s, 0), other);
        return r == null ? PyNotImplemented.NOT_IMPLEMENTED : r;
    }

    /** SLOT1BINFULL: the method of the left operand, and the reflected one of the right, first where it is a subclass that overrides it. */
    static PyObject binary(ThreadState ts, PyObject a, PyObject b, Slot s) {
        PyType ta = PyType.of(a);
        PyType tb = PyType.of(b);
        boolean other = ta != tb && isPython(tb, s);
        if (isPython(ta, s)) {
            if (other && tb.isSubtype(ta) && overrides(tb, ta, dunder(s, 1))) {
                PyObject r = callSpecial(ts, b, dunder(s, 1), a);
                if (r != null && r != PyNotImplemented.NOT_IMPLEMENTED) {
                    return r;
                }
                other = false;
            }
            PyObject r = callSpecial(ts, a, dunder(s, 0), b);
            if (r != null && r != PyNotImplemented.NOT_IMPLEMENTED || ta == tb) {
                return r == null ? PyNotImplemented.NOT_IMPLEMENTED : r;
            }
        }
        if (other) {
            PyObject r = callSpecial(ts, b, dunder(s, 1), a);
            return r == null ? PyNotImplemented.NOT_IMPLEMENTED : r;
        }
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    private static boolean isPython(PyType t, Slot s) {
        return t.slots() instanceof HeapSlots h && h.source(s) == null;
    }

    /** True if both types fill the slot with the same function, so that asking the second adds nothing. */
    public static boolean sameSource(Slots a, Slots b, Slot s) {
        Slots x = a instanceof HeapSlots h ? h.source(s) : a;
        Slots y = b instanceof HeapSlots h ? h.source(s) : b;
        return x == y;
    }

    /** True if the slot is the one of {@code object}, inherited. */
    public static boolean isFromObject(Slots a, Slot s) {
        Slots x = a instanceof HeapSlots h ? h.source(s) : a;
        return x != null && (x == PyBaseObject.TYPE.slots() || x.isLeftToObject(s));
    }

    private static boolean overrides(PyType sub, PyType base, PyUnicode name) {
        PyObject mine = sub.lookupBorrowed(name);
        return mine != null && mine != base.lookupBorrowed(name);
    }

    static PyObject power(ThreadState ts, PyObject a, PyObject b, PyObject mod) {
        if (mod == null || mod == PyNone.NONE) {
            return binary(ts, a, b, Slot.NB_POWER);
        }
        PyObject r = null;
        if (isPython(PyType.of(a), Slot.NB_POWER)) {
            r = callSpecial(ts, a, Names.__pow__, b, mod);
        }
        if ((r == null || r == PyNotImplemented.NOT_IMPLEMENTED) && PyType.of(a) != PyType.of(b) && isPython(PyType.of(b), Slot.NB_POWER)) {
            r = callSpecial(ts, b, dunder(Slot.NB_POWER, 1), a, mod);
        }
        return r == null ? PyNotImplemented.NOT_IMPLEMENTED : r;
    }

    static PyObject tp_repr(ThreadState ts, PyObject self) {
        PyObject r = callSpecial(ts, self, Names.__repr__);
        return r == null ? PyBaseObject.TYPE.slots().tp_repr(ts, self) : r;
    }

    static PyObject tp_str(ThreadState ts, PyObject self) {
        return must(ts, self, Names.__str__);
    }

    static long tp_hash(ThreadState ts, PyObject self) {
        PyObject r = callSpecial(ts, self, Names.__hash__);
        if (r == null) {
            throw Raise.typeError("unhashable type: '%s'", PyType.of(self).name());
        }
        try {
            PyLong v = PyLong.unwrapOrNull(r);
            if (v == null) {
                throw Raise.typeError("__hash__ method should return an integer");
            }
            return io.github.typhon.objects.protocol.Hashing.fold(v);
        } finally {
            Refs.decref(ts, r);
        }
    }

    static PyObject tp_call(ThreadState ts, PyObject self, PyObject[] args, PyUnicode[] kwnames) {
        PyType type = PyType.of(self);
        PyObject f = type.lookup(ts, Names.__call__);
        if (f == null) {
            throw Raise.typeError("'%s' object is not callable", type.name());
        }
        try {
            return callFound(ts, f, self, type, args, kwnames);
        } finally {
            Refs.decref(ts, f);
        }
    }

    static PyObject tp_getattro(ThreadState ts, PyObject self, PyUnicode name) {
        PyType type = PyType.of(self);
        PyObject get = type.lookup(ts, Names.__getattribute__);
        PyException e = null;
        try {
            if (!(get instanceof PyWrapperDescriptor w)) {
                return callFound(ts, get, self, type, new PyObject[] {name}, null);
            }
            Slots s = w.owner().slots();
            if (!isFromObject(s, Slot.TP_GETATTRO)) {
                return s.tp_getattro(ts, self, name);
            }
            PyObject v = Attributes.genericLookup(ts, self, name);
            if (v != null) {
                return v;
            }
        } catch (PyException raised) {
            e = raised;
        } finally {
            Refs.xdecref(ts, get);
        }
        return missing(ts, self, type, name, e);
    }

    /** Asks {@code __getattr__}. {@code e}: what {@code __getattribute__} raised; null for the AttributeError that object's would have raised. */
    private static PyObject missing(ThreadState ts, PyObject self, PyType type, PyUnicode name, PyException e) {
        PyObject fallback = e == null || e.matches(Exc.AttributeError) ? type.lookup(ts, Names.__getattr__) : null;
        if (fallback == null) {
            throw e == null ? Attributes.missing(ts, self, name) : e;
        }
        if (e != null) {
            e.discard(ts);
        }
        try {
            return callFound(ts, fallback, self, type, new PyObject[] {name}, null);
        } finally {
            Refs.decref(ts, fallback);
        }
    }

    static void tp_setattro(ThreadState ts, PyObject self, PyUnicode name, PyObject value) {
        Refs.decref(ts, value == null ? must(ts, self, Names.__delattr__, name) : must(ts, self, Names.__setattr__, name, value));
    }

    static PyObject tp_richcompare(ThreadState ts, PyObject self, PyObject other, int op) {
        PyObject r = callSpecial(ts, self, COMPARE[op], other);
        return r == null ? PyNotImplemented.NOT_IMPLEMENTED : r;
    }

    static PyObject tp_iter(ThreadState ts, PyObject self) {
        PyObject f = PyType.of(self).lookupBorrowed(Names.__iter__);
        PyObject r = f == PyNone.NONE ? null : callSpecial(ts, self, Names.__iter__);
        if (r == null) {
            throw Raise.typeError("'%s' object is not iterable", PyType.of(self).name());
        }
        return r;
    }

    static PyObject tp_iternext(ThreadState ts, PyObject self) {
        try {
            return must(ts, self, Names.__next__);
        } catch (PyException e) {
            if (e.matches(io.github.typhon.objects.error.Exc.StopIteration)) {
                e.discard(ts);
                return null;
            }
            throw e;
        }
    }

    static PyObject tp_descr_get(ThreadState ts, PyObject self, PyObject obj, PyObject type) {
        PyObject r = callSpecial(ts, self, Names.__get__, obj == null ? PyNone.NONE : obj, type == null ? PyNone.NONE : type);
        return r != null ? r : Refs.newRef(ts, self);
    }

    static void tp_descr_set(ThreadState ts, PyObject self, PyObject obj, PyObject value) {
        Refs.decref(ts, value == null ? must(ts, self, Names.__delete__, obj) : must(ts, self, Names.__set__, obj, value));
    }

    static void tp_init(ThreadState ts, PyObject self, PyObject[] args, PyUnicode[] kwnames) {
        PyType type = PyType.of(self);
        PyObject f = type.lookup(ts, Names.__init__);
        try {
            PyObject r = callFound(ts, f, self, type, args, kwnames);
            if (r != PyNone.NONE) {
                PyType t = PyType.of(r);
                Refs.decref(ts, r);
                throw Raise.typeError("__init__() should return None, not '%s'", t.name());
            }
        } finally {
            Refs.decref(ts, f);
        }
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject f = Objects.getAttr(ts, type, Names.__new__);
        try {
            PyObject[] all = new PyObject[args.length + 1];
            all[0] = type;
            System.arraycopy(args, 0, all, 1, args.length);
            return Calls.call(ts, f, all, kwnames);
        } finally {
            Refs.decref(ts, f);
        }
    }

    static void tp_finalize(ThreadState ts, PyObject self) {
        Refs.xdecref(ts, callSpecial(ts, self, Names.__del__));
    }

    static boolean nb_bool(ThreadState ts, PyObject self) {
        PyObject r = callSpecial(ts, self, Names.__bool__);
        if (r == null) {
            return PyType.of(self).lookupBorrowed(Names.__len__) == null || sq_length(ts, self) != 0;
        }
        return truth(ts, r);
    }

    /** What a {@code __bool__} gave, taken over, as Java's boolean. */
    public static boolean truth(ThreadState ts, @Stolen PyObject r) {
        if (r instanceof PyBool b) {
            return b == PyBool.TRUE;
        }
        PyType t = PyType.of(r);
        Refs.decref(ts, r);
        throw Raise.typeError("__bool__ should return bool, returned %s", t.name());
    }

    static long sq_length(ThreadState ts, PyObject self) {
        return length(ts, must(ts, self, Names.__len__));
    }

    /** What a {@code __len__} gave, taken over, as Java's long. */
    public static long length(ThreadState ts, @Stolen PyObject r) {
        if (r instanceof PyInt i && i.value() >= 0) {
            return i.value();
        }
        try {
            PyLong n = Numbers.index(ts, r);
            if (n.signum() < 0) {
                throw Raise.valueError("__len__() should return >= 0");
            }
            return Numbers.asSsize(ts, n, io.github.typhon.objects.error.Exc.OverflowError);
        } finally {
            Refs.decref(ts, r);
        }
    }

    static long mp_length(ThreadState ts, PyObject self) {
        return sq_length(ts, self);
    }

    static PyObject sq_item(ThreadState ts, PyObject self, long index) {
        return must(ts, self, Names.__getitem__, PyLong.of(index));
    }

    static void sq_ass_item(ThreadState ts, PyObject self, long index, PyObject value) {
        mp_ass_subscript(ts, self, PyLong.of(index), value);
    }

    static boolean sq_contains(ThreadState ts, PyObject self, PyObject value) {
        PyObject f = PyType.of(self).lookupBorrowed(Names.__contains__);
        if (f == PyNone.NONE) {
            throw Raise.typeError("'%s' object is not a container", PyType.of(self).name());
        }
        PyObject r = f == null ? null : callSpecial(ts, self, Names.__contains__, value);
        if (r == null) {
            return io.github.typhon.objects.protocol.Sequences.iterContains(ts, self, value);
        }
        try {
            return Objects.isTrue(ts, r);
        } finally {
            Refs.decref(ts, r);
        }
    }

    static PyObject mp_subscript(ThreadState ts, PyObject self, PyObject key) {
        return must(ts, self, Names.__getitem__, key);
    }

    static void mp_ass_subscript(ThreadState ts, PyObject self, PyObject key, PyObject value) {
        Refs.decref(ts, value == null ? must(ts, self, Names.__delitem__, key) : must(ts, self, Names.__setitem__, key, value));
    }

    static PyObject bf_getbuffer(ThreadState ts, PyObject self, int flags) {
        return PyBufferWrapper.export(ts, self, must(ts, self, Names.__buffer__, PyLong.of(flags)), flags);
    }

    /** Of a buffer that a built-in base exported: the class sees it in a view that ends with the call, then the base is told. */
    static void bf_releasebuffer(ThreadState ts, PyObject self, PyObject buffer) {
        ContainerFactory views = Containers.factory();
        PyObject view = views.newRestrictedMemoryView(ts, buffer);
        tellReleased(ts, self, view);
        views.memoryViewRelease(ts, view);
        Refs.decref(ts, view);
        Slots base = PyType.of(self).solidBase().slots();
        if (base.has(Slot.BF_RELEASEBUFFER)) {
            base.bf_releasebuffer(ts, self, buffer);
        }
    }

    /** Calls a class's {@code __release_buffer__}; there is nobody to raise to. CPython: releasebuffer_call_python. */
    static void tellReleased(ThreadState ts, PyObject self, PyObject view) {
        try {
            Refs.xdecref(ts, callSpecial(ts, self, Names.__release_buffer__, view));
        } catch (PyException e) {
            Unraisable.report(ts, e, null, "Exception ignored in __release_buffer__ of " + PyType.of(self).name());
        }
    }
}
