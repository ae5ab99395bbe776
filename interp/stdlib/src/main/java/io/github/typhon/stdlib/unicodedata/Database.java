// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.unicodedata;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.VersionInfo;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.objects.text.UnicodeData;
import io.github.typhon.objects.text.codec.CharacterNames;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Locale;

/** The functions of unicodedata for the current version or for 3.2. Of 3.2 the repertoire is that of its age
 *  (characters assigned later do not exist), and {@link OldValues} holds what later versions changed. <p>Threads: immutable. */
final class Database {
    static final Database CURRENT = new Database(false);
    static final Database OLD = new Database(true);
    private static final VersionInfo OLD_VERSION = VersionInfo.getInstance(3, 2);
    private static final int MAX_NAME = 256;
    private static final String[] DIRECTIONS = {
        "L", "R", "EN", "ES", "ET", "AN", "CS", "B", "S", "WS", "ON", "LRE", "LRO", "AL", "RLE", "RLO", "PDF", "NSM", "BN", "FSI", "LRI", "RLI", "PDI",
    };

    private final boolean old;

    private Database(boolean old) {
        this.old = old;
    }

    private boolean exists(int c) {
        return !old || isOld(c);
    }

    /** Whether 3.2 had the character; what is not assigned at all counts as old. */
    static boolean isOld(int c) {
        return UCharacter.getAge(c).compareTo(OLD_VERSION) <= 0;
    }

    static int character(String function, PyObject chr, boolean only) {
        String position = only ? "" : " 1";
        PyUnicode u = PyUnicode.unwrapOrNull(chr);
        if (u == null) {
            throw Raise.typeError("%s() argument%s must be a unicode character, not %s", function, position, Raise.given(chr));
        }
        if (u.length() != 1) {
            throw Raise.typeError("%s(): argument%s must be a unicode character, not a string of length %d", function, position, u.length());
        }
        return u.codePointAt(0);
    }

    private static PyObject orDefault(ThreadState ts, PyObject value, PyObject fallback, String message) {
        if (value != null) {
            return value;
        }
        if (fallback != null) {
            return Refs.newRef(ts, fallback);
        }
        throw Raise.valueError(message);
    }

    PyObject decimal(ThreadState ts, PyObject chr, PyObject fallback) {
        int c = character("decimal", chr, false);
        String then = old ? OldValues.of('d', c) : null;
        int v = then != null ? Integer.parseInt(then) : exists(c) ? UnicodeData.decimal(c) : -1;
        return orDefault(ts, v < 0 ? null : PyLong.of(v), fallback, "not a decimal");
    }

    PyObject digit(ThreadState ts, PyObject chr, PyObject fallback) {
        int c = character("digit", chr, false);
        int v = UnicodeData.digit(c);
        return orDefault(ts, v < 0 ? null : PyLong.of(v), fallback, "not a digit");
    }

    PyObject numeric(ThreadState ts, PyObject chr, PyObject fallback) {
        int c = character("numeric", chr, false);
        double v = exists(c) ? UnicodeData.numeric(c) : Double.NaN;
        return orDefault(ts, Double.isNaN(v) ? null : PyFloat.of(v), fallback, "not a numeric character");
    }

    PyObject name(ThreadState ts, PyObject chr, PyObject fallback) {
        int c = character("name", chr, false);
        String n = exists(c) ? CharacterNames.nameOf(c) : null;
        return orDefault(ts, n == null ? null : PyUnicode.of(n), fallback, "no such name");
    }

    PyObject lookup(ThreadState ts, PyObject name) {
        PyBytes b = PyBytes.unwrapOrNull(name);
        PyUnicode u = PyUnicode.unwrapOrNull(name);
        if (b == null && u == null) {
            throw Raise.typeError("argument 1 must be str or bytes-like, not %s", PyType.of(name).name());
        }
        String text = b != null ? b.toString() : u.toString();
        if (text.length() > MAX_NAME) {
            throw PyException.of(Exc.KeyError, "name too long");
        }
        int c = CharacterNames.lookup(text);
        String sequence = c < 0 && !old ? NamedSequences.find(text) : null;
        if (sequence != null) {
            return PyUnicode.of(sequence);
        }
        if (c < 0 || !exists(c)) {
            throw PyException.of(Exc.KeyError, "undefined character name '" + text + "'");
        }
        return PyUnicode.ofChar(c);
    }

    PyObject category(PyObject chr) {
        int c = character("category", chr, true);
        String then = old ? OldValues.of('c', c) : null;
        return PyUnicode.intern(then != null ? then : exists(c) ? UnicodeData.category(c) : "Cn");
    }

    PyObject bidirectional(PyObject chr) {
        int c = character("bidirectional", chr, true);
        String then = old ? OldValues.of('b', c) : null;
        if (then != null) {
            return PyUnicode.intern(then);
        }
        return exists(c) && !UnicodeData.category(c).equals("Cn") ? PyUnicode.intern(DIRECTIONS[UCharacter.getDirection(c)]) : PyUnicode.EMPTY;
    }

    long combining(PyObject chr) {
        int c = character("combining", chr, true);
        return exists(c) ? UCharacter.getCombiningClass(c) : 0;
    }

    long mirrored(PyObject chr) {
        int c = character("mirrored", chr, true);
        String then = old ? OldValues.of('m', c) : null;
        return then != null ? Long.parseLong(then) : exists(c) && UCharacter.isMirrored(c) ? 1 : 0;
    }

    PyObject eastAsianWidth(PyObject chr) {
        int c = character("east_asian_width", chr, true);
        String then = old ? OldValues.of('w', c) : null;
        if (then != null) {
            return PyUnicode.intern(then);
        }
        if (!exists(c)) {
            return PyUnicode.intern("N");
        }
        int v = UCharacter.getIntPropertyValue(c, UProperty.EAST_ASIAN_WIDTH);
        return PyUnicode.intern(UCharacter.getPropertyValueName(UProperty.EAST_ASIAN_WIDTH, v, UProperty.NameChoice.SHORT));
    }

    PyObject decomposition(PyObject chr) {
        int c = character("decomposition", chr, true);
        if (!exists(c) || c >= 0xAC00 && c <= 0xD7A3) {
            return PyUnicode.EMPTY;
        }
        String canonical = Normalizer2.getNFCInstance().getRawDecomposition(c);
        String mapping = canonical != null ? canonical : Normalizer2.getNFKCInstance().getRawDecomposition(c);
        if (mapping == null) {
            return PyUnicode.EMPTY;
        }
        StringBuilder b = new StringBuilder();
        if (canonical == null) {
            int type = UCharacter.getIntPropertyValue(c, UProperty.DECOMPOSITION_TYPE);
            String tag = UCharacter.getPropertyValueName(UProperty.DECOMPOSITION_TYPE, type, UProperty.NameChoice.LONG).toLowerCase(Locale.ROOT);
            b.append('<').append(tag.equals("nobreak") ? "noBreak" : tag).append('>');
        }
        mapping.codePoints().forEach(x -> b.append(b.isEmpty() ? "" : " ").append(String.format("%04X", x)));
        return PyUnicode.of(b.toString());
    }

    private Normalizer2 normalizer(String form) {
        return switch (form) {
            case "NFC" -> Normalizer2.getNFCInstance();
            case "NFD" -> Normalizer2.getNFDInstance();
            case "NFKC" -> Normalizer2.getNFKCInstance();
            case "NFKD" -> Normalizer2.getNFKDInstance();
            default -> throw Raise.valueError("invalid normalization form");
        };
    }

    PyUnicode normalize(String form, PyUnicode s) {
        if (s.isEmpty()) {
            return s;
        }
        Normalizer2 n = normalizer(form);
        if (s.isAscii()) {
            return s;
        }
        if (old) {
            return text(new OldNormalizer(form.startsWith("NFK"), form.endsWith("C")).normalize(s.codePoints()));
        }
        if (s.isNarrow()) {
            String t = n.normalize(s.narrow());
            return t.equals(s.narrow()) ? s : PyUnicode.of(t);
        }
        // Lone surrogates are cut out: two of them must not become one character.
        TextBuilder out = new TextBuilder(s.length());
        int from = 0;
        for (int i = 0; i <= s.length(); i++) {
            boolean surrogate = i < s.length() && (s.codePointAt(i) & 0xFFFFF800) == 0xD800;
            if (surrogate || i == s.length()) {
                out.append(n.normalize(s.substring(from, i).toString()));
                if (surrogate) {
                    out.append(s.codePointAt(i));
                }
                from = i + 1;
            }
        }
        return out.toUnicode();
    }

    private static PyUnicode text(int[] codePoints) {
        TextBuilder out = new TextBuilder(codePoints.length);
        for (int c : codePoints) {
            out.append(c);
        }
        return out.toUnicode();
    }

    boolean isNormalized(String form, PyUnicode s) {
        return normalize(form, s).equalsText(s);
    }
}
