// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.set;

import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The methods that set and frozenset share. */
final class AnySetMethods {
    private AnySetMethods() {}

    @PyMethod(value = "($self, /)", doc = "Return a shallow copy of a set.")
    static PyObject copy(ThreadState ts, AnySet self) {
        return self.getClass() == PyFrozenSet.class ? Refs.newRef(ts, self) : SetOps.copy(ts, self);
    }

    @PyMethod(value = "($self, /, *others)", doc = "Return a new set with elements from the set and all others.")
    static PyObject union(ThreadState ts, AnySet self, PyObject[] others) {
        AnySet r = SetOps.copy(ts, self);
        try {
            for (PyObject o : others) {
                if (o != self) {
                    SetOps.update(ts, r, o);
                }
            }
            return r;
        } catch (Throwable e) {
            Refs.decref(ts, r);
            throw e;
        }
    }

    @PyMethod(value = "($self, /, *others)", doc = "Return a new set with elements common to the set and all others.")
    static PyObject intersection(ThreadState ts, AnySet self, PyObject[] others) {
        return SetOps.intersectionAll(ts, self, others);
    }

    @PyMethod(value = "($self, /, *others)", doc = "Return a new set with elements in the set that are not in the others.")
    static PyObject difference(ThreadState ts, AnySet self, PyObject[] others) {
        if (others.length == 0) {
            return SetOps.copy(ts, self);
        }
        AnySet r = SetOps.difference(ts, self, others[0]);
        try {
            for (int i = 1; i < others.length; i++) {
                SetOps.differenceUpdate(ts, r, others[i]);
            }
            return r;
        } catch (Throwable e) {
            Refs.decref(ts, r);
            throw e;
        }
    }

    @PyMethod(value = "($self, other, /)", name = "symmetric_difference",
            doc = "Return a new set with elements in either the set or other but not both.")
    static PyObject symmetricDifference(ThreadState ts, AnySet self, PyObject other) {
        return SetOps.symmetricDifference(ts, self, other);
    }

    @PyMethod(value = "($self, other, /)", doc = "Report whether another set contains this set.")
    static boolean issubset(ThreadState ts, AnySet self, PyObject other) {
        return SetOps.isSubset(ts, self, other);
    }

    @PyMethod(value = "($self, other, /)", doc = "Report whether this set contains another set.")
    static boolean issuperset(ThreadState ts, AnySet self, PyObject other) {
        return SetOps.isSuperset(ts, self, other);
    }

    @PyMethod(value = "($self, other, /)", doc = "Return True if two sets have a null intersection.")
    static boolean isdisjoint(ThreadState ts, AnySet self, PyObject other) {
        return SetOps.isDisjoint(ts, self, other);
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "Return state information for pickling.")
    static PyObject reduce(ThreadState ts, AnySet self) {
        PyObject state = Calls.callMethod(ts, self, "__getstate__");
        PyObject[] items;
        try {
            items = Sequences.toArray(ts, self);
        } catch (Throwable e) {
            Refs.decref(ts, state);
            throw e;
        }
        return PyTuple.of(ts, Refs.newRef(ts, PyType.of(self)), PyTuple.of(ts, PyList.of(ts, items)), state);
    }

    @PyMethod(value = "($self, object, /)", name = "__contains__", doc = "x.__contains__(y) <==> y in x.")
    static boolean contains(ThreadState ts, AnySet self, PyObject object) {
        return AnySetSlots.sq_contains(ts, self, object);
    }

    @PyMethod(value = "($self, /)", name = "__sizeof__", doc = "S.__sizeof__() -> size of S in memory, in bytes.")
    static long sizeof(ThreadState ts, AnySet self) {
        int n = self.tableAcquire().mask() + 1;
        return 200 + (n > 8 ? 16L * n : 0);
    }

    @PyClassMethod(value = "($type, object, /)", name = "__class_getitem__", doc = "See PEP 585")
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject object) {
        return io.github.typhon.objects.types.GenericAliases.of(ts, cls, object);
    }
}
