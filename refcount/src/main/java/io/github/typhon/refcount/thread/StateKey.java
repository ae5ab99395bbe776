// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.thread;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** Names a piece of per-interpreter state; kept in a static final field by whoever owns that state. {@link InterpreterState#state} makes
 *  the value on first use. <p>Threads: immutable. */
public final class StateKey<T> {
    /** Keys are constants; the counter only makes their indexes dense. */
    private static final AtomicInteger NEXT_INDEX = new AtomicInteger();

    final int index = NEXT_INDEX.getAndIncrement();
    final Function<? super InterpreterState, ? extends T> factory;

    private StateKey(Function<? super InterpreterState, ? extends T> factory) {
        this.factory = factory;
    }

    public static <T> StateKey<T> of(Supplier<? extends T> factory) {
        return new StateKey<>(interp -> factory.get());
    }

    public static <T> StateKey<T> of(Function<? super InterpreterState, ? extends T> factory) {
        return new StateKey<>(factory);
    }
}
