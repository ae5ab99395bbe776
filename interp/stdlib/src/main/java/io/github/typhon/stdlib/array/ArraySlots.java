// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.array;

import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.slice.PySlice;
import io.github.typhon.objects.slice.SliceRange;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The slots of array. */
final class ArraySlots {
    private ArraySlots() {}

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (type == PyArray.TYPE) {
            CallArgs.noKeywords("array.array", kwnames);
        }
        PyObject[] a = CallArgs.positional(args, kwnames);
        if (a.length == 0 || a.length > 2) {
            throw Raise.typeError(a.length == 0 ? "array() takes at least 1 argument (0 given)" : "array() takes at most 2 arguments (%d given)", a.length);
        }
        PyUnicode c = PyUnicode.unwrapOrNull(a[0]);
        if (c == null || c.length() != 1) {
            throw Raise.typeError(c == null ? "array() argument 1 must be a unicode character, not %s" : "array() argument 1 must be a unicode character, not a string of length %s",
                    c == null ? Raise.given(a[0]) : String.valueOf(c.length()));
        }
        int cp = c.codePointAt(0);
        if (cp > 127 || PyArray.CODES.indexOf(cp) < 0) {
            throw Raise.valueError("bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)");
        }
        char code = (char) cp;
        PyObject init = a.length == 2 ? a[1] : null;
        boolean text = code == 'u' || code == 'w';
        PyUnicode s = init == null ? null : PyUnicode.unwrapOrNull(init);
        if (s != null && !text) {
            throw Raise.typeError("cannot use a str to initialize an array with typecode '%s'", code);
        }
        if (!text && init instanceof PyArray other && (other.code == 'u' || other.code == 'w')) {
            throw Raise.typeError("cannot use a unicode array to initialize an array with typecode '%s'", code);
        }
        if (code == 'u') {
            Warnings.deprecated(ts, "The 'u' type code is deprecated and will be removed in Python 3.16");
        }
        PyArray self = PyArrayExposed.newInstance(ts, type, code);
        try {
            if (init != null) {
                if (!(init instanceof PyList) && !(init instanceof PyTuple) && !(init instanceof PyArray) && s == null && Buffers.check(init)) {
                    ArrayMethods.frombytes(ts, self, init);
                } else {
                    fill(ts, self, init);
                }
            }
            return self;
        } catch (Throwable e) {
            Refs.decref(ts, self);
            throw e;
        }
    }

    static void fill(ThreadState ts, PyArray self, PyObject init) {
        if (init instanceof PyArray other && other.code == self.code) {
            self.append(ts, other.bytes(ts));
            return;
        }
        Iterators.forEach(ts, init, v -> {
            self.append(ts, ArrayItem.encode(ts, self.code, v));
            return true;
        });
    }

    static PyObject tp_repr(ThreadState ts, PyArray self) {
        String name = PyType.of(self).shortName();
        if (self.length(ts) == 0) {
            return PyUnicode.of(name + "('" + self.code + "')");
        }
        PyObject v = self.code == 'u' || self.code == 'w' ? ArrayMethods.tounicode(ts, self) : ArrayMethods.tolist(ts, self);
        try {
            return PyUnicode.of(name + "('" + self.code + "', " + Objects.reprText(ts, v) + ")");
        } finally {
            Refs.decref(ts, v);
        }
    }

    static PyObject tp_richcompare(ThreadState ts, PyArray self, PyObject other, int op) {
        if (!(other instanceof PyArray w)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        byte[] a = self.bytes(ts);
        byte[] b = w.bytes(ts);
        int n = a.length / self.itemSize;
        int m = b.length / w.itemSize;
        if (n != m && (op == CompareOp.EQ || op == CompareOp.NE)) {
            return PyBool.of(op == CompareOp.NE);
        }
        for (int i = 0; i < Math.min(n, m); i++) {
            PyObject x = ArrayItem.read(self.code, a, i * self.itemSize);
            PyObject y = ArrayItem.read(w.code, b, i * w.itemSize);
            if (!ArrayItem.isEqual(ts, x, y)) {
                return op == CompareOp.EQ || op == CompareOp.NE ? PyBool.of(op == CompareOp.NE) : Objects.richCompare(ts, x, y, op);
            }
        }
        return Objects.richCompare(ts, PyLong.of(n), PyLong.of(m), op);
    }

    static PyObject tp_iter(ThreadState ts, PyArray self) {
        return new io.github.typhon.collections.iter.PySequenceIterator(ts, self);
    }

    static long sq_length(ThreadState ts, PyArray self) {
        return self.length(ts);
    }

    static long mp_length(ThreadState ts, PyArray self) {
        return self.length(ts);
    }

    static boolean sq_contains(ThreadState ts, PyArray self, PyObject value) {
        byte[] b = self.bytes(ts);
        for (int i = 0; i < b.length; i += self.itemSize) {
            if (ArrayItem.isEqual(ts, ArrayItem.read(self.code, b, i), value)) {
                return true;
            }
        }
        return false;
    }

    static PyObject sq_item(ThreadState ts, PyArray self, long i) {
        byte[] b = self.item(ts, i);
        if (b == null) {
            throw Raise.indexError("array index out of range");
        }
        return ArrayItem.read(self.code, b, 0);
    }

    private static long index(ThreadState ts, PyArray self, PyObject key) {
        if (!Numbers.isIndex(key)) {
            throw Raise.typeError("array indices must be integers");
        }
        long i = Numbers.asSsize(ts, key, Exc.IndexError);
        return i < 0 ? i + self.length(ts) : i;
    }

    static PyObject mp_subscript(ThreadState ts, PyArray self, PyObject key) {
        if (!(key instanceof PySlice s)) {
            return sq_item(ts, self, index(ts, self, key));
        }
        SliceRange r = SliceRange.unpack(ts, s);
        byte[] b = self.bytes(ts);
        int k = self.itemSize;
        r.adjust(b.length / k);
        byte[] out = new byte[r.count * k];
        for (int i = 0; i < r.count; i++) {
            System.arraycopy(b, r.at(i) * k, out, i * k, k);
        }
        return PyArray.of(ts, self.code, out);
    }

    static void mp_ass_subscript(ThreadState ts, PyArray self, PyObject key, PyObject value) {
        if (key instanceof PySlice s) {
            assign(ts, self, s, value);
            return;
        }
        long i = index(ts, self, key);
        if (value == null) {
            if (i < 0 || i >= self.length(ts)) {
                throw Raise.indexError("array assignment index out of range");
            }
            self.replace(ts, i, i + 1, new byte[0]);
        } else if (!self.set(ts, i, ArrayItem.encode(ts, self.code, value))) {
            throw Raise.indexError("array assignment index out of range");
        }
    }

    private static void assign(ThreadState ts, PyArray self, PySlice s, PyObject value) {
        byte[] b = {};
        if (value != null) {
            if (!(value instanceof PyArray other)) {
                throw Raise.typeError("can only assign array (not \"%s\") to array slice", PyType.of(value).name());
            }
            if (other.code != self.code) {
                throw Raise.typeError("bad argument type for built-in operation");
            }
            b = other.bytes(ts);
        }
        SliceRange r = SliceRange.of(ts, s, self.length(ts));
        int k = self.itemSize;
        if (r.step == 1) {
            self.replace(ts, r.start, Math.max(r.start, r.stop), b);
        } else if (value == null) {
            int[] gone = new int[r.count];
            for (int i = 0; i < gone.length; i++) {
                gone[i] = r.at(i);
            }
            java.util.Arrays.sort(gone);
            for (int i = gone.length - 1; i >= 0; i--) {
                self.replace(ts, gone[i], gone[i] + 1L, b);
            }
        } else {
            if (b.length != r.count * k) {
                throw Raise.valueError("attempt to assign array of size %d to extended slice of size %d", b.length / k, r.count);
            }
            for (int i = 0; i < r.count; i++) {
                self.set(ts, r.at(i), java.util.Arrays.copyOfRange(b, i * k, (i + 1) * k));
            }
        }
    }

    static PyObject sq_concat(ThreadState ts, PyArray self, PyObject other) {
        if (!(other instanceof PyArray b)) {
            throw Raise.typeError("can only append array (not \"%s\") to array", PyType.of(other).name());
        }
        if (b.code != self.code) {
            throw Raise.typeError("bad argument type for built-in operation");
        }
        PyArray r = PyArray.of(ts, self.code, self.bytes(ts));
        r.append(ts, b.bytes(ts));
        return r;
    }

    static PyObject sq_inplace_concat(ThreadState ts, PyArray self, PyObject other) {
        if (!(other instanceof PyArray)) {
            throw Raise.typeError("can only extend array with array (not \"%s\")", PyType.of(other).name());
        }
        ArrayMethods.extend(ts, self, other);
        return Refs.newRef(ts, self);
    }

    static PyObject sq_repeat(ThreadState ts, PyArray self, long n) {
        byte[] a = self.bytes(ts);
        if (n > 0 && a.length > 0 && n > (Integer.MAX_VALUE - 16) / a.length) {
            throw Raise.memoryError();
        }
        byte[] out = new byte[(int) (Math.max(0, n) * a.length)];
        for (int i = 0; i < out.length; i += a.length) {
            System.arraycopy(a, 0, out, i, a.length);
        }
        return PyArray.of(ts, self.code, out);
    }

    static PyObject sq_inplace_repeat(ThreadState ts, PyArray self, long n) {
        PyArray r = (PyArray) sq_repeat(ts, self, n);
        try {
            self.replace(ts, 0, Integer.MAX_VALUE, r.bytes(ts));
        } finally {
            Refs.decref(ts, r);
        }
        return Refs.newRef(ts, self);
    }

    static PyObject bf_getbuffer(ThreadState ts, PyArray self, int flags) {
        return self.export(ts);
    }

    static void bf_releasebuffer(ThreadState ts, PyArray self, PyObject buffer) {
        self.unexport(ts);
    }
}
