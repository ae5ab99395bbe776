// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.thread;

/** Bits of a thread state's breaker: why it should leave its fast path at the next poll. Anyone sets them. */
public final class Breaker {
    /** Someone wants the world stopped. Cleared by the one that resumes it. */
    public static final int STOP = 1;
    /** Objects wait in the merge queue. */
    public static final int MERGE = 2;
    /** Enough was allocated for a collection. */
    public static final int GC = 4;
    /** For {@code handlePending}: calls to run (signals, Py_AddPendingCall). */
    public static final int PENDING = 8;
    /** For {@code handlePending}: an exception was thrown at this thread. */
    public static final int ASYNC_EXCEPTION = 16;
    /** For {@code handlePending}: the Java thread was interrupted while it waited. */
    public static final int INTERRUPTED = 32;
    /** For {@code handlePending}: the interpreter finalizes, daemon threads leave. */
    public static final int FINALIZING = 64;
    /** For {@code handlePending}: nothing to do, but the thread wants to come by at every start of a frame; ends no wait. */
    public static final int AWAKE = 128;
    /** First of the bits that mean nothing here and belong to whoever extends the thread state. */
    public static final int FIRST_FREE = 1 << 8;

    static final int INTERNAL = STOP | MERGE | GC;

    private Breaker() {}
}
