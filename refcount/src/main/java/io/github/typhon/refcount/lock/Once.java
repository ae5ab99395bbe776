// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.lock;

import io.github.typhon.refcount.thread.ThreadState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.BooleanSupplier;

/** Runs an initialiser once; others wait, detached. If it fails (returns false or throws) the next caller tries again.
 *  <p>Ordering: what the initialiser wrote happens before any {@code call} that returns true. <p>CPython: _PyOnceFlag. */
public final class Once {
    private static final int UNDONE = 0;
    private static final int RUNNING = 1;
    private static final int DONE = 2;
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Once.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile int state;

    public boolean isDone() {
        return state == DONE;
    }

    /** Returns whether it is done. Calling it again from within the initialiser deadlocks. */
    public boolean call(ThreadState ts, BooleanSupplier initializer) {
        return state == DONE || callSlow(ts, initializer);
    }

    private boolean callSlow(ThreadState ts, BooleanSupplier initializer) {
        for (;;) {
            int state = this.state;
            if (state == DONE) return true;
            if (state == UNDONE) {
                if (STATE.compareAndSet(this, UNDONE, RUNNING)) return run(initializer);
            } else {
                ParkingLot.park(ts, this, () -> this.state == RUNNING, ParkingLot.FOREVER, false);
            }
        }
    }

    private boolean run(BooleanSupplier initializer) {
        boolean[] done = {false};
        try {
            done[0] = initializer.getAsBoolean();
        } finally {
            ParkingLot.unparkAll(this, () -> state = done[0] ? DONE : UNDONE);
        }
        return done[0];
    }
}
