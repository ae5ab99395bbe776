// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.frame.CompiledEntry;
import io.github.typhon.interp.runtime.frame.FramelessEntry;

/** Compiled code of what compiled code calls, made when it is asked for. */
interface Callees {
    /** Null if there is none. */
    FramelessEntry frameless(PyCode code);

    /** Where a generator goes on, the places that were used so far; none while they are being compiled. */
    CompiledEntry[] resumptions(PyCode code);
}
