// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.typhon.refcount.ledger.RefLedger;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.ThreadState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs with -Dtyphon.ledger=true. */
class LedgerTest {
    private final InterpreterState interp = new InterpreterState();
    private final ThreadState ts = new ThreadState(interp);

    @BeforeEach
    void ledgerIsOn() {
        assumeTrue(RefLedger.ENABLED);
        ts.enter();
    }

    @Test
    void doubleReleaseIsCaught() {
        Node o = new Node(ts, 0);
        Refs.decref(ts, o);
        assertThrows(AssertionError.class, () -> Refs.decref(ts, o));
    }

    @Test
    void useAfterDeallocIsCaught() {
        Node o = new Node(ts, 0);
        Refs.decref(ts, o);
        assertThrows(AssertionError.class, () -> Refs.incref(ts, o));
    }

    @Test
    void leaksSinceAMarkAreReported() {
        long mark = interp.ledger().mark();
        Node o = new Node(ts, 0);
        assertEquals(1, interp.ledger().aliveSince(mark).size());
        assertThrows(AssertionError.class, () -> interp.ledger().assertNoLeaks(mark));
        Refs.decref(ts, o);
        interp.ledger().assertNoLeaks(mark);
    }

    @Test
    void allocationByADetachedThreadStateIsCaught() {
        ts.detach();
        assertThrows(AssertionError.class, () -> new Node(ts, 0));
        ts.attach();
    }
}
