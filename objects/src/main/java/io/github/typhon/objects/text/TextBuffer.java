// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;

/** Room that texts share which grew from each other by {@code s += t}: each is a prefix of it, so that appending need not copy what is there.
 *  <p>Threads: characters are written once, by whoever moved {@code used} over them, before the text that they end is published; nobody reads
 *  past the length of a text. Two threads that append to the same text: one gets the room, the other copies. */
final class TextBuffer {
    /** Shorter texts are copied faster than room is kept for them. */
    static final int WORTHWHILE = 256;
    /** Beyond it the room kept would be a burden. */
    private static final int LARGEST = 1 << 26;
    private static final VarHandle USED;

    static {
        try {
            USED = MethodHandles.lookup().findVarHandle(TextBuffer.class, "used", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The characters, where all are below 256; else null. */
    private final byte[] latin1;
    private final char[] chars;
    private int used;

    private TextBuffer(byte[] latin1, char[] chars, int used) {
        this.latin1 = latin1;
        this.chars = chars;
        this.used = used;
    }

    private static int room(int n) {
        return n + (n >> 1) + WORTHWHILE;
    }

    private static boolean isLatin1(String s) {
        for (int i = 0, n = s.length(); i < n; i++) {
            if (s.charAt(i) > 0xFF) {
                return false;
            }
        }
        return true;
    }

    /** A buffer that begins with {@code a} and {@code b}, or null if they are too long to have one. */
    static TextBuffer of(String a, String b) {
        int n = a.length() + b.length();
        if (n < 0 || n > LARGEST) {
            return null;
        }
        boolean narrow = isLatin1(a) && isLatin1(b);
        TextBuffer t = new TextBuffer(narrow ? new byte[room(n)] : null, narrow ? null : new char[room(n)], n);
        t.put(a, 0);
        t.put(b, a.length());
        return t;
    }

    /** The buffer that holds the first {@code length} characters and then {@code s}: this one if there is room that nobody took, else a larger
     *  copy; null if it cannot hold them. */
    TextBuffer append(int length, String s) {
        int n = length + s.length();
        if (n < 0 || n > LARGEST || latin1 != null && !isLatin1(s)) {
            return null;
        }
        if (n <= (latin1 != null ? latin1.length : chars.length) && USED.compareAndSet(this, length, n)) {
            put(s, length);
            return this;
        }
        byte[] b = latin1 == null ? null : new byte[room(n)];
        char[] c = chars == null ? null : new char[room(n)];
        System.arraycopy(latin1 != null ? latin1 : chars, 0, latin1 != null ? b : c, 0, length);
        TextBuffer t = new TextBuffer(b, c, n);
        t.put(s, length);
        return t;
    }

    @SuppressWarnings("deprecation") // Latin-1 characters to bytes without a detour: what this method is deprecated for
    private void put(String s, int at) {
        if (latin1 != null) {
            s.getBytes(0, s.length(), latin1, at);
        } else {
            s.getChars(0, s.length(), chars, at);
        }
    }

    /** The first {@code length} characters. */
    String prefix(int length) {
        return latin1 != null ? new String(latin1, 0, length, StandardCharsets.ISO_8859_1) : new String(chars, 0, length);
    }
}
