// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._multiprocessing;

import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.thread.ThreadState;
import java.time.Instant;

/** {@code _multiprocessing.SemLock}: a semaphore, or a lock that its owner may take again, shared between processes by its name.
 *  <p>Threads: any. {@code count} and {@code owner} are this process's view and, as in CPython, right only for the thread that holds the lock. */
@PyClass(name = "SemLock", module = "_multiprocessing", flags = PyType.BASETYPE, doc = "Semaphore/Mutex type")
public class SemLock extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new SemLockExposed());
    private static final int RECURSIVE_MUTEX = 0;
    private static final int SEMAPHORE = 1;

    private final long handle;
    private final int kind;
    private final int maxvalue;
    /** Null if it has been unlinked. */
    private final String name;
    private volatile int count;
    private volatile long owner;

    SemLock(ThreadState ts, long handle, int kind, int maxvalue, String name) {
        super(ts);
        this.handle = handle;
        this.kind = kind;
        this.maxvalue = maxvalue;
        this.name = name;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static void fill(PyType type, NameTable dict) {
        dict.put(PyUnicode.intern("SEM_VALUE_MAX"), PyLong.of(Semaphores.VALUE_MAX));
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("SemLock", args, kwnames, "kind", "value", "maxvalue", "name", "unlink");
        for (int i = 0; i < a.length; i++) {
            if (a[i] == null) {
                throw Raise.typeError("SemLock() missing required argument '%s' (pos %d)", new String[] {"kind", "value", "maxvalue", "name", "unlink"}[i], i + 1);
            }
        }
        int kind = Numbers.asInt(ts, a[0]);
        int value = Numbers.asInt(ts, a[1]);
        int max = Numbers.asInt(ts, a[2]);
        String name = NewArgs.text("SemLock", "name", a[3]);
        boolean unlink = Objects.isTrue(ts, a[4]);
        if (kind != RECURSIVE_MUTEX && kind != SEMAPHORE) {
            throw Raise.valueError("unrecognized kind");
        }
        long handle = Semaphores.create(ts, name, value);
        if (unlink) {
            Semaphores.unlink(ts, name);
        }
        return new SemLock(ts, handle, kind, max, unlink ? null : name);
    }

    @PyClassMethod(value = "($type, handle, kind, maxvalue, name, /)", name = "_rebuild")
    static @Owned PyObject rebuild(ThreadState ts, PyType type, PyObject handle, int kind, int maxvalue, PyObject name) {
        if (name == PyNone.NONE) {
            return new SemLock(ts, Numbers.asSsize(ts, handle, null), kind, maxvalue, null);
        }
        String n = NewArgs.text("_rebuild", "name", name);
        return new SemLock(ts, Semaphores.open(ts, n), kind, maxvalue, n);
    }

    private boolean isMine(ThreadState ts) {
        return count > 0 && owner == ts.id;
    }

    @PyMethod(value = "($self, /, block=True, timeout=None)", doc = "Acquire the semaphore/lock.")
    @MayRunPython
    boolean acquire(ThreadState ts, boolean block, PyObject timeout) {
        if (kind == RECURSIVE_MUTEX && isMine(ts)) {
            count++;
            return true;
        }
        Instant end = null;
        if (block && timeout != null && timeout != PyNone.NONE) {
            double seconds = Math.max(0, Numbers.asDouble(ts, timeout));
            end = Instant.now().plusNanos((long) Math.min(seconds * 1e9, Long.MAX_VALUE));
        }
        if (!Semaphores.tryWait(ts, handle) && !(block && Semaphores.await(ts, handle, end))) {
            return false;
        }
        count++;
        owner = ts.id;
        return true;
    }

    @PyMethod(value = "($self, /)", doc = "Release the semaphore/lock.")
    void release(ThreadState ts) {
        if (kind == RECURSIVE_MUTEX) {
            if (!isMine(ts)) {
                throw PyException.of(Exc.AssertionError, "attempt to release recursive lock not owned by thread");
            }
            if (count > 1) {
                count--;
                return;
            }
        } else if (Semaphores.value(ts, handle) >= maxvalue) {
            throw Raise.valueError("semaphore or lock released too many times");
        }
        Semaphores.post(ts, handle);
        count--;
    }

    @PyMethod(value = "($self, /)", name = "__enter__", doc = "Enter the semaphore/lock.")
    @MayRunPython
    boolean enter(ThreadState ts) {
        return acquire(ts, true, PyNone.NONE);
    }

    @PyMethod(value = "($self, exc_type=None, exc_value=None, exc_tb=None, /)", name = "__exit__", doc = "Exit the semaphore/lock.")
    void exit(ThreadState ts, PyObject type, PyObject value, PyObject traceback) {
        release(ts);
    }

    @PyMethod(value = "($self, /)", name = "_count", doc = "Num of `acquire()`s minus num of `release()`s for this process.")
    long holds() {
        return count;
    }

    @PyMethod(value = "($self, /)", name = "_is_mine", doc = "Whether the lock is owned by this thread.")
    boolean isOwned(ThreadState ts) {
        return isMine(ts);
    }

    @PyMethod(value = "($self, /)", name = "_get_value", doc = "Get the value of the semaphore.")
    long getValue(ThreadState ts) {
        return Semaphores.value(ts, handle);
    }

    @PyMethod(value = "($self, /)", name = "_is_zero", doc = "Return whether semaphore has value zero.")
    boolean isZero(ThreadState ts) {
        return Semaphores.value(ts, handle) == 0;
    }

    @PyMethod(value = "($self, /)", name = "_after_fork", doc = "Rezero the net acquisition count after fork().")
    void afterFork() {
        count = 0;
    }

    @PyGetter("handle")
    long getHandle() {
        return handle;
    }

    @PyGetter("kind")
    long getKind() {
        return kind;
    }

    @PyGetter("maxvalue")
    long getMaxvalue() {
        return maxvalue;
    }

    @PyGetter("name")
    PyObject getName() {
        return name == null ? PyNone.NONE : PyUnicode.of(name);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        Semaphores.close(handle);
    }
}
