// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.dict;

import io.github.typhon.collections.hash.DictKeys;
import io.github.typhon.collections.hash.KeyCompare;
import io.github.typhon.collections.hash.KeyTable;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.text.PyUnicode;
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
import java.util.function.Predicate;

/** The Python dict.
 *  <p>Threads: reads never lock: they work on one {@link DictKeys} and start again if it was replaced. Every change holds the object's
 *  mutex. Keys whose comparison may run Python are compared with nothing locked; the change starts again if the table moved meanwhile.
 *  <p>Ownership: the current table owns keys and values; what a change removes is dropped after the unlock.
 *  <p>Ordering: {@code keys} is release-stored; readers check it again (volatile) after owning a counted value.
 *  <p>Re-entry: {@code __eq__} and {@code __hash__} of keys, and the death of what was replaced, run Python; never under the mutex. */
@PyClass(name = "dict", flags = {PyType.BASETYPE, PyType.MAPPING}, methods = {DictSlots.class, DictMethods.class},
        doc = "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\n"
                + "dict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\n"
                + "dict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword argument list.  For example:  dict(one=1, two=2)")
public class PyDict extends RefCounted implements DictKeys.Holder, KeyTable {
    private static final VarHandle KEYS;
    private static final VarHandle USED;
    private static final VarHandle VERSION;

    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            KEYS = l.findVarHandle(PyDict.class, "keys", DictKeys.class);
            USED = l.findVarHandle(PyDict.class, "used", int.class);
            VERSION = l.findVarHandle(PyDict.class, "version", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    public static final PyType TYPE = PyType.builtin(new PyDictExposed());

    /** Tables of so many entries are large enough for items that come and go. */
    private static final int CHURNED = 42;

    @GuardedBy("ob_mutex") private DictKeys keys = DictKeys.EMPTY;
    @GuardedBy("ob_mutex") private int used;
    @GuardedBy("ob_mutex") private long version;
    @GuardedBy("ob_mutex") private DictWatcher[] watchers;

    public PyDict(ThreadState ts) {
        super(ts);
        track(ts);
    }

    PyDict(ThreadState ts, @Stolen DictKeys keys, int used) {
        super(ts);
        this.keys = keys;
        this.used = used;
        track(ts);
    }

    /** An empty dict that takes {@code n} items without growing. */
    public static @Owned PyDict withRoomFor(ThreadState ts, int n) {
        return new PyDict(ts, n == 0 ? DictKeys.EMPTY : DictKeys.withRoomFor(n), 0);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    // ---- state

    public final DictKeys keysAcquire() {
        DictKeys v = keys;
        VarHandle.acquireFence();
        return v;
    }

    @Override
    public final DictKeys keysVolatile() {
        return (DictKeys) KEYS.getVolatile(this);
    }

    @Override
    public final int size() {
        int v = used;
        VarHandle.acquireFence();
        return v;
    }

    /** Moves with every change of the dict, of keys or of values. */
    public final long version() {
        long v = version;
        VarHandle.acquireFence();
        return v;
    }

    public final void addWatcher(ThreadState ts, DictWatcher w) {
        PyMutex.lock(ts, this);
        DictWatcher[] old = watchers;
        DictWatcher[] next = old == null ? new DictWatcher[1] : java.util.Arrays.copyOf(old, old.length + 1);
        next[next.length - 1] = w;
        watchers = next;
        PyMutex.unlockRelease(this);
    }

    public final void removeWatcher(ThreadState ts, DictWatcher w) {
        PyMutex.lock(ts, this);
        if (watchers != null) {
            DictWatcher[] next = java.util.Arrays.stream(watchers).filter(x -> x != w).toArray(DictWatcher[]::new);
            watchers = next.length == 0 ? null : next;
        }
        PyMutex.unlock(ts, this);
    }

    final void changed(PyObject key, PyObject value) {
        VERSION.setRelease(this, version + 1);
        if (watchers != null) {
            for (DictWatcher w : watchers) {
                w.changed(this, key, value);
            }
        }
    }

    // ---- reading

    /** The value of a str key, or null. */
    @LockFree
    public final @Owned PyObject get(ThreadState ts, PyUnicode key) {
        return getItem(ts, key, key.asHash());
    }

    /** The value, or null; a key that cannot be hashed raises. */
    @MayRunPython
    public final @Owned PyObject getItem(ThreadState ts, PyObject key) {
        return getItem(ts, key, KeyCompare.dictHash(ts, key));
    }

    @MayRunPython
    public final @Owned PyObject getItem(ThreadState ts, PyObject key, long hash) {
        for (int spin = 0;; spin++) {
            DictKeys k = keysAcquire();
            int ix = k.find(ts, key, hash);
            if (ix == DictKeys.UNKNOWN) {
                ix = k.findAsking(ts, this, key, hash);
            }
            if (ix == DictKeys.MISS) {
                return null;
            }
            if (ix >= 0) {
                PyObject v = fetch(ts, k, ix);
                if (v != RefSlots.BUSY) {
                    return v;
                }
            }
            pause(ts, spin);
        }
    }

    /** The value of an entry of a table that the dict has just had; null if it was deleted; {@link RefSlots#BUSY} if another look is needed. */
    @LockFree
    public final @Owned PyObject fetch(ThreadState ts, DictKeys k, int ix) {
        PyObject v = k.fetchValue(ts, ix);
        // Plain values need no second look: they were the key's value when the table was replaced, at the latest.
        if (!(v instanceof RefCounted r) || keysVolatile() == k) {
            return v;
        }
        Refs.undoIncref(ts, r);
        return RefSlots.BUSY;
    }

    /** One look without the mutex and without asking {@code __eq__}; null says nothing. */
    @LockFree
    private @Owned PyObject peek(ThreadState ts, PyObject key, long hash) {
        DictKeys k = keysAcquire();
        int ix = k.find(ts, key, hash);
        PyObject v = ix < 0 ? null : fetch(ts, k, ix);
        return v == RefSlots.BUSY ? null : v;
    }

    static void pause(ThreadState ts, int spin) {
        if (spin < 16) {
            Thread.onSpinWait();
        } else {
            ts.poll();
            Thread.yield();
        }
    }

    @MayRunPython
    public final boolean containsKey(ThreadState ts, PyObject key) {
        return containsKey(ts, key, KeyCompare.dictHash(ts, key));
    }

    @Override
    @MayRunPython
    public final boolean containsKey(ThreadState ts, PyObject key, long hash) {
        for (int spin = 0;; spin++) {
            DictKeys k = keysAcquire();
            int ix = k.find(ts, key, hash);
            if (ix == DictKeys.UNKNOWN) {
                ix = k.findAsking(ts, this, key, hash);
            }
            if (ix == DictKeys.MISS) {
                return false;
            }
            if (ix >= 0 && k.valueAt(ix) != null) {
                return true;
            }
            pause(ts, spin);
        }
    }

    /** For caches: the entry number of a str key in the current table, negative if absent. The number stays valid for that table. */
    @LockFree
    public final int indexOf(ThreadState ts, PyUnicode key) {
        return keysAcquire().findStr(ts, key, key.asHash());
    }

    // ---- writing

    /** Locks the dict and answers the entry of the key, or MISS, true at that moment. Not locked if it throws. */
    @MayRunPython
    private int lockAndFind(ThreadState ts, PyObject key, long hash) {
        for (int spin = 0;; spin++) {
            PyMutex.lock(ts, this);
            DictKeys k = keys;
            int ix = k.find(ts, key, hash);
            if (ix != DictKeys.UNKNOWN) {
                return ix;
            }
            int n = k.nentriesAcquire();
            PyMutex.unlockRelease(this);
            ix = k.findAsking(ts, this, key, hash);
            if (ix != DictKeys.RESTART) {
                PyMutex.lock(ts, this);
                if (keys == k && (ix == DictKeys.MISS ? k.nentriesAcquire() == n : k.keyPlain(ix) != null)) {
                    return ix;
                }
                PyMutex.unlockRelease(this);
            }
            pause(ts, spin);
        }
    }

    /** As {@link #lockAndFind}, with room for a key that is absent. */
    @MayRunPython
    private int lockToInsert(ThreadState ts, PyObject key, long hash) {
        int ix = lockAndFind(ts, key, hash);
        if (ix < 0) {
            roomOrUnlock();
        }
        return ix;
    }

    /** Makes room for one key more. */
    final void roomOrUnlock() {
        if (keys.isFull()) {
            try {
                growLockHeld();
            } catch (OutOfMemoryError e) {
                PyMutex.unlockRelease(this);
                throw e;
            }
        }
    }

    final void growLockHeld() {
        // Release: pairs with keysAcquire; the new table is complete.
        KEYS.setRelease(this, keys.movedTo(entriesToHave()));
    }

    /** How many entries the next table takes: twice those in use, or, while tables are small, twice as many as this one had. Where items come and go, they
     *  use up the entries, and a small table would soon be the next. */
    private long entriesToHave() {
        return Math.max(Math.max(5, used * 2L), Math.min(keys.capacity() * 2L, CHURNED));
    }

    /** There must be room. */
    final void insertLockHeld(ThreadState ts, PyObject key, long hash, @Stolen PyObject value) {
        keys.append(Refs.newRef(ts, key), hash, value);
        USED.setRelease(this, used + 1);
        changed(key, value);
    }

    final @Owned PyObject exchangeLockHeld(int ix, PyObject key, @Stolen PyObject value) {
        PyObject old = keys.exchangeValue(ix, value);
        changed(key, value);
        return old;
    }

    /** {@code d[key] = value}. */
    @MayRunPython
    public final void put(ThreadState ts, PyObject key, PyObject value) {
        putStolen(ts, key, KeyCompare.dictHash(ts, key), Refs.newRef(ts, value));
    }

    /** {@code d[key] = value}, taking over the value, also on failure. */
    @MayRunPython
    public final void putStolen(ThreadState ts, PyObject key, @Stolen PyObject value) {
        long hash;
        try {
            hash = KeyCompare.dictHash(ts, key);
        } catch (Throwable e) {
            Refs.decref(ts, value);
            throw e;
        }
        putStolen(ts, key, hash, value);
    }

    @MayRunPython
    public final void putStolen(ThreadState ts, PyObject key, long hash, @Stolen PyObject value) {
        int ix;
        try {
            ix = lockToInsert(ts, key, hash);
        } catch (Throwable e) {
            Refs.decref(ts, value);
            throw e;
        }
        PyObject old = null;
        if (ix < 0) {
            insertLockHeld(ts, key, hash, value);
        } else {
            old = exchangeLockHeld(ix, key, value);
        }
        PyMutex.unlock(ts, this, old);
        if (old instanceof RefCounted r) {
            Refs.decref(ts, r);
        }
    }

    /** As {@link #put} for a dict that is being built: its one reference is where no other thread looks unless the world is stopped. While it is the
     *  only one nobody else can lock, and no mutex is needed. */
    @MayRunPython
    public final void putBuilding(ThreadState ts, PyObject key, PyObject value) {
        long hash = KeyCompare.dictHash(ts, key);
        int ix = Refs.isUniquelyReferenced(ts, this) ? keys.find(ts, key, hash) : DictKeys.UNKNOWN;
        if (ix == DictKeys.UNKNOWN) {
            putStolen(ts, key, hash, Refs.newRef(ts, value));
        } else if (ix < 0) {
            if (keys.isFull()) {
                growLockHeld();
            }
            insertLockHeld(ts, key, hash, Refs.newRef(ts, value));
        } else {
            Refs.decref(ts, exchangeLockHeld(ix, key, Refs.newRef(ts, value)));
        }
    }

    /** The value of the key, which is {@code value} (borrowed) if it was absent. */
    @MayRunPython
    public final @Owned PyObject setDefault(ThreadState ts, PyObject key, PyObject value) {
        return setDefault(ts, key, KeyCompare.dictHash(ts, key), value);
    }

    @MayRunPython
    public final @Owned PyObject setDefault(ThreadState ts, PyObject key, long hash, PyObject value) {
        PyObject present = peek(ts, key, hash);
        if (present != null) {
            return present;
        }
        int ix = lockToInsert(ts, key, hash);
        PyObject v;
        if (ix < 0) {
            v = value;
            insertLockHeld(ts, key, hash, Refs.newRef(ts, value));
        } else {
            v = keys.valuePlain(ix);
        }
        Refs.incref(ts, v);
        PyMutex.unlockRelease(this);
        return v;
    }

    /** Inserts only if absent (the value is borrowed); true if it did. */
    @MayRunPython
    public final boolean putIfAbsent(ThreadState ts, PyObject key, long hash, PyObject value) {
        int ix = lockToInsert(ts, key, hash);
        if (ix < 0) {
            insertLockHeld(ts, key, hash, Refs.newRef(ts, value));
        }
        PyMutex.unlockRelease(this);
        return ix < 0;
    }

    /** Removes the key and hands over its value; null if absent. */
    @MayRunPython
    public final @Owned PyObject remove(ThreadState ts, PyObject key) {
        return remove(ts, key, KeyCompare.dictHash(ts, key));
    }

    @MayRunPython
    public final @Owned PyObject remove(ThreadState ts, PyObject key, long hash) {
        int ix = lockAndFind(ts, key, hash);
        if (ix < 0) {
            PyMutex.unlockRelease(this);
            return null;
        }
        return removeLockHeld(ts, ix);
    }

    /** Takes out an entry, unlocks, and hands over the value. */
    final @Owned PyObject removeLockHeld(ThreadState ts, int ix) {
        PyObject value = keys.valuePlain(ix);
        PyObject old = deleteLockHeld(ix);
        PyMutex.unlock(ts, this, old instanceof RefCounted ? old : value);
        Refs.decref(ts, old);
        return value;
    }

    /** Removes the key if its value passes the test, which holds the lock: it may neither count nor wait, but it may throw. */
    @MayRunPython
    public final void removeIf(ThreadState ts, PyObject key, Predicate<PyObject> test) {
        int ix = lockAndFind(ts, key, KeyCompare.dictHash(ts, key));
        PyObject value = null;
        PyObject old = null;
        try {
            if (ix >= 0 && test.test(keys.valuePlain(ix))) {
                value = keys.valuePlain(ix);
                old = deleteLockHeld(ix);
            }
        } finally {
            PyMutex.unlock(ts, this);
        }
        Refs.xdecref(ts, old);
        Refs.xdecref(ts, value);
    }

    final @Owned PyObject deleteLockHeld(int ix) {
        PyObject key = keys.delete(ix);
        USED.setRelease(this, used - 1);
        changed(key, null);
        return key;
    }

    /** Moves the item of a key to the end or to the front of the order; false if it is absent. */
    @MayRunPython
    public final boolean moveToEnd(ThreadState ts, PyObject key, boolean last) {
        long hash = KeyCompare.dictHash(ts, key);
        int ix = lockAndFind(ts, key, hash);
        if (ix < 0) {
            PyMutex.unlock(ts, this);
            return false;
        }
        DictKeys k = keys;
        try {
            if (last ? ix != k.top() - 1 : ix != k.bottom()) {
                if (last && !k.isFull()) {
                    PyObject value = k.valuePlain(ix);
                    k.append(k.delete(ix), hash, value);
                } else {
                    KEYS.setVolatile(this, k.reordered(ix, last, entriesToHave()));
                }
                changed(null, null);
            }
        } finally {
            PyMutex.unlock(ts, this);
        }
        return true;
    }

    @MayRunPython
    public final void clear(ThreadState ts) {
        PyMutex.lock(ts, this);
        DictKeys old = keys;
        KEYS.setVolatile(this, DictKeys.EMPTY);
        USED.setRelease(this, 0);
        if (old != DictKeys.EMPTY) {
            changed(null, null);
        }
        PyMutex.unlock(ts, this);
        old.release(ts);
    }

    /** A snapshot of the table that owns new references; {@link #discardSnapshot} drops them. */
    public final @Owned DictKeys snapshot(ThreadState ts) {
        PyMutex.lock(ts, this);
        try {
            return used == 0 ? DictKeys.EMPTY : keys.copy(ts, used);
        } finally {
            PyMutex.unlockRelease(this);
        }
    }

    static void discardSnapshot(ThreadState ts, @Stolen DictKeys k) {
        k.release(ts);
    }

    /** The old table is to be released after the unlock. */
    final void replaceLockHeld(@Stolen DictKeys k, int n) {
        KEYS.setRelease(this, k);
        USED.setRelease(this, n);
        changed(null, null);
    }

    /** A new exact dict with the same items. */
    public final @Owned PyDict copy(ThreadState ts) {
        DictKeys k = snapshot(ts);
        return new PyDict(ts, k, k.top());
    }

    /** Makes room for {@code n} more items at once. */
    public final void reserve(ThreadState ts, int n) {
        PyMutex.lock(ts, this);
        try {
            reserveLockHeld(n);
        } finally {
            PyMutex.unlockRelease(this);
        }
    }

    final void reserveLockHeld(int n) {
        if (keys.capacity() - keys.nentriesAcquire() < n) {
            KEYS.setRelease(this, keys.movedTo((long) used + n));
        }
    }

    /** Appends the first {@code n} entries of a snapshot to this dict in one step if the dict is empty; else false and nothing happens. */
    final boolean adoptIfEmpty(ThreadState ts, @Stolen DictKeys k) {
        PyMutex.lock(ts, this);
        boolean empty = used == 0;
        DictKeys old = keys;
        if (empty) {
            replaceLockHeld(k, k.top());
        }
        PyMutex.unlock(ts, this);
        if (empty) {
            old.release(ts);
        }
        return empty;
    }

    // ---- the items one after the other

    /** Cursor over a dict that others may change meanwhile: {@code while (c.next(ts)) ...}; key and value are owned by the cursor's user. */
    public static final class Cursor {
        int position;
        public PyObject key;
        public PyObject value;
        public long hash;

        public Cursor() {}

        Cursor(int position) {
            this.position = position;
        }
    }

    /** Moves to the next item, if there is one, and hands over its key and value. */
    public final boolean next(ThreadState ts, Cursor c) {
        for (int spin = 0;; spin++) {
            DictKeys k = keysAcquire();
            int n = k.nentriesAcquire();
            int i = Math.max(c.position, k.bottom());
            PyObject key = null;
            while (i < n && (key = k.fetchKey(ts, i)) == null) {
                i++;
            }
            if (i >= n) {
                c.position = i;
                return false;
            }
            if (key != RefSlots.BUSY) {
                PyObject value = k.fetchValue(ts, i);
                if (value != null && value != RefSlots.BUSY && keysVolatile() == k) {
                    c.position = i + 1;
                    c.key = key;
                    c.value = value;
                    c.hash = k.hashAt(i);
                    return true;
                }
                Refs.undoIncref(ts, key);
                if (value != null && value != RefSlots.BUSY) {
                    Refs.undoIncref(ts, value);
                }
            }
            pause(ts, spin);
        }
    }

    /** As {@link #next}, towards the front: the item before {@code c.position}. */
    public final boolean previous(ThreadState ts, Cursor c) {
        for (int spin = 0;; spin++) {
            DictKeys k = keysAcquire();
            int i = Math.min(c.position, k.nentriesAcquire()) - 1;
            PyObject key = null;
            while (i >= 0 && (key = k.fetchKey(ts, i)) == null) {
                i--;
            }
            if (i < 0) {
                c.position = 0;
                return false;
            }
            if (key != RefSlots.BUSY) {
                PyObject value = k.fetchValue(ts, i);
                if (value != null && value != RefSlots.BUSY && keysVolatile() == k) {
                    c.position = i;
                    c.key = key;
                    c.value = value;
                    c.hash = k.hashAt(i);
                    return true;
                }
                Refs.undoIncref(ts, key);
                if (value != null && value != RefSlots.BUSY) {
                    Refs.undoIncref(ts, value);
                }
            }
            pause(ts, spin);
        }
    }

    @Override
    public final boolean isExact() {
        return getClass() == PyDict.class;
    }

    @Override
    public final void forEachKey(ThreadState ts, KeyTable.Step step) {
        DictKeys k = snapshot(ts);
        try {
            for (int i = 0; i < k.top() && step.accept(k.keyPlain(i), k.hashAt(i)); i++) {}
        } finally {
            k.release(ts);
        }
    }

    @Override
    public final @Owned PyObject[] keysLockHeld(ThreadState ts) {
        return keys.keysNow(ts, used);
    }

    /** Keys and values at one moment, alternating, each owned. */
    public final @Owned PyObject[] itemsNow(ThreadState ts) {
        PyMutex.lock(ts, this);
        try {
            return keys.itemsNow(ts, used);
        } finally {
            PyMutex.unlockRelease(this);
        }
    }

    @Override
    public void traverse(Visitor v) {
        DictKeys k = keys;
        int n = k.nentriesAcquire();
        for (int i = 0; i < n; i++) {
            v.visit(k.keyPlain(i));
            v.visit(k.valuePlain(i));
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        if (!GcHeader.isReclaimed(this)) {
            clear(ts);
        } else if (keys != DictKeys.EMPTY) {
            // Nobody owns the dict any more: no mutex is needed.
            changed(null, null);
            keys.release(ts);
        }
    }

    /** KeyError for a missing key. */
    static RuntimeException missing(ThreadState ts, PyObject key) {
        return Raise.keyError(ts, key);
    }
}
