// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.set;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The methods that change a set. */
final class SetMethods {
    private SetMethods() {}

    static PyObject inPlace(ThreadState ts, PySet self, PyObject other, Runnable change) {
        if (!(other instanceof AnySet)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        change.run();
        return Refs.newRef(ts, self);
    }

    @PyMethod(value = "($self, object, /)",
            doc = "Add an element to a set.\n\nThis has no effect if the element is already present.")
    static void add(ThreadState ts, PySet self, PyObject object) {
        self.add(ts, object);
    }

    @PyMethod(value = "($self, object, /)",
            doc = "Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError.")
    static void remove(ThreadState ts, PySet self, PyObject object) {
        if (!self.discard(ts, object, AnySet.lookupHash(ts, object))) {
            throw Raise.keyError(ts, object);
        }
    }

    @PyMethod(value = "($self, object, /)",
            doc = "Remove an element from a set if it is a member.\n\nUnlike set.remove(), the discard() method does not raise\n"
                    + "an exception when an element is missing from the set.")
    static void discard(ThreadState ts, PySet self, PyObject object) {
        self.discard(ts, object, AnySet.lookupHash(ts, object));
    }

    @PyMethod(value = "($self, /)", doc = "Remove and return an arbitrary set element.\n\nRaises KeyError if the set is empty.")
    static PyObject pop(ThreadState ts, PySet self) {
        PyObject key = self.popAny(ts);
        if (key == null) {
            throw PyException.of(Exc.KeyError, "pop from an empty set");
        }
        return key;
    }

    @PyMethod(value = "($self, /)", doc = "Remove all elements from this set.")
    static void clear(ThreadState ts, PySet self) {
        self.clearAll(ts);
    }

    @PyMethod(value = "($self, /, *others)", doc = "Update the set, adding elements from all others.")
    static void update(ThreadState ts, PySet self, PyObject[] others) {
        for (PyObject o : others) {
            SetOps.update(ts, self, o);
        }
    }

    @PyMethod(value = "($self, /, *others)", name = "intersection_update",
            doc = "Update the set, keeping only elements found in it and all others.")
    static void intersectionUpdate(ThreadState ts, PySet self, PyObject[] others) {
        SetOps.intersectionUpdate(ts, self, others);
    }

    @PyMethod(value = "($self, /, *others)", name = "difference_update",
            doc = "Update the set, removing elements found in others.")
    static void differenceUpdate(ThreadState ts, PySet self, PyObject[] others) {
        for (PyObject o : others) {
            SetOps.differenceUpdate(ts, self, o);
        }
    }

    @PyMethod(value = "($self, other, /)", name = "symmetric_difference_update",
            doc = "Update the set, keeping only elements found in either set, but not in both.")
    static void symmetricDifferenceUpdate(ThreadState ts, PySet self, PyObject other) {
        SetOps.symmetricDifferenceUpdate(ts, self, other);
    }
}
