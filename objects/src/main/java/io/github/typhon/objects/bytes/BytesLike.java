// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.bytes;

import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.SlotCalls;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Arguments of bytes and bytearray methods as byte arrays. Results are shared for bytes, else copies: never write them. <p>Threads: stateless. */
public final class BytesLike {
    private BytesLike() {}

    /** bytearray lives in another module: it is known by its type's name. */
    public static boolean isByteArray(PyObject o) {
        for (PyType t = PyType.of(o); t != null; t = t.base()) {
            if (!t.isHeapType()) {
                return t.name().equals("bytearray");
            }
        }
        return false;
    }

    /** The bytes of a bytes-like object, or "a bytes-like object is required". */
    public static byte[] require(ThreadState ts, PyObject o) {
        return Buffers.bytes(ts, o);
    }

    public static byte[] copy(ThreadState ts, PyObject o) {
        return Buffers.bytes(ts, o);
    }

    /** What find and its kin look for: bytes-like, or an int below 256. */
    public static byte[] subsequence(ThreadState ts, PyObject o) {
        if (Buffers.check(o)) {
            return Buffers.bytes(ts, o);
        }
        if (!Numbers.isIndex(o)) {
            throw Raise.typeError("argument should be integer or bytes-like object, not '%s'", PyType.of(o).name());
        }
        return new byte[] {(byte) byteValue(Numbers.asSsize(ts, o, null))};
    }

    public static int byteValue(long v) {
        if (v < 0 || v > 255) {
            throw Raise.valueError("byte must be in range(0, 256)");
        }
        return (int) v;
    }

    /** For %s: bytes, then __bytes__, then the buffer protocol; null if there is none. */
    public static byte[] ofBytesMethodOrBuffer(ThreadState ts, PyObject o) {
        if (o instanceof PyBytes b) {
            return b.shared();
        }
        byte[] b = ofBytesMethod(ts, o);
        if (b != null) {
            return b;
        }
        return Buffers.check(o) ? Buffers.bytes(ts, o) : null;
    }

    /** The result of {@code __bytes__}, or null if the type has none. */
    static byte[] ofBytesMethod(ThreadState ts, PyObject o) {
        PyObject r = bytesMethod(ts, o);
        if (r == null) {
            return null;
        }
        byte[] b = PyBytes.unwrapOrNull(r).shared();
        Refs.decref(ts, r);
        return b;
    }

    /** The result of {@code __bytes__}, of type bytes or a subclass; null if the type has no such method. */
    static @Owned PyObject bytesMethod(ThreadState ts, PyObject o) {
        PyObject r = SlotCalls.callSpecial(ts, o, Names.__bytes__);
        if (r != null && PyBytes.unwrapOrNull(r) == null) {
            PyException e = Raise.typeError("__bytes__ returned non-bytes (type %s)", PyType.of(r).name());
            Refs.decref(ts, r);
            throw e;
        }
        return r;
    }

    /** An item of bytes(iterable) or bytearray(iterable): an int below 256. */
    public static byte item(ThreadState ts, PyObject o, String message) {
        PyLong v = Numbers.index(ts, o);
        if (!v.fitsLong() || v.longValue() < 0 || v.longValue() > 255) {
            throw PyException.of(Exc.ValueError, message);
        }
        return (byte) v.longValue();
    }
}
