// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.descr;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.core.Slots;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;

/** Makes bound methods, whose type lives in the interpreter module. */
public final class MethodBinding {
    /** Creates a bound method of borrowed parts. */
    @FunctionalInterface
    public interface Factory {
        @Owned PyObject bind(ThreadState ts, PyObject function, PyObject self);
    }

    private static final class Holder {
        volatile Factory factory;
    }

    private static final StateKey<Holder> KEY = StateKey.of(i -> new Holder());

    private MethodBinding() {}

    public static void install(InterpreterState interp, Factory f) {
        interp.state(KEY).factory = f;
    }

    /** {@code types.MethodType(function, self)}; a wrapped descriptor of another kind is bound by its own rule. */
    public static @Owned PyObject bind(ThreadState ts, PyObject function, PyObject self) {
        Slots s = PyType.of(function).slots();
        Factory f = ts.interp.state(KEY).factory;
        if (f == null && s.has(Slot.TP_DESCR_GET)) {
            return s.tp_descr_get(ts, function, self, PyType.of(self));
        }
        return f.bind(ts, function, self);
    }
}
