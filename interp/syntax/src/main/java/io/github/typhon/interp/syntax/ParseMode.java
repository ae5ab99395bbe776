// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax;

/** What a source text is read as: the modes of {@code compile()}. */
public enum ParseMode {
    /** A module. */
    EXEC,
    /** One expression. */
    EVAL,
    /** One interactive statement. */
    SINGLE,
    /** A function type comment, {@code (int) -> str}. */
    FUNC_TYPE
}
