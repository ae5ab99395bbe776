// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.code;

/** A constant slice; an absent part is {@code PyConst.NONE}. */
public record SliceConst(Object start, Object stop, Object step) {

    // As those of TupleConst: a record's own are linked at their first call.

    @Override
    public boolean equals(Object o) {
        return o instanceof SliceConst s && start.equals(s.start) && stop.equals(s.stop) && step.equals(s.step);
    }

    @Override
    public int hashCode() {
        return (31 * start.hashCode() + stop.hashCode()) * 31 + step.hashCode();
    }
}
