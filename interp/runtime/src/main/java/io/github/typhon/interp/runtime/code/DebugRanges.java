// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.code;

import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;

/** Whether code objects tell columns ({@code -X no_debug_ranges}); one answer for an interpreter, given before its first thread runs Python. */
public final class DebugRanges {
    private static final StateKey<DebugRanges> KEY = StateKey.of(interp -> new DebugRanges());

    private volatile boolean hidden;

    private DebugRanges() {}

    public static void hide(ThreadState ts) {
        ts.interp.state(KEY).hidden = true;
    }

    static boolean shown(ThreadState ts) {
        return !ts.interp.state(KEY).hidden;
    }
}
