// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.dict;

import io.github.typhon.collections.set.AnySet;
import io.github.typhon.collections.set.PySet;
import io.github.typhon.collections.set.SetOps;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.function.Consumer;

/** Set operations of the keys and items views. Either operand may be the view; the results are sets. CPython: dictviews_as_number. */
final class DictViewSetOps {
    private DictViewSetOps() {}

    private static boolean isSetLike(PyObject o) {
        return o instanceof AnySet || o instanceof PyDictKeys || o instanceof PyDictItems;
    }

    static PyObject tp_richcompare(ThreadState ts, DictView self, PyObject other, int op) {
        if (!isSetLike(other)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        long a = self.size();
        long b = Objects.length(ts, other);
        boolean answer = switch (op) {
            case CompareOp.EQ, CompareOp.NE -> (a == b && containsAll(ts, self, other)) == (op == CompareOp.EQ);
            case CompareOp.LT -> a < b && containsAll(ts, self, other);
            case CompareOp.LE -> a <= b && containsAll(ts, self, other);
            case CompareOp.GT -> a > b && containsAll(ts, other, self);
            default -> a >= b && containsAll(ts, other, self);
        };
        return PyBool.of(answer);
    }

    /** Whether every item of {@code inner} is in {@code outer}. */
    private static boolean containsAll(ThreadState ts, PyObject inner, PyObject outer) {
        boolean[] all = {true};
        Iterators.forEach(ts, inner, item -> all[0] = Sequences.contains(ts, outer, item));
        return all[0];
    }

    private static PyObject setOf(ThreadState ts, PyObject left, Consumer<PySet> change) {
        PySet s = new PySet(ts);
        try {
            SetOps.update(ts, s, left);
            change.accept(s);
            return s;
        } catch (Throwable e) {
            Refs.decref(ts, s);
            throw e;
        }
    }

    static PyObject nb_subtract(ThreadState ts, PyObject a, PyObject b) {
        return setOf(ts, a, s -> SetOps.differenceUpdate(ts, s, b));
    }

    static PyObject nb_or(ThreadState ts, PyObject a, PyObject b) {
        return setOf(ts, a, s -> SetOps.update(ts, s, b));
    }

    static PyObject nb_xor(ThreadState ts, PyObject a, PyObject b) {
        return setOf(ts, a, s -> SetOps.symmetricDifferenceUpdate(ts, s, b));
    }

    static PyObject nb_and(ThreadState ts, PyObject a, PyObject b) {
        PyObject probe = a;
        PyObject source = b;
        if (isSetLike(b) && (!isSetLike(a) || Objects.length(ts, b) > Objects.length(ts, a))) {
            probe = b;
            source = a;
        }
        PySet s = new PySet(ts);
        try {
            PyObject in = probe;
            Iterators.forEach(ts, source, item -> {
                if (Sequences.contains(ts, in, item)) {
                    s.add(ts, item);
                }
                return true;
            });
            return s;
        } catch (Throwable e) {
            Refs.decref(ts, s);
            throw e;
        }
    }

    @PyMethod(value = "($self, other, /)", doc = "Return True if the view and the given iterable have a null intersection.")
    static boolean isdisjoint(ThreadState ts, DictView self, PyObject other) {
        if (other == self) {
            return self.size() == 0;
        }
        boolean swap = isSetLike(other) && Objects.length(ts, other) > self.size();
        PyObject probe = swap ? other : self;
        boolean[] disjoint = {true};
        Iterators.forEach(ts, swap ? self : other, item -> disjoint[0] = !Sequences.contains(ts, probe, item));
        return disjoint[0];
    }
}
