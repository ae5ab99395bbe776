// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.runtime.frame.Insn;

/** What an UNPACK_SEQUENCE has met. */
public final class UnpackSite {
    /** Plain tuples only, if anything. */
    public static final int TUPLES = 0;
    /** Plain lists, and tuples perhaps. */
    public static final int LISTS = 1;
    /** Something that had to be iterated over. */
    public static final int OTHERS = 2;

    private UnpackSite() {}

    public static int met(Insn unpack) {
        return ((UnpackInsns.UnpackSequence) unpack).met();
    }
}
