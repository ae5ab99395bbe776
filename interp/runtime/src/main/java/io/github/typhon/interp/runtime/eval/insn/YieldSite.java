// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;

/** What compiled code asks of a yield instruction. */
public final class YieldSite {
    private YieldSite() {}

    /** Whether what it yielded was ever offered to a sink. */
    public static boolean pushes(Insn yield) {
        return yield instanceof GeneratorInsns.YieldValue y && y.pushes();
    }

    /** Suspends the generator, and counts how often that happens here. */
    public static void suspend(PyThreadState ts, Frame f, Insn yield, @Stolen PyObject v) {
        ((GeneratorInsns.YieldValue) yield).suspend(ts, f, v);
    }
}
