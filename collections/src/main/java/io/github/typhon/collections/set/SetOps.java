// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.set;

import io.github.typhon.collections.hash.KeyCompare;
import io.github.typhon.collections.hash.KeyTable;
import io.github.typhon.collections.hash.SetTable;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.tuple.PyTuple;

/** The algebra of sets. Results have the receiver's built-in type; the order of insertions is CPython's, so small ints print alike.
 *  <p>CPython: set_update_internal, set_intersection, set_difference, set_symmetric_difference_update, set_issubset. */
public final class SetOps {
    private SetOps() {}

    /** Runs over a set as it is now and later; keys are borrowed for the step, which answers false to stop. */
    static void forEach(ThreadState ts, AnySet s, KeyTable.Step step) {
        AnySet.Cursor c = new AnySet.Cursor();
        boolean more = true;
        while (more && s.next(ts, c)) {
            try {
                more = step.accept(c.key, c.hash);
            } finally {
                Refs.decref(ts, c.key);
            }
        }
    }

    /** Runs over the keys of any iterable, with their hashes. */
    private static void forEachKey(ThreadState ts, PyObject iterable, KeyTable.Step step) {
        if (iterable instanceof AnySet s) {
            forEach(ts, s, step);
        } else if (iterable instanceof KeyTable t && t.isExact()) {
            t.forEachKey(ts, step);
        } else {
            Iterators.forEach(ts, iterable, key -> step.accept(key, KeyCompare.setHash(ts, key)));
        }
    }

    static AnySet newLike(ThreadState ts, AnySet s) {
        return s instanceof PySet ? new PySet(ts) : new PyFrozenSet(ts);
    }

    @FunctionalInterface
    private interface Fill<T> {
        void into(T result);
    }

    private static <T extends AnySet> @Owned T built(ThreadState ts, T result, Fill<T> fill) {
        try {
            fill.into(result);
            return result;
        } catch (Throwable e) {
            Refs.decref(ts, result);
            throw e;
        }
    }

    /** A set or frozenset of the items. */
    public static @Owned PySet set(ThreadState ts, PyObject iterable) {
        return built(ts, new PySet(ts), r -> fill(ts, r, iterable));
    }

    public static @Owned PyFrozenSet frozenset(ThreadState ts, PyObject iterable) {
        return built(ts, new PyFrozenSet(ts), r -> fill(ts, r, iterable));
    }

    static @Owned AnySet copy(ThreadState ts, AnySet s) {
        return built(ts, newLike(ts, s), r -> update(ts, r, s));
    }

    /** The keys of an iterable, into a set that is empty unless other threads have it. */
    static void fill(ThreadState ts, AnySet self, PyObject iterable) {
        Class<?> c = iterable.getClass();
        if (c == PyList.class || c == PyTuple.class) {
            SetFill.fill(ts, self, iterable);
        } else {
            update(ts, self, iterable);
        }
    }

    public static void update(ThreadState ts, AnySet self, PyObject other) {
        if (other instanceof AnySet s) {
            if (self != s && s.size() != 0 && !SetPairs.add(ts, self, s)) {
                mergeSnapshot(ts, self, s.snapshot(ts));
            }
        } else if (other instanceof KeyTable t && t.isExact()) {
            self.reserve(ts, t.size());
            t.forEachKey(ts, (k, h) -> {
                self.add(ts, k, h);
                return true;
            });
        } else {
            Iterators.forEach(ts, other, key -> {
                self.add(ts, key);
                return true;
            });
        }
    }

    private static void mergeSnapshot(ThreadState ts, AnySet self, @Stolen SetTable t) {
        int n = 0;
        for (int i = 0; i <= t.mask(); i++) {
            if (t.isKey(i)) {
                n++;
            }
        }
        self.reserve(ts, n);
        if (self.adoptIfEmpty(ts, t, n)) {
            return;
        }
        try {
            for (int i = 0; i <= t.mask(); i++) {
                if (t.isKey(i)) {
                    self.add(ts, t.keyPlain(i), t.hashAt(i));
                }
            }
        } finally {
            AnySet.release(ts, t);
        }
    }

    public static @Owned AnySet intersection(ThreadState ts, AnySet self, PyObject other) {
        if (self == other) {
            return copy(ts, self);
        }
        return built(ts, newLike(ts, self), r -> {
            if (other instanceof AnySet o) {
                if (SetPairs.intersection(ts, self, o, r)) {
                    return;
                }
                AnySet small = o.size() > self.size() ? self : o;
                AnySet large = small == self ? o : self;
                forEach(ts, small, (k, h) -> {
                    if (large.contains(ts, k, h)) {
                        r.add(ts, k, h);
                    }
                    return true;
                });
            } else {
                Iterators.forEach(ts, other, key -> {
                    long h = Objects.hash(ts, key);
                    if (self.contains(ts, key, h)) {
                        r.add(ts, key, h);
                    }
                    return true;
                });
            }
        });
    }

    static @Owned AnySet intersectionAll(ThreadState ts, AnySet self, PyObject[] others) {
        if (others.length == 0) {
            return copy(ts, self);
        }
        AnySet r = Refs.newRef(ts, self);
        for (PyObject o : others) {
            AnySet next;
            try {
                next = intersection(ts, r, o);
            } finally {
                Refs.decref(ts, r);
            }
            r = next;
        }
        return r;
    }

    /** Makes the result of {@code intersectionAll} the content of the receiver. */
    public static void intersectionUpdate(ThreadState ts, AnySet self, PyObject[] others) {
        if (others.length == 1 && others[0] instanceof AnySet o && (o == self || SetPairs.retain(ts, self, o))) {
            return;
        }
        AnySet r = intersectionAll(ts, self, others);
        SetTable t = r.snapshot(ts);
        int n = r.size();
        Refs.decref(ts, r);
        self.replace(ts, t, n);
    }

    public static @Owned AnySet difference(ThreadState ts, AnySet self, PyObject other) {
        if (other instanceof AnySet o && o != self) {
            AnySet r = newLike(ts, self);
            boolean done = false;
            try {
                done = SetPairs.difference(ts, self, o, r);
            } finally {
                if (!done) {
                    Refs.decref(ts, r);
                }
            }
            if (done) {
                return r;
            }
        }
        int n = other instanceof AnySet s ? s.size() : other instanceof KeyTable t && t.isExact() ? t.size() : -1;
        if (n < 0 || self.size() >> 2 > n) {
            return built(ts, copy(ts, self), r -> differenceUpdate(ts, r, other));
        }
        return built(ts, newLike(ts, self), r -> forEach(ts, self, (k, h) -> {
            boolean there = ((KeyTable) other).containsKey(ts, k, h);
            if (!there) {
                r.add(ts, k, h);
            }
            return true;
        }));
    }

    public static void differenceUpdate(ThreadState ts, AnySet self, PyObject other) {
        if (self == other) {
            self.clearAll(ts);
            return;
        }
        if (other instanceof AnySet s && SetPairs.remove(ts, self, s)) {
            return;
        }
        if (other instanceof AnySet s && s.size() >> 3 > self.size()) {
            AnySet common = intersection(ts, self, s);
            try {
                forEachKey(ts, common, (k, h) -> drop(ts, self, k, h));
            } finally {
                Refs.decref(ts, common);
            }
        } else {
            forEachKey(ts, other, (k, h) -> drop(ts, self, k, h));
        }
        self.compact(ts);
    }

    private static boolean drop(ThreadState ts, AnySet self, PyObject k, long h) {
        self.discard(ts, k, h);
        return true;
    }

    public static void symmetricDifferenceUpdate(ThreadState ts, AnySet self, PyObject other) {
        if (self == other) {
            self.clearAll(ts);
            return;
        }
        if (other instanceof AnySet s && SetPairs.toggle(ts, self, s)) {
            return;
        }
        KeyTable.Step toggle = (k, h) -> {
            if (!self.discard(ts, k, h)) {
                self.add(ts, k, h);
            }
            return true;
        };
        if (other instanceof AnySet || other instanceof KeyTable t && t.isExact()) {
            forEachKey(ts, other, toggle);
            return;
        }
        AnySet unique = built(ts, newLike(ts, self), r -> update(ts, r, other));
        try {
            forEach(ts, unique, toggle);
        } finally {
            Refs.decref(ts, unique);
        }
    }

    static @Owned AnySet symmetricDifference(ThreadState ts, AnySet self, PyObject other) {
        return built(ts, newLike(ts, self), r -> {
            if (other instanceof AnySet o) {
                if (SetPairs.symmetricDifference(ts, self, o, r)) {
                    return;
                }
                r.clearAll(ts);
                SetTable[] both = SetPairs.snapshots(ts, self, o);
                mergeSnapshot(ts, r, both[1]);
                AnySet mine = newLike(ts, self);
                mergeSnapshot(ts, mine, both[0]);
                try {
                    symmetricDifferenceUpdate(ts, r, mine);
                } finally {
                    Refs.decref(ts, mine);
                }
            } else {
                update(ts, r, other);
                symmetricDifferenceUpdate(ts, r, self);
            }
        });
    }

    /** {@code self | other}: both as they were at one moment. */
    static @Owned AnySet union(ThreadState ts, AnySet self, AnySet other) {
        return built(ts, newLike(ts, self), r -> {
            if (SetPairs.union(ts, self, other, r)) {
                return;
            }
            r.clearAll(ts);
            SetTable[] both = SetPairs.snapshots(ts, self, other);
            mergeSnapshot(ts, r, both[0]);
            mergeSnapshot(ts, r, both[1]);
        });
    }

    static boolean isSubset(ThreadState ts, AnySet self, PyObject other) {
        if (!(other instanceof AnySet o)) {
            AnySet common = intersection(ts, self, other);
            int n = common.size();
            Refs.decref(ts, common);
            return n == self.size();
        }
        return isSubset(ts, self, o, false, false);
    }

    static boolean isSubset(ThreadState ts, AnySet self, AnySet o, boolean sameSize, boolean smaller) {
        int answer = SetPairs.isSubset(ts, self, o, sameSize, smaller);
        if (answer != SetPairs.ASK) {
            return answer == 1;
        }
        boolean[] all = {true};
        forEach(ts, self, (k, h) -> all[0] = o.contains(ts, k, h));
        return all[0];
    }

    static boolean isSuperset(ThreadState ts, AnySet self, PyObject other) {
        if (other instanceof AnySet o) {
            return isSubset(ts, o, self);
        }
        boolean[] all = {true};
        Iterators.forEach(ts, other, key -> all[0] = self.contains(ts, key, KeyCompare.setHash(ts, key)));
        return all[0];
    }

    static boolean isDisjoint(ThreadState ts, AnySet self, PyObject other) {
        if (self == other) {
            return self.size() == 0;
        }
        boolean[] disjoint = {true};
        if (other instanceof AnySet o) {
            int answer = SetPairs.isDisjoint(ts, self, o);
            if (answer != SetPairs.ASK) {
                return answer == 1;
            }
            AnySet small = o.size() > self.size() ? self : o;
            AnySet large = small == self ? o : self;
            forEach(ts, small, (k, h) -> disjoint[0] = !large.contains(ts, k, h));
        } else {
            Iterators.forEach(ts, other, key -> disjoint[0] = !self.contains(ts, key, KeyCompare.setHash(ts, key)));
        }
        return disjoint[0];
    }

    /** CPython: frozenset_hash_impl, an order-free mix of the keys' hashes. */
    static long frozenHash(AnySet s) {
        SetTable t = s.tableAcquire();
        long h = 0;
        int n = 0;
        for (int i = 0; i <= t.mask(); i++) {
            PyObject k = t.keyPlain(i);
            if (k != null && k != SetTable.DUMMY) {
                h ^= shuffle(t.hashAt(i));
                n++;
            }
        }
        h ^= (n + 1L) * 1927868237L;
        h ^= (h >>> 11) ^ (h >>> 25);
        h = h * 69069L + 907133923L;
        return h == -1 ? 590923713L : h;
    }

    private static long shuffle(long h) {
        return ((h ^ 89869747L) ^ (h << 16)) * 3644798167L;
    }
}
