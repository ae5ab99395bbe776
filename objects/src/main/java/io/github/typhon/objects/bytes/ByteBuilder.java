// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing byte array. <p>Threads: confined. */
public final class ByteBuilder {
    private byte[] data;
    private int length;

    public ByteBuilder(int capacity) {
        data = new byte[Math.max(16, capacity)];
    }

    public int length() {
        return length;
    }

    public byte last() {
        return data[length - 1];
    }

    public ByteBuilder append(byte b) {
        reserve(1);
        data[length++] = b;
        return this;
    }

    public ByteBuilder append(int b) {
        return append((byte) b);
    }

    public ByteBuilder append(byte[] b) {
        return append(b, 0, b.length);
    }

    public ByteBuilder append(byte[] b, int from, int to) {
        reserve(to - from);
        System.arraycopy(b, from, data, length, to - from);
        length += to - from;
        return this;
    }

    public ByteBuilder append(PyBytes b) {
        return append(b.shared());
    }

    /** Characters below 256. */
    public ByteBuilder append(String latin1) {
        return append(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    public ByteBuilder repeat(byte b, int times) {
        if (times > 0) {
            reserve(times);
            Arrays.fill(data, length, length + times, b);
            length += times;
        }
        return this;
    }

    public ByteBuilder setLength(int n) {
        if (n > length) {
            reserve(n - length);
            Arrays.fill(data, length, n, (byte) 0);
        }
        length = n;
        return this;
    }

    private void reserve(int more) {
        int need = Math.addExact(length, more);
        if (need > data.length) {
            data = Arrays.copyOf(data, Math.max(need, (int) Math.min(Integer.MAX_VALUE - 8L, data.length * 2L)));
        }
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(data, length);
    }

    /** The content as bytes; the builder must not be used afterwards. */
    public PyBytes toBytes() {
        return PyBytes.ofOwned(length == data.length ? data : Arrays.copyOf(data, length));
    }
}
