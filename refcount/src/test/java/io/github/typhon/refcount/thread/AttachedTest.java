// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.thread;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test whose thread is attached to an interpreter of its own. */
public abstract class AttachedTest {
    protected final InterpreterState interp = new InterpreterState();
    protected final ThreadState ts = new ThreadState(interp);

    @BeforeEach
    void enter() {
        ts.enter();
    }

    @AfterEach
    void exit() {
        ts.exit();
    }
}
