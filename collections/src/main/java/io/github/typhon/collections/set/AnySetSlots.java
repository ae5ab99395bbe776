// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.set;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.ReprGuard;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The slots that set and frozenset share. */
final class AnySetSlots {
    private AnySetSlots() {}

    static PyObject tp_repr(ThreadState ts, AnySet self) {
        boolean exact = self.getClass() == PySet.class;
        String name = PyType.of(self).shortName();
        if (self.size() == 0) {
            return PyUnicode.of(name + "()");
        }
        if (!ReprGuard.enter(ts, self)) {
            return PyUnicode.of(name + "(...)");
        }
        // All at one moment: another thread may be clearing the set.
        PyObject[] keys = self.keysNow(ts);
        try {
            if (keys.length == 0) {
                return PyUnicode.of(name + "()");
            }
            StringBuilder b = new StringBuilder();
            for (PyObject k : keys) {
                b.append(b.isEmpty() ? "{" : ", ").append(Objects.reprText(ts, k));
            }
            b.append('}');
            return PyUnicode.of(exact ? b.toString() : name + "(" + b + ")");
        } finally {
            Refs.releaseAll(ts, keys, 0, keys.length);
            ReprGuard.leave(ts, self);
        }
    }

    static PyObject tp_richcompare(ThreadState ts, AnySet self, PyObject other, int op) {
        if (!(other instanceof AnySet o)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        boolean answer = switch (op) {
            case CompareOp.EQ, CompareOp.NE -> equal(ts, self, o) == (op == CompareOp.EQ);
            case CompareOp.LE -> SetOps.isSubset(ts, self, o);
            case CompareOp.GE -> SetOps.isSubset(ts, o, self);
            case CompareOp.LT -> SetOps.isSubset(ts, self, o, false, true);
            default -> SetOps.isSubset(ts, o, self, false, true);
        };
        return PyBool.of(answer);
    }

    private static boolean equal(ThreadState ts, AnySet a, AnySet b) {
        if (a.size() != b.size() || a.hash != -1 && b.hash != -1 && a.hash != b.hash) {
            return false;
        }
        return SetOps.isSubset(ts, a, b, true, false);
    }

    static PyObject tp_iter(ThreadState ts, AnySet self) {
        return new PySetIterator(ts, self);
    }

    static long sq_length(ThreadState ts, AnySet self) {
        return self.size();
    }

    static boolean sq_contains(ThreadState ts, AnySet self, PyObject key) {
        return self.contains(ts, key);
    }

    static PyObject nb_or(ThreadState ts, PyObject a, PyObject b) {
        return a instanceof AnySet s && b instanceof AnySet o ? SetOps.union(ts, s, o) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    static PyObject nb_and(ThreadState ts, PyObject a, PyObject b) {
        return a instanceof AnySet s && b instanceof AnySet ? SetOps.intersection(ts, s, b) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    static PyObject nb_subtract(ThreadState ts, PyObject a, PyObject b) {
        return a instanceof AnySet s && b instanceof AnySet ? SetOps.difference(ts, s, b) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    static PyObject nb_xor(ThreadState ts, PyObject a, PyObject b) {
        return a instanceof AnySet s && b instanceof AnySet ? SetOps.symmetricDifference(ts, s, b) : PyNotImplemented.NOT_IMPLEMENTED;
    }
}
