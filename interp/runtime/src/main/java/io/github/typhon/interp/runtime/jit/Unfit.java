// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

/** Thrown while types are inferred: the code cannot do without a frame. */
final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final Unfit NEEDS_FRAME = new Unfit();

    private Unfit() {
        super("needs a frame", null, false, false);
    }
}
