// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._sre;

/** Items of a pattern that match no character but a place: {@code ^ $ \b \B \A \Z}. */
final class Positions {
    private Positions() {}

    /** {@code end} is where the search ends, the subject may be longer. */
    static boolean holds(int position, Subject in, int ptr, int end) {
        switch (position) {
            case Op.AT_BEGINNING, Op.AT_BEGINNING_STRING:
                return ptr == 0;
            case Op.AT_BEGINNING_LINE:
                return ptr == 0 || in.at(ptr - 1) == '\n';
            case Op.AT_END:
                return ptr == end || ptr + 1 == end && in.at(ptr) == '\n';
            case Op.AT_END_LINE:
                return ptr == end || ptr < in.length && in.at(ptr) == '\n';
            case Op.AT_END_STRING:
                return ptr == end;
            case Op.AT_BOUNDARY, Op.AT_LOC_BOUNDARY:
                return boundary(false, in, ptr, end);
            case Op.AT_NON_BOUNDARY, Op.AT_LOC_NON_BOUNDARY:
                return !boundary(false, in, ptr, end);
            case Op.AT_UNI_BOUNDARY:
                return boundary(true, in, ptr, end);
            case Op.AT_UNI_NON_BOUNDARY:
                return !boundary(true, in, ptr, end);
            default:
                return false;
        }
    }

    private static boolean boundary(boolean unicode, Subject in, int ptr, int end) {
        boolean before = ptr > 0 && word(unicode, in.at(ptr - 1));
        boolean after = ptr < end && word(unicode, in.at(ptr));
        return before != after;
    }

    private static boolean word(boolean unicode, int c) {
        return unicode ? CharSet.isWord(c) : CharSet.isWordAscii(c);
    }
}
