// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.dict;

import io.github.typhon.collections.hash.DictKeys;
import io.github.typhon.collections.hash.KeyCompare;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.lock.TwoMutexes;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** Two dicts at one moment: under both mutexes, which a key that has to be asked would make impossible. Such a key ends the attempt, and the caller
 *  takes the items one after the other.
 *  <p>Threads: any. <p>CPython: the critical sections on both operands of dict_merge and dict_equal. */
final class DictPairs {
    private static final PyObject[] NONE = {};

    private DictPairs() {}

    /** {@code self.update(other)} for different dicts; false, and nothing has changed, if some key has to be asked. */
    @MayRunPython
    static boolean update(ThreadState ts, PyDict self, PyDict other) {
        PyObject[] replaced;
        DictKeys adopted = null;
        TwoMutexes.lock(ts, self, other);
        try {
            DictKeys from = other.keysAcquire();
            if (self.size() == 0) {
                replaced = NONE;
                if (other.size() != 0) {
                    DictKeys copy = from.copy(ts, other.size());
                    adopted = self.keysAcquire();
                    self.replaceLockHeld(copy, copy.top());
                }
            } else {
                replaced = addLockHeld(ts, self, from, other.size());
            }
        } finally {
            TwoMutexes.unlock(self, other);
        }
        if (adopted != null) {
            adopted.release(ts);
        }
        if (replaced != null) {
            Refs.releaseAll(ts, replaced, 0, replaced.length);
        }
        return replaced != null;
    }

    /** {@code a | b}: both as they were at one moment; null if some key has to be asked. */
    @MayRunPython
    static @Owned PyDict union(ThreadState ts, PyDict a, PyDict b) {
        PyDict r = new PyDict(ts);
        PyObject[] replaced;
        TwoMutexes.lock(ts, a, b);
        try {
            DictKeys k = a.keysAcquire().copy(ts, a.size());
            r.replaceLockHeld(k, k.top());
            // Nobody else has the new dict, so that its mutex is not needed.
            replaced = addLockHeld(ts, r, b.keysAcquire(), b.size());
        } finally {
            TwoMutexes.unlockRelease(a, b);
        }
        if (replaced == null) {
            Refs.decref(ts, r);
            return null;
        }
        Refs.releaseAll(ts, replaced, 0, replaced.length);
        return r;
    }

    /** Adds the {@code n} items of a table; hands over the values that they replace, after which there may be nulls. Null, and nothing is added, if some
     *  key has to be asked. */
    private static @Owned PyObject[] addLockHeld(ThreadState ts, PyDict self, DictKeys from, int n) {
        if (self.size() + n > 8) {
            self.reserveLockHeld(n);
        }
        int[] places = new int[from.top()];
        int common = 0;
        for (int i = 0; i < places.length; i++) {
            PyObject key = from.keyPlain(i);
            places[i] = key == null ? DictKeys.MISS : self.keysAcquire().find(ts, key, from.hashAt(i));
            if (places[i] == DictKeys.UNKNOWN) {
                return null;
            }
            if (places[i] >= 0) {
                common++;
            }
        }
        PyObject[] replaced = common == 0 ? NONE : new PyObject[common];
        // Those that are there first: a table that grows numbers its entries anew.
        for (int i = 0; common > 0; i++) {
            if (places[i] >= 0) {
                PyObject value = Refs.newRef(ts, from.valuePlain(i));
                replaced[--common] = self.keysAcquire().exchangeValue(places[i], value);
                self.changed(from.keyPlain(i), value);
            }
        }
        for (int i = 0; i < places.length; i++) {
            PyObject key = from.keyPlain(i);
            if (key != null && places[i] < 0) {
                if (self.keysAcquire().isFull()) {
                    self.growLockHeld();
                }
                self.insertLockHeld(ts, key, from.hashAt(i), Refs.newRef(ts, from.valuePlain(i)));
            }
        }
        return replaced;
    }

    /** Compacted copies of both tables of one moment. */
    static @Owned DictKeys[] snapshots(ThreadState ts, PyDict a, PyDict b) {
        TwoMutexes.lock(ts, a, b);
        try {
            return new DictKeys[] {a.keysAcquire().copy(ts, a.size()), b.keysAcquire().copy(ts, b.size())};
        } finally {
            TwoMutexes.unlockRelease(a, b);
        }
    }

    /** The values under the keys of {@code a} that are not seen to be equal: its own and that of {@code b} in turn, each owned. */
    record Values(@Owned PyObject[] pairs, int n, boolean known, boolean sameKeys) {}

    /** What a comparison of two dicts has to compare, at one moment. */
    static Values values(ThreadState ts, PyDict a, PyDict b) {
        TwoMutexes.lock(ts, a, b);
        try {
            if (a.size() != b.size()) {
                return new Values(null, 0, true, false);
            }
            DictKeys of = a.keysAcquire();
            DictKeys in = b.keysAcquire();
            PyObject[] pairs = NONE;
            int n = 0;
            for (int i = 0; i < of.top(); i++) {
                if (of.keyPlain(i) != null) {
                    int ix = in.find(ts, of.keyPlain(i), of.hashAt(i));
                    if (ix < 0) {
                        return new Values(pairs, n, ix == DictKeys.MISS, false);
                    }
                    PyObject x = of.valuePlain(i);
                    PyObject y = in.valuePlain(ix);
                    if (KeyCompare.quick(ts, x, y) != KeyCompare.EQUAL) {
                        if (n == pairs.length) {
                            pairs = Arrays.copyOf(pairs, Math.max(8, 2 * n));
                        }
                        pairs[n++] = Refs.newRef(ts, x);
                        pairs[n++] = Refs.newRef(ts, y);
                    }
                }
            }
            return new Values(pairs, n, true, true);
        } finally {
            TwoMutexes.unlockRelease(a, b);
        }
    }
}
