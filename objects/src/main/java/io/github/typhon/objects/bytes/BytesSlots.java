// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.bytes;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.PyValueInstance;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.PyBuffer;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.slice.PySlice;
import io.github.typhon.objects.slice.SliceRange;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.format.BytesPercent;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** The slots of bytes. <p>Threads: stateless. */
final class BytesSlots {
    static final String DOC = "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\n"
            + "bytes(int) -> bytes object of size given by the parameter initialized with null bytes\nbytes() -> empty bytes object";

    private BytesSlots() {}

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("bytes", args, kwnames, "source", "encoding", "errors");
        if (type == PyBytes.TYPE && a[0] instanceof PyBytes b && a[1] == null && a[2] == null) {
            return b;
        }
        if (type == PyBytes.TYPE && a[0] != null && a[1] == null && a[2] == null) {
            PyObject r = BytesLike.bytesMethod(ts, a[0]);
            if (r != null) {
                return r;
            }
        }
        return PyValueInstance.wrap(ts, type, PyBytes.ofOwned(BytesNew.bytes(ts, "bytes", a, null)));
    }

    static PyObject tp_repr(ThreadState ts, PyBytes self) {
        return PyUnicode.ofNarrow(ByteOps.repr(self.shared(), 0, self.length()));
    }

    static PyObject tp_str(ThreadState ts, PyBytes self) {
        BytesWarnings.shown(ts, "bytes");
        return tp_repr(ts, self);
    }

    static long tp_hash(ThreadState ts, PyBytes self) {
        return self.asHash();
    }

    static PyObject tp_richcompare(ThreadState ts, PyBytes self, PyObject other, int op) {
        PyBytes o = PyBytes.unwrapOrNull(other);
        if (o == null) {
            BytesWarnings.compared(ts, "bytes", other, op);
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return switch (op) {
            case CompareOp.EQ -> PyBool.of(self.equals(o));
            case CompareOp.NE -> PyBool.of(!self.equals(o));
            default -> PyBool.of(CompareOp.holds(self.compareTo(o), op));
        };
    }

    static PyObject tp_iter(ThreadState ts, PyBytes self) {
        return new PyBytesIterator(ts, self);
    }

    static PyObject nb_remainder(ThreadState ts, PyObject a, PyObject b) {
        PyBytes format = PyBytes.unwrapOrNull(a);
        return format == null ? PyNotImplemented.NOT_IMPLEMENTED : PyBytes.ofOwned(BytesPercent.format(ts, format.shared(), 0, format.length(), b));
    }

    static long sq_length(ThreadState ts, PyBytes self) {
        return self.length();
    }

    static long mp_length(ThreadState ts, PyBytes self) {
        return self.length();
    }

    static PyObject sq_concat(ThreadState ts, PyBytes self, PyObject other) {
        if (!Buffers.check(other)) {
            throw Raise.typeError("can't concat %s to bytes", PyType.of(other).name());
        }
        byte[] o = Buffers.bytes(ts, other);
        if (self.length() == 0 && other instanceof PyBytes b) {
            return b;
        }
        if (o.length == 0) {
            return self;
        }
        byte[] all = Arrays.copyOf(self.shared(), Math.addExact(self.length(), o.length));
        System.arraycopy(o, 0, all, self.length(), o.length);
        return PyBytes.ofOwned(all);
    }

    static PyObject sq_repeat(ThreadState ts, PyBytes self, long count) {
        if (count == 1) {
            return self;
        }
        if (count > 1 && self.length() > 0 && count > (Integer.MAX_VALUE - 16) / self.length()) {
            throw count > Long.MAX_VALUE / self.length() ? PyException.of(Exc.OverflowError, "repeated bytes are too long") : Raise.memoryError();
        }
        return PyBytes.ofOwned(ByteOps.repeat(self.shared(), 0, self.length(), (int) Math.clamp(count, 0, Integer.MAX_VALUE)));
    }

    static PyObject sq_item(ThreadState ts, PyBytes self, long index) {
        if (index < 0 || index >= self.length()) {
            throw Raise.indexError("index out of range");
        }
        return PyLong.of(self.at((int) index));
    }

    static boolean sq_contains(ThreadState ts, PyBytes self, PyObject value) {
        return contains(ts, self.shared(), 0, self.length(), value);
    }

    static boolean contains(ThreadState ts, byte[] s, int from, int to, PyObject value) {
        if (Numbers.isIndex(value)) {
            long v;
            try {
                v = Numbers.asSsize(ts, value, null);
            } catch (PyException e) {
                // What has no value as an index may still be bytes.
                e.discard(ts);
                return ByteOps.contains(s, from, to, BytesLike.require(ts, value));
            }
            return ByteOps.find(s, from, to, new byte[] {(byte) BytesLike.byteValue(v)}) >= 0;
        }
        return ByteOps.contains(s, from, to, BytesLike.require(ts, value));
    }

    static PyObject mp_subscript(ThreadState ts, PyBytes self, PyObject key) {
        if (key instanceof PySlice s) {
            SliceRange r = SliceRange.of(ts, s, self.length());
            if (r.step == 1) {
                return r.count == 0 ? PyBytes.EMPTY : self.slice((int) r.start, (int) r.start + r.count);
            }
            byte[] out = new byte[r.count];
            for (int i = 0; i < out.length; i++) {
                out[i] = self.shared()[r.at(i)];
            }
            return PyBytes.ofOwned(out);
        }
        if (!Numbers.isIndex(key)) {
            throw Raise.typeError("byte indices must be integers or slices, not %s", PyType.of(key).name());
        }
        long i = Numbers.asSsize(ts, key, Exc.IndexError);
        return sq_item(ts, self, i < 0 ? i + self.length() : i);
    }

    static PyObject bf_getbuffer(ThreadState ts, PyObject self, int flags) {
        PyBytes b = PyBytes.unwrap(self);
        if ((flags & PyBuffer.WRITABLE) != 0) {
            throw Raise.bufferError("Object is not writable.");
        }
        return PyBuffer.ofBytes(Refs.newRef(ts, self), b.shared(), 0, b.length(), true);
    }
}
