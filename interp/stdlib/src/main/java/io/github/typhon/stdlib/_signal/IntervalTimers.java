// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._signal;

import io.github.typhon.stdlib.host.CFunction;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The process's interval timers. Their signals come as any other does. Threads: any. */
final class IntervalTimers {
    private static final CFunction SETITIMER = CFunction.of("setitimer");
    private static final CFunction GETITIMER = CFunction.of("getitimer");
    private static final int BYTES = 32;
    private static final int VALUE = 16;

    private IntervalTimers() {}

    /** Sets a timer. What was left and its interval, in microseconds; null for a timer or time that does not exist. */
    static long[] set(int which, long delayMicros, long intervalMicros) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment now = arena.allocate(BYTES, 8);
            MemorySegment old = arena.allocate(BYTES, 8);
            put(now, 0, intervalMicros);
            put(now, VALUE, delayMicros);
            return SETITIMER.call(which, now.address(), old.address()) < 0 ? null : new long[] {get(old, VALUE), get(old, 0)};
        }
    }

    static long[] get(int which) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment now = arena.allocate(BYTES, 8);
            return GETITIMER.call(which, now.address()) < 0 ? null : new long[] {get(now, VALUE), get(now, 0)};
        }
    }

    private static void put(MemorySegment m, long at, long micros) {
        m.set(ValueLayout.JAVA_LONG, at, Math.floorDiv(micros, 1_000_000L));
        m.set(ValueLayout.JAVA_LONG, at + 8, Math.floorMod(micros, 1_000_000L));
    }

    private static long get(MemorySegment m, long at) {
        return m.get(ValueLayout.JAVA_LONG, at) * 1_000_000L + m.get(ValueLayout.JAVA_LONG, at + 8);
    }
}
