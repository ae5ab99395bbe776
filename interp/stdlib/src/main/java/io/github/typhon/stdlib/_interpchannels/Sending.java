// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._interpchannels;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.lock.TimedMutex.Acquired;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.crossinterp.CrossData;
import io.github.typhon.stdlib.crossinterp.Family;
import io.github.typhon.stdlib.time.Durations;

/** Sends, and waits until the item was received, the channel was closed, or time is over. */
final class Sending {
    private Sending() {}

    /** Nanoseconds; -1 without end, 0 not to wait at all. */
    static long timeout(ThreadState ts, boolean blocking, PyObject timeout) {
        if (timeout == PyNone.NONE) {
            return blocking ? -1 : 0;
        }
        if (!blocking) {
            throw Raise.valueError("can't specify a timeout for a non-blocking call");
        }
        long nanos = Durations.nanos(ts, timeout);
        if (nanos < 0) {
            throw Raise.valueError("timeout value must be a non-negative number");
        }
        return nanos;
    }

    @MayRunPython
    static void send(PyThreadState ts, SharedChannel c, @Stolen CrossData data, int unboundOp, boolean blocking, long timeout) {
        ChannelItem item = new ChannelItem(data, Family.of(ts).current(ts), unboundOp, blocking);
        SharedChannel.Failure f = c.add(item);
        if (f != null) {
            data.release(ts);
            throw ChannelErrors.of(ts, f, c.id);
        }
        if (!blocking) {
            return;
        }
        try {
            if (!await(ts, item, timeout) && c.withdraw(item)) {
                data.release(ts);
                throw PyException.of(Exc.TimeoutError, "timed out");
            }
        } catch (PyException e) {
            // A signal handler's, too.
            if (c.withdraw(item)) {
                data.release(ts);
            }
            throw e;
        }
        if (!item.received) {
            throw ChannelErrors.of(ts, SharedChannel.Failure.CLOSED, c.id);
        }
    }

    private static boolean await(PyThreadState ts, ChannelItem item, long timeout) {
        long start = System.nanoTime();
        long left = timeout;
        for (;;) {
            Acquired a = item.done.await(ts, left, true);
            if (a != Acquired.INTERRUPTED) {
                return a == Acquired.ACQUIRED;
            }
            ts.poll();
            if (timeout >= 0) {
                left = Math.max(0, timeout - (System.nanoTime() - start));
            }
        }
    }
}
