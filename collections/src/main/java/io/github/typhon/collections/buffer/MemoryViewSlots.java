// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.buffer;

import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.PyBuffer;
import io.github.typhon.objects.singleton.PyEllipsis;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.slice.PySlice;
import io.github.typhon.objects.slice.SliceRange;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** The slots of memoryview. */
final class MemoryViewSlots {
    private MemoryViewSlots() {}

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = CallArgs.bind("memoryview", args, kwnames, 0, 1, 1, "object");
        return PyMemoryView.of(ts, a[0]);
    }

    static PyObject tp_repr(ThreadState ts, PyMemoryView self) {
        String at = io.github.typhon.objects.protocol.Hashing.address(self);
        return PyUnicode.of((self.isReleased() ? "<released memory at " : "<memory at ") + at + ">");
    }

    static long tp_hash(ThreadState ts, PyMemoryView self) {
        if (self.hashed) {
            return self.hash;
        }
        self.check();
        if (!self.readonly) {
            throw Raise.valueError("cannot hash writable memoryview object");
        }
        char c = ItemFormat.code(self.format);
        if (c != 'B' && c != 'b' && c != 'c') {
            throw Raise.valueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
        }
        // The exporter's hash may be Python: it finds the view in use.
        try (PyBuffer hold = Buffers.getBuffer(ts, self, PyBuffer.FULL_RO)) {
            Objects.hash(ts, self.exporter());
            long h = Objects.hash(ts, PyBytes.ofOwned(self.toByteArray(false)));
            self.hash = h;
            self.hashed = true;
            return h;
        }
    }

    static PyObject tp_richcompare(ThreadState ts, PyMemoryView self, PyObject other, int op) {
        if (op != CompareOp.EQ && op != CompareOp.NE) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        boolean equal;
        if (self == other) {
            equal = true;
        } else if (self.isReleased() || other instanceof PyMemoryView m && m.isReleased()) {
            equal = false;
        } else if (!Buffers.check(other)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        } else {
            PyMemoryView w = PyMemoryView.of(ts, other);
            try {
                equal = equal(ts, self, w);
            } finally {
                Refs.decref(ts, w);
            }
        }
        return PyBool.of(equal == (op == CompareOp.EQ));
    }

    private static boolean equal(ThreadState ts, PyMemoryView a, PyMemoryView b) {
        if (!Arrays.equals(a.shape, b.shape)) {
            return false;
        }
        char f = ItemFormat.code(a.format);
        char g = ItemFormat.code(b.format);
        byte[] x = a.toByteArray(false);
        byte[] y = b.toByteArray(false);
        boolean floats = f == 'e' || f == 'f' || f == 'd';
        if (f == g && !floats || f == 0 || g == 0) {
            return a.format.equals(b.format) && f == 0 ? Arrays.equals(x, y) : f != 0 && g != 0 && Arrays.equals(x, y);
        }
        for (int i = 0, j = 0; i < x.length; i += a.itemSize, j += b.itemSize) {
            if (!Objects.truth(ts, Objects.richCompare(ts, ItemFormat.read(f, x, i), ItemFormat.read(g, y, j), CompareOp.EQ))) {
                return false;
            }
        }
        return true;
    }

    static long sq_length(ThreadState ts, PyMemoryView self) {
        self.check();
        if (self.shape.length == 0) {
            throw Raise.typeError("0-dim memory has no length");
        }
        return self.shape[0];
    }

    static long mp_length(ThreadState ts, PyMemoryView self) {
        return sq_length(ts, self);
    }

    static PyObject tp_iter(ThreadState ts, PyMemoryView self) {
        requireOneDimension(self);
        return new PyMemoryIterator(ts, self, code(self));
    }

    private static void requireOneDimension(PyMemoryView self) {
        self.check();
        if (self.shape.length == 0) {
            throw Raise.typeError("invalid indexing of 0-dim memory");
        }
        if (self.shape.length > 1) {
            throw Raise.notImplemented("multi-dimensional sub-views are not implemented");
        }
    }

    static PyObject sq_item(ThreadState ts, PyMemoryView self, long i) {
        requireOneDimension(self);
        return ItemFormat.read(code(self), self.data, at(self, 0, i, self.offset));
    }

    private static char code(PyMemoryView self) {
        char c = ItemFormat.code(self.format);
        if (c == 0) {
            throw Raise.notImplemented("memoryview: unsupported format %s", self.format);
        }
        return c;
    }

    private static int at(PyMemoryView self, int d, long i, int from) {
        long k = i < 0 ? i + self.shape[d] : i;
        if (k < 0 || k >= self.shape[d]) {
            throw Raise.indexError(self.shape.length == 1 ? "index out of bounds on dimension 1" : "index out of bounds on dimension " + (d + 1));
        }
        return from + (int) k * self.strides[d];
    }

    /** Where the item of an index or index tuple lies; -1 if the key is something else. */
    private static int locate(ThreadState ts, PyMemoryView self, PyObject key) {
        if (Numbers.isIndex(key)) {
            if (self.shape.length == 0) {
                throw Raise.typeError("invalid indexing of 0-dim memory");
            }
            if (self.shape.length > 1) {
                throw Raise.notImplemented("multi-dimensional sub-views are not implemented");
            }
            return at(self, 0, Numbers.asSsize(ts, key, Exc.IndexError), self.offset);
        }
        if (!(key instanceof PyTuple t)) {
            return -1;
        }
        for (PyObject o : t.items) {
            if (!Numbers.isIndex(o)) {
                return -1;
            }
        }
        if (t.size() > self.shape.length) {
            throw Raise.typeError("cannot index %d-dimension view with %d-element tuple", self.shape.length, t.size());
        }
        if (t.size() < self.shape.length) {
            throw Raise.notImplemented("sub-views are not implemented");
        }
        int p = self.offset;
        for (int d = 0; d < t.size(); d++) {
            p = at(self, d, Numbers.asSsize(ts, t.get(d), Exc.IndexError), p);
        }
        return p;
    }

    private static PyMemoryView slice(ThreadState ts, PyMemoryView self, PySlice s) {
        if (self.shape.length == 0) {
            throw Raise.typeError("invalid indexing of 0-dim memory");
        }
        SliceRange r = SliceRange.of(ts, s, self.shape[0]);
        self.check();
        int[] shape = self.shape.clone();
        int[] strides = self.strides.clone();
        shape[0] = r.count;
        int from = self.offset + (r.count == 0 ? 0 : (int) r.start * self.strides[0]);
        strides[0] = (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, self.strides[0] * r.step));
        return self.derive(ts, from, self.readonly, self.format, self.itemSize, shape, strides);
    }

    static PyObject mp_subscript(ThreadState ts, PyMemoryView self, PyObject key) {
        self.check();
        if (self.shape.length == 0 && (key == PyEllipsis.ELLIPSIS || key instanceof PyTuple t && t.size() == 0)) {
            return key == PyEllipsis.ELLIPSIS ? Refs.newRef(ts, self) : ItemFormat.read(code(self), self.data, self.offset);
        }
        if (key instanceof PySlice s) {
            // An index that releases the view finds the memory in use.
            PyMemoryView hold = self.derive(ts, self.offset, self.readonly, self.format, self.itemSize, self.shape, self.strides);
            try {
                return slice(ts, hold, s);
            } finally {
                Refs.decref(ts, hold);
            }
        }
        int p = locate(ts, self, key);
        if (p < 0) {
            throw invalidKey(key, "multi-dimensional slicing is not implemented");
        }
        self.check();
        return ItemFormat.read(code(self), self.data, p);
    }

    private static PyException invalidKey(PyObject key, String slices) {
        if (key instanceof PyTuple t) {
            for (PyObject o : t.items) {
                if (!(o instanceof PySlice)) {
                    return Raise.typeError("memoryview: invalid slice key");
                }
            }
            return Raise.notImplemented(slices);
        }
        return Raise.typeError("memoryview: invalid slice key");
    }

    static void mp_ass_subscript(ThreadState ts, PyMemoryView self, PyObject key, PyObject value) {
        self.check();
        if (self.readonly) {
            throw Raise.typeError("cannot modify read-only memory");
        }
        if (value == null) {
            throw Raise.typeError("cannot delete memory");
        }
        if (self.shape.length == 0 && (key == PyEllipsis.ELLIPSIS || key instanceof PyTuple t && t.size() == 0)) {
            store(ts, self, self.offset, value);
            return;
        }
        if (key instanceof PySlice s) {
            if (self.shape.length > 1) {
                throw Raise.notImplemented("memoryview slice assignments are currently restricted to ndim = 1");
            }
            assignSlice(ts, self, s, value);
            return;
        }
        int p = locate(ts, self, key);
        if (p < 0) {
            throw invalidKey(key, "memoryview slice assignments are currently restricted to ndim = 1");
        }
        store(ts, self, p, value);
    }

    private static void store(ThreadState ts, PyMemoryView self, int p, PyObject value) {
        // The key's index may have released the view, and so may the value's.
        self.check();
        byte[] b = ItemFormat.encode(ts, code(self), value);
        self.check();
        System.arraycopy(b, 0, self.data, p, b.length);
    }

    private static void assignSlice(ThreadState ts, PyMemoryView self, PySlice s, PyObject value) {
        PyMemoryView src = value instanceof PyMemoryView ? PyMemoryView.of(ts, value) : PyMemoryView.over(ts, Buffers.getBuffer(ts, value, PyBuffer.FULL_RO));
        try {
            PyMemoryView dst = slice(ts, self, s);
            try {
                if (src.shape.length != 1 || src.shape[0] != dst.shape[0] || !sameFormat(src.format, dst.format)) {
                    throw Raise.valueError("memoryview assignment: lvalue and rvalue have different structures");
                }
                byte[] b = src.toByteArray(false);
                for (int i = 0; i < dst.shape[0]; i++) {
                    System.arraycopy(b, i * dst.itemSize, dst.data, dst.offset + i * dst.strides[0], dst.itemSize);
                }
            } finally {
                Refs.decref(ts, dst);
            }
        } finally {
            Refs.decref(ts, src);
        }
    }

    private static boolean sameFormat(String a, String b) {
        return a.replace("@", "").equals(b.replace("@", ""));
    }

    static PyObject bf_getbuffer(ThreadState ts, PyMemoryView self, int flags) {
        self.check();
        if ((flags & PyBuffer.WRITABLE) != 0 && self.readonly) {
            throw Raise.bufferError("memoryview: underlying buffer is not writable");
        }
        checkLayout(self, flags);
        return self.export(ts);
    }

    /** A consumer that does not ask for strides, or asks for an order, gets contiguous items only. */
    private static void checkLayout(PyMemoryView self, int flags) {
        boolean c = self.isContiguous(false);
        boolean f = self.isContiguous(true);
        if (asks(flags, PyBuffer.C_CONTIGUOUS) && !c) {
            throw Raise.bufferError("memoryview: underlying buffer is not C-contiguous");
        }
        if (asks(flags, PyBuffer.F_CONTIGUOUS) && !f) {
            throw Raise.bufferError("memoryview: underlying buffer is not Fortran contiguous");
        }
        if (asks(flags, PyBuffer.ANY_CONTIGUOUS) && !c && !f) {
            throw Raise.bufferError("memoryview: underlying buffer is not contiguous");
        }
        if (!asks(flags, PyBuffer.STRIDES) && !c) {
            throw Raise.bufferError("memoryview: underlying buffer is not C-contiguous");
        }
        if (!asks(flags, PyBuffer.ND) && asks(flags, PyBuffer.FORMAT)) {
            throw Raise.bufferError("memoryview: cannot cast to unsigned bytes if the format flag is present");
        }
    }

    private static boolean asks(int flags, int what) {
        return (flags & what) == what;
    }

    static void bf_releasebuffer(ThreadState ts, PyMemoryView self, PyObject buffer) {
        self.unexport(ts);
    }
}
