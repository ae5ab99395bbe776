// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.ast;

import java.util.Arrays;

/**
 * A str constant as a sequence of code points. Text without surrogates is held as a Java String, anything else (astral
 * characters, lone surrogates) as an array of code points: a Java String cannot tell two escaped surrogates from one astral
 * character. The form is canonical, so equality compares forms. Immutable; the array is never written after construction.
 */
public final class StrConst {

    public static final StrConst EMPTY = new StrConst("", null);

    private final String text;
    private final int[] codePoints;

    private StrConst(String text, int[] codePoints) {
        this.text = text;
        this.codePoints = codePoints;
    }

    /** From well-formed UTF-16: every surrogate pair is one astral character, a lone surrogate stays itself. */
    public static StrConst of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return new StrConst(null, text.codePoints().toArray());
            }
        }
        return text.isEmpty() ? EMPTY : new StrConst(text, null);
    }

    /** From code points, surrogates meaning themselves. Takes the array over. */
    public static StrConst ofCodePoints(int[] points) {
        return ofCodePoints(points, points.length);
    }

    /** From the first {@code length} elements of an array that stays the caller's unless it is used up to its end. */
    public static StrConst ofCodePoints(int[] points, int length) {
        for (int i = 0; i < length; i++) {
            int c = points[i];
            if (c > 0xFFFF || (c >= 0xD800 && c <= 0xDFFF)) {
                return new StrConst(null, length == points.length ? points : Arrays.copyOf(points, length));
            }
        }
        return length == 0 ? EMPTY : new StrConst(new String(points, 0, length), null);
    }

    /** The text when no character is a surrogate or astral, else null. */
    public String textOrNull() {
        return text;
    }

    /** The code points when {@link #textOrNull} is null, else null. Not to be written. */
    public int[] codePointsOrNull() {
        return codePoints;
    }

    /** The number of code points. */
    public int length() {
        return text != null ? text.length() : codePoints.length;
    }

    public int codePointAt(int index) {
        return text != null ? text.charAt(index) : codePoints[index];
    }

    public boolean isEmpty() {
        return length() == 0;
    }

    public int[] toCodePoints() {
        return text != null ? text.chars().toArray() : codePoints.clone();
    }

    /** UTF-16 text; two lone surrogates that meet become indistinguishable from an astral character. */
    public String toJavaString() {
        return text != null ? text : new String(codePoints, 0, codePoints.length);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof StrConst that
                && (text != null ? text.equals(that.text) : Arrays.equals(codePoints, that.codePoints));
    }

    @Override
    public int hashCode() {
        return text != null ? text.hashCode() : Arrays.hashCode(codePoints);
    }

    @Override
    public String toString() {
        return toJavaString();
    }
}
