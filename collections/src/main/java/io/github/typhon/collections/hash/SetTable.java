// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.hash;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.contract.LockFree;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The table of one set: open addressing, a run of neighbours first, then jumps; so small ints iterate in CPython's order.
 *  <p>Threads: read by anyone; written under the mutex of the set whose current table this is. Once replaced it never changes.
 *  <p>Ownership: owns its keys while current. <p>Ordering: a slot goes from empty to a key to {@link #DUMMY} and perhaps to another key, never
 *  back to empty; its hash is written before the key is released. A reader may meet a key with the hash of its successor: it compares
 *  the keys themselves, and a cursor looks at {@link #insertsAcquire} twice. <p>CPython: setentry tables of setobject.c. */
public final class SetTable {
    public static final int MISS = -1;
    public static final int UNKNOWN = -2;
    public static final int RESTART = -3;
    private static final int LINEAR_PROBES = 9;

    /** Where a key was removed. */
    public static final PyObject DUMMY = new PyObject() {
        @Override
        public PyType ob_type() {
            throw new AssertionError("DUMMY is not a value");
        }
    };


    /** Whose table this is. */
    public interface Holder {
        SetTable tableVolatile();
    }

    private static final VarHandle INSERTS;

    static {
        try {
            INSERTS = MethodHandles.lookup().findVarHandle(SetTable.class, "inserts", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The table of every empty set; replaced before the first insertion. */
    public static final SetTable EMPTY = new SetTable(8);

    private final int mask;
    private final long[] hashes;
    private final PyObject[] keys;
    /** Slots that are not empty. */
    @GuardedBy("the set's ob_mutex") private int fill;
    @GuardedBy("the set's ob_mutex") private int inserts;
    /** A key with a count was put in at some time. */
    private boolean counted;

    private SetTable(int size) {
        this(new long[size], new PyObject[size]);
    }

    private SetTable(long[] hashes, PyObject[] keys) {
        mask = keys.length - 1;
        this.hashes = hashes;
        this.keys = keys;
    }

    /** The smallest table with more than {@code n} slots. */
    public static SetTable largerThan(long n) {
        return new SetTable(sizeAbove(n));
    }

    /** How many slots that table has. */
    public static int sizeAbove(long n) {
        if (n >= 1 << 29) {
            throw io.github.typhon.objects.core.Raise.memoryError();
        }
        int size = 8;
        while (size <= n) {
            size <<= 1;
        }
        return size;
    }

    public int mask() {
        return mask;
    }

    /** Moves with every insertion, before its key is there and after; odd while one is on. */
    public int insertsAcquire() {
        int v = inserts;
        VarHandle.acquireFence();
        return v;
    }

    public int fill() {
        return fill;
    }

    public long hashAt(int i) {
        return hashes[i];
    }

    public PyObject keyPlain(int i) {
        return keys[i];
    }

    /** Whether there may be a key that has a count; for the owner of the references, or with the world stopped. */
    public boolean mayHoldCounted() {
        return counted;
    }

    /** Whether a key is at the slot; under the mutex, or of a table that is not shared. */
    public boolean isKey(int i) {
        return keys[i] != null && keys[i] != DUMMY;
    }

    /** Null if empty, DUMMY, BUSY, or the key, owned but tentative: undo it if this is no longer the current table. */
    @LockFree
    public PyObject fetchKey(ThreadState ts, int i) {
        return Refs.fetch(ts, keys, i);
    }

    @LockFree
    public int find(ThreadState ts, PyObject key, long hash) {
        // Read once: the acquires would have HotSpot read them again.
        PyObject[] keys = this.keys;
        long[] hashes = this.hashes;
        int m = mask;
        long perturb = hash;
        int i = (int) hash & m;
        for (;;) {
            int end = i + LINEAR_PROBES <= m ? i + LINEAR_PROBES : i;
            for (int j = i; j <= end; j++) {
                PyObject stored = RefSlots.getAcquire(keys, j);
                if (stored == null) {
                    return MISS;
                }
                if (hashes[j] == hash && stored != DUMMY) {
                    int c = KeyCompare.quick(ts, stored, key);
                    if (c != KeyCompare.DIFFERENT) {
                        return c == KeyCompare.EQUAL ? j : UNKNOWN;
                    }
                }
            }
            perturb >>>= 5;
            i = (int) (i * 5L + 1 + perturb) & m;
        }
    }

    /** Where this very object is, which is among the keys; under the mutex, or of a table that is not shared. */
    public int slotOf(PyObject key, long hash) {
        int m = mask;
        long perturb = hash;
        int i = (int) hash & m;
        for (;;) {
            int end = i + LINEAR_PROBES <= m ? i + LINEAR_PROBES : i;
            for (int j = i; j <= end; j++) {
                if (keys[j] == key) {
                    return j;
                }
            }
            perturb >>>= 5;
            i = (int) (i * 5L + 1 + perturb) & m;
        }
    }

    /** As {@link #find}, asking {@code __eq__}; RESTART if the table was replaced or the slot changed. No mutex may be held. */
    @MayRunPython
    public int findAsking(ThreadState ts, Holder set, PyObject key, long hash) {
        int m = mask;
        long perturb = hash;
        int i = (int) hash & m;
        for (;;) {
            int end = i + LINEAR_PROBES <= m ? i + LINEAR_PROBES : i;
            for (int j = i; j <= end; j++) {
                PyObject stored = RefSlots.getAcquire(keys, j);
                if (stored == null) {
                    return MISS;
                }
                if (hashes[j] == hash && stored != DUMMY) {
                    int answer = ask(ts, set, key, j);
                    if (answer != MISS) {
                        return answer;
                    }
                }
            }
            perturb >>>= 5;
            i = (int) (i * 5L + 1 + perturb) & m;
        }
    }

    private int ask(ThreadState ts, Holder set, PyObject key, int j) {
        PyObject stored = Refs.fetch(ts, keys, j);
        if (stored == DUMMY) {
            return MISS;
        }
        if (stored == RefSlots.BUSY) {
            return RESTART;
        }
        if (set.tableVolatile() != this) {
            Refs.undoIncref(ts, stored);
            return RESTART;
        }
        boolean equal;
        try {
            equal = stored == key || Objects.richCompareBool(ts, stored, key, CompareOp.EQ);
        } finally {
            Refs.decref(ts, stored);
        }
        if (set.tableVolatile() != this || RefSlots.getVolatile(keys, j) != stored) {
            return RESTART;
        }
        return equal ? j : MISS;
    }

    // ---- writing: the set's mutex is held, or the table is not published yet

    /** Inserts a key that is absent; there must be room. */
    public void insert(@Stolen PyObject key, long hash) {
        int m = mask;
        long perturb = hash;
        int i = (int) hash & m;
        int free = -1;
        for (;;) {
            int end = i + LINEAR_PROBES <= m ? i + LINEAR_PROBES : i;
            for (int j = i; j <= end; j++) {
                if (keys[j] == DUMMY) {
                    free = j;
                } else if (keys[j] == null) {
                    if (free < 0) {
                        fill++;
                        free = j;
                    }
                    counted |= key instanceof RefCounted;
                    // Before the hash: a cursor that reads a hash together with another key notices.
                    INSERTS.setRelease(this, inserts + 1);
                    VarHandle.storeStoreFence();
                    hashes[free] = hash;
                    // Release: pairs with the acquire of find; the hash is there before the key.
                    RefSlots.setRelease(keys, free, key);
                    // After the key: who read this number and did not find the key reads another one under the mutex.
                    INSERTS.setRelease(this, inserts + 1);
                    return;
                }
            }
            perturb >>>= 5;
            i = (int) (i * 5L + 1 + perturb) & m;
        }
    }

    /** Puts a key where another table of the same size without removed keys has it. */
    public void place(int j, @Stolen PyObject key, long hash) {
        counted |= key instanceof RefCounted;
        hashes[j] = hash;
        fill++;
        RefSlots.setRelease(keys, j, key);
    }

    /** Removes the key at a slot and hands it over, to be dropped after {@code PyMutex.unlock}. */
    public PyObject delete(int j) {
        PyObject key = keys[j];
        RefSlots.setRelease(keys, j, DUMMY);
        return key;
    }

    /** Moves the live keys, in slot order, to a table with more than {@code n} slots; this one owns nothing afterwards. */
    public SetTable movedTo(long n) {
        return movedTo(largerThan(n));
    }

    /** As {@link #movedTo(long)}, to an empty table that is there already. */
    public SetTable movedTo(SetTable t) {
        t.placeAll(this);
        return t;
    }

    /** {@link #placeFirst} for all live keys of another table, in slot order. */
    private void placeAll(SetTable from) {
        PyObject[] keys = this.keys;
        long[] hashes = this.hashes;
        int m = mask;
        int atHome = 0;
        for (int i = 0; i <= from.mask; i++) {
            PyObject key = from.keys[i];
            if (key == null || key == DUMMY) {
                continue;
            }
            long hash = from.hashes[i];
            int j = (int) hash & m;
            if (keys[j] == null) {
                hashes[j] = hash;
                keys[j] = key;
                atHome++;
            } else {
                placeFirst(key, hash);
            }
        }
        fill += atHome;
        counted |= from.counted;
    }

    /** The live keys, in slot order, with new references to them, in a table with more than {@code n} slots. */
    public SetTable copiedTo(ThreadState ts, long n) {
        SetTable t = movedTo(n);
        t.increfAll(ts);
        return t;
    }

    /** As {@link #insert} for a table that nobody else can see yet and from which nothing was removed. */
    public void placeFirst(@Stolen PyObject key, long hash) {
        int m = mask;
        long perturb = hash;
        int i = (int) hash & m;
        for (;;) {
            int end = i + LINEAR_PROBES <= m ? i + LINEAR_PROBES : i;
            for (int j = i; j <= end; j++) {
                if (keys[j] == null) {
                    put(j, key, hash);
                    return;
                }
            }
            perturb >>>= 5;
            i = (int) (i * 5L + 1 + perturb) & m;
        }
    }

    private void put(int j, PyObject key, long hash) {
        counted |= key instanceof RefCounted;
        hashes[j] = hash;
        keys[j] = key;
        fill++;
    }

    /** As {@link #placeFirst} where a key's own slot is free; false, and nothing done, where it is not. Takes a new reference. */
    public boolean placeAtHome(ThreadState ts, PyObject key, long hash) {
        int j = (int) hash & mask;
        if (keys[j] != null) {
            return false;
        }
        put(j, Refs.newRef(ts, key), hash);
        return true;
    }

    /** The same slots, owning new references. */
    public SetTable copy(ThreadState ts) {
        SetTable t = new SetTable(hashes.clone(), keys.clone());
        t.fill = fill;
        t.counted = counted;
        t.increfAll(ts);
        return t;
    }

    private void increfAll(ThreadState ts) {
        if (!counted) {
            return;
        }
        for (PyObject k : keys) {
            if (k instanceof RefCounted r) {
                Refs.incref(ts, r);
            }
        }
    }
}
