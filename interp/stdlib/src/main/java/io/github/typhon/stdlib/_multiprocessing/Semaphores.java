// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._multiprocessing;

import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.Libc;
import io.github.typhon.stdlib.host.NativeWait;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Instant;

/** Named POSIX semaphores by their addresses. <p>Threads: any. */
final class Semaphores {
    /** What glibc's semaphores count up to. */
    static final int VALUE_MAX = Integer.MAX_VALUE;
    private static final int O_CREAT_EXCL = 0xc0;
    private static final int OWNER_ONLY = 0600;
    private static final int EAGAIN = 11;
    private static final int ETIMEDOUT = 110;
    private static final CFunction OPEN = CFunction.of("sem_open");
    private static final CFunction CLOSE = CFunction.of("sem_close");
    private static final CFunction UNLINK = CFunction.of("sem_unlink");
    private static final CFunction WAIT = CFunction.of("sem_wait");
    private static final CFunction TRYWAIT = CFunction.of("sem_trywait");
    private static final CFunction TIMEDWAIT = CFunction.of("sem_timedwait");
    private static final CFunction POST = CFunction.of("sem_post");
    private static final CFunction GETVALUE = CFunction.of("sem_getvalue");

    private Semaphores() {}

    static long create(ThreadState ts, String name, int value) {
        return opened(ts, name, O_CREAT_EXCL, value);
    }

    static long open(ThreadState ts, String name) {
        return opened(ts, name, 0, 0);
    }

    private static long opened(ThreadState ts, String name, int flags, int value) {
        try (Arena arena = Arena.ofConfined()) {
            long address = OPEN.raw(Libc.string(arena, name).address(), flags, OWNER_ONLY, value);
            if (address == 0) {
                throw Errno.error(ts, Libc.errno(), null);
            }
            return address;
        }
    }

    static void close(long semaphore) {
        CLOSE.call(semaphore);
    }

    static void unlink(ThreadState ts, String name) {
        try (Arena arena = Arena.ofConfined()) {
            Errno.check(ts, UNLINK.call(Libc.string(arena, name).address()));
        }
    }

    /** False if the value is zero. */
    static boolean tryWait(ThreadState ts, long semaphore) {
        int r = TRYWAIT.call(semaphore);
        if (r != -EAGAIN) {
            Errno.check(ts, r);
        }
        return r >= 0;
    }

    /** Waits until the semaphore could be lowered or the time is over; null for no end of time. */
    @MayRunPython
    static boolean await(ThreadState ts, long semaphore, Instant end) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment until = arena.allocate(16, 8);
            if (end != null) {
                until.set(ValueLayout.JAVA_LONG, 0, end.getEpochSecond());
                until.set(ValueLayout.JAVA_LONG, 8, end.getNano());
            }
            long r = NativeWait.call(ts, () -> end == null ? WAIT.call(semaphore) : TIMEDWAIT.call(semaphore, until.address()));
            if (r == -EAGAIN || r == -ETIMEDOUT) {
                return false;
            }
            Errno.check(ts, r);
            return true;
        }
    }

    static void post(ThreadState ts, long semaphore) {
        Errno.check(ts, POST.call(semaphore));
    }

    static int value(ThreadState ts, long semaphore) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment v = arena.allocate(4, 4);
            Errno.check(ts, GETVALUE.call(semaphore, v.address()));
            return Math.max(0, v.get(ValueLayout.JAVA_INT, 0));
        }
    }
}
