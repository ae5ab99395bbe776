// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.types;

import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.function.Function;

/** The {@code __name__} in the globals of the running Python code; the interpreter installs the way to find it. */
public final class CurrentModule {
    private static final class Holder {
        volatile Function<ThreadState, PyObject> finder = ts -> null;
    }

    private static final StateKey<Holder> KEY = StateKey.of(i -> new Holder());

    private CurrentModule() {}

    public static void install(InterpreterState interp, Function<ThreadState, PyObject> finder) {
        interp.state(KEY).finder = finder;
    }

    /** The name, or null if no Python code runs or it has none. */
    public static @Owned PyObject name(ThreadState ts) {
        return ts.interp.state(KEY).finder.apply(ts);
    }
}
