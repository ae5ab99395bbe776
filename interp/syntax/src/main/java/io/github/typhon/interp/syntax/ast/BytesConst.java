// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.ast;

import java.util.Arrays;

/** A bytes constant. The array belongs to the constant; nobody writes to it. */
public record BytesConst(byte[] bytes) {

    @Override
    public boolean equals(Object other) {
        return other instanceof BytesConst that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "BytesConst" + Arrays.toString(bytes);
    }
}
