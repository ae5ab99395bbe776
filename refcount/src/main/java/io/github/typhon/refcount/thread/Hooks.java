// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.thread;

import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.count.RefCounted;

/** What higher layers install into an {@link InterpreterState}. */
public final class Hooks {
    private Hooks() {}

    /** Clears the weak references to a dying object and runs their callbacks. The object cannot be owned any more. */
    @FunctionalInterface
    public interface WeakrefHook {
        @MayRunPython
        void clear(ThreadState ts, @Borrowed RefCounted o);
    }

    /** Runs a collection because enough was allocated. */
    @FunctionalInterface
    public interface GcHook {
        @MayRunPython
        void collect(ThreadState ts);
    }

    /** Reports an exception that nobody can catch: it came out of a finaliser or a callback. */
    @FunctionalInterface
    public interface UnraisableHook {
        void report(ThreadState ts, Throwable e, @Borrowed RefCounted where);
    }
}
