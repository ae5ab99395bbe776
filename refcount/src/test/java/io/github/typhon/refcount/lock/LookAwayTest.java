// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.ThreadState;
import org.junit.jupiter.api.Test;

class LookAwayTest {
    private final ThreadState ts = new ThreadState(new InterpreterState());

    @Test
    void meetingsByChanceKeepTheWaitShort() throws InterruptedException {
        long least = ts.lookAway.nanos();
        for (int i = 0; i < 5; i++) {
            LookAway.lost(ts);
            Thread.sleep(1);
        }
        assertEquals(least, ts.lookAway.nanos());
    }

    @Test
    void whoMeetsTheOtherAsSoonAsItIsBackWaitsLonger() throws InterruptedException {
        long least = ts.lookAway.nanos();
        for (int i = 0; i < 100_000; i++) LookAway.lost(ts);
        long most = ts.lookAway.nanos();
        assertTrue(most > least);
        assertTrue(most <= 100_000);
        for (int i = 0; i < 20; i++) {
            LookAway.lost(ts);
            Thread.sleep(1);
        }
        assertEquals(least, ts.lookAway.nanos());
    }

    @Test
    void whoMeetsSomebodyJustBackDoesNotTakeThatForChance() throws InterruptedException {
        ThreadState other = new ThreadState(ts.interp);
        boolean kept = false;
        for (int i = 0; i < 2_000 && !kept; i++) {
            for (int j = 0; j < 1_000; j++) LookAway.lost(ts);
            long before = ts.lookAway.nanos();
            Thread.sleep(1);
            LookAway.lost(other);
            LookAway.lost(ts);
            kept = ts.lookAway.nanos() == before;
        }
        assertTrue(kept);
    }

    @Test
    void whoGivesUpInTimeHasWaitedNoLonger() {
        TimedMutex lock = new TimedMutex();
        assertTrue(lock.tryAcquire());
        long start = System.nanoTime();
        assertEquals(TimedMutex.Acquired.TIMED_OUT, lock.acquire(null, 50_000, false, true));
        assertTrue(System.nanoTime() - start >= 50_000);
    }
}
