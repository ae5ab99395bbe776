// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.itertools;

import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.lock.LookAway;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Counts: in a long while it can, else by adding any numbers. held: next value, step; both null in the fast mode. */
@PyClass(name = "count", signature = "(start=0, step=1)", module = "itertools", flags = PyType.BASETYPE, doc = "Return a count object whose .__next__() method returns consecutive values.")
public class Count extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new CountExposed());

    private static final VarHandle NEXT;

    static {
        try {
            NEXT = MethodHandles.lookup().findVarHandle(Count.class, "next", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final long FAR = 1L << 62;
    private static final long SMALL_STEP = 1 << 15;

    /** One atomic addition instead of read and exchange, while no thread can overflow: that is 2^47 steps away when this turns false. */
    private boolean near;
    private long next;
    private long step;

    Count(ThreadState ts, @Stolen PyObject slow, @Stolen PyObject slowStep, long next, long step) {
        super(ts, slow, slowStep);
        this.next = next;
        this.step = step;
        near = slow == null && next < FAR && next > -FAR && step < SMALL_STEP && step > -SMALL_STEP;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = CallArgs.bind("count", args, kwnames, 0, 2, 0, "start", "step");
        PyObject start = a[0] == null ? PyLong.of(0) : a[0];
        PyObject by = a[1] == null ? PyLong.of(1) : a[1];
        if (!Numbers.check(start) || !Numbers.check(by)) {
            throw Raise.typeError("a number is required");
        }
        PyLong s = PyLong.unwrapOrNull(start);
        if (s != null && s.fitsLong() && by instanceof PyInt b && b.value() == 1) {
            // Whatever subclass of int began: what follows are ints.
            return CountExposed.newInstance(ts, type, null, null, s.longValue(), 1);
        }
        if (start instanceof PyInt i && by instanceof PyInt b) {
            return CountExposed.newInstance(ts, type, null, null, i.value(), b.value());
        }
        return CountExposed.newInstance(ts, type, Refs.newRef(ts, start), Refs.newRef(ts, by), 0, 0);
    }

    static PyObject tp_iternext(ThreadState ts, Count self) {
        PyObject slow = self.held(ts, 0);
        if (slow != null) {
            self.put(ts, 0, Numbers.add(ts, slow, self.peek(1)));
            return slow;
        }
        if (self.near) {
            long v = self.advance(ts);
            if (v > FAR || v < -FAR) {
                self.near = false;
            }
            return PyLong.of(v);
        }
        for (;;) {
            long v = (long) NEXT.getVolatile(self);
            long n = v + self.step;
            if (((v ^ n) & (self.step ^ n)) < 0) {
                self.put(ts, 1, PyLong.of(self.step));
                self.put(ts, 0, Numbers.add(ts, PyLong.of(v), PyLong.of(self.step)));
                return PyLong.of(v);
            }
            // Threads that share a counter must not get a number twice.
            if (NEXT.compareAndSet(self, v, n)) {
                return PyLong.of(v);
            }
        }
    }

    /** Who loses the race leaves the counter to the winner for a while: its line moves with each turn. */
    private long advance(ThreadState ts) {
        for (;;) {
            long v = (long) NEXT.getVolatile(this);
            if (NEXT.compareAndSet(this, v, v + step)) {
                return v;
            }
            LookAway.lost(ts);
        }
    }

    static PyObject tp_repr(ThreadState ts, Count self) {
        PyObject slow = self.held(ts, 0);
        String name = PyType.of(self).shortName();
        if (slow == null) {
            return PyUnicode.of(name + "(" + self.next + (self.step == 1 ? ")" : ", " + self.step + ")"));
        }
        try {
            PyObject by = self.peek(1);
            String tail = by instanceof PyInt i && i.value() == 1 ? ")" : ", " + Objects.reprText(ts, by) + ")";
            return PyUnicode.of(name + "(" + Objects.reprText(ts, slow) + tail);
        } finally {
            Refs.decref(ts, slow);
        }
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, Count self) {
        return Refs.newRef(ts, self);
    }
}
