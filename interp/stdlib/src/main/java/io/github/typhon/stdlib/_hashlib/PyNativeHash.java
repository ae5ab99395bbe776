// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._hashlib;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Hashing;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.hashes.PyHash;
import java.security.MessageDigest;
import java.util.HexFormat;

/** {@code _hashlib.HASH}. <p>Threads: the digest is guarded by the monitor of this object, held for one operation only. */
@PyClass(name = "HASH", module = "_hashlib", flags = PyType.DISALLOW_INSTANTIATION, doc = "HASH(name, string=b\"\")\n--\n\nA hash is an object used to calculate a checksum of a string of information.")
final class PyNativeHash extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyNativeHashExposed());

    private final Algorithm algorithm;
    private final MessageDigest digest;

    PyNativeHash(ThreadState ts, Algorithm algorithm, MessageDigest digest) {
        super(ts);
        this.algorithm = algorithm;
        this.digest = digest;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    synchronized void feed(byte[] data) {
        digest.update(data);
    }

    private synchronized MessageDigest current() {
        return Hmac.copy(digest);
    }

    static PyObject tp_repr(ThreadState ts, PyNativeHash self) {
        return PyUnicode.of("<" + self.algorithm.pythonName + " _hashlib.HASH object @ " + Hashing.address(self) + ">");
    }

    @PyMethod(value = "($self, /)", doc = "Return a copy of the hash object.")
    PyObject copy(ThreadState ts) {
        return new PyNativeHash(ts, algorithm, current());
    }

    @PyMethod(value = "($self, /)", doc = "Return the digest value as a bytes object.")
    PyObject digest() {
        return PyBytes.ofOwned(current().digest());
    }

    @PyMethod(value = "($self, /)", doc = "Return the digest value as a string of hexadecimal digits.")
    String hexdigest() {
        return HexFormat.of().formatHex(current().digest());
    }

    @PyMethod(value = "($self, obj, /)", doc = "Update this hash object's state with the provided string.")
    void update(ThreadState ts, PyObject obj) {
        feed(PyHash.bytes(ts, obj));
    }

    @PyGetter("digest_size")
    long digestSize() {
        return digest.getDigestLength();
    }

    @PyGetter("block_size")
    long blockSize() {
        return algorithm.blockSize;
    }

    @PyGetter("name")
    String name() {
        return algorithm.pythonName;
    }
}
