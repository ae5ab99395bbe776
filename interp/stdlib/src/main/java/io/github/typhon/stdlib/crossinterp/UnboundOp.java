// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.crossinterp;

import io.github.typhon.objects.core.Raise;

/** What is to become of an item that waits in a queue or channel when the interpreter that put it there ends. CPython: unboundop_t. */
public final class UnboundOp {
    public static final int REMOVE = 1;
    public static final int ERROR = 2;
    public static final int REPLACE = 3;

    private UnboundOp() {}

    /** A Python argument: -1 for the default; ValueError if it is none of these. */
    public static int check(int op, int orDefault) {
        if (op == -1) {
            return orDefault;
        }
        if (op < REMOVE || op > REPLACE) {
            throw Raise.valueError("unsupported unboundop %s", op);
        }
        return op;
    }
}
