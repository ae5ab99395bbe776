// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.code;

/**
 * One row of the exception table: an exception raised by an instruction in [start, end) releases every temporary slot
 * {@code >= depth}, puts the exception into slot {@code exc} and continues at {@code handler}. With {@code lasti} the slot
 * {@code exc + 1} additionally receives the pc of the raising instruction as an int object, for RERAISE. Rows are sorted, do
 * not overlap, and give the innermost handler; handlers lie in rows of their own when they are protected in turn.
 */
public record ExceptionEntry(int start, int end, int handler, int depth, int exc, boolean lasti) {}
