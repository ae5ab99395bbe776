// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._thread;

import io.github.typhon.interp.runtime.frame.HeldLock;
import io.github.typhon.interp.runtime.frame.PlainExit;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Hashing;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.lock.TimedMutex;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _thread.lock}. Any thread may release it. CPython: lockobject. */
@PyClass(name = "lock", signature = "()", module = "_thread", flags = PyType.HAS_WEAKREF,
        doc = "A lock object is a synchronization primitive.  To create a lock,\ncall threading.Lock().  A lock is released by any thread that calls release().")
public final class PyLock extends RefCounted implements HeldLock, PlainExit {
    public static final PyType TYPE = PyType.builtin(new PyLockExposed());

    private final TimedMutex mutex = new TimedMutex();

    PyLock(ThreadState ts) {
        super(ts);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (kwnames != null && kwnames.length > 0) {
            throw Raise.typeError("lock() takes no keyword arguments");
        }
        if (args.length > 0) {
            throw Raise.typeError("lock expected 0 arguments, got %d", args.length);
        }
        return new PyLock(ts);
    }

    @PyMethod(value = "($self, /, blocking=True, timeout=-1)",
            doc = "Lock the lock.  Without argument, this blocks if the lock is already\nlocked (even by the same thread), waiting for another thread to release\n"
                    + "the lock, and return True once the lock is acquired.\nWith an argument, this will only block if the argument is true,\n"
                    + "and the return value reflects whether the lock is acquired.\nThe blocking operation is interruptible.")
    boolean acquire(ThreadState ts, boolean blocking, PyObject timeout) {
        return take(ts, Waiting.timeout(ts, blocking, timeout));
    }

    private boolean take(ThreadState ts, long nanos) {
        if (!mutex.tryAcquire() && (nanos == 0 || !await(ts, nanos))) {
            return false;
        }
        mutex.setHolder(ts.id);
        return true;
    }

    private boolean await(ThreadState ts, long nanos) {
        // Taken twice by one thread: it waits for another to release it, as condition variables do.
        int holder = mutex.holder();
        boolean taken = holder != 0 && holder != ts.id;
        return Waiting.until(ts, nanos, this, left -> mutex.acquire(ts, left, true, taken));
    }

    @PyMethod(value = "($self, /, blocking=True, timeout=-1)", doc = "An obsolete synonym of acquire().")
    boolean acquire_lock(ThreadState ts, boolean blocking, PyObject timeout) {
        return acquire(ts, blocking, timeout);
    }

    @PyMethod(value = "($self, /)", doc = "Release the lock, allowing another thread that is blocked waiting for\nthe lock to acquire the lock.  The lock must be in the locked state,\nbut it needn't be locked by the same thread that unlocks it.")
    void release() {
        mutex.setHolder(0);
        if (!mutex.release()) {
            throw Raise.runtimeError("release unlocked lock");
        }
    }

    @PyMethod(value = "($self, /)", doc = "An obsolete synonym of release().")
    void release_lock() {
        release();
    }

    @PyMethod(value = "($self, /)", doc = "Return whether the lock is in the locked state.")
    boolean locked() {
        return mutex.isLocked();
    }

    @PyMethod(value = "($self, /)", doc = "An obsolete synonym of locked().")
    boolean locked_lock() {
        return mutex.isLocked();
    }

    @PyMethod(value = "($self, /)", name = "__enter__", doc = "Lock the lock.")
    boolean enter(ThreadState ts) {
        return take(ts, -1);
    }

    @PyMethod(value = "($self, /, *exc_info)", name = "__exit__", doc = "Release the lock.")
    void exit(PyObject[] exc) {
        release();
    }

    @Override
    public void exitPlainly(ThreadState ts) {
        release();
    }

    @PyMethod(value = "($self, /)", name = "_at_fork_reinit")
    void atForkReinit() {
        mutex.reset();
    }

    @Override
    public int holder() {
        return mutex.holder();
    }

    @Override
    public boolean isReleasedByHolderAlone() {
        return false;
    }

    @Override
    public String description() {
        return "_thread.lock at " + Hashing.address(this);
    }

    static String tp_repr(ThreadState ts, PyLock self) {
        return "<" + (self.mutex.isLocked() ? "locked" : "unlocked") + " _thread.lock object at " + Hashing.address(self) + ">";
    }
}
