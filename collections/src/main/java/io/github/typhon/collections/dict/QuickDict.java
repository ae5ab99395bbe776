// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.dict;

import io.github.typhon.collections.hash.DictKeys;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.lock.PyMutex;
import io.github.typhon.refcount.thread.ThreadState;

/**
 * Operations on a dict that run no Python code: they are done at once, or, where a key in the way has to be asked, not at all.
 * <p>Threads: any; atomic, under the dict's mutex.
 * <p>Ownership: arguments are borrowed. The dict itself need only live until the caller's next poll: it is not touched after anything was dropped.
 */
public final class QuickDict {
    private QuickDict() {}

    /** Locks the dict and answers the key's entry or MISS; UNKNOWN, and not locked, if a key has to be asked. */
    private static int lockAndFind(ThreadState ts, PyDict d, PyObject key, long hash) {
        PyMutex.lock(ts, d);
        int ix = d.keysAcquire().find(ts, key, hash);
        if (ix == DictKeys.UNKNOWN) PyMutex.unlockRelease(d);
        return ix;
    }

    /** {@code d[key] = value}; false if nothing happened. */
    public static boolean put(ThreadState ts, PyDict d, PyObject key, long hash, PyObject value) {
        int ix = lockAndFind(ts, d, key, hash);
        if (ix == DictKeys.UNKNOWN) return false;
        PyObject old = null;
        if (ix >= 0) {
            old = d.exchangeLockHeld(ix, key, Refs.newRef(ts, value));
        } else {
            d.roomOrUnlock();
            d.insertLockHeld(ts, key, hash, Refs.newRef(ts, value));
        }
        PyMutex.unlock(ts, d, old);
        if (old instanceof RefCounted r) Refs.decref(ts, r);
        return true;
    }

    /** Removes the key and hands over its value; null, and nothing happened, if it is absent or unknown. */
    public static @Owned PyObject remove(ThreadState ts, PyDict d, PyObject key, long hash) {
        int ix = lockAndFind(ts, d, key, hash);
        if (ix == DictKeys.UNKNOWN) return null;
        if (ix < 0) {
            PyMutex.unlockRelease(d);
            return null;
        }
        return d.removeLockHeld(ts, ix);
    }

    /** Takes out the last item as {key, value}, owned; null if empty. */
    public static @Owned PyObject[] popLast(ThreadState ts, PyDict d) {
        return popEnd(ts, d, true);
    }

    /** Takes out the first item as {key, value}, owned; null if empty. */
    public static @Owned PyObject[] popFirst(ThreadState ts, PyDict d) {
        return popEnd(ts, d, false);
    }

    private static PyObject[] popEnd(ThreadState ts, PyDict d, boolean last) {
        PyObject[] item = new PyObject[2];
        PyMutex.lock(ts, d);
        DictKeys k = d.keysAcquire();
        int i = last ? k.top() - 1 : k.bottom();
        while (i >= 0 && i < k.top() && k.keyPlain(i) == null) {
            i += last ? -1 : 1;
        }
        if (last) {
            k.setTop(i + 1);
        }
        boolean there = i >= 0 && i < k.top();
        if (there) {
            item[1] = k.valuePlain(i);
            item[0] = d.deleteLockHeld(i);
        }
        PyMutex.unlock(ts, d);
        return there ? item : null;
    }
}
