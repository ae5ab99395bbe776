// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.ast;

/**
 * The constants that have no natural Java value. The value of a {@link Expr.Constant} is one of: PyConst, Boolean, Long (every
 * int that fits), BigInteger (the others), Double, {@link ComplexConst}, {@link BytesConst}, {@link StrConst}.
 */
public enum PyConst {
    NONE,
    ELLIPSIS
}
