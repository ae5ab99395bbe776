// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text;

import io.github.typhon.objects.core.HashSeed;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.PyValueInstance;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.count.PyObject;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

/** Python's str: an immutable sequence of code points.
 *  <p>Two forms. Narrow: a Java String without any surrogate, so that chars are code points and the JDK's intrinsics apply.
 *  Wide: an int array, only for text that holds an astral character or a lone surrogate. The form is a function of the content, so
 *  texts of different forms are never equal. Length and indexing are O(1) in both.
 *  <p>A narrow text that grew by concatenation again and again is at first a prefix of a {@link TextBuffer}; its String is made when somebody asks
 *  for it, and takes the buffer's place: {@code text} is written before {@code rest} is cleared, and read again after.
 *  <p>Threads: immutable; {@code state} (interned mark, cached hash of the wide form) only gains bits.
 *  <p>Ownership: headerless, never counted. */
@PyClass(name = "str", flags = {PyType.BASETYPE, PyType.VALUE}, methods = {StrSlots.class, StrMethods.class, StrFaces.class}, doc = StrSlots.DOC)
public final class PyUnicode extends PyObject implements Comparable<PyUnicode> {
    public static final PyType TYPE = PyType.builtin(new PyUnicodeExposed());
    private static final int INTERNED = 1;
    private static final int LATIN1_SIZE = 256;
    private static final int CONCATENATED = 2;
    private static final VarHandle STATE;
    private static final VarHandle REST;

    /** Interned texts by String (narrow) or by PyUnicode (wide). Values are immutable and stay for good. */
    private static final ConcurrentHashMap<Object, PyUnicode> INTERN_TABLE = new ConcurrentHashMap<>(4096);
    public static final PyUnicode EMPTY;
    private static final PyUnicode[] LATIN1 = new PyUnicode[LATIN1_SIZE];

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(PyUnicode.class, "state", int.class);
            REST = MethodHandles.lookup().findVarHandle(PyUnicode.class, "rest", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
        EMPTY = new PyUnicode("", null, INTERNED);
        INTERN_TABLE.put("", EMPTY);
        for (int c = 0; c < LATIN1_SIZE; c++) {
            String s = String.valueOf((char) c).intern();
            LATIN1[c] = new PyUnicode(s, null, INTERNED);
            INTERN_TABLE.put(s, LATIN1[c]);
        }
    }

    /** The narrow form; null for the wide form and while this is a prefix of a buffer. */
    private String text;
    /** Of the wide form: an int array. Of a growing text: its {@link TextBuffer}. */
    private Object rest;
    /** Bit 0: interned. Bits 1-31: of the wide form its hash, zero until computed; of a growing text its length; of another narrow one not zero if
     *  it came from a concatenation. */
    private volatile int state;

    private PyUnicode(String text, Object rest, int state) {
        this.text = text;
        this.rest = rest;
        if (state != 0) {
            this.state = state;
        }
        // What final fields would give, for readers that find this by a race.
        VarHandle.storeStoreFence();
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    // ---- making ----

    /** The plain str behind a str or an instance of a subclass, else null. */
    public static PyUnicode unwrapOrNull(PyObject o) {
        if (o instanceof PyUnicode u) {
            return u;
        }
        return o instanceof PyValueInstance v && v.value() instanceof PyUnicode u ? u : null;
    }

    /** The plain str behind the receiver of a str method. */
    public static PyUnicode unwrap(PyObject o) {
        PyUnicode u = unwrapOrNull(o);
        if (u == null) {
            throw Raise.typeError("expected str, got %s", PyType.of(o).name());
        }
        return u;
    }

    /** Python's str.isidentifier. */
    public boolean isIdentifier() {
        return StrCase.isIdentifier(this);
    }

    /** Any Java text; surrogate pairs become astral code points, lone surrogates stay. */
    public static PyUnicode of(String s) {
        int n = s.length();
        for (int i = 0; i < n; i++) {
            if (Character.isSurrogate(s.charAt(i))) {
                return new PyUnicode(null, s.codePoints().toArray(), 0);
            }
        }
        return ofNarrow(s);
    }

    /** A String known to hold no surrogate char. */
    public static PyUnicode ofNarrow(String s) {
        int n = s.length();
        if (n <= 1) {
            if (n == 0) {
                return EMPTY;
            }
            char c = s.charAt(0);
            if (c < LATIN1_SIZE) {
                return LATIN1[c];
            }
        }
        return new PyUnicode(s, null, 0);
    }

    /** Copies the code points; none may lie outside 0..0x10FFFF. */
    public static PyUnicode ofCodePoints(int[] cps) {
        return ofCodePoints(cps, 0, cps.length);
    }

    public static PyUnicode ofCodePoints(int[] cps, int from, int to) {
        int seen = 0;
        boolean surrogate = false;
        for (int i = from; i < to; i++) {
            int c = cps[i];
            seen |= c;
            surrogate |= (c & 0xFFFFF800) == 0xD800;
        }
        if (surrogate || seen > 0xFFFF) {
            return new PyUnicode(null, Arrays.copyOfRange(cps, from, to), 0);
        }
        if (seen < LATIN1_SIZE) {
            byte[] b = new byte[to - from];
            for (int i = 0; i < b.length; i++) {
                b[i] = (byte) cps[from + i];
            }
            return ofNarrow(new String(b, java.nio.charset.StandardCharsets.ISO_8859_1));
        }
        char[] c = new char[to - from];
        for (int i = 0; i < c.length; i++) {
            c[i] = (char) cps[from + i];
        }
        return ofNarrow(new String(c));
    }

    /** One character; Latin-1 ones are constants. */
    public static PyUnicode ofChar(int cp) {
        if (cp < LATIN1_SIZE) {
            return LATIN1[cp];
        }
        if (cp > 0xFFFF || isSurrogate(cp)) {
            return new PyUnicode(null, new int[] {cp}, 0);
        }
        return new PyUnicode(String.valueOf((char) cp), null, 0);
    }

    /** A new object with the same text. */
    PyUnicode copy() {
        String t = narrow();
        return t != null ? new PyUnicode(t, null, 0) : new PyUnicode(null, wide(), 0);
    }

    /** Bytes as Latin-1 characters. */
    public static PyUnicode ofLatin1(byte[] b, int from, int to) {
        return ofNarrow(new String(b, from, to - from, java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    static boolean isSurrogate(int cp) {
        return (cp & 0xFFFFF800) == 0xD800;
    }

    // ---- interning ----

    /** The one interned str with this content. */
    public static PyUnicode intern(String s) {
        PyUnicode u = INTERN_TABLE.get(s);
        return u != null ? u : intern(of(s));
    }

    public static PyUnicode intern(PyUnicode u) {
        if (u.isInterned()) {
            return u;
        }
        PyUnicode old = INTERN_TABLE.putIfAbsent(u.isNarrow() ? u.narrow() : u, u);
        if (old != null) {
            // Whoever inserted it may not have marked it yet.
            STATE.getAndBitwiseOr(old, INTERNED);
            return old;
        }
        STATE.getAndBitwiseOr(u, INTERNED);
        return u;
    }

    public boolean isInterned() {
        return (state & INTERNED) != 0;
    }

    // ---- reading ----

    /** Number of code points. */
    public int length() {
        String t = text;
        return t != null ? t.length() : lengthWithoutText();
    }

    private int lengthWithoutText() {
        int n = state >>> 1;
        Object r = rest;
        VarHandle.acquireFence();
        return r instanceof int[] w ? w.length : r != null ? n : text.length();
    }

    public boolean isEmpty() {
        return length() == 0;
    }

    public int codePointAt(int i) {
        String t = narrow();
        return t != null ? t.charAt(i) : wide()[i];
    }

    public boolean isNarrow() {
        return text != null || !(REST.getAcquire(this) instanceof int[]);
    }

    /** The String of the narrow form, else null. */
    public String narrow() {
        String t = text;
        return t != null ? t : narrowWithoutText();
    }

    /** The Strings of the first {@code n} items; null if one is not an exact str in narrow form. */
    public static String[] narrowTexts(PyObject[] items, int n) {
        String[] texts = new String[n];
        for (int i = 0; i < n; i++) {
            String s = items[i] instanceof PyUnicode u ? u.narrow() : null;
            if (s == null) {
                return null;
            }
            texts[i] = s;
        }
        return texts;
    }

    private String narrowWithoutText() {
        int n = state >>> 1;
        Object r = rest;
        VarHandle.acquireFence();
        if (r instanceof TextBuffer b) {
            text = b.prefix(n);
            REST.setRelease(this, null);
        }
        return text;
    }

    /** The code points of the wide form (shared: do not write), else null. */
    int[] wide() {
        return rest instanceof int[] w ? w : null;
    }

    /** A fresh array of all code points. */
    public int[] codePoints() {
        String t = narrow();
        return t == null ? wide().clone() : t.chars().toArray();
    }

    /** True if every character is below 128. */
    public boolean isAscii() {
        return isNarrow() && maxCodePoint() < 128;
    }

    /** The largest code point (0 for the empty text). */
    public int maxCodePoint() {
        int max = 0;
        String t = narrow();
        if (t != null) {
            for (int i = 0, n = t.length(); i < n; i++) {
                max = Math.max(max, t.charAt(i));
            }
        } else {
            for (int c : wide()) {
                max = Math.max(max, c);
            }
        }
        return max;
    }

    /** Characters {@code from} (inclusive) to {@code to} (exclusive), both within bounds. */
    public PyUnicode substring(int from, int to) {
        if (from == 0 && to == length()) {
            return this;
        }
        if (from >= to) {
            return EMPTY;
        }
        if (to - from == 1) {
            return ofChar(codePointAt(from));
        }
        String t = narrow();
        return t != null ? new PyUnicode(t.substring(from, to), null, 0) : ofCodePoints(wide(), from, to);
    }

    public PyUnicode substring(int from) {
        return substring(from, length());
    }

    public PyUnicode concat(PyUnicode other) {
        if (isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        if (isNarrow() && other.isNarrow()) {
            PyUnicode grown = length() < TextBuffer.WORTHWHILE ? null : grow(other.narrow());
            return grown != null ? grown : new PyUnicode(narrow().concat(other.narrow()), null, CONCATENATED);
        }
        int n = length();
        int m = other.length();
        int[] all = new int[Math.addExact(n, m)];
        copyTo(all, 0);
        other.copyTo(all, n);
        return new PyUnicode(null, all, 0);
    }

    /** This and {@code more} with room behind them, if this grew before; else null. */
    private PyUnicode grow(String more) {
        int before = state >>> 1;
        if (before == 0 || more.length() > length()) {
            return null;
        }
        Object r = rest;
        VarHandle.acquireFence();
        TextBuffer b = r instanceof TextBuffer t ? t.append(before, more) : TextBuffer.of(text, more);
        return b == null ? null : new PyUnicode(null, b, length() + more.length() << 1);
    }

    /** Stores all code points into {@code target} from index {@code at} on, where there must be room. */
    public void copyTo(int[] target, int at) {
        String t = narrow();
        if (t == null) {
            System.arraycopy(wide(), 0, target, at, wide().length);
        } else {
            for (int i = 0, n = t.length(); i < n; i++) {
                target[at + i] = t.charAt(i);
            }
        }
    }

    // ---- comparing ----

    /** Never -1; equal contents have equal hashes within one process. */
    public long asHash() {
        return HashSeed.mix(hashCode());
    }

    private int wideHash() {
        int h = state & ~INTERNED;
        if (h == 0) {
            h = Arrays.hashCode(wide()) & ~INTERNED;
            if (h == 0) {
                h = 2;
            }
            STATE.getAndBitwiseOr(this, h);
        }
        return h;
    }

    public boolean equalsText(PyUnicode o) {
        if (this == o) {
            return true;
        }
        String t = narrow();
        return t != null ? t.equals(o.narrow()) : !o.isNarrow() && Arrays.equals(wide(), o.wide());
    }

    public boolean equalsText(String s) {
        String t = narrow();
        return t != null ? t.equals(s) : equalsText(of(s));
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof PyUnicode u && equalsText(u);
    }

    @Override
    public int hashCode() {
        String t = narrow();
        return t != null ? t.hashCode() : wideHash();
    }

    /** Orders by code point. */
    @Override
    public int compareTo(PyUnicode o) {
        if (isNarrow() && o.isNarrow()) {
            return narrow().compareTo(o.narrow());
        }
        if (!isNarrow() && !o.isNarrow()) {
            return Arrays.compare(wide(), o.wide());
        }
        int n = Math.min(length(), o.length());
        for (int i = 0; i < n; i++) {
            int d = codePointAt(i) - o.codePointAt(i);
            if (d != 0) {
                return d;
            }
        }
        return length() - o.length();
    }

    /** Java text: astral characters as surrogate pairs, lone surrogates kept. */
    @Override
    public String toString() {
        String t = narrow();
        return t != null ? t : new String(wide(), 0, wide().length);
    }
}
