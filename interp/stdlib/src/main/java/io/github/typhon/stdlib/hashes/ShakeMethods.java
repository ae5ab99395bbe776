// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.hashes;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.HexFormat;

/** The methods of hash objects whose digest is as long as one asks. */
final class ShakeMethods {
    private ShakeMethods() {}

    private static byte[] squeeze(PyHash self, long length) {
        if (length < 0) {
            throw Raise.valueError("Cannot convert negative int");
        }
        if (length >= 1L << 29) {
            throw Raise.valueError("digest length is too large");
        }
        return ((Keccak) self.copyEngine()).squeeze((int) length);
    }

    @PyMethod(value = "($self, /)", doc = "Return a copy of the hash object.")
    static PyObject copy(ThreadState ts, PyHash self) {
        return self.with(ts, self.copyEngine());
    }

    @PyMethod(value = "($self, /, length)", doc = "Return the digest value as a bytes object.")
    static PyObject digest(PyHash self, long length) {
        return PyBytes.ofOwned(squeeze(self, length));
    }

    @PyMethod(value = "($self, /, length)", doc = "Return the digest value as a string of hexadecimal digits.")
    static String hexdigest(PyHash self, long length) {
        return HexFormat.of().formatHex(squeeze(self, length));
    }

    @PyMethod(value = "($self, data, /)", doc = "Update this hash object's state with the provided bytes-like object.")
    static void update(ThreadState ts, PyHash self, PyObject data) {
        self.update(PyHash.bytes(ts, data));
    }

    @PyGetter("block_size")
    static long blockSize(PyHash self) {
        return self.blockSize;
    }

    @PyGetter("name")
    static String name(PyHash self) {
        return self.name;
    }

    @PyGetter("digest_size")
    static long digestSize(PyHash self) {
        return 0;
    }
}
