// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._sre;

/** A compiled pattern: the words that re/_compiler.py produced, with sets and the literal prefix prepared for speed.
 *  <p>Threads: immutable after construction (sets are made on first use and benignly raced). */
final class Program {
    final int[] code;
    final int groups;
    /** Where matching begins: after the info block. */
    final int start;
    final int minWidth;
    /** The literal every match begins with, or null. */
    final int[] prefix;
    final String prefixText;
    final boolean isLiteral;
    /** The set every match's first character is in, or null. */
    final CharSet first;
    final boolean anchored;
    private final CharSet[] sets;

    Program(int[] code, int groups) {
        this.code = code;
        this.groups = groups;
        this.sets = new CharSet[code.length];
        int[] p = null;
        boolean literal = false;
        CharSet f = null;
        int from = 0;
        int width = 0;
        if (code[0] == Op.INFO) {
            int flags = code[2];
            width = code[3];
            if ((flags & Op.INFO_PREFIX) != 0) {
                p = java.util.Arrays.copyOfRange(code, 7, 7 + code[5]);
                literal = (flags & Op.INFO_LITERAL) != 0;
            } else if ((flags & Op.INFO_CHARSET) != 0) {
                f = new CharSet(code, 5);
            }
            from = code[1] + 1;
        }
        start = from;
        minWidth = width < 0 ? Integer.MAX_VALUE : width;
        prefix = p;
        isLiteral = literal;
        first = f;
        prefixText = p == null ? null : text(p);
        anchored = code[from] == Op.AT && (code[from + 1] == Op.AT_BEGINNING || code[from + 1] == Op.AT_BEGINNING_STRING);
    }

    private static String text(int[] p) {
        for (int c : p) {
            if (c > 0xFFFF || c >= 0xD800 && c < 0xE000) {
                return null;
            }
        }
        return new String(p, 0, p.length);
    }

    /** The set whose code begins at {@code at}. */
    CharSet set(int at) {
        CharSet s = sets[at];
        if (s == null) {
            s = new CharSet(code, at);
            sets[at] = s;
        }
        return s;
    }
}
