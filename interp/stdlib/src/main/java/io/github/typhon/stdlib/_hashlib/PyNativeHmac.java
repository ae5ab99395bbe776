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
import java.util.HexFormat;

/** {@code _hashlib.HMAC}. <p>Threads: the code is guarded by the monitor of this object, held for one operation only. */
@PyClass(name = "HMAC", module = "_hashlib", flags = PyType.DISALLOW_INSTANTIATION,
        doc = "The object used to calculate HMAC of a message.\n\nMethods:\n\nupdate() -- updates the current digest with an additional string\n"
                + "digest() -- return the current digest value\nhexdigest() -- return the current digest as a string of hexadecimal digits\n"
                + "copy() -- return a copy of the current hash object\n\nAttributes:\n\nname -- the name, including the hash algorithm used by this object\n"
                + "digest_size -- number of bytes in digest() output\n")
final class PyNativeHmac extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyNativeHmacExposed());

    private final Hmac hmac;

    PyNativeHmac(ThreadState ts, Hmac hmac) {
        super(ts);
        this.hmac = hmac;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    synchronized void feed(byte[] data) {
        hmac.update(data);
    }

    private synchronized byte[] value() {
        return hmac.digest();
    }

    private synchronized Hmac current() {
        return hmac.copy();
    }

    static PyObject tp_repr(ThreadState ts, PyNativeHmac self) {
        return PyUnicode.of("<" + self.hmac.algorithm.pythonName + " HMAC object @ " + Hashing.address(self) + ">");
    }

    @PyMethod(value = "($self, /)", doc = "Return a copy (\"clone\") of the HMAC object.")
    PyObject copy(ThreadState ts) {
        return new PyNativeHmac(ts, current());
    }

    @PyMethod(value = "($self, /)", doc = "Return the digest of the bytes passed to the update() method so far.")
    PyObject digest() {
        return PyBytes.ofOwned(value());
    }

    @PyMethod(value = "($self, /)", doc = "Return hexadecimal digest of the bytes passed to the update() method so far.\n\n"
            + "This may be used to exchange the value safely in email or other non-binary\nenvironments.")
    String hexdigest() {
        return HexFormat.of().formatHex(value());
    }

    @PyMethod(value = "($self, /, msg)", doc = "Update the HMAC object with msg.")
    void update(ThreadState ts, PyObject msg) {
        feed(PyHash.bytes(ts, msg));
    }

    @PyGetter("digest_size")
    long digestSize() {
        return hmac.algorithm.create().getDigestLength();
    }

    @PyGetter("block_size")
    long blockSize() {
        return hmac.algorithm.blockSize;
    }

    @PyGetter("name")
    String name() {
        return "hmac-" + hmac.algorithm.pythonName;
    }
}
