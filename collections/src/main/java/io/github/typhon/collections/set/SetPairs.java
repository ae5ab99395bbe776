// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.set;

import io.github.typhon.collections.hash.SetTable;
import io.github.typhon.refcount.contract.LockFree;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.lock.PyMutex;
import io.github.typhon.refcount.lock.TwoMutexes;
import io.github.typhon.refcount.thread.ThreadState;

/** The algebra of two sets at one moment: under both mutexes, which a key that has to be asked would make impossible. Such a key ends the attempt
 *  before anything has changed, and the caller takes the keys one after the other ({@link SetOps}).
 *  <p>Threads: any. A frozenset never changes, so it is not locked. <p>CPython: the critical sections on both operands of setobject.c. */
final class SetPairs {
    /** In the results of {@link #match}: no key at this slot. */
    private static final int NO_KEY = -4;

    /** What could not be decided without asking a key. */
    static final int ASK = -1;

    private SetPairs() {}

    private static void lock(ThreadState ts, AnySet a, AnySet b) {
        if (a instanceof PySet && b instanceof PySet) {
            TwoMutexes.lock(ts, a, b);
        } else if (a instanceof PySet) {
            PyMutex.lock(ts, a);
        } else if (b instanceof PySet) {
            PyMutex.lock(ts, b);
        }
    }

    private static void unlock(AnySet a, AnySet b) {
        if (a instanceof PySet) {
            PyMutex.unlock(a);
        }
        if (b != a && b instanceof PySet) {
            PyMutex.unlock(b);
        }
    }

    /** For each slot of one table the slot of the same key in the other, MISS if it is not there, NO_KEY; null if a key has to be asked. */
    @LockFree
    private static int[] match(ThreadState ts, SetTable of, SetTable in) {
        int[] places = new int[of.mask() + 1];
        for (int i = 0; i < places.length; i++) {
            places[i] = of.isKey(i) ? in.find(ts, of.keyPlain(i), of.hashAt(i)) : NO_KEY;
            if (places[i] == SetTable.UNKNOWN) {
                return null;
            }
        }
        return places;
    }

    private static void addUnshared(ThreadState ts, AnySet r, SetTable from, int i) {
        r.insertUnshared(ts, from.keyPlain(i), from.hashAt(i));
    }

    /** Fills an empty set that nobody else has with the keys that were found, or missed. */
    private static void addMatches(ThreadState ts, AnySet r, SetTable from, int[] places, boolean found) {
        int n = 0;
        for (int p : places) {
            if (isWanted(p, found)) {
                n++;
            }
        }
        if (n == 0) {
            return;
        }
        // Keys that all have slots of their own lie there, in whatever order they come: the table need not grow.
        SetTable t = AnySet.tableAfter(n);
        int i = 0;
        while (i < places.length && (!isWanted(places[i], found) || t.placeAtHome(ts, from.keyPlain(i), from.hashAt(i)))) {
            i++;
        }
        if (i == places.length) {
            r.replaceLockHeld(t, n);
            return;
        }
        AnySet.release(ts, t);
        for (i = 0; i < places.length; i++) {
            if (isWanted(places[i], found)) {
                addUnshared(ts, r, from, i);
            }
        }
    }

    private static boolean isWanted(int place, boolean found) {
        return found ? place >= 0 : place == SetTable.MISS;
    }

    /** {@code a & b} into an empty set that nobody else has; false if keys have to be asked. */
    static boolean intersection(ThreadState ts, AnySet a, AnySet b, AnySet result) {
        lock(ts, a, b);
        try {
            SetTable small = (b.size() > a.size() ? a : b).tableAcquire();
            SetTable large = (b.size() > a.size() ? b : a).tableAcquire();
            int[] places = match(ts, small, large);
            if (places == null) {
                return false;
            }
            addMatches(ts, result, small, places, true);
            return true;
        } finally {
            unlock(a, b);
        }
    }

    /** {@code a - b}, as {@link #intersection}. */
    static boolean difference(ThreadState ts, AnySet a, AnySet b, AnySet result) {
        PyObject[] removed = null;
        lock(ts, a, b);
        try {
            SetTable from = a.tableAcquire();
            if (a.size() >> 2 > b.size()) {
                int[] places = isAsCopied(from, a.size()) ? match(ts, b.tableAcquire(), from) : null;
                if (places == null) {
                    return false;
                }
                result.replaceLockHeld(from.copy(ts), a.size());
                removed = deleteAll(result, places);
            } else {
                int[] places = match(ts, from, b.tableAcquire());
                if (places == null) {
                    return false;
                }
                addMatches(ts, result, from, places, false);
            }
        } finally {
            unlock(a, b);
        }
        if (removed != null) {
            Refs.releaseAll(ts, removed, 0, removed.length);
            result.compact(ts);
        }
        return true;
    }

    /** Whether a set into which this table's keys are merged would get a table just like it; others are laid out anew, in another order. */
    private static boolean isAsCopied(SetTable from, int used) {
        int size = AnySet.isCrowded(used, SetTable.EMPTY) ? SetTable.sizeAbove(2L * used) : SetTable.EMPTY.mask() + 1;
        return from.mask() == size - 1 && from.fill() == used;
    }

    /** Deletes what was found and hands it over. */
    private static @Owned PyObject[] deleteAll(AnySet s, int[] places) {
        int n = 0;
        for (int p : places) {
            if (p >= 0) {
                n++;
            }
        }
        PyObject[] removed = new PyObject[n];
        for (int p : places) {
            if (p >= 0) {
                removed[--n] = s.deleteLockHeld(p);
            }
        }
        return removed;
    }

    /** {@code a -= b}; false if keys have to be asked. */
    @MayRunPython
    static boolean remove(ThreadState ts, AnySet a, AnySet b) {
        PyObject[] removed;
        lock(ts, a, b);
        try {
            boolean small = b.size() >> 3 > a.size();
            int[] places = small ? match(ts, a.tableAcquire(), b.tableAcquire()) : match(ts, b.tableAcquire(), a.tableAcquire());
            if (places == null) {
                return false;
            }
            for (int i = 0; small && i < places.length; i++) {
                places[i] = places[i] >= 0 ? i : places[i];
            }
            removed = deleteAll(a, places);
        } finally {
            unlock(a, b);
        }
        Refs.releaseAll(ts, removed, 0, removed.length);
        a.compact(ts);
        return true;
    }

    /** {@code a &= b}; false if keys have to be asked. */
    @MayRunPython
    static boolean retain(ThreadState ts, AnySet a, AnySet b) {
        AnySet kept = SetOps.newLike(ts, a);
        SetTable old = null;
        lock(ts, a, b);
        try {
            SetTable small = (b.size() > a.size() ? a : b).tableAcquire();
            int[] places = match(ts, small, (b.size() > a.size() ? b : a).tableAcquire());
            if (places != null) {
                addMatches(ts, kept, small, places, true);
                old = a.replaceLockHeld(kept.tableAcquire(), kept.size());
                kept.replaceLockHeld(SetTable.EMPTY, 0);
            }
        } finally {
            unlock(a, b);
            Refs.decref(ts, kept);
        }
        if (old == null) {
            return false;
        }
        AnySet.release(ts, old);
        return true;
    }

    /** {@code a |= b}; false if keys have to be asked. */
    static boolean add(ThreadState ts, AnySet a, AnySet b) {
        lock(ts, a, b);
        try {
            return addLockHeld(ts, a, b, false);
        } finally {
            unlock(a, b);
        }
    }

    private static boolean addLockHeld(ThreadState ts, AnySet a, AnySet b, boolean unshared) {
        SetTable from = b.tableAcquire();
        int n = b.size();
        if (n == 0) {
            return true;
        }
        if (a.tableAcquire().fill() == 0) {
            a.copyIntoEmptyLockHeld(ts, from, n);
            return true;
        }
        int[] places = match(ts, from, a.tableAcquire());
        if (places == null) {
            return false;
        }
        a.reserveLockHeld(n);
        for (int i = 0; i < places.length; i++) {
            if (places[i] != SetTable.MISS) {
                continue;
            }
            if (unshared) {
                addUnshared(ts, a, from, i);
            } else {
                a.insertLockHeld(ts, from.keyPlain(i), from.hashAt(i), a.room());
            }
        }
        return true;
    }

    /** {@code a | b} into an empty set that nobody else has; false, and something in it, if keys have to be asked. */
    static boolean union(ThreadState ts, AnySet a, AnySet b, AnySet result) {
        lock(ts, a, b);
        try {
            return addLockHeld(ts, result, a, true) && addLockHeld(ts, result, b, true);
        } finally {
            unlock(a, b);
        }
    }

    /** {@code a ^ b}, as {@link #union}. */
    static boolean symmetricDifference(ThreadState ts, AnySet a, AnySet b, AnySet result) {
        PyObject[] removed = null;
        lock(ts, a, b);
        try {
            removed = addLockHeld(ts, result, b, true) ? toggleLockHeld(ts, result, a) : null;
        } finally {
            unlock(a, b);
        }
        if (removed != null) {
            Refs.releaseAll(ts, removed, 0, removed.length);
        }
        return removed != null;
    }

    /** {@code a ^= b}: each key of b in turn is removed, or added. False if keys have to be asked. */
    @MayRunPython
    static boolean toggle(ThreadState ts, AnySet a, AnySet b) {
        PyObject[] removed = null;
        lock(ts, a, b);
        try {
            removed = toggleLockHeld(ts, a, b);
        } finally {
            unlock(a, b);
        }
        if (removed != null) {
            Refs.releaseAll(ts, removed, 0, removed.length);
        }
        return removed != null;
    }

    /** What was removed, to be dropped after the unlock; null if keys have to be asked. */
    private static @Owned PyObject[] toggleLockHeld(ThreadState ts, AnySet a, AnySet b) {
        SetTable from = b.tableAcquire();
        SetTable before = a.tableAcquire();
        int[] places = match(ts, from, before);
        if (places == null) {
            return null;
        }
        int n = 0;
        PyObject[] gone = new PyObject[places.length];
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
                gone[i] = before.keyPlain(places[i]);
                n++;
            }
        }
        PyObject[] removed = new PyObject[n];
        for (int i = 0; i < places.length; i++) {
            if (gone[i] != null) {
                // The same key, perhaps at another place: the table may have grown.
                SetTable t = a.tableAcquire();
                removed[--n] = a.deleteLockHeld(t == before ? places[i] : t.slotOf(gone[i], from.hashAt(i)));
            } else if (places[i] == SetTable.MISS) {
                a.insertLockHeld(ts, from.keyPlain(i), from.hashAt(i), a.room());
            }
        }
        return removed;
    }

    /** Copies of both tables of one moment. */
    static @Owned SetTable[] snapshots(ThreadState ts, AnySet a, AnySet b) {
        lock(ts, a, b);
        try {
            return new SetTable[] {a.tableAcquire().copy(ts), b.tableAcquire().copy(ts)};
        } finally {
            unlock(a, b);
        }
    }

    /** Whether all keys of one set are in the other, which is as large if {@code sameSize}: 1, 0 or ASK. */
    static int isSubset(ThreadState ts, AnySet a, AnySet b, boolean sameSize, boolean smaller) {
        lock(ts, a, b);
        try {
            if (sameSize ? a.size() != b.size() : smaller ? a.size() >= b.size() : a.size() > b.size()) {
                return 0;
            }
            SetTable of = a.tableAcquire();
            SetTable in = b.tableAcquire();
            for (int i = 0; i <= of.mask(); i++) {
                int place = of.isKey(i) ? in.find(ts, of.keyPlain(i), of.hashAt(i)) : 0;
                if (place < 0) {
                    return place == SetTable.MISS ? 0 : ASK;
                }
            }
            return 1;
        } finally {
            unlock(a, b);
        }
    }

    /** Whether two sets have no key in common: 1, 0 or ASK. */
    static int isDisjoint(ThreadState ts, AnySet a, AnySet b) {
        lock(ts, a, b);
        try {
            SetTable of = (b.size() > a.size() ? a : b).tableAcquire();
            SetTable in = (b.size() > a.size() ? b : a).tableAcquire();
            for (int i = 0; i <= of.mask(); i++) {
                int place = of.isKey(i) ? in.find(ts, of.keyPlain(i), of.hashAt(i)) : SetTable.MISS;
                if (place != SetTable.MISS) {
                    return place >= 0 ? 0 : ASK;
                }
            }
            return 1;
        } finally {
            unlock(a, b);
        }
    }
}
