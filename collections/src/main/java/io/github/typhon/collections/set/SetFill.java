// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.set;

import io.github.typhon.collections.hash.KeyCompare;
import io.github.typhon.collections.hash.SetTable;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code set(list)} and {@code set(tuple)}: keys that hold no references, so that neither hash nor comparison runs Python, go into a table of this
 *  thread's own, which becomes the set's in one step. From the first other key on they are added one by one.
 *  <p>The table grows when a set's would, so that the keys lie, and are iterated, as if they had been added.
 *  <p>Threads: owned by one. */
final class SetFill {
    private SetTable table = SetTable.EMPTY;
    private int used;

    private SetFill() {}

    /** Adds the items of an exact list or tuple. */
    @MayRunPython
    static void fill(ThreadState ts, AnySet self, PyObject source) {
        int i = 0;
        if (self.size() == 0) {
            SetFill plain = new SetFill();
            while (plain.add(ts, item(ts, source, i))) {
                i++;
            }
            plain.into(ts, self);
        }
        for (PyObject key = item(ts, source, i); key != null; key = item(ts, source, ++i)) {
            try {
                self.add(ts, key);
            } finally {
                Refs.decref(ts, key);
            }
        }
    }

    /** The item at an index; null behind the last one, which a list may move at any time. */
    private static @Owned PyObject item(ThreadState ts, PyObject source, int i) {
        if (source instanceof PyList list) {
            return list.get(ts, i);
        }
        PyObject[] items = ((PyTuple) source).items;
        return i < items.length ? Refs.newRef(ts, items[i]) : null;
    }

    /** Whether the key is plain and in the table now; if not, it is released. */
    private boolean add(ThreadState ts, PyObject key) {
        if (key instanceof RefCounted r) {
            Refs.decref(ts, r);
            return false;
        }
        if (key == null) {
            return false;
        }
        long hash = KeyCompare.setHash(ts, key);
        int i = table.find(ts, key, hash);
        if (i == SetTable.UNKNOWN) {
            return false;
        }
        if (i < 0) {
            if (table == SetTable.EMPTY) {
                table = SetTable.largerThan(0);
            }
            table.insert(key, hash);
            used++;
            if (AnySet.isCrowded(table.fill(), table)) {
                table = table.movedTo(AnySet.roomFor(used));
            }
        }
        return true;
    }

    @MayRunPython
    private void into(ThreadState ts, AnySet self) {
        if (used == 0 || self.takeIfEmpty(ts, table, used)) {
            return;
        }
        for (int i = 0; i <= table.mask(); i++) {
            if (table.isKey(i)) {
                self.add(ts, table.keyPlain(i), table.hashAt(i));
            }
        }
    }
}
