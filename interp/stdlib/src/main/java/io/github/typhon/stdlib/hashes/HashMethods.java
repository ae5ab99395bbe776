// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.hashes;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.HexFormat;

/** The methods of hash objects with a digest of fixed length. */
final class HashMethods {
    private HashMethods() {}

    @PyMethod(value = "($self, /)", doc = "Return a copy of the hash object.")
    static PyObject copy(ThreadState ts, PyHash self) {
        return self.with(ts, self.copyEngine());
    }

    @PyMethod(value = "($self, /)", doc = "Return the digest value as a bytes object.")
    static PyObject digest(PyHash self) {
        return PyBytes.ofOwned(self.digest());
    }

    @PyMethod(value = "($self, /)", doc = "Return the digest value as a string of hexadecimal digits.")
    static String hexdigest(PyHash self) {
        return HexFormat.of().formatHex(self.digest());
    }

    @PyMethod(value = "($self, obj, /)", doc = "Update this hash object's state with the provided bytes-like object.")
    static void update(ThreadState ts, PyHash self, PyObject obj) {
        self.update(PyHash.bytes(ts, obj));
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
        return self.digestSize;
    }
}
