// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.sys;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.frame.TierHook;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Comparator;
import java.util.Map;

/** {@code sys._jit}: CPython's JIT, which this is not, and in addition what the one that compiles to classes of the virtual machine did. */
@PyModule(name = "sys._jit", doc = "Utilities for observing just-in-time compilation.")
public final class JitModule {
    private JitModule() {}

    @PyFunction(value = "($module, /)", doc = "Return what was compiled to classes of the virtual machine in this interpreter, and what became of it: a dict of numbers, and of dicts by "
            + "instruction or reason.\n\nEmpty with -X jit=off. Not in CPython.")
    static PyObject stats(ThreadState ts) {
        TierHook hook = ((PyThreadState) ts).interpreter.tierHook;
        return dict(ts, hook == null ? Map.of() : hook.statistics());
    }

    private static PyDict dict(ThreadState ts, Map<?, ?> of) {
        PyDict d = new PyDict(ts);
        of.forEach((name, v) -> d.putStolen(ts, PyUnicode.of((String) name), v instanceof Map<?, ?> m ? dict(ts, m) : PyLong.of((Long) v)));
        return d;
    }

    @PyFunction(value = "($module, /)", doc = "Return stats() as lines of text, the most frequent first.")
    static PyObject report(ThreadState ts) {
        TierHook hook = ((PyThreadState) ts).interpreter.tierHook;
        StringBuilder text = new StringBuilder();
        if (hook == null) text.append("the JIT is off\n");
        else hook.statistics().forEach((name, v) -> append(text, name, v));
        return PyUnicode.of(text.toString());
    }

    private static void append(StringBuilder text, String name, Object v) {
        if (!(v instanceof Map<?, ?> m)) {
            text.append(String.format("%12d  %s%n", v, name));
            return;
        }
        text.append(name).append('\n');
        m.entrySet().stream().sorted(Comparator.comparingLong(e -> -(Long) e.getValue())).forEach(e -> text.append(String.format("%12d    %s%n", e.getValue(), e.getKey())));
    }

    @PyFunction(value = "($module, /)", name = "is_available", doc = "Return True if the current Python executable supports JIT compilation, and False otherwise.")
    static boolean isAvailable() {
        return false;
    }

    @PyFunction(value = "($module, /)", name = "is_enabled",
            doc = "Return True if JIT compilation is enabled for the current Python process (implies sys._jit.is_available()), and False otherwise.")
    static boolean isEnabled() {
        return false;
    }

    @PyFunction(value = "($module, /)", name = "is_active",
            doc = "Return True if the topmost Python frame is currently executing JIT code (implies sys._jit.is_enabled()), and False otherwise.")
    static boolean isActive() {
        return false;
    }
}
