// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.set;

import io.github.typhon.collections.hash.KeyCompare;
import io.github.typhon.collections.hash.KeyTable;
import io.github.typhon.collections.hash.SetTable;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.contract.LockFree;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.lock.PyMutex;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** What set and frozenset share: one {@link SetTable} and how it is read and changed.
 *  <p>Threads: membership and iteration never lock; changes hold the object's mutex. A frozenset changes only while it is built.
 *  <p>Ownership: the current table owns the keys; removed ones are dropped after the unlock.
 *  <p>Ordering: {@code table} is release-stored and checked again after owning a counted key.
 *  <p>Re-entry: keys are compared with nothing locked whenever that may run Python. */
public abstract class AnySet extends RefCounted implements SetTable.Holder, KeyTable {
    private static final VarHandle TABLE;
    private static final VarHandle USED;

    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            TABLE = l.findVarHandle(AnySet.class, "table", SetTable.class);
            USED = l.findVarHandle(AnySet.class, "used", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @GuardedBy("ob_mutex") private SetTable table = SetTable.EMPTY;
    @GuardedBy("ob_mutex") private int used;
    @GuardedBy("ob_mutex") private int finger;
    /** Of frozensets: -1 until asked for. */
    long hash = -1;

    AnySet(ThreadState ts) {
        super(ts);
        track(ts);
    }

    @Override
    public final int size() {
        int v = used;
        VarHandle.acquireFence();
        return v;
    }

    final SetTable tableAcquire() {
        SetTable v = table;
        VarHandle.acquireFence();
        return v;
    }

    @Override
    public final SetTable tableVolatile() {
        return (SetTable) TABLE.getVolatile(this);
    }

    // ---- reading

    /** Membership; a set that cannot be hashed is looked for by the hash of its frozenset. */
    @MayRunPython
    public final boolean contains(ThreadState ts, PyObject key) {
        return contains(ts, key, lookupHash(ts, key));
    }

    static long lookupHash(ThreadState ts, PyObject key) {
        try {
            return KeyCompare.setHash(ts, key);
        } catch (PyException e) {
            if (!(key instanceof PySet s) || !e.matches(Exc.TypeError)) {
                throw e;
            }
            e.discard(ts);
            return SetOps.frozenHash(s);
        }
    }

    @MayRunPython
    public final boolean contains(ThreadState ts, PyObject key, long hash) {
        for (int spin = 0;; spin++) {
            SetTable t = tableAcquire();
            int i = t.find(ts, key, hash);
            if (i == SetTable.UNKNOWN) {
                i = t.findAsking(ts, this, key, hash);
            }
            if (i != SetTable.RESTART) {
                return i >= 0;
            }
            pause(ts, spin);
        }
    }

    /** Whether a plain value is among the keys: 1, 0, or -1 if a key in the way has to be asked. */
    public final int containsPlain(ThreadState ts, PyObject key) {
        int i = tableAcquire().find(ts, key, KeyCompare.setHash(ts, key));
        return i >= 0 ? 1 : i == SetTable.MISS ? 0 : -1;
    }

    private static void pause(ThreadState ts, int spin) {
        if (spin < 16) {
            Thread.onSpinWait();
        } else {
            ts.poll();
            Thread.yield();
        }
    }

    /** Cursor over a set that others may change meanwhile; the key is owned by the cursor's user. */
    public static final class Cursor {
        int position;
        public PyObject key;
        public long hash;
    }

    @LockFree
    public final boolean next(ThreadState ts, Cursor c) {
        for (int spin = 0;; spin++) {
            SetTable t = tableAcquire();
            int inserts = t.insertsAcquire();
            int i = c.position;
            PyObject key = null;
            while (i <= t.mask()) {
                key = t.fetchKey(ts, i);
                if (key != null && key != SetTable.DUMMY) {
                    break;
                }
                i++;
            }
            if (i > t.mask()) {
                c.position = i;
                return false;
            }
            if (key != RefSlots.BUSY) {
                long h = t.hashAt(i);
                VarHandle.acquireFence();
                if (t.insertsAcquire() == inserts && (!(key instanceof RefCounted) || tableVolatile() == t)) {
                    c.position = i + 1;
                    c.key = key;
                    c.hash = h;
                    return true;
                }
                Refs.undoIncref(ts, key);
            }
            pause(ts, spin);
        }
    }

    @Override
    public final boolean isExact() {
        return getClass() == PySet.class || getClass() == PyFrozenSet.class;
    }

    @Override
    public final boolean containsKey(ThreadState ts, PyObject key, long hash) {
        return contains(ts, key, hash);
    }

    @Override
    public final void forEachKey(ThreadState ts, KeyTable.Step step) {
        SetTable t = snapshot(ts);
        try {
            for (int i = 0; i <= t.mask(); i++) {
                if (t.isKey(i) && !step.accept(t.keyPlain(i), t.hashAt(i))) {
                    return;
                }
            }
        } finally {
            release(ts, t);
        }
    }

    @Override
    public final @Owned PyObject[] keysLockHeld(ThreadState ts) {
        SetTable t = table;
        PyObject[] keys = new PyObject[used];
        int n = 0;
        for (int i = 0; i <= t.mask(); i++) {
            if (t.isKey(i)) {
                keys[n++] = Refs.newRef(ts, t.keyPlain(i));
            }
        }
        return keys;
    }

    /** A copy of the table that owns new references. */
    public final @Owned SetTable snapshot(ThreadState ts) {
        PyMutex.lock(ts, this);
        try {
            return table.copy(ts);
        } finally {
            PyMutex.unlockRelease(this);
        }
    }

    static void release(ThreadState ts, @Stolen SetTable t) {
        if (!t.mayHoldCounted()) {
            return;
        }
        for (int i = 0; i <= t.mask(); i++) {
            PyObject k = t.keyPlain(i);
            if (k instanceof RefCounted r) {
                Refs.decref(ts, r);
            }
        }
    }

    // ---- writing

    @MayRunPython
    private int lockAndFind(ThreadState ts, PyObject key, long hash) {
        for (int spin = 0;; spin++) {
            PyMutex.lock(ts, this);
            SetTable t = table;
            int i = t.find(ts, key, hash);
            if (i != SetTable.UNKNOWN) {
                return i;
            }
            int inserts = t.insertsAcquire();
            PyMutex.unlockRelease(this);
            i = t.findAsking(ts, this, key, hash);
            if (i != SetTable.RESTART) {
                PyMutex.lock(ts, this);
                if (table == t && (i == SetTable.MISS ? t.insertsAcquire() == inserts : t.keyPlain(i) != SetTable.DUMMY)) {
                    return i;
                }
                PyMutex.unlockRelease(this);
            }
            pause(ts, spin);
        }
    }

    /** As {@link #lockAndFind} for a key that {@code seen} did not have after {@code inserts} insertions. */
    @MayRunPython
    private int lockAfterMiss(ThreadState ts, PyObject key, long hash, SetTable seen, int inserts) {
        PyMutex.lock(ts, this);
        if (table == seen && seen.insertsAcquire() == inserts) {
            return SetTable.MISS;
        }
        PyMutex.unlockRelease(this);
        return lockAndFind(ts, key, hash);
    }

    /** Adds a key; true if it was absent. */
    @MayRunPython
    public final boolean add(ThreadState ts, PyObject key) {
        return add(ts, key, KeyCompare.setHash(ts, key));
    }

    /** As {@link #add(ThreadState, PyObject)}. A key that is there already is found without the mutex: threads that add the same keys share the set's lines. */
    @MayRunPython
    public final boolean add(ThreadState ts, PyObject key, long hash) {
        SetTable seen = tableAcquire();
        int inserts = seen.insertsAcquire();
        int i = seen.find(ts, key, hash);
        if (i >= 0) {
            return false;
        }
        i = i == SetTable.MISS && (inserts & 1) == 0 ? lockAfterMiss(ts, key, hash, seen, inserts) : lockAndFind(ts, key, hash);
        if (i < 0) {
            insertLockHeld(ts, key, hash, roomOrUnlock());
        }
        PyMutex.unlockRelease(this);
        return i < 0;
    }

    /** Adds a key, without running Python code; false, and nothing happened, if a key in the way has to be asked. The set need only live until the caller's
     *  next poll. */
    public final boolean addQuickly(ThreadState ts, PyObject key, long hash) {
        SetTable seen = tableAcquire();
        int i = seen.find(ts, key, hash);
        if (i == SetTable.UNKNOWN) return false;
        if (i >= 0) return true;
        PyMutex.lock(ts, this);
        i = table.find(ts, key, hash);
        if (i == SetTable.MISS) insertLockHeld(ts, key, hash, roomOrUnlock());
        PyMutex.unlockRelease(this);
        return i != SetTable.UNKNOWN;
    }

    /** The table that the one more key makes necessary, or null. Allocated before the key is in: without memory nothing has changed. */
    SetTable room() {
        SetTable t = table;
        if (t == SetTable.EMPTY) {
            return SetTable.largerThan(0);
        }
        return isCrowded(t.fill() + 1, t) ? SetTable.largerThan(roomFor(used + 1L)) : null;
    }

    /** Whether a table with so many slots in use has to grow. */
    static boolean isCrowded(long fill, SetTable t) {
        return fill * 5 >= t.mask() * 3L;
    }

    /** How many slots CPython's growth asks for. */
    static long roomFor(long n) {
        return n > 50000 ? n * 2 : n * 4;
    }

    private SetTable roomOrUnlock() {
        try {
            return room();
        } catch (OutOfMemoryError e) {
            PyMutex.unlockRelease(this);
            throw e;
        }
    }

    void insertLockHeld(ThreadState ts, PyObject key, long hash, SetTable room) {
        SetTable t = table;
        if (t == SetTable.EMPTY) {
            t = room;
            TABLE.setRelease(this, t);
        }
        t.insert(Refs.newRef(ts, key), hash);
        USED.setRelease(this, used + 1);
        if (isCrowded(t.fill(), t)) {
            TABLE.setRelease(this, t.movedTo(room));
        }
    }

    /** As {@link #insertLockHeld} for a set that nobody else can see yet and from which nothing was removed. */
    void insertUnshared(ThreadState ts, PyObject key, long hash) {
        SetTable t = table == SetTable.EMPTY ? SetTable.largerThan(0) : table;
        t.placeFirst(Refs.newRef(ts, key), hash);
        used++;
        TABLE.setRelease(this, isCrowded(t.fill(), t) ? t.movedTo(roomFor(used)) : t);
    }

    /** The table that an empty set has after so many insertions. */
    static SetTable tableAfter(int insertions) {
        SetTable t = SetTable.EMPTY;
        int size = t.mask() + 1;
        for (;;) {
            // The first number of keys at which a table of that size is crowded.
            long full = ((size - 1) * 3L + 4) / 5;
            if (insertions < full) {
                return SetTable.largerThan(size - 1);
            }
            size = SetTable.sizeAbove(roomFor(full));
        }
    }

    /** As {@link #add(ThreadState, PyObject)} for a set that is being built: its one reference is where no other thread looks unless the world is
     *  stopped. While it is the only one nobody else can lock, and no mutex is needed. */
    @MayRunPython
    public final void addBuilding(ThreadState ts, PyObject key) {
        long hash = KeyCompare.setHash(ts, key);
        int i = Refs.isUniquelyReferenced(ts, this) ? table.find(ts, key, hash) : SetTable.UNKNOWN;
        if (i == SetTable.UNKNOWN) {
            add(ts, key, hash);
        } else if (i < 0) {
            insertLockHeld(ts, key, hash, room());
        }
    }

    /** Removes a key; false if it was absent. */
    @MayRunPython
    public final boolean discard(ThreadState ts, PyObject key, long hash) {
        int i = lockAndFind(ts, key, hash);
        PyObject old = null;
        if (i >= 0) {
            old = deleteLockHeld(i);
        }
        PyMutex.unlock(ts, this, old);
        Refs.xdecref(ts, old);
        return i >= 0;
    }

    @Owned PyObject deleteLockHeld(int i) {
        PyObject key = table.delete(i);
        USED.setRelease(this, used - 1);
        return key;
    }

    /** Takes out some key; null if empty. */
    final @Owned PyObject popAny(ThreadState ts) {
        PyMutex.lock(ts, this);
        PyObject key = null;
        if (used > 0) {
            SetTable t = table;
            int i = finger & t.mask();
            while (t.keyPlain(i) == null || t.keyPlain(i) == SetTable.DUMMY) {
                i = i + 1 & t.mask();
            }
            key = deleteLockHeld(i);
            finger = i + 1;
        }
        PyMutex.unlock(ts, this, key);
        return key;
    }

    @MayRunPython
    final void clearAll(ThreadState ts) {
        replace(ts, SetTable.EMPTY, 0);
    }

    /** Makes this the table, and drops the old one. */
    @MayRunPython
    final void replace(ThreadState ts, @Stolen SetTable t, int n) {
        PyMutex.lock(ts, this);
        SetTable old = replaceLockHeld(t, n);
        PyMutex.unlock(ts, this);
        release(ts, old);
    }

    /** Makes this the table and hands over the old one, to be released after the unlock. */
    @Owned SetTable replaceLockHeld(@Stolen SetTable t, int n) {
        SetTable old = table;
        TABLE.setVolatile(this, t);
        USED.setRelease(this, n);
        return old;
    }

    /** Removes the traces of removed keys if there are many. */
    final void compact(ThreadState ts) {
        PyMutex.lock(ts, this);
        try {
            if (table.fill() - used > table.mask() / 4) {
                TABLE.setRelease(this, table.movedTo(roomFor(used)));
            }
        } finally {
            PyMutex.unlockRelease(this);
        }
    }

    /** Makes room for {@code n} more keys as CPython's bulk updates do. */
    final void reserve(ThreadState ts, int n) {
        PyMutex.lock(ts, this);
        try {
            reserveLockHeld(n);
        } finally {
            PyMutex.unlockRelease(this);
        }
    }

    void reserveLockHeld(int n) {
        if (isCrowded(table.fill() + (long) n, table)) {
            TABLE.setRelease(this, table.movedTo(((long) used + n) * 2));
        }
    }

    /** If this set is empty: takes the snapshot's keys without comparing any, in the slots where CPython would have them. */
    final boolean adoptIfEmpty(ThreadState ts, @Stolen SetTable other, int n) {
        PyMutex.lock(ts, this);
        try {
            return adoptIfEmptyLockHeld(other, n);
        } finally {
            PyMutex.unlockRelease(this);
        }
    }

    boolean adoptIfEmptyLockHeld(@Stolen SetTable other, int n) {
        if (table.fill() != 0) {
            return false;
        }
        SetTable t = table.mask() == other.mask() && other.fill() == n ? other : other.movedTo(table.mask());
        TABLE.setRelease(this, t);
        USED.setRelease(this, n);
        return true;
    }

    /** If this set is empty and was never anything else: makes this its table, with so many keys. */
    final boolean takeIfEmpty(ThreadState ts, @Stolen SetTable t, int n) {
        PyMutex.lock(ts, this);
        boolean empty = table == SetTable.EMPTY;
        if (empty) {
            replaceLockHeld(t, n);
        }
        PyMutex.unlockRelease(this);
        return empty;
    }

    /** For a set that is empty: takes new references to another table's keys, in the slots where CPython would have them. */
    void copyIntoEmptyLockHeld(ThreadState ts, SetTable from, int n) {
        int mask = isCrowded(n, table) ? SetTable.sizeAbove(2L * n) - 1 : table.mask();
        TABLE.setRelease(this, mask == from.mask() && from.fill() == n ? from.copy(ts) : from.copiedTo(ts, mask));
        USED.setRelease(this, n);
    }

    @Override
    public void traverse(Visitor v) {
        SetTable t = table;
        if (!t.mayHoldCounted()) {
            return;
        }
        for (int i = 0; i <= t.mask(); i++) {
            if (t.keyPlain(i) != SetTable.DUMMY) {
                v.visit(t.keyPlain(i));
            }
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        if (GcHeader.isReclaimed(this)) {
            // Nobody owns the set any more: no mutex is needed.
            release(ts, table);
        } else {
            clearAll(ts);
        }
    }
}
