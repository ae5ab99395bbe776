// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.code;

import java.util.function.Supplier;

/**
 * Source positions, four ints per instruction: first line, last line, first column, last column; columns are UTF-8 byte offsets.
 * Line -1 marks an artificial instruction without line; column -1 an unknown column. Immutable, arrays never written;
 * what was read from a cache is decoded when a position is first asked for.
 */
public final class LineTable {

    /** Line of instructions that belong to no line. */
    public static final int NO_LINE = -1;

    private final int size;
    private final Supplier<int[]> source;
    private volatile int[] positions;

    /** positions holds line, endLine, column, endColumn of each instruction and is taken over. */
    public LineTable(int[] positions) {
        size = positions.length >> 2;
        source = null;
        this.positions = positions;
    }

    /** A table of size rows that is made when first asked. */
    LineTable(int size, Supplier<int[]> source) {
        this.size = size;
        this.source = source;
    }

    private int[] positions() {
        int[] p = positions;
        if (p == null) {
            p = source.get();
            positions = p;
        }
        return p;
    }

    public int size() {
        return size;
    }

    public int line(int pc) {
        return positions()[pc << 2];
    }

    public int endLine(int pc) {
        return positions()[(pc << 2) + 1];
    }

    public int column(int pc) {
        return positions()[(pc << 2) + 2];
    }

    public int endColumn(int pc) {
        return positions()[(pc << 2) + 3];
    }

    /** The first pc after the run of instructions that have the same line as {@code pc}: what co_lines() groups by. */
    public int runEnd(int pc) {
        int line = line(pc);
        int end = pc + 1;
        while (end < size() && line(end) == line) {
            end++;
        }
        return end;
    }
}
