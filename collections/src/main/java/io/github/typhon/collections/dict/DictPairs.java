// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.dict;

import io.github.typhon.collections.hash.DictKeys;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.lock.TwoMutexes;
import io.github.typhon.refcount.thread.ThreadState;

/** Two dicts at one moment: under both mutexes, which a key that has to be asked would make impossible. Such a key ends the attempt, and the caller
 *  takes the items one after the other.
 *  <p>Threads: any. <p>CPython: the critical sections on both operands of dict_merge and dict_equal. */
final class DictPairs {
    private DictPairs() {}

    /** {@code self.update(other)} for different dicts; false if some key has to be asked, and then only items that will come anyway are there. */
    @MayRunPython
    static boolean update(ThreadState ts, PyDict self, PyDict other) {
        PyObject[] replaced = new PyObject[8];
        int n = 0;
        DictKeys adopted = null;
        boolean done;
        TwoMutexes.lock(ts, self, other);
        try {
            DictKeys from = other.keysAcquire();
            if (self.size() == 0) {
                if (other.size() != 0) {
                    DictKeys copy = from.copy(ts, other.size());
                    adopted = self.keysAcquire();
                    self.replaceLockHeld(copy, copy.top());
                }
                done = true;
            } else {
                done = canMatch(ts, from, self.keysAcquire());
                if (done && self.size() + other.size() > 8) {
                    self.reserveLockHeld(other.size());
                }
                for (int i = 0; done && i < from.top(); i++) {
                    PyObject key = from.keyPlain(i);
                    if (key == null) {
                        continue;
                    }
                    int ix = self.keysAcquire().find(ts, key, from.hashAt(i));
                    if (ix == DictKeys.UNKNOWN) {
                        done = false;
                    } else if (ix >= 0) {
                        if (n == replaced.length) {
                            replaced = java.util.Arrays.copyOf(replaced, 2 * n);
                        }
                        replaced[n++] = self.keysAcquire().exchangeValue(ix, Refs.newRef(ts, from.valuePlain(i)));
                        self.changed(key, from.valuePlain(i));
                    } else {
                        if (self.keysAcquire().isFull()) {
                            self.growLockHeld();
                        }
                        self.insertLockHeld(ts, key, from.hashAt(i), Refs.newRef(ts, from.valuePlain(i)));
                    }
                }
            }
        } finally {
            TwoMutexes.unlock(self, other);
        }
        if (adopted != null) {
            adopted.release(ts);
        }
        Refs.releaseAll(ts, replaced, 0, n);
        return done;
    }

    private static boolean canMatch(ThreadState ts, DictKeys of, DictKeys in) {
        for (int i = 0; i < of.top(); i++) {
            if (of.keyPlain(i) != null && in.find(ts, of.keyPlain(i), of.hashAt(i)) == DictKeys.UNKNOWN) {
                return false;
            }
        }
        return true;
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

    /** The values under the keys of {@code a}: its own and that of {@code b} in turn, each owned. */
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
            PyObject[] pairs = new PyObject[2 * a.size()];
            int n = 0;
            for (int i = 0; i < of.top(); i++) {
                if (of.keyPlain(i) != null) {
                    int ix = in.find(ts, of.keyPlain(i), of.hashAt(i));
                    if (ix < 0) {
                        return new Values(pairs, n, ix == DictKeys.MISS, false);
                    }
                    pairs[n++] = Refs.newRef(ts, of.valuePlain(i));
                    pairs[n++] = Refs.newRef(ts, in.valuePlain(ix));
                }
            }
            return new Values(pairs, n, true, true);
        } finally {
            TwoMutexes.unlockRelease(a, b);
        }
    }
}
