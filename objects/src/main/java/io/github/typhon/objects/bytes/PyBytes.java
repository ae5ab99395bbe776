// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.bytes;

import io.github.typhon.objects.core.HashSeed;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.PyValueInstance;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.count.PyObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Python's bytes: an immutable byte array.
 *  <p>Threads: immutable; the cached hash is a benign race. Ownership: headerless, never counted; the array belongs to the object. */
@PyClass(name = "bytes", flags = {PyType.BASETYPE, PyType.VALUE}, methods = {BytesSlots.class, BytesMethods.class, BytesFaces.class}, doc = BytesSlots.DOC)
public final class PyBytes extends PyObject implements Comparable<PyBytes> {
    public static final PyType TYPE = PyType.builtin(new PyBytesExposed());
    public static final PyBytes EMPTY = new PyBytes(new byte[0]);
    private static final PyBytes[] SINGLE = new PyBytes[256];

    static {
        for (int i = 0; i < 256; i++) {
            SINGLE[i] = new PyBytes(new byte[] {(byte) i});
        }
    }

    private final byte[] data;
    private int hash;

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    private PyBytes(byte[] data) {
        this.data = data;
    }

    /** Takes the array over: nobody may write it any more. */
    public static PyBytes ofOwned(byte[] data) {
        return data.length > 1 ? new PyBytes(data) : data.length == 0 ? EMPTY : SINGLE[data[0] & 0xFF];
    }

    /** A copy of the array. */
    public static PyBytes of(byte[] data) {
        return ofOwned(data.clone());
    }

    /** A copy of part of the array. */
    public static PyBytes of(byte[] data, int from, int to) {
        return from >= to ? EMPTY : ofOwned(Arrays.copyOfRange(data, from, to));
    }

    /** One byte, 0..255. */
    public static PyBytes ofByte(int value) {
        return SINGLE[value & 0xFF];
    }

    /** Text below 256 as bytes. */
    public static PyBytes ofLatin1(String s) {
        return ofOwned(s.getBytes(StandardCharsets.ISO_8859_1));
    }

    public int length() {
        return data.length;
    }

    /** The byte as 0..255. */
    public int at(int i) {
        return data[i] & 0xFF;
    }

    /** The content itself, shared: do not write. */
    public byte[] shared() {
        return data;
    }

    /** A copy of the content. */
    public byte[] toByteArray() {
        return data.clone();
    }

    public PyBytes slice(int from, int to) {
        return from == 0 && to == data.length ? this : of(data, from, to);
    }

    public PyBytes concat(PyBytes other) {
        if (data.length == 0) {
            return other;
        }
        if (other.data.length == 0) {
            return this;
        }
        byte[] all = Arrays.copyOf(data, Math.addExact(data.length, other.data.length));
        System.arraycopy(other.data, 0, all, data.length, other.data.length);
        return new PyBytes(all);
    }

    /** Never -1; equal to the hash of any other read-only buffer with this content, and of the str with the same ASCII characters. */
    public long asHash() {
        return HashSeed.mix(hashCode());
    }

    /** The hash of a byte range, as {@link #asHash} gives it. */
    public static long hash(byte[] b, int from, int to) {
        int h = 0;
        for (int i = from; i < to; i++) {
            h = 31 * h + b[i];
        }
        return HashSeed.mix(h);
    }

    /** As String.hashCode would have it of the characters, so that ASCII bytes hash like the str: Arrays.hashCode without its initial 1. */
    private static int hash0(byte[] b) {
        int power = 1;
        int square = 31;
        for (int n = b.length; n != 0; n >>>= 1) {
            if ((n & 1) != 0) {
                power *= square;
            }
            square *= square;
        }
        return Arrays.hashCode(b) - power;
    }

    @Override
    public boolean equals(Object o) {
        return o == this || o instanceof PyBytes b && Arrays.equals(data, b.data);
    }

    @Override
    public int hashCode() {
        int h = hash;
        if (h == 0) {
            h = hash0(data);
            hash = h;
        }
        return h;
    }

    /** Orders by unsigned byte. */
    @Override
    public int compareTo(PyBytes o) {
        return Arrays.compareUnsigned(data, o.data);
    }

    /** The content as Latin-1 text (not Python's repr). */
    @Override
    public String toString() {
        return new String(data, StandardCharsets.ISO_8859_1);
    }

    /** The plain bytes behind bytes or an instance of a subclass, else null. */
    public static PyBytes unwrapOrNull(PyObject o) {
        return o instanceof PyBytes b ? b : o instanceof PyValueInstance v && v.value() instanceof PyBytes b ? b : null;
    }

    public static PyBytes unwrap(PyObject o) {
        PyBytes b = unwrapOrNull(o);
        if (b == null) {
            throw Raise.typeError("expected bytes, got %s", PyType.of(o).name());
        }
        return b;
    }
}
