// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.function.PyGenBase;

/**
 * What a site that resumes generators has met.
 * <p>Threads: racy; an update that is lost comes again.
 */
public final class Resumes {
    private PyCode code;
    private boolean various;

    Resumes() {}

    void met(PyGenBase g) {
        PyCode c = g.frame.code;
        if (c == code) return;
        if (code == null) code = c;
        else various = true;
    }

    /** The code of all generators resumed here; null if there were none, or others too. */
    public PyCode code() {
        return various ? null : code;
    }

    /** A site that resumes generators. */
    public interface Site {
        Resumes resumes();
    }
}
