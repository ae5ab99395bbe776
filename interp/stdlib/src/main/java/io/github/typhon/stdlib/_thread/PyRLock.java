// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._thread;

import io.github.typhon.interp.runtime.frame.HeldLock;
import io.github.typhon.interp.runtime.frame.PlainExit;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Hashing;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.lock.RecursiveMutex;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _thread.RLock}. CPython: rlockobject. */
@PyClass(name = "RLock", module = "_thread", flags = {PyType.BASETYPE, PyType.HAS_WEAKREF}, doc = "A reentrant lock: its holder may take it again.")
public class PyRLock extends RefCounted implements HeldLock, PlainExit {
    public static final PyType TYPE = PyType.builtin(new PyRLockExposed());

    private volatile RecursiveMutex mutex = new RecursiveMutex();

    PyRLock(ThreadState ts) {
        super(ts);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (args.length > 0) {
            Warnings.deprecated(ts, "Passing arguments to RLock is deprecated and will be removed in 3.15");
        }
        return PyRLockExposed.newInstance(ts, type);
    }

    static void tp_init(ThreadState ts, PyRLock self, PyObject[] args, PyUnicode[] kwnames) {}

    @PyMethod(value = "($self, /, blocking=True, timeout=-1)",
            doc = "Lock the lock.  `blocking` indicates whether we should wait\nfor the lock to be available or not.  If `blocking` is False\n"
                    + "and another thread holds the lock, the method will return False\nimmediately.  If `blocking` is True and another thread holds\n"
                    + "the lock, the method will wait for the lock to be released,\ntake it and then return True.")
    boolean acquire(ThreadState ts, boolean blocking, PyObject timeout) {
        long nanos = Waiting.timeout(ts, blocking, timeout);
        return take(ts, nanos);
    }

    private boolean take(ThreadState ts, long nanos) {
        RecursiveMutex m = mutex;
        if (m.tryLock(ts)) {
            return true;
        }
        return nanos != 0 && Waiting.until(ts, nanos, this, left -> m.acquire(ts, left, true));
    }

    @PyMethod(value = "($self, /)", doc = "Release the lock, allowing another thread that is blocked waiting for\nthe lock to acquire the lock.")
    void release(ThreadState ts) {
        if (!mutex.unlock(ts)) {
            throw Raise.runtimeError("cannot release un-acquired lock");
        }
    }

    @PyMethod(value = "($self, /)", doc = "Return whether the lock is in the locked state.")
    boolean locked() {
        return mutex.isLocked();
    }

    @PyMethod(value = "($self, /)", name = "__enter__", doc = "Lock the lock.")
    boolean enter(ThreadState ts) {
        return take(ts, -1);
    }

    @PyMethod(value = "($self, /, *exc_info)", name = "__exit__", doc = "Release the lock.")
    void exit(ThreadState ts, PyObject[] exc) {
        release(ts);
    }

    @Override
    public void exitPlainly(ThreadState ts) {
        release(ts);
    }

    @PyMethod(value = "($self, /)", name = "_is_owned", doc = "For internal use by `threading.Condition`.")
    boolean isOwned(ThreadState ts) {
        return mutex.isHeldBy(ts);
    }

    @PyMethod(value = "($self, /)", name = "_recursion_count", doc = "For internal use by reentrancy tests.")
    long recursionCount(ThreadState ts) {
        return mutex.isHeldBy(ts) ? mutex.level() : 0;
    }

    @PyMethod(value = "($self, /)", name = "_release_save", doc = "For internal use by `threading.Condition`.")
    PyObject releaseSave(ThreadState ts) {
        if (!mutex.isHeldBy(ts)) {
            throw Raise.runtimeError("cannot release un-acquired lock");
        }
        return PyTuple.of(ts, PyLong.of(mutex.releaseAll(ts)), PyLong.of(ts.id));
    }

    @PyMethod(value = "($self, state, /)", name = "_acquire_restore", doc = "For internal use by `threading.Condition`.")
    void acquireRestore(ThreadState ts, PyTuple state) {
        if (state.size() != 2) {
            throw Raise.typeError("_acquire_restore() argument must be sequence of length 2, not %d", state.size());
        }
        mutex.restore(ts, Numbers.asLong(ts, state.get(0)));
    }

    @PyMethod(value = "($self, /)", name = "_at_fork_reinit")
    void atForkReinit() {
        mutex = new RecursiveMutex();
    }

    @Override
    public int holder() {
        return mutex.holder();
    }

    @Override
    public boolean isReleasedByHolderAlone() {
        return true;
    }

    @Override
    public String description() {
        return "_thread.RLock at " + Hashing.address(this);
    }

    static String tp_repr(ThreadState ts, PyRLock self) {
        RecursiveMutex m = self.mutex;
        return "<" + (m.isLocked() ? "locked" : "unlocked") + " " + PyType.of(self).name() + " object owner=" + m.holder() + " count=" + m.level() + " at "
                + Hashing.address(self) + ">";
    }
}
