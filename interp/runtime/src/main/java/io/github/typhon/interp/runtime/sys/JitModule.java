// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.sys;

import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;

/** {@code sys._jit}: whether Python code is compiled to machine code of its own. It is not, yet. */
@PyModule(name = "sys._jit", doc = "Utilities for observing just-in-time compilation.")
public final class JitModule {
    private JitModule() {}

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
