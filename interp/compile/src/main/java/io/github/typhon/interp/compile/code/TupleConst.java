// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.code;

import java.util.List;

/** A constant tuple; the items are constants themselves, in source order. Immutable. */
public record TupleConst(List<Object> items) {

    public TupleConst {
        items = List.copyOf(items);
    }

    // A record's own are linked at their first call, which takes a tenth of a start.

    @Override
    public boolean equals(Object o) {
        return o instanceof TupleConst t && items.equals(t.items);
    }

    @Override
    public int hashCode() {
        return items.hashCode();
    }
}
