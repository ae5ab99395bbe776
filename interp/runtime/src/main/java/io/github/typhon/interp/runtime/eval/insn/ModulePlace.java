// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.collections.hash.DictKeys;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.PyModule;
import io.github.typhon.objects.text.PyUnicode;

/** Where a module's attribute was found. */
public record ModulePlace(DictKeys keys, int index) {
    static ModulePlace find(PyThreadState ts, PyModule m, PyUnicode name) {
        DictKeys k = m.dictBorrowed().keysAcquire();
        int i = m.dictBorrowed().indexOf(ts, name);
        return i >= 0 && m.dictBorrowed().keysAcquire() == k && PyModule.TYPE.lookupBorrowed(name) == null ? new ModulePlace(k, i) : null;
    }

    /** Where the instruction, a LOAD_ATTR or LOAD_METHOD, found a module's attribute last; or null. */
    public static ModulePlace of(Insn n) {
        return n instanceof AttributeInsns.LoadAttr l ? l.module() : n instanceof AttributeInsns.LoadMethod m ? m.module() : null;
    }
}
