// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.bytes;

import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.codec.Codecs;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The contents of {@code bytes(...)} and {@code bytearray(...)}. <p>Threads: stateless. CPython: bytes_new_impl, bytearray___init___impl. */
public final class BytesNew {
    private BytesNew() {}

    /** Takes bytes one at a time, while Python runs between them. */
    @FunctionalInterface
    public interface Sink {
        void append(byte b);
    }

    /** {@code a}: source, encoding, errors (null where absent). The result may be shared with a bytes object: do not write it.
     *  @param items takes what an iterable gives as it comes, which then is not in the result; null for a bytes object, which may also be made
     *  by {@code __bytes__} */
    public static byte[] bytes(ThreadState ts, String function, PyObject[] a, Sink items) {
        PyObject source = a[0];
        String encoding = NewArgs.text(function, "encoding", a[1]);
        String errors = NewArgs.text(function, "errors", a[2]);
        PyUnicode text = source == null ? null : PyUnicode.unwrapOrNull(source);
        if (text == null || encoding == null) {
            if (encoding != null || errors != null) {
                throw Raise.typeError(text != null ? "string argument without an encoding"
                        : encoding != null ? "encoding without a string argument" : "errors without a string argument");
            }
        } else {
            return Codecs.encode(ts, text, encoding, errors).shared();
        }
        if (source == null) {
            return new byte[0];
        }
        if (items == null && !(source instanceof PyBytes)) {
            byte[] b = BytesLike.ofBytesMethod(ts, source);
            if (b != null) {
                return b;
            }
        }
        if (text != null) {
            throw Raise.typeError("string argument without an encoding");
        }
        if (Numbers.isIndex(source)) {
            long n;
            try {
                n = Numbers.asSsize(ts, source, Exc.OverflowError);
            } catch (PyException e) {
                if (!e.matches(Exc.TypeError)) {
                    throw e;
                }
                e.discard(ts);
                return fromObject(ts, function, source, items);
            }
            if (n < 0) {
                throw Raise.valueError("negative count");
            }
            if (n > Integer.MAX_VALUE - 16) {
                throw Raise.memoryError();
            }
            return new byte[(int) n];
        }
        return fromObject(ts, function, source, items);
    }

    private static byte[] fromObject(ThreadState ts, String function, PyObject source, Sink items) {
        if (Buffers.check(source)) {
            return Buffers.bytes(ts, source);
        }
        String refusal = "cannot convert '%s' object to " + function;
        if (items == null) {
            return function.equals("bytes") ? fromMeasured(ts, function, source, refusal) : fromIterable(ts, function, source, refusal);
        }
        forEach(ts, function, source, items, refusal, false);
        return new byte[0];
    }

    /** The ints of an iterable as bytes. {@code refusal}: the message, with a place for the type's name, if it is none. */
    public static byte[] fromIterable(ThreadState ts, String function, PyObject source, String refusal) {
        ByteBuilder b = new ByteBuilder(64);
        forEach(ts, function, source, b::append, refusal, false);
        return b.toByteArray();
    }

    /** As {@link #fromIterable}, but asks the iterable first how long it is, which may raise. */
    public static byte[] fromMeasured(ThreadState ts, String function, PyObject source, String refusal) {
        ByteBuilder b = new ByteBuilder(64);
        forEach(ts, function, source, b::append, refusal, true);
        return b.toByteArray();
    }

    private static void forEach(ThreadState ts, String function, PyObject source, Sink sink, String refusal, boolean measured) {
        String message = function.equals("bytes") ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)";
        PyObject it;
        try {
            it = Iterators.iter(ts, source);
        } catch (PyException e) {
            if (!e.matches(Exc.TypeError)) {
                throw e;
            }
            e.discard(ts);
            throw Raise.typeError(refusal, PyType.of(source).name());
        }
        try {
            if (measured) {
                Objects.lengthHint(ts, source, 0);
            }
            for (PyObject v = Iterators.next(ts, it); v != null; v = Iterators.next(ts, it)) {
                try {
                    sink.append(BytesLike.item(ts, v, message));
                } finally {
                    Refs.xdecref(ts, v);
                }
            }
        } finally {
            Refs.decref(ts, it);
        }
    }
}
