// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.crossinterp;

import io.github.typhon.interp.runtime.frame.PyInterpreterState;
import io.github.typhon.refcount.contract.GuardedBy;
import java.util.concurrent.atomic.AtomicBoolean;

/** One interpreter of a family.
 *  <p>Threads: any. Whoever runs code in its {@code __main__} holds {@code running}; who ends it takes that for good, and then waits for the visitors. */
public final class Member {
    public static final int WHENCE_UNKNOWN = 0;
    public static final int WHENCE_RUNTIME = 1;
    public static final int WHENCE_LEGACY_CAPI = 2;
    public static final int WHENCE_CAPI = 3;
    public static final int WHENCE_XI = 4;
    public static final int WHENCE_STDLIB = 5;

    public final long id;
    public final int whence;
    public final InterpreterConfig config;
    final PyInterpreterState interp;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean ready;
    @GuardedBy("this") private long references;
    /** Whether the last reference ends it. */
    @GuardedBy("this") private boolean requiresReferences;
    @GuardedBy("this") private int visitors;
    @GuardedBy("this") private boolean ended;

    Member(long id, int whence, InterpreterConfig config, PyInterpreterState interp) {
        this.id = id;
        this.whence = whence;
        this.config = config;
        this.interp = interp;
    }

    /** Whether code runs in its {@code __main__}: always so in the main interpreter. */
    public boolean isRunning() {
        return interp.isMain() || running.get();
    }

    /** False while it starts and once it ends. */
    public boolean isReady() {
        return ready;
    }

    void setReady(boolean on) {
        ready = on;
    }

    boolean tryRun() {
        return !interp.isMain() && running.compareAndSet(false, true);
    }

    void stopRunning() {
        running.set(false);
    }

    public synchronized void requireReferences() {
        requiresReferences = true;
    }

    public synchronized void addReference() {
        references++;
    }

    /** True if it was the last one of an interpreter that lives by them. */
    public synchronized boolean dropReference() {
        references--;
        return references == 0 && requiresReferences;
    }

    /** For a thread that is to enter beside whatever runs there; false once the end has come. */
    synchronized boolean beginVisit() {
        if (ended) {
            return false;
        }
        visitors++;
        return true;
    }

    synchronized void endVisit() {
        visitors--;
        notifyAll();
    }

    /** By a thread that is attached nowhere: no visit begins afterwards. */
    synchronized void awaitVisitors() {
        ended = true;
        boolean interrupted = false;
        while (visitors > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
