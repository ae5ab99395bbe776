// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.collections.iter.HeldRef;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.codec.Codecs;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** Makes bytes of text: in Java where the encoding has no state, else by an incremental encoder of module {@code codecs}, which it owns.
 *  <p>Threads: guarded by the stream that has it. */
final class TextEncoder {
    private final String encoding;
    private final String errors;
    private final boolean isNative;
    @Owned private final PyObject[] held = new PyObject[1];

    TextEncoder(String encoding, String errors, @Stolen PyObject encoderOrNull) {
        this.encoding = encoding;
        this.errors = errors;
        isNative = encoderOrNull == null;
        held[0] = encoderOrNull;
    }

    byte[] encode(ThreadState ts, PyUnicode s) {
        if (isNative) {
            return Codecs.encode(ts, s, encoding, errors).shared();
        }
        PyObject r = call(ts, "encode", s);
        PyBytes b = PyBytes.unwrapOrNull(r);
        if (b == null) {
            String type = PyType.of(r).name();
            Refs.decref(ts, r);
            throw Raise.typeError("encoder should return a bytes object, not '%s'", type);
        }
        return b.shared();
    }

    /** What comes next begins the stream, or continues it: only at the beginning a byte order mark may be written. */
    void setPosition(ThreadState ts, boolean start) {
        if (!isNative) {
            Refs.decref(ts, start ? call(ts, "reset") : call(ts, "setstate", PyLong.of(0)));
        }
    }

    private PyObject call(ThreadState ts, String method, PyObject... args) {
        PyObject e = HeldRef.fetch(ts, held);
        try {
            return Calls.callMethod(ts, e, method, args);
        } finally {
            Refs.decref(ts, e);
        }
    }

    void traverse(Visitor v) {
        if (held[0] != null) {
            v.visit(held[0]);
        }
    }

    void release(ThreadState ts) {
        HeldRef.drop(ts, held, 0);
    }
}
