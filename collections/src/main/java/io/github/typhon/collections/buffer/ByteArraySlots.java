// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.buffer;

import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.objects.bytes.BytesLike;
import io.github.typhon.objects.bytes.BytesNew;
import io.github.typhon.objects.bytes.ByteOps;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.bytes.BytesWarnings;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.PyBuffer;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.slice.PySlice;
import io.github.typhon.objects.slice.SliceRange;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** The slots of bytearray. */
final class ByteArraySlots {
    private ByteArraySlots() {}

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PyByteArrayExposed.newInstance(ts, type, new byte[0]);
    }

    static void tp_init(ThreadState ts, PyByteArray self, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = CallArgs.bind("bytearray", args, kwnames, 0, 3, 0, "source", "encoding", "errors");
        self.replace(ts, 0, Integer.MAX_VALUE, new byte[0]);
        byte[] b = BytesNew.bytes(ts, "bytearray", a, v -> self.append(ts, v));
        self.replace(ts, Integer.MAX_VALUE, Integer.MAX_VALUE, b);
    }

    static PyObject tp_repr(ThreadState ts, PyByteArray self) {
        String literal = Objects.reprText(ts, self.snapshot(ts));
        // Unlike that of bytes, the literal escapes single quotes within double ones.
        return PyUnicode.of(PyType.of(self).shortName() + "(" + (literal.startsWith("b\"") ? literal.replace("'", "\\'") : literal) + ")");
    }

    static PyObject tp_str(ThreadState ts, PyByteArray self) {
        BytesWarnings.shown(ts, "bytearray");
        return tp_repr(ts, self);
    }

    static PyObject tp_richcompare(ThreadState ts, PyByteArray self, PyObject other, int op) {
        if (!Buffers.check(other)) {
            BytesWarnings.compared(ts, "bytearray", other, op);
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return PyBool.of(CompareOp.holds(Arrays.compareUnsigned(self.toByteArray(ts), Buffers.bytes(ts, other)), op));
    }

    static PyObject tp_iter(ThreadState ts, PyByteArray self) {
        return new PyByteArrayIterator(ts, self);
    }

    static long sq_length(ThreadState ts, PyByteArray self) {
        return self.size(ts);
    }

    static long mp_length(ThreadState ts, PyByteArray self) {
        return self.size(ts);
    }

    static boolean sq_contains(ThreadState ts, PyByteArray self, PyObject value) {
        // The value may be Python: it finds the bytes in use.
        try (PyBuffer hold = Buffers.getBuffer(ts, self, PyBuffer.SIMPLE)) {
            return Sequences.contains(ts, self.snapshot(ts), value);
        }
    }

    static PyObject sq_item(ThreadState ts, PyByteArray self, long i) {
        int v = self.get(ts, i);
        if (v < 0) {
            throw Raise.indexError("bytearray index out of range");
        }
        return PyLong.of(v);
    }

    private static long index(ThreadState ts, PyByteArray self, PyObject key) {
        if (!Numbers.isIndex(key)) {
            throw Raise.typeError("bytearray indices must be integers or slices, not %s", PyType.of(key).name());
        }
        long i = Numbers.asSsize(ts, key, Exc.IndexError);
        return i < 0 ? i + self.size(ts) : i;
    }

    static PyObject mp_subscript(ThreadState ts, PyByteArray self, PyObject key) {
        if (key instanceof PySlice s) {
            SliceRange r = SliceRange.unpack(ts, s);
            byte[] b = self.toByteArray(ts);
            r.adjust(b.length);
            byte[] out = new byte[r.count];
            for (int i = 0; i < out.length; i++) {
                out[i] = b[r.at(i)];
            }
            return PyByteArray.of(ts, out);
        }
        return sq_item(ts, self, index(ts, self, key));
    }

    static void mp_ass_subscript(ThreadState ts, PyByteArray self, PyObject key, PyObject value) {
        if (key instanceof PySlice s) {
            SliceRange r = SliceRange.unpack(ts, s);
            byte[] b = value == null ? new byte[0] : content(ts, value);
            // Assigning nothing deletes, whatever the step.
            assign(ts, self, r, b, b.length == 0);
            return;
        }
        long i = index(ts, self, key);
        if (value == null) {
            if (i < 0 || i >= self.size(ts)) {
                throw Raise.indexError("bytearray index out of range");
            }
            self.replace(ts, i, i + 1, new byte[0]);
        } else if (!self.set(ts, i, byteOf(ts, value))) {
            throw Raise.indexError("bytearray index out of range");
        }
    }

    static byte byteOf(ThreadState ts, PyObject value) {
        return BytesLike.item(ts, value, "byte must be in range(0, 256)");
    }

    /** What may be assigned to a slice. */
    static byte[] content(ThreadState ts, PyObject value) {
        if (PyUnicode.unwrapOrNull(value) != null || Numbers.check(value)) {
            throw Raise.typeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)");
        }
        return Buffers.check(value) ? Buffers.bytes(ts, value) : BytesNew.fromIterable(ts, "bytearray", value, "cannot convert '%s' object to bytearray");
    }

    private static void assign(ThreadState ts, PyByteArray self, SliceRange r, byte[] b, boolean delete) {
        if (r.step == 1) {
            r.adjust(self.size(ts));
            self.replace(ts, r.start, Math.max(r.start, r.stop), b);
            return;
        }
        self.edit(ts, now -> {
            r.adjust(now.length);
            if (!delete && b.length != r.count) {
                throw Raise.valueError("attempt to assign bytes of size %d to extended slice of size %d", b.length, r.count);
            }
            if (!delete) {
                for (int i = 0; i < r.count; i++) {
                    now[r.at(i)] = b[i];
                }
                return now;
            }
            boolean[] gone = new boolean[now.length];
            for (int i = 0; i < r.count; i++) {
                gone[r.at(i)] = true;
            }
            byte[] out = new byte[now.length - r.count];
            int n = 0;
            for (int i = 0; i < now.length; i++) {
                if (!gone[i]) {
                    out[n++] = now[i];
                }
            }
            return out;
        });
    }

    static PyObject sq_concat(ThreadState ts, PyByteArray self, PyObject other) {
        if (!Buffers.check(other)) {
            throw Raise.typeError("can't concat %s to %s", PyType.of(other).name(), PyType.of(self).name());
        }
        byte[] b = Buffers.bytes(ts, other);
        byte[] a = self.toByteArray(ts);
        byte[] out = Arrays.copyOf(a, Math.addExact(a.length, b.length));
        System.arraycopy(b, 0, out, a.length, b.length);
        return PyByteArray.of(ts, out);
    }

    static PyObject sq_inplace_concat(ThreadState ts, PyByteArray self, PyObject other) {
        if (!Buffers.check(other)) {
            throw Raise.typeError("can't concat %s to %s", PyType.of(other).name(), PyType.of(self).name());
        }
        byte[] more = Buffers.bytes(ts, other);
        // CPython still has the operand's buffer when it grows.
        if (other == self && more.length > 0) throw PyByteArray.exportedError();
        self.replace(ts, Integer.MAX_VALUE, Integer.MAX_VALUE, more);
        return Refs.newRef(ts, self);
    }

    private static byte[] repeated(byte[] a, long n) {
        if (n <= 0 || a.length == 0) {
            return new byte[0];
        }
        if (n > (Integer.MAX_VALUE - 8) / a.length) {
            throw Raise.memoryError();
        }
        return ByteOps.repeat(a, 0, a.length, (int) n);
    }

    static PyObject sq_repeat(ThreadState ts, PyByteArray self, long n) {
        return PyByteArray.of(ts, repeated(self.toByteArray(ts), n));
    }

    static PyObject sq_inplace_repeat(ThreadState ts, PyByteArray self, long n) {
        self.edit(ts, now -> repeated(now, n));
        return Refs.newRef(ts, self);
    }

    static PyObject nb_remainder(ThreadState ts, PyObject a, PyObject b) {
        if (!(a instanceof PyByteArray self)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        PyObject r;
        // Formatting may run Python, which finds the bytes in use.
        try (PyBuffer hold = Buffers.getBuffer(ts, self, PyBuffer.SIMPLE)) {
            r = Numbers.remainder(ts, self.snapshot(ts), b);
        }
        return r instanceof PyBytes p ? PyByteArray.of(ts, p.shared().clone()) : r;
    }

    static PyObject bf_getbuffer(ThreadState ts, PyByteArray self, int flags) {
        return self.export(ts);
    }

    static void bf_releasebuffer(ThreadState ts, PyByteArray self, PyObject buffer) {
        self.unexport(ts);
    }
}
