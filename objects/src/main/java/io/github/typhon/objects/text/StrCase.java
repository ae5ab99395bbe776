// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.CaseMap;
import java.util.Locale;

/** Case mappings and case predicates of str: full Unicode mappings, final sigma by context, no locale.
 *  <p>Threads: stateless. */
final class StrCase {
    private static final int CAPITAL_SIGMA = 0x3A3;

    private StrCase() {}

    static PyUnicode upper(PyUnicode s) {
        if (s.isNarrow()) {
            String t = s.narrow();
            String u = t.toUpperCase(Locale.ROOT);
            // No mapping leads out of the basic plane.
            return u == t ? s : PyUnicode.ofNarrow(u);
        }
        TextBuilder b = new TextBuilder(s.length());
        for (int i = 0, n = s.length(); i < n; i++) {
            appendUpper(b, s.codePointAt(i));
        }
        return b.toUnicode();
    }

    static PyUnicode lower(PyUnicode s) {
        if (s.isNarrow() && s.narrow().indexOf(CAPITAL_SIGMA) < 0) {
            String t = s.narrow();
            String l = t.toLowerCase(Locale.ROOT);
            return l == t ? s : PyUnicode.ofNarrow(l);
        }
        TextBuilder b = new TextBuilder(s.length());
        for (int i = 0, n = s.length(); i < n; i++) {
            appendLower(b, s, i);
        }
        return b.toUnicode();
    }

    static PyUnicode casefold(PyUnicode s) {
        if (s.isAscii()) {
            return lower(s);
        }
        TextBuilder b = new TextBuilder(s.length());
        for (int i = 0, n = s.length(); i < n; i++) {
            int c = s.codePointAt(i);
            if (c < 128 || PyUnicode.isSurrogate(c)) {
                b.append(c < 128 ? Character.toLowerCase(c) : c);
            } else {
                b.append(UCharacter.foldCase(Character.toString(c), true));
            }
        }
        return b.toUnicode();
    }

    static PyUnicode capitalize(PyUnicode s) {
        int n = s.length();
        if (n == 0) {
            return s;
        }
        TextBuilder b = new TextBuilder(n);
        appendTitle(b, s.codePointAt(0));
        for (int i = 1; i < n; i++) {
            appendLower(b, s, i);
        }
        return b.toUnicode();
    }

    static PyUnicode title(PyUnicode s) {
        int n = s.length();
        TextBuilder b = new TextBuilder(n);
        boolean previousCased = false;
        for (int i = 0; i < n; i++) {
            int c = s.codePointAt(i);
            if (previousCased) {
                appendLower(b, s, i);
            } else {
                appendTitle(b, c);
            }
            previousCased = UnicodeData.isCased(c);
        }
        return b.toUnicode();
    }

    static PyUnicode swapcase(PyUnicode s) {
        int n = s.length();
        TextBuilder b = new TextBuilder(n);
        for (int i = 0; i < n; i++) {
            int c = s.codePointAt(i);
            if (UnicodeData.isUpper(c)) {
                appendLower(b, s, i);
            } else if (UnicodeData.isLower(c)) {
                appendUpper(b, c);
            } else {
                b.append(c);
            }
        }
        return b.toUnicode();
    }

    private static void appendUpper(TextBuilder b, int c) {
        if (c < 128) {
            b.append(c >= 'a' && c <= 'z' ? c - 32 : c);
        } else if (PyUnicode.isSurrogate(c)) {
            b.append(c);
        } else {
            b.append(Character.toString(c).toUpperCase(Locale.ROOT));
        }
    }

    private static void appendTitle(TextBuilder b, int c) {
        if (c < 128) {
            b.append(c >= 'a' && c <= 'z' ? c - 32 : c);
            return;
        }
        int simple = Character.toTitleCase(c);
        if (simple != c && simple != Character.toUpperCase(c) || PyUnicode.isSurrogate(c)) {
            b.append(simple);
            return;
        }
        String one = Character.toString(c);
        String upper = one.toUpperCase(Locale.ROOT);
        if (upper.equals(one) || upper.length() == one.length()) {
            b.append(simple);
        } else {
            b.append(CaseMap.toTitle().noLowercase().noBreakAdjustment().wholeString().apply(Locale.ROOT, null, one));
        }
    }

    /** The lower-case form of character {@code i}, whose neighbours decide about a final sigma. */
    private static void appendLower(TextBuilder b, PyUnicode s, int i) {
        int c = s.codePointAt(i);
        if (c < 128) {
            b.append(c >= 'A' && c <= 'Z' ? c + 32 : c);
        } else if (c == CAPITAL_SIGMA) {
            b.append(isFinalSigma(s, i) ? 0x3C2 : 0x3C3);
        } else if (c == 0x130) {
            b.append('i').append(0x307);
        } else {
            b.append(Character.toLowerCase(c));
        }
    }

    private static boolean isFinalSigma(PyUnicode s, int i) {
        int j = i - 1;
        while (j >= 0 && UnicodeData.isCaseIgnorable(s.codePointAt(j))) {
            j--;
        }
        if (j < 0 || !UnicodeData.isCased(s.codePointAt(j))) {
            return false;
        }
        int n = s.length();
        j = i + 1;
        while (j < n && UnicodeData.isCaseIgnorable(s.codePointAt(j))) {
            j++;
        }
        return j == n || !UnicodeData.isCased(s.codePointAt(j));
    }

    static boolean isLower(PyUnicode s) {
        boolean cased = false;
        for (int i = 0, n = s.length(); i < n; i++) {
            int c = s.codePointAt(i);
            if (UnicodeData.isUpper(c) || UnicodeData.isTitle(c)) {
                return false;
            }
            cased |= UnicodeData.isLower(c);
        }
        return cased;
    }

    static boolean isUpper(PyUnicode s) {
        boolean cased = false;
        for (int i = 0, n = s.length(); i < n; i++) {
            int c = s.codePointAt(i);
            if (UnicodeData.isLower(c) || UnicodeData.isTitle(c)) {
                return false;
            }
            cased |= UnicodeData.isUpper(c);
        }
        return cased;
    }

    static boolean isTitle(PyUnicode s) {
        boolean cased = false;
        boolean previousCased = false;
        for (int i = 0, n = s.length(); i < n; i++) {
            int c = s.codePointAt(i);
            if (UnicodeData.isUpper(c) || UnicodeData.isTitle(c)) {
                if (previousCased) {
                    return false;
                }
                previousCased = true;
                cased = true;
            } else if (UnicodeData.isLower(c)) {
                if (!previousCased) {
                    return false;
                }
                cased = true;
            } else {
                previousCased = false;
            }
        }
        return cased;
    }

    /** True if the text is not empty and every character satisfies the predicate. */
    static boolean all(PyUnicode s, java.util.function.IntPredicate p) {
        int n = s.length();
        for (int i = 0; i < n; i++) {
            if (!p.test(s.codePointAt(i))) {
                return false;
            }
        }
        return n > 0;
    }

    static boolean isIdentifier(PyUnicode s) {
        int n = s.length();
        if (n == 0 || !UnicodeData.isIdentifierStart(s.codePointAt(0))) {
            return false;
        }
        for (int i = 1; i < n; i++) {
            if (!UnicodeData.isIdentifierPart(s.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }
}
