// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax;

/**
 * A warning found while reading a source text. Whoever turns warnings into errors throws {@code asError} instead, which has the
 * precise position that CPython reports then.
 */
public record SyntaxWarning(String category, String message, String filename, int lineno, PySyntaxError asError) {

    public static final String SYNTAX_WARNING = "SyntaxWarning";
    public static final String DEPRECATION_WARNING = "DeprecationWarning";
}
