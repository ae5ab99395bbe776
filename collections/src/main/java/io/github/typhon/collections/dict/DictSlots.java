// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.dict;

import io.github.typhon.collections.hash.DictKeys;
import io.github.typhon.collections.hash.KeyCompare;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.SlotCalls;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.ReprGuard;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The slots of dict. */
final class DictSlots {
    private DictSlots() {}

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PyDictExposed.newInstance(ts, type);
    }

    static void tp_init(ThreadState ts, PyDict self, PyObject[] args, PyUnicode[] kwnames) {
        DictMerge.updateFromCall(ts, self, "dict", args, kwnames);
    }

    static PyObject tp_repr(ThreadState ts, PyDict self) {
        if (self.size() == 0) {
            return PyUnicode.of("{}");
        }
        if (!ReprGuard.enter(ts, self)) {
            return PyUnicode.of("{...}");
        }
        try {
            StringBuilder b = new StringBuilder("{");
            PyDict.Cursor c = new PyDict.Cursor();
            while (self.next(ts, c)) {
                try {
                    if (b.length() > 1) {
                        b.append(", ");
                    }
                    b.append(Objects.reprText(ts, c.key)).append(": ").append(Objects.reprText(ts, c.value));
                } finally {
                    Refs.decref(ts, c.key);
                    Refs.decref(ts, c.value);
                }
            }
            return PyUnicode.of(b.append('}').toString());
        } finally {
            ReprGuard.leave(ts, self);
        }
    }

    static PyObject tp_richcompare(ThreadState ts, PyDict self, PyObject other, int op) {
        if (op != CompareOp.EQ && op != CompareOp.NE || !(other instanceof PyDict d)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return PyBool.of(equal(ts, self, d) == (op == CompareOp.EQ));
    }

    /** CPython: dict_equal. Compares what both were at one moment; if keys have to be asked, a snapshot of {@code a} with a {@code b} that may change
     *  meanwhile, as there. */
    static boolean equal(ThreadState ts, PyDict a, PyDict b) {
        if (a == b && a.size() == 0) {
            return true;
        }
        if (a.size() != b.size()) {
            return false;
        }
        DictPairs.Values values = DictPairs.values(ts, a, b);
        try {
            if (values.known()) {
                boolean same = values.sameKeys();
                for (int i = 0; same && i < values.n(); i += 2) {
                    same = Objects.richCompareBool(ts, values.pairs()[i], values.pairs()[i + 1], CompareOp.EQ);
                }
                return same;
            }
        } finally {
            Refs.releaseAll(ts, values.pairs(), 0, values.n());
        }
        return equalAsking(ts, a, b);
    }

    private static boolean equalAsking(ThreadState ts, PyDict a, PyDict b) {
        DictKeys k = a.snapshot(ts);
        try {
            if (k.top() != b.size()) {
                return false;
            }
            for (int i = 0; i < k.top(); i++) {
                PyObject v = b.getItem(ts, k.keyPlain(i), k.hashAt(i));
                if (v == null) {
                    return false;
                }
                try {
                    if (!Objects.richCompareBool(ts, k.valuePlain(i), v, CompareOp.EQ)) {
                        return false;
                    }
                } finally {
                    Refs.decref(ts, v);
                }
            }
            return true;
        } finally {
            PyDict.discardSnapshot(ts, k);
        }
    }

    static PyObject tp_iter(ThreadState ts, PyDict self) {
        return new PyDictKeyIterator(ts, self);
    }

    static boolean sq_contains(ThreadState ts, PyDict self, PyObject key) {
        return self.containsKey(ts, key);
    }

    static long mp_length(ThreadState ts, PyDict self) {
        return self.size();
    }

    static PyObject mp_subscript(ThreadState ts, PyDict self, PyObject key) {
        PyObject v = self.getItem(ts, key, KeyCompare.dictHash(ts, key));
        return v != null ? v : missing(ts, self, key);
    }

    private static @Owned PyObject missing(ThreadState ts, PyDict self, PyObject key) {
        if (self.getClass() != PyDict.class) {
            PyObject v = SlotCalls.callSpecial(ts, self, Names.__missing__, key);
            if (v != null) {
                return v;
            }
        }
        throw Raise.keyError(ts, key);
    }

    static void mp_ass_subscript(ThreadState ts, PyDict self, PyObject key, PyObject value) {
        if (value != null) {
            self.put(ts, key, value);
            return;
        }
        PyObject old = self.remove(ts, key);
        if (old == null) {
            throw Raise.keyError(ts, key);
        }
        Refs.decref(ts, old);
    }

    static PyObject nb_or(ThreadState ts, PyObject a, PyObject b) {
        if (!(a instanceof PyDict d) || !(b instanceof PyDict)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        if (!DictMerge.overridesIter((PyDict) b)) {
            return DictMerge.union(ts, d, (PyDict) b);
        }
        PyDict r = d.copy(ts);
        try {
            DictMerge.update(ts, r, b);
        } catch (Throwable e) {
            Refs.decref(ts, r);
            throw e;
        }
        return r;
    }

    static PyObject nb_inplace_or(ThreadState ts, PyDict self, PyObject other) {
        DictMerge.update(ts, self, other);
        return Refs.newRef(ts, self);
    }
}
