// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.objects.descr.PyWrapperDescriptor;
import io.github.typhon.objects.expose.PyBuiltinFunction;
import io.github.typhon.objects.expose.PyMethodDescriptor;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Works out, for a Python class, which built-in type each slot still comes from and which call a method.
 *  <p>CPython: update_one_slot and slotdefs (Objects/typeobject.c). */
final class SlotInheritance {
    static final Slot[] ALL = Slot.values();
    private static final PyUnicode[][] NAMES = names();
    private static final Map<PyUnicode, BitSet> BY_NAME = byName();
    private static final Slots EMPTY = new Slots() {};
    /** No method fills these: a class with such a method answers through the number slot of the same name, which knows NotImplemented. */
    private static final Set<Slot> NATIVE_ONLY = EnumSet.of(Slot.SQ_CONCAT, Slot.SQ_REPEAT, Slot.SQ_INPLACE_CONCAT, Slot.SQ_INPLACE_REPEAT);

    private SlotInheritance() {}

    private static PyUnicode[][] names() {
        PyUnicode[][] out = new PyUnicode[ALL.length][];
        for (Slot s : ALL) {
            String[] d = s.dundersShared();
            out[s.ordinal()] = new PyUnicode[d.length];
            for (int i = 0; i < d.length; i++) {
                out[s.ordinal()][i] = PyUnicode.intern(d[i]);
            }
        }
        return out;
    }

    private static Map<PyUnicode, BitSet> byName() {
        Map<PyUnicode, BitSet> out = new HashMap<>();
        for (Slot s : ALL) {
            for (PyUnicode n : NAMES[s.ordinal()]) {
                out.computeIfAbsent(n, k -> new BitSet(ALL.length)).set(s.ordinal());
            }
        }
        return out;
    }

    static PyUnicode[] names(Slot s) {
        return NAMES[s.ordinal()];
    }

    static HeapSlots compute(PyType type) {
        Slots[] by = new Slots[ALL.length];
        boolean[] filled = new boolean[ALL.length];
        BitSet named = named(type);
        for (Slot s : ALL) {
            if (named != null && !named.get(s.ordinal())) {
                by[s.ordinal()] = OfObject.BY[s.ordinal()];
            } else {
                compute(type, s, by, filled);
            }
        }
        keepFallbacks(type, by);
        return new HeapSlots(by, filled);
    }

    private static void compute(PyType type, Slot s, Slots[] by, boolean[] filled) {
        Slots from = null;
        boolean python = false;
        for (PyUnicode n : NAMES[s.ordinal()]) {
            PyObject v = type.lookupBorrowed(n);
            if (v == null) {
                continue;
            }
            Slots source = builtinSource(s, v);
            if (source == null) {
                if (s == Slot.TP_HASH && v == io.github.typhon.objects.singleton.PyNone.NONE) {
                    from = EMPTY;
                } else {
                    python = true;
                }
            } else if (from == null || from == EMPTY) {
                from = source;
            } else if (from != source) {
                python = true;
            }
        }
        if (python && NATIVE_ONLY.contains(s)) {
            by[s.ordinal()] = EMPTY;
            return;
        }
        filled[s.ordinal()] = python;
        by[s.ordinal()] = python ? null : from != null ? from : EMPTY;
    }

    /** The slots for which a class on the way to {@code object} has a special method; null if there is another built-in class on it. */
    private static BitSet named(PyType type) {
        PyType[] mro = type.mro();
        int n = mro.length - 1;
        if (n < 0 || mro[n] != PyBaseObject.TYPE) {
            return null;
        }
        BitSet named = new BitSet(ALL.length);
        for (int i = 0; i < n; i++) {
            if (!mro[i].isHeapType()) {
                return null;
            }
            for (PyUnicode name : mro[i].dict().names()) {
                BitSet slots = BY_NAME.get(name);
                if (slots != null) {
                    named.or(slots);
                }
            }
        }
        return named;
    }

    /** What a class has that names nothing itself. */
    private static final class OfObject {
        static final Slots[] BY = new Slots[ALL.length];

        static {
            for (Slot s : ALL) {
                compute(PyBaseObject.TYPE, s, BY, new boolean[ALL.length]);
            }
        }
    }

    /** Slots that no special method names but that every object has. */
    private static void keepFallbacks(PyType type, Slots[] by) {
        Slots solid = type.solidBase().slots();
        for (Slot s : new Slot[] {Slot.TP_GETATTRO, Slot.TP_SETATTRO, Slot.TP_NEW, Slot.TP_STR, Slot.TP_REPR, Slot.BF_GETBUFFER, Slot.BF_RELEASEBUFFER}) {
            if (by[s.ordinal()] == EMPTY) {
                by[s.ordinal()] = solid;
            }
        }
        int make = Slot.TP_NEW.ordinal();
        // A native __new__ makes what the best base lays out, not what the base it was found in does.
        if (by[make] != null && (by[make] != PyBaseObject.TYPE.slots() || type.solidBase().hasFlag(PyType.GENERIC_NEW))) {
            by[make] = solid;
        }
    }

    private static Slots builtinSource(Slot s, PyObject v) {
        if (v instanceof PyWrapperDescriptor w) {
            return w.answers(s) ? w.owner().slots() : null;
        }
        if (v instanceof PyMethodDescriptor m && m.standsFor(s)) {
            return m.owner().slots();
        }
        if (s == Slot.TP_NEW && v instanceof PyBuiltinFunction f && f.newOf() != null) {
            return f.newOf().slots();
        }
        return null;
    }
}
