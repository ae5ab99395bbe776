// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.builtins;

import io.github.typhon.collections.buffer.PyByteArray;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code ord()}. */
final class Characters {
    private Characters() {}

    static long ord(ThreadState ts, PyObject c) {
        PyUnicode u = PyUnicode.unwrapOrNull(c);
        if (u != null) {
            if (u.length() != 1) {
                throw Raise.typeError("ord() expected a character, but string of length %s found", u.length());
            }
            return u.codePointAt(0);
        }
        PyBytes b = PyBytes.unwrapOrNull(c);
        if (b != null) {
            if (b.length() != 1) {
                throw Raise.typeError("ord() expected a character, but string of length %s found", b.length());
            }
            return b.toByteArray()[0] & 0xff;
        }
        if (c instanceof PyByteArray a) {
            byte[] data = Buffers.bytes(ts, a);
            if (data.length != 1) {
                throw Raise.typeError("ord() expected a character, but string of length %s found", data.length);
            }
            return data[0] & 0xff;
        }
        throw Raise.typeError("ord() expected string of length 1, but %s found", PyType.of(c).name());
    }
}
