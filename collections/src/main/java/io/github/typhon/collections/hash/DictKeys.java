// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.hash;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.contract.LockFree;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The table of one dict: an index of entry numbers, probed by hash, over entries in insertion order.
 *  <p>Threads: read by anyone; written under the mutex of the dict whose current table this is. Once replaced it never changes.
 *  <p>Ownership: {@code slots} owns keys and values while the table is current; a replaced table owns nothing.
 *  <p>Ordering: an entry is complete before its number is release-stored into the index. Entry numbers are never used twice: a reader
 *  that found its key at number i can only meet that key's value there, or null after the key was deleted.
 *  <p>CPython: PyDictKeysObject; there entries are reused after popitem, and values of unsplit tables lie in the entries too. */
public final class DictKeys {
    public static final int MISS = -1;
    public static final int UNKNOWN = -2;
    public static final int RESTART = -3;
    private static final int FREE = -1;
    private static final int DUMMY = -2;
    private static final VarHandle INDEX = MethodHandles.arrayElementVarHandle(int[].class);
    private static final VarHandle NENTRIES;

    static {
        try {
            NENTRIES = MethodHandles.lookup().findVarHandle(DictKeys.class, "nentries", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The table of every empty dict: nothing fits in. */
    public static final DictKeys EMPTY = new DictKeys(1, 0);

    /** Whose keys these are; says whether this table is still the current one. */
    public interface Holder {
        DictKeys keysVolatile();
    }

    private final int mask;
    /** Numbers of entries, plus one: a new index is free everywhere. */
    private final int[] index;
    private final long[] hashes;
    /** Key of entry i at 2i, its value at 2i+1; both null once deleted. */
    private final PyObject[] slots;
    private final int capacity;
    @GuardedBy("the dict's ob_mutex") private int nentries;
    /** Entries at this number and above are free or deleted. */
    @GuardedBy("the dict's ob_mutex") private int top;
    /** Entries below this number are deleted. Only grows; a stale value costs a reader time, never an item. */
    @GuardedBy("the dict's ob_mutex") private int bottom;

    private DictKeys(int size, int capacity) {
        mask = size - 1;
        index = new int[size];
        hashes = new long[capacity];
        slots = new PyObject[2 * capacity];
        this.capacity = capacity;
    }

    /** An empty table that takes {@code n} entries without growing. */
    public static DictKeys withRoomFor(long n) {
        if (n > 1 << 28) {
            throw io.github.typhon.objects.core.Raise.memoryError();
        }
        int size = 8;
        while (size * 2 / 3 < n) {
            size <<= 1;
        }
        return new DictKeys(size, size * 2 / 3);
    }

    public int capacity() {
        return capacity;
    }

    public int nentriesAcquire() {
        int v = nentries;
        VarHandle.acquireFence();
        return v;
    }

    /** For tests of structure and {@code __sizeof__}. */
    public int indexSize() {
        return index.length;
    }

    public long hashAt(int i) {
        return hashes[i];
    }

    public @Borrowed PyObject keyAt(int i) {
        return RefSlots.getAcquire(slots, 2 * i);
    }

    /** Borrowed until the next safepoint of this thread, and only while the dict is alive; null if deleted. */
    public @Borrowed PyObject valueAt(int i) {
        return RefSlots.getAcquire(slots, 2 * i + 1);
    }

    /** Null if deleted, BUSY if contended. Tentative: undo it if this is no longer the current table. */
    @LockFree
    public PyObject fetchKey(ThreadState ts, int i) {
        return Refs.fetch(ts, slots, 2 * i);
    }

    @LockFree
    public PyObject fetchValue(ThreadState ts, int i) {
        return Refs.fetch(ts, slots, 2 * i + 1);
    }

    /** The entry of the key, MISS, or UNKNOWN if Python must be asked. Runs no Python. */
    @LockFree
    public int find(ThreadState ts, PyObject key, long hash) {
        if (key instanceof PyUnicode u) {
            return findStr(ts, u, hash);
        }
        int m = mask;
        long perturb = hash;
        for (int i = (int) hash & m;; i = (int) (i * 5L + perturb + 1) & m) {
            int ix = index[i] - 1;
            VarHandle.acquireFence();
            if (ix >= 0) {
                if (hashes[ix] == hash) {
                    PyObject stored = RefSlots.getAcquire(slots, 2 * ix);
                    if (stored != null) {
                        int c = KeyCompare.quick(ts, stored, key);
                        if (c == KeyCompare.EQUAL) {
                            return ix;
                        }
                        if (c == KeyCompare.UNKNOWN) {
                            return UNKNOWN;
                        }
                    }
                }
            } else if (ix == FREE) {
                return MISS;
            }
            perturb >>>= 5;
        }
    }

    /** {@link #find} for str: identity first, as names are interned. */
    @LockFree
    public int findStr(ThreadState ts, PyUnicode key, long hash) {
        int m = mask;
        long perturb = hash;
        for (int i = (int) hash & m;; i = (int) (i * 5L + perturb + 1) & m) {
            int ix = index[i] - 1;
            VarHandle.acquireFence();
            if (ix >= 0) {
                PyObject stored = RefSlots.getAcquire(slots, 2 * ix);
                if (stored == key) {
                    return ix;
                }
                if (hashes[ix] == hash && stored != null) {
                    if (stored instanceof PyUnicode u) {
                        if (u.equalsText(key)) {
                            return ix;
                        }
                    } else {
                        int c = KeyCompare.quick(ts, stored, key);
                        if (c != KeyCompare.DIFFERENT) {
                            return c == KeyCompare.EQUAL ? ix : UNKNOWN;
                        }
                    }
                }
            } else if (ix == FREE) {
                return MISS;
            }
            perturb >>>= 5;
        }
    }

    /** As {@link #find}, asking {@code __eq__}; RESTART if the table was replaced or the entry changed meanwhile. No mutex may be held. */
    @MayRunPython
    public int findAsking(ThreadState ts, Holder dict, PyObject key, long hash) {
        int m = mask;
        long perturb = hash;
        for (int i = (int) hash & m;; i = (int) (i * 5L + perturb + 1) & m) {
            int ix = index[i] - 1;
            VarHandle.acquireFence();
            if (ix >= 0) {
                if (hashes[ix] == hash) {
                    int answer = ask(ts, dict, key, ix);
                    if (answer != MISS) {
                        return answer;
                    }
                }
            } else if (ix == FREE) {
                return MISS;
            }
            perturb >>>= 5;
        }
    }

    private int ask(ThreadState ts, Holder dict, PyObject key, int ix) {
        PyObject stored = Refs.fetch(ts, slots, 2 * ix);
        if (stored == null) {
            return MISS;
        }
        if (stored == RefSlots.BUSY) {
            return RESTART;
        }
        if (dict.keysVolatile() != this) {
            Refs.undoIncref(ts, stored);
            return RESTART;
        }
        boolean equal;
        try {
            equal = stored == key || Objects.richCompareBool(ts, stored, key, CompareOp.EQ);
        } finally {
            Refs.decref(ts, stored);
        }
        if (dict.keysVolatile() != this || RefSlots.getVolatile(slots, 2 * ix) != stored) {
            return RESTART;
        }
        return equal ? ix : MISS;
    }

    // ---- writing: the dict's mutex is held

    public boolean isFull() {
        return nentries == capacity;
    }

    /** Number of the entry behind the last one that may be alive. */
    public int top() {
        return top;
    }

    public int bottom() {
        return bottom;
    }

    public void setTop(int n) {
        top = n;
    }

    public PyObject keyPlain(int i) {
        return slots[2 * i];
    }

    public PyObject valuePlain(int i) {
        return slots[2 * i + 1];
    }

    /** Appends an entry whose key is absent; there must be room. */
    public int append(@Stolen PyObject key, long hash, @Stolen PyObject value) {
        int n = nentries;
        hashes[n] = hash;
        RefSlots.setRelease(slots, 2 * n, key);
        RefSlots.setRelease(slots, 2 * n + 1, value);
        NENTRIES.setRelease(this, n + 1);
        top = n + 1;
        // Release: pairs with the acquire of find; the entry is complete.
        INDEX.setRelease(index, placeFor(hash), n + 1);
        return n;
    }

    /** Replaces a value and hands over the old one, which may be dropped after {@code PyMutex.unlock}. */
    public PyObject exchangeValue(int i, @Stolen PyObject value) {
        PyObject old = slots[2 * i + 1];
        RefSlots.setRelease(slots, 2 * i + 1, value);
        return old;
    }

    /** Empties an entry; the caller takes over its key (answered) and its value (read before), to be dropped after {@code PyMutex.unlock}. */
    public PyObject delete(int ix) {
        long hash = hashes[ix];
        INDEX.setRelease(index, placeOf(hash, ix + 1), DUMMY + 1);
        RefSlots.setRelease(slots, 2 * ix + 1, null);
        PyObject key = slots[2 * ix];
        RefSlots.setRelease(slots, 2 * ix, null);
        if (ix == top - 1) {
            top = ix;
        }
        if (ix == bottom) {
            int b = ix + 1;
            while (b < nentries && slots[2 * b] == null) {
                b++;
            }
            bottom = b;
        }
        return key;
    }

    /** Moves all live entries to a table with room for {@code n}; this one owns nothing afterwards. */
    public DictKeys movedTo(long n) {
        DictKeys k = withRoomFor(n);
        if (bottom == 0 && top == nentries && isDense()) {
            k.placeAll(this);
            return k;
        }
        for (int i = 0; i < top; i++) {
            if (slots[2 * i] != null) {
                place(i, k);
            }
        }
        return k;
    }

    private boolean isDense() {
        for (int i = 0; i < top; i++) {
            if (slots[2 * i] == null) {
                return false;
            }
        }
        return true;
    }

    /** The entries of a table without gaps, in one go, for one that nobody else can see yet. */
    private void placeAll(DictKeys from) {
        int n = from.top;
        System.arraycopy(from.slots, 0, slots, 0, 2 * n);
        System.arraycopy(from.hashes, 0, hashes, 0, n);
        for (int i = 0; i < n; i++) {
            index[placeFor(hashes[i])] = i + 1;
        }
        nentries = n;
        top = n;
    }

    /** As {@link #movedTo}, with one entry at the end or at the beginning. */
    public DictKeys reordered(int ix, boolean last, long n) {
        DictKeys k = withRoomFor(n);
        if (!last) {
            place(ix, k);
        }
        for (int i = 0; i < top; i++) {
            if (i != ix && slots[2 * i] != null) {
                place(i, k);
            }
        }
        if (last) {
            place(ix, k);
        }
        return k;
    }

    /** The keys, of which there are so many, each a new reference. */
    public @Owned PyObject[] keysNow(ThreadState ts, int used) {
        return halvesNow(ts, used, 0);
    }

    /** As {@link #keysNow}. */
    public @Owned PyObject[] valuesNow(ThreadState ts, int used) {
        return halvesNow(ts, used, 1);
    }

    private PyObject[] halvesNow(ThreadState ts, int used, int half) {
        PyObject[] out = new PyObject[used];
        int n = 0;
        for (int i = 0; i < top; i++) {
            if (slots[2 * i] != null) {
                out[n++] = Refs.newRef(ts, slots[2 * i + half]);
            }
        }
        return out;
    }

    /** Keys and values in turn, as {@link #keysNow}. */
    public @Owned PyObject[] itemsNow(ThreadState ts, int used) {
        PyObject[] out = new PyObject[2 * used];
        int n = 0;
        for (int i = 0; i < top; i++) {
            if (slots[2 * i] != null) {
                out[n++] = Refs.newRef(ts, slots[2 * i]);
                out[n++] = Refs.newRef(ts, slots[2 * i + 1]);
            }
        }
        return out;
    }

    /** Puts an entry of this table into one that takes it over. */
    private void place(int i, DictKeys into) {
        into.place(slots[2 * i], hashes[i], slots[2 * i + 1]);
    }

    /** As {@link #append} for a table that nobody else can see yet. */
    private void place(@Stolen PyObject key, long hash, @Stolen PyObject value) {
        int n = nentries;
        hashes[n] = hash;
        slots[2 * n] = key;
        slots[2 * n + 1] = value;
        nentries = n + 1;
        top = n + 1;
        index[placeFor(hash)] = n + 1;
    }

    /** Where in the index a new entry's number goes: the first place on the hash's way that is free, or whose entry was deleted. Whoever went past there before
     *  and says that the key is absent speaks of then. */
    private int placeFor(long hash) {
        int m = mask;
        long perturb = hash;
        int i = (int) hash & m;
        while (index[i] > 0) {
            perturb >>>= 5;
            i = (int) (i * 5L + perturb + 1) & m;
        }
        return i;
    }

    /** The first place of the index on the hash's way that holds this; it must be there. */
    private int placeOf(long hash, int content) {
        int m = mask;
        long perturb = hash;
        int i = (int) hash & m;
        while (index[i] != content) {
            perturb >>>= 5;
            i = (int) (i * 5L + perturb + 1) & m;
        }
        return i;
    }

    /** As a table of which nothing was ever deleted is copied: with all its free places. */
    private DictKeys(ThreadState ts, DictKeys full) {
        mask = full.mask;
        index = full.index.clone();
        hashes = full.hashes.clone();
        slots = full.slots.clone();
        capacity = full.capacity;
        nentries = full.nentries;
        top = full.top;
        for (PyObject o : slots) {
            if (o instanceof RefCounted r) {
                Refs.incref(ts, r);
            }
        }
    }

    /** A compacted copy that owns new references. */
    public DictKeys copy(ThreadState ts, int used) {
        if (used > 0 && used == nentries && used >= capacity >> 2) {
            return new DictKeys(ts, this);
        }
        DictKeys k = withRoomFor(used);
        for (int i = 0; i < top; i++) {
            PyObject key = slots[2 * i];
            if (key != null) {
                k.place(Refs.newRef(ts, key), hashes[i], Refs.newRef(ts, slots[2 * i + 1]));
            }
        }
        return k;
    }

    /** Drops what a table that is no longer current owned. Stale readers may still see it: they fail to own its dead objects. */
    @MayRunPython
    public void release(ThreadState ts) {
        int n = top();
        for (int i = 0; i < n; i++) {
            PyObject key = keyPlain(i);
            if (key != null) {
                PyObject value = valuePlain(i);
                Refs.decref(ts, key);
                Refs.decref(ts, value);
            }
        }
    }
}
