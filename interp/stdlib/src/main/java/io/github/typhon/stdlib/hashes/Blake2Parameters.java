// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.hashes;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** The parameter block of BLAKE2 (RFC 7693, with the tree fields of the original paper), read from the constructor's arguments. */
final class Blake2Parameters {
    final byte[] block;
    final byte[] key;
    final int digestSize;
    final boolean lastNode;
    final HashArguments arguments;

    /** @param size the longest digest and key: 64 for BLAKE2b, 32 for BLAKE2s */
    Blake2Parameters(ThreadState ts, int size, PyObject[] args, PyUnicode[] kwnames) {
        boolean wide = size == 64;
        String title = wide ? "Blake2b" : "Blake2s";
        arguments = new HashArguments(wide ? "blake2b" : "blake2s", args, kwnames, "data", "digest_size", "key", "salt", "person", "fanout", "depth",
                "leaf_size", "node_offset", "node_depth", "inner_size", "last_node", "usedforsecurity", "string");
        digestSize = (int) number(ts, "digest_size", size);
        if (digestSize < 1 || digestSize > size) {
            throw Raise.valueError("digest_size for %s must be between 1 and %s bytes, here it is %s", title, size, digestSize);
        }
        key = bytes(ts, "key", size);
        byte[] salt = bytes(ts, "salt", size / 4);
        byte[] person = bytes(ts, "person", size / 4);
        long fanout = ranged(ts, "fanout", 1, 0, 255);
        long depth = ranged(ts, "depth", 1, 1, 255);
        PyLong leaf = index(ts, "leaf_size");
        if (leaf.bitLength() > 32) {
            throw Raise.overflowError("leaf_size is too large");
        }
        PyLong offset = index(ts, "node_offset");
        if (offset.bitLength() > 64) {
            throw Raise.overflowError("Python int too large for C unsigned long long");
        }
        if (!wide && offset.bitLength() > 48) {
            throw Raise.overflowError("node_offset is too large");
        }
        long nodeDepth = ranged(ts, "node_depth", 0, 0, 255);
        long inner = number(ts, "inner_size", 0);
        if (inner < 0 || inner > size) {
            throw Raise.valueError("inner_size must be between 0 and is %s", size);
        }
        PyObject last = arguments.get("last_node");
        lastNode = last != null && Objects.isTrue(ts, last);
        block = new byte[size];
        block[0] = (byte) digestSize;
        block[1] = (byte) key.length;
        block[2] = (byte) fanout;
        block[3] = (byte) depth;
        put(4, leaf.bigValue().longValue(), 4);
        put(8, offset.bigValue().longValue(), wide ? 8 : 6);
        block[wide ? 16 : 14] = (byte) nodeDepth;
        block[wide ? 17 : 15] = (byte) inner;
        System.arraycopy(salt, 0, block, size / 2, salt.length);
        System.arraycopy(person, 0, block, size * 3 / 4, person.length);
    }

    private void put(int at, long v, int count) {
        for (int i = 0; i < count; i++) {
            block[at + i] = (byte) (v >>> 8 * i);
        }
    }

    private long number(ThreadState ts, String name, long missing) {
        PyObject o = arguments.get(name);
        return o == null ? missing : Numbers.asInt(ts, o);
    }

    private long ranged(ThreadState ts, String name, long missing, int min, int max) {
        long v = number(ts, name, missing);
        if (v < min || v > max) {
            throw Raise.valueError("%s must be between %s and %s", name, min, max);
        }
        return v;
    }

    private PyLong index(ThreadState ts, String name) {
        PyObject o = arguments.get(name);
        PyLong v = o == null ? PyLong.of(0) : Numbers.index(ts, o);
        if (v.signum() < 0) {
            throw Raise.valueError("Cannot convert negative int");
        }
        return v;
    }

    private byte[] bytes(ThreadState ts, String name, int max) {
        PyObject o = arguments.get(name);
        if (o == null) {
            return new byte[0];
        }
        if (!Buffers.check(o)) {
            throw Raise.typeError("a bytes-like object is required, not '%s'", PyType.of(o).name());
        }
        byte[] b = PyHash.bytes(ts, o);
        if (b.length > max) {
            throw Raise.valueError("maximum %s length is %s bytes", name, max);
        }
        return b;
    }
}
