// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._sre;

/** Items of a pattern that match one character. <p>Threads: immutable. */
final class Items {
    private final Program program;
    private final int[] code;
    private final Subject in;

    Items(Program program, Subject in) {
        this.program = program;
        this.code = program.code;
        this.in = in;
    }

    /** The first index from {@code at} on, or {@code stop}, whose character the item does not match. */
    int skip(int item, int at, int stop) {
        int i = at;
        int arg = code[item + 1];
        switch (code[item]) {
            case Op.ANY_ALL -> i = Math.max(at, stop);
            case Op.ANY -> {
                while (i < stop && in.at(i) != '\n') {
                    i++;
                }
            }
            case Op.LITERAL -> {
                while (i < stop && in.at(i) == arg) {
                    i++;
                }
            }
            case Op.NOT_LITERAL -> {
                while (i < stop && in.at(i) != arg) {
                    i++;
                }
            }
            case Op.IN -> {
                CharSet s = program.set(item + 2);
                while (i < stop && s.has(in.at(i))) {
                    i++;
                }
            }
            default -> {
                while (i < stop && matches(item, in.at(i))) {
                    i++;
                }
            }
        }
        return i;
    }

    private boolean matches(int item, int c) {
        int arg = code[item + 1];
        return switch (code[item]) {
            case Op.LITERAL_IGNORE -> CharSet.lowerAscii(c) == arg;
            case Op.NOT_LITERAL_IGNORE -> CharSet.lowerAscii(c) != arg;
            case Op.LITERAL_UNI_IGNORE -> CharSet.lowerUnicode(c) == arg;
            case Op.NOT_LITERAL_UNI_IGNORE -> CharSet.lowerUnicode(c) != arg;
            case Op.LITERAL_LOC_IGNORE -> localeEqual(arg, c);
            case Op.NOT_LITERAL_LOC_IGNORE -> !localeEqual(arg, c);
            case Op.IN_IGNORE -> program.set(item + 2).has(CharSet.lowerAscii(c));
            case Op.IN_UNI_IGNORE -> program.set(item + 2).has(CharSet.lowerUnicode(c));
            case Op.IN_LOC_IGNORE -> localeIn(program.set(item + 2), c);
            case Op.CATEGORY -> CharSet.category(arg, c);
            case Op.FAILURE -> false;
            default -> throw new IllegalStateException("SRE opcode " + code[item] + " in a simple repeat");
        };
    }

    static boolean localeEqual(int literal, int c) {
        return c == literal || CharSet.lowerAscii(c) == literal || CharSet.upperAscii(c) == literal;
    }

    static boolean localeIn(CharSet s, int c) {
        return s.has(c) || s.has(CharSet.lowerAscii(c)) || s.has(CharSet.upperAscii(c));
    }

    /** Whether a back reference takes two characters for the same. */
    static boolean same(int op, int a, int b) {
        return switch (op) {
            case Op.GROUPREF -> a == b;
            case Op.GROUPREF_UNI_IGNORE -> CharSet.lowerUnicode(a) == CharSet.lowerUnicode(b);
            default -> CharSet.lowerAscii(a) == CharSet.lowerAscii(b);
        };
    }
}
