// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.model;

import org.jetbrains.lincheck.datastructures.Operation;

/** Not linearizable, to see that it is noticed. */
public class LossyCounter {
    private volatile int n;

    @Operation
    public int add() {
        int next = n + 1;
        n = next;
        return next;
    }

    /** What it is compared with. */
    public static class Plain {
        private int n;

        public int add() {
            return ++n;
        }
    }
}
