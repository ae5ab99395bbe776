// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.bytes;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Argument checks and whole operations that bytes and bytearray methods share. <p>Threads: stateless. */
public final class ByteArgs {
    private ByteArgs() {}

    public static int from(int length, long start) {
        return (int) Math.min(start < 0 ? Math.max(0, start + length) : start, length + 1L);
    }

    public static int to(int length, long end) {
        return (int) (end < 0 ? Math.max(0, end + length) : Math.min(end, length));
    }

    public static long found(long i) {
        if (i < 0) {
            throw Raise.valueError("subsection not found");
        }
        return i;
    }

    public static boolean affix(ThreadState ts, byte[] s, int from, int to, PyObject affix, boolean start) {
        if (affix instanceof PyTuple t) {
            for (int i = 0; i < t.size(); i++) {
                if (affix(s, from, to, BytesLike.require(ts, t.get(i)), start)) {
                    return true;
                }
            }
            return false;
        }
        if (!Buffers.check(affix)) {
            throw Raise.typeError("%s first arg must be bytes or a tuple of bytes, not %s", start ? "startswith" : "endswith", PyType.of(affix).name());
        }
        return affix(s, from, to, BytesLike.require(ts, affix), start);
    }

    private static boolean affix(byte[] s, int from, int to, byte[] sub, boolean start) {
        return start ? ByteOps.startsWith(s, from, to, sub) : ByteOps.endsWith(s, from, to, sub);
    }

    /** The bytes of a separator; null for None if that is allowed. */
    public static byte[] separator(ThreadState ts, PyObject sep, boolean none) {
        if (none && sep == PyNone.NONE) {
            return null;
        }
        byte[] b = BytesLike.require(ts, sep);
        if (b.length == 0) {
            throw Raise.valueError("empty separator");
        }
        return b;
    }

    public static byte fill(ThreadState ts, String method, PyObject fill) {
        if (fill == null) {
            return ' ';
        }
        PyBytes b = PyBytes.unwrapOrNull(fill);
        boolean array = b == null && BytesLike.isByteArray(fill);
        if (b == null && !array) {
            throw Raise.typeError("%s() argument 2 must be a byte string of length 1, not %s", method, Raise.given(fill));
        }
        byte[] data = BytesLike.require(ts, fill);
        if (data.length != 1) {
            throw Raise.typeError("%s(): argument 2 must be a byte string of length 1, not a %s object of length %d", method, array ? "bytearray" : "bytes", data.length);
        }
        return data[0];
    }

    public static void checkWidth(long width) {
        if (width > Integer.MAX_VALUE - 16) {
            throw Raise.memoryError();
        }
    }

    public static byte[] center(byte[] s, int from, int to, long width, byte fill) {
        checkWidth(width);
        long marg = Math.max(0, width - (to - from));
        long left = marg / 2 + (marg & width & 1);
        return ByteOps.pad(s, from, to, (int) left, (int) (marg - left), fill);
    }

    public static byte[] just(byte[] s, int from, int to, long width, byte fill, boolean left) {
        checkWidth(width);
        int marg = (int) Math.max(0, width - (to - from));
        return ByteOps.pad(s, from, to, left ? 0 : marg, left ? marg : 0, fill);
    }

    public static byte[] join(ThreadState ts, byte[] sep, PyObject iterable) {
        PyObject[] items;
        try {
            items = Sequences.toArray(ts, iterable);
        } catch (PyException e) {
            if (e.matches(Exc.TypeError) && !PyType.of(iterable).slots().has(Slot.TP_ITER) && !Sequences.check(iterable)) {
                e.discard(ts);
                throw Raise.typeError("can only join an iterable");
            }
            throw e;
        }
        try {
            ByteBuilder b = new ByteBuilder(items.length * 8);
            for (int i = 0; i < items.length; i++) {
                if (!Buffers.check(items[i])) {
                    throw Raise.typeError("sequence item %d: expected a bytes-like object, %s found", i, PyType.of(items[i]).name());
                }
                if (i > 0) {
                    b.append(sep);
                }
                b.append(Buffers.bytes(ts, items[i]));
            }
            return b.toByteArray();
        } finally {
            Refs.releaseAll(ts, items, 0, items.length);
        }
    }

    /** {@code table} None is the identity. */
    public static byte[] translate(ThreadState ts, byte[] s, int from, int to, PyObject table, PyObject delete) {
        byte[] t = null;
        if (table != PyNone.NONE) {
            t = BytesLike.require(ts, table);
            if (t.length != 256) {
                throw Raise.valueError("translation table must be 256 characters long");
            }
        }
        return ByteOps.translate(s, from, to, t, delete == null ? new byte[0] : BytesLike.require(ts, delete));
    }

    public static PyBytes maketrans(ThreadState ts, PyObject frm, PyObject to) {
        byte[] a = BytesLike.require(ts, frm);
        byte[] b = BytesLike.require(ts, to);
        if (a.length != b.length) {
            throw Raise.valueError("maketrans arguments must have same length");
        }
        byte[] table = new byte[256];
        for (int i = 0; i < 256; i++) {
            table[i] = (byte) i;
        }
        for (int i = 0; i < a.length; i++) {
            table[a[i] & 0xFF] = b[i];
        }
        return PyBytes.ofOwned(table);
    }

    /** {@code hex(sep, bytes_per_sep)}; {@code sep} null if absent. */
    public static String hex(ThreadState ts, byte[] s, int from, int to, PyObject sep, long group) {
        if (sep == null) {
            return ByteOps.hex(s, from, to, -1, 0);
        }
        if (Objects.length(ts, sep) != 1) {
            throw Raise.valueError("sep must be length 1.");
        }
        PyUnicode u = PyUnicode.unwrapOrNull(sep);
        PyBytes b = PyBytes.unwrapOrNull(sep);
        int c;
        if (u != null) {
            c = u.codePointAt(0);
        } else if (b != null) {
            c = b.at(0);
        } else {
            throw Raise.typeError("sep must be str or bytes.");
        }
        if (c > 127) {
            throw Raise.valueError("sep must be ASCII.");
        }
        return ByteOps.hex(s, from, to, c, group);
    }

    public static byte[] fromHex(ThreadState ts, PyObject string) {
        PyUnicode u = PyUnicode.unwrapOrNull(string);
        if (u == null && !Buffers.check(string)) {
            throw Raise.typeError("fromhex() argument must be str or bytes-like, not %s", PyType.of(string).name());
        }
        byte[] raw = u == null ? Buffers.bytes(ts, string) : null;
        int n = u != null ? u.length() : raw.length;
        for (int k = 0; u != null && k < n; k++) {
            // Text that is not ASCII is refused before it is read.
            if (u.codePointAt(k) >= 128) {
                throw notHex(k);
            }
        }
        ByteBuilder b = new ByteBuilder(n / 2);
        int i = 0;
        while (i < n) {
            int c = hexChar(u, raw, i);
            if (c < 128 && ByteOps.isSpace((byte) c)) {
                i++;
                continue;
            }
            int hi = digit(c, i);
            if (i + 1 >= n) {
                throw Raise.valueError("fromhex() arg must contain an even number of hexadecimal digits");
            }
            int lo = digit(hexChar(u, raw, i + 1), i + 1);
            b.append(hi << 4 | lo);
            i += 2;
        }
        return b.toByteArray();
    }

    private static int hexChar(PyUnicode u, byte[] raw, int i) {
        return u != null ? u.codePointAt(i) : raw[i] & 0xFF;
    }

    private static int digit(int c, int at) {
        int d = c < 128 ? Character.digit(c, 16) : -1;
        if (d < 0) {
            throw notHex(at);
        }
        return d;
    }

    private static PyException notHex(int at) {
        return Raise.valueError("non-hexadecimal number found in fromhex() arg at position %d", at);
    }
}
