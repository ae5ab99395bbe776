// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.hashes;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.refcount.count.PyObject;

/** What CPython's SHA-3 types tell about the sponge. */
final class KeccakMethods {
    private KeccakMethods() {}

    @PyGetter("_capacity_bits")
    static long capacity(PyHash self) {
        return 1600 - 8L * self.blockSize;
    }

    @PyGetter("_rate_bits")
    static long rate(PyHash self) {
        return 8L * self.blockSize;
    }

    @PyGetter("_suffix")
    static PyObject suffix(PyHash self) {
        return PyBytes.ofByte(self.digestSize == 0 ? 0x1f : 6);
    }
}
