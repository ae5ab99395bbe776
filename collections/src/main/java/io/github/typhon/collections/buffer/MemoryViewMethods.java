// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.buffer;

import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.bytes.ByteArgs;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.SliceIndex;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.PyBuffer;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.slice.SliceRange;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The methods and attributes of memoryview. */
final class MemoryViewMethods {
    private MemoryViewMethods() {}

    @PyMethod(value = "($self, /)", doc = "Release the underlying buffer exposed by the memoryview object.")
    static void release(ThreadState ts, PyMemoryView self) {
        self.release(ts);
    }

    @PyMethod(value = "($self, /)", name = "__enter__")
    static PyObject enter(ThreadState ts, PyMemoryView self) {
        self.check();
        return Refs.newRef(ts, self);
    }

    @PyMethod(value = "($self, /, *args)", name = "__exit__")
    static void exit(ThreadState ts, PyMemoryView self, PyObject[] args) {
        self.release(ts);
    }

    @PyMethod(value = "($self, /, order='C')", doc = "Return the data in the buffer as a byte string.")
    static PyObject tobytes(ThreadState ts, PyMemoryView self, PyObject order) {
        if (order != null && order != PyNone.NONE && PyUnicode.unwrapOrNull(order) == null) {
            throw Raise.typeError("tobytes() argument 'order' must be str or None, not %s", PyType.of(order).name());
        }
        self.check();
        String o = order == null || order == PyNone.NONE ? "C" : order.toString();
        if (!o.equals("C") && !o.equals("F") && !o.equals("A")) {
            throw Raise.valueError("order must be 'C', 'F' or 'A'");
        }
        boolean fortran = o.equals("F") || o.equals("A") && !self.isContiguous(false) && self.isContiguous(true);
        return PyBytes.ofOwned(self.toByteArray(fortran));
    }

    @PyMethod(value = "($self, /)", doc = "Return the data in the buffer as a list of elements.")
    static PyObject tolist(ThreadState ts, PyMemoryView self) {
        self.check();
        char c = ItemFormat.code(self.format);
        if (c == 0) {
            throw Raise.notImplemented("memoryview: unsupported format %s", self.format);
        }
        return list(ts, self, c, 0, self.offset);
    }

    private static PyObject list(ThreadState ts, PyMemoryView self, char c, int d, int at) {
        if (d == self.shape.length) {
            return ItemFormat.read(c, self.data, at);
        }
        PyObject[] out = new PyObject[self.shape[d]];
        for (int i = 0; i < out.length; i++) {
            out[i] = list(ts, self, c, d + 1, at + i * self.strides[d]);
        }
        return PyList.of(ts, out);
    }

    @PyMethod(value = "($self, /)", doc = "Return a readonly version of the memoryview.")
    static PyObject toreadonly(ThreadState ts, PyMemoryView self) {
        self.check();
        return self.derive(ts, self.offset, true, self.format, self.itemSize, self.shape, self.strides);
    }

    @PyMethod(value = "($self, /, format, shape=<unrepresentable>)", doc = "Cast a memoryview to a new format or shape.")
    static PyObject cast(ThreadState ts, PyMemoryView self, PyObject format, PyObject shape) {
        PyUnicode f = PyUnicode.unwrapOrNull(format);
        if (f == null) {
            throw Raise.typeError("cast() argument 'format' must be str, not %s", Raise.given(format));
        }
        self.check();
        if (!self.isContiguous(false)) {
            throw Raise.typeError("memoryview: casts are restricted to C-contiguous views");
        }
        if ((shape != null || self.shape.length != 1) && containsZero(self.shape)) {
            throw Raise.typeError("memoryview: cannot cast view with zeros in shape or strides");
        }
        char to = ItemFormat.code(f.toString());
        char from = ItemFormat.code(self.format);
        if (from == 0) {
            throw Raise.valueError("memoryview: source format must be a native single character format prefixed with an optional '@'");
        }
        if (to == 0) {
            throw Raise.valueError("memoryview: destination format must be a native single character format prefixed with an optional '@'");
        }
        if (!isByte(from) && !isByte(to)) {
            throw Raise.typeError("memoryview: cannot cast between two non-byte formats");
        }
        int size = ItemFormat.size(to);
        int n = self.nbytes();
        if (n % size != 0) {
            throw Raise.typeError("memoryview: length is not a multiple of itemsize");
        }
        int[] dims = shape == null ? new int[] {n / size} : dimensions(ts, shape);
        long total = size;
        for (int d : dims) {
            total *= d;
        }
        if (total != n) {
            throw Raise.typeError("memoryview: product(shape) * itemsize != buffer size");
        }
        if (dims.length > 1 && self.shape.length > 1) {
            throw Raise.typeError("memoryview: cast must be 1D -> ND or ND -> 1D");
        }
        int[] strides = new int[dims.length];
        int step = size;
        for (int d = dims.length - 1; d >= 0; d--) {
            strides[d] = step;
            step *= dims[d];
        }
        return self.derive(ts, self.offset, self.readonly, f.toString(), size, dims, strides);
    }

    private static boolean containsZero(int[] a) {
        for (int v : a) {
            if (v == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isByte(char c) {
        return c == 'B' || c == 'b' || c == 'c';
    }

    private static int[] dimensions(ThreadState ts, PyObject shape) {
        if (!(shape instanceof PyTuple) && !(shape instanceof PyList)) {
            throw Raise.typeError("shape must be a list or a tuple");
        }
        PyObject[] a = Sequences.toArray(ts, shape);
        try {
            int[] out = new int[a.length];
            for (int i = 0; i < a.length; i++) {
                if (!(a[i] instanceof PyLong)) {
                    throw Raise.typeError("memoryview.cast(): elements of shape must be integers");
                }
                out[i] = (int) Math.min(Integer.MAX_VALUE, Numbers.asSsize(ts, a[i], null));
                if (out[i] <= 0) {
                    throw Raise.valueError("memoryview.cast(): elements of shape must be integers > 0");
                }
            }
            return out;
        } finally {
            Refs.releaseAll(ts, a, 0, a.length);
        }
    }

    @PyMethod(value = "($self, /, sep=<unrepresentable>, bytes_per_sep=1)")
    static String hex(ThreadState ts, PyMemoryView self, PyObject sep, int group) {
        try (PyBuffer hold = Buffers.getBuffer(ts, self, PyBuffer.FULL_RO)) {
            byte[] b = self.toByteArray(false);
            return ByteArgs.hex(ts, b, 0, b.length, sep, group);
        }
    }

    @PyMethod(value = "($self, value, /)", doc = "Count the number of occurrences of a value.")
    static long count(ThreadState ts, PyMemoryView self, PyObject value) {
        long n = 0;
        long size = MemoryViewSlots.sq_length(ts, self);
        for (long i = 0; i < size; i++) {
            n += Objects.richCompareBool(ts, MemoryViewSlots.sq_item(ts, self, i), value, CompareOp.EQ) ? 1 : 0;
        }
        return n;
    }

    @PyMethod(value = "($self, value, start=0, stop=sys.maxsize, /)",
            doc = "Return the index of the first occurrence of a value.\n\nRaises ValueError if the value is not present.")
    static long index(ThreadState ts, PyMemoryView self, PyObject value, @SliceIndex(none = false) long start, @SliceIndex(none = false) long stop) {
        long n = MemoryViewSlots.sq_length(ts, self);
        long to = SliceRange.clamp(stop, n);
        for (long i = SliceRange.clamp(start, n); i < to; i++) {
            if (Objects.richCompareBool(ts, MemoryViewSlots.sq_item(ts, self, i), value, CompareOp.EQ)) {
                return i;
            }
        }
        throw Raise.valueError("memoryview.index(x): x not found");
    }

    @PyClassMethod(value = "($type, /, object, flags)", name = "_from_flags")
    static PyObject fromFlags(ThreadState ts, PyType cls, PyObject object, int flags) {
        return PyMemoryView.of(ts, object, flags);
    }

    @PyClassMethod(value = "($type, object, /)", name = "__class_getitem__", doc = "See PEP 585")
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject object) {
        return io.github.typhon.objects.types.GenericAliases.of(ts, cls, object);
    }

    private static PyObject tuple(ThreadState ts, int[] a) {
        PyObject[] out = new PyObject[a.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = PyLong.of(a[i]);
        }
        return PyTuple.of(ts, out);
    }

    @PyGetter("obj")
    static PyObject obj(ThreadState ts, PyMemoryView self) {
        self.check();
        PyObject e = self.exporter();
        return e == null ? PyNone.NONE : Refs.newRef(ts, e);
    }

    @PyGetter("nbytes")
    static long nbytes(ThreadState ts, PyMemoryView self) {
        self.check();
        return self.nbytes();
    }

    @PyGetter("itemsize")
    static long itemsize(ThreadState ts, PyMemoryView self) {
        self.check();
        return self.itemSize;
    }

    @PyGetter("format")
    static String format(ThreadState ts, PyMemoryView self) {
        self.check();
        return self.format;
    }

    @PyGetter("ndim")
    static long ndim(ThreadState ts, PyMemoryView self) {
        self.check();
        return self.shape.length;
    }

    @PyGetter("shape")
    static PyObject shape(ThreadState ts, PyMemoryView self) {
        self.check();
        return tuple(ts, self.shape);
    }

    @PyGetter("strides")
    static PyObject strides(ThreadState ts, PyMemoryView self) {
        self.check();
        return tuple(ts, self.strides);
    }

    @PyGetter("suboffsets")
    static PyObject suboffsets(ThreadState ts, PyMemoryView self) {
        self.check();
        return PyTuple.EMPTY;
    }

    @PyGetter("readonly")
    static boolean readonly(ThreadState ts, PyMemoryView self) {
        self.check();
        return self.readonly;
    }

    @PyGetter("c_contiguous")
    static boolean cContiguous(ThreadState ts, PyMemoryView self) {
        self.check();
        return self.isContiguous(false);
    }

    @PyGetter("f_contiguous")
    static boolean fContiguous(ThreadState ts, PyMemoryView self) {
        self.check();
        return self.isContiguous(true);
    }

    @PyGetter("contiguous")
    static boolean contiguous(ThreadState ts, PyMemoryView self) {
        self.check();
        return self.isContiguous(false) || self.isContiguous(true);
    }
}
