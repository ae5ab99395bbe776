// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.collections.hash.DictKeys;
import io.github.typhon.interp.runtime.frame.Insn;

/**
 * Where a global was found: entry {@code index} of {@code keys}, which belong to the module's dict or, if {@code globals} is not
 * null, to the builtins, and then the module's keys must still have as many entries as when the name was not among them.
 */
public record GlobalPlace(DictKeys keys, int index, DictKeys globals, int entries) {
    /** Where the instruction, a LOAD_GLOBAL, found its variable last; null if that cannot be told. */
    public static GlobalPlace of(Insn loadGlobal) {
        return ((VariableInsns.LoadGlobal) loadGlobal).place();
    }
}
