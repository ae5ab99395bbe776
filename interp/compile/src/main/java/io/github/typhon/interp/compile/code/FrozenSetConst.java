// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.code;

import java.util.List;

/** A constant frozenset; the items are constants themselves, in source order. Immutable. */
public record FrozenSetConst(List<Object> items) {

    public FrozenSetConst {
        items = List.copyOf(items);
    }

    // As those of TupleConst: a record's own are linked at their first call.

    @Override
    public boolean equals(Object o) {
        return o instanceof FrozenSetConst f && items.equals(f.items);
    }

    @Override
    public int hashCode() {
        return 31 * items.hashCode();
    }
}
