// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.expose;

import io.github.typhon.refcount.thread.ThreadState;

/** The generated description of a native module. Its functions are described and dispatched like methods; there is no type.
 *  <p>Threads: immutable; one instance may serve many interpreters. */
public abstract class ModuleExposure extends Exposure {
    /** Runs the module's body after its functions were added. CPython: Py_mod_exec. */
    public void exec(ThreadState ts, ModuleBuilder m) {}
}
