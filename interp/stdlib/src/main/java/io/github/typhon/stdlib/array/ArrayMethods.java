// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.array;

import io.github.typhon.collections.list.PyList;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.SliceIndex;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.slice.SliceRange;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.codec.Codecs;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The methods of array that Python sees. */
final class ArrayMethods {
    private ArrayMethods() {}

    @PyMethod(value = "($self, v, /)", doc = "Append new value v to the end of the array.")
    static void append(ThreadState ts, PyArray self, PyObject v) {
        self.append(ts, ArrayItem.encode(ts, self.code, v));
    }

    @PyMethod(value = "($self, bb, /)", doc = "Append items to the end of the array.")
    static void extend(ThreadState ts, PyArray self, PyObject bb) {
        if (bb instanceof PyArray other && other.code != self.code) {
            throw Raise.typeError("can only extend with array of same kind");
        }
        ArraySlots.fill(ts, self, bb);
    }

    @PyMethod(value = "($self, list, /)", doc = "Append items to array from list.")
    static void fromlist(ThreadState ts, PyArray self, PyObject list) {
        if (!(list instanceof PyList)) {
            throw Raise.typeError("arg must be list");
        }
        ArraySlots.fill(ts, self, list);
    }

    @PyMethod(value = "($self, buffer, /)", doc = "Appends items from the string, interpreting it as an array of machine values, as if it had been read from a file using the fromfile() method.")
    static void frombytes(ThreadState ts, PyArray self, PyObject buffer) {
        byte[] b = Buffers.bytes(ts, buffer);
        if (b.length % self.itemSize != 0) {
            throw Raise.valueError("bytes length not a multiple of item size");
        }
        self.append(ts, b);
    }

    @PyMethod(value = "($self, /)", doc = "Convert the array to an array of machine values and return the bytes representation.")
    static PyObject tobytes(ThreadState ts, PyArray self) {
        return PyBytes.ofOwned(self.bytes(ts));
    }

    @PyMethod(value = "($self, f, /)", doc = "Write all items (as machine values) to the file object f.")
    static void tofile(ThreadState ts, PyArray self, PyObject f) {
        Refs.decref(ts, Calls.callMethod(ts, f, "write", PyBytes.ofOwned(self.bytes(ts))));
    }

    @PyMethod(value = "($self, f, n, /)", doc = "Read n objects from the file object f and append them to the end of the array.")
    static void fromfile(ThreadState ts, PyArray self, PyObject f, long n) {
        if (n < 0) {
            throw Raise.valueError("negative count");
        }
        PyObject b = Calls.callMethod(ts, f, "read", PyLong.of(Math.multiplyExact(n, (long) self.itemSize)));
        try {
            PyBytes p = PyBytes.unwrapOrNull(b);
            if (p == null) {
                throw Raise.typeError("read() didn't return bytes");
            }
            frombytes(ts, self, p);
            if (p.length() < n * self.itemSize) {
                throw io.github.typhon.objects.core.PyException.of(io.github.typhon.objects.error.Exc.EOFError, "read() didn't return enough bytes");
            }
        } finally {
            Refs.decref(ts, b);
        }
    }

    @PyMethod(value = "($self, /)", doc = "Convert array to an ordinary list with the same items.")
    static PyObject tolist(ThreadState ts, PyArray self) {
        byte[] b = self.bytes(ts);
        PyObject[] out = new PyObject[b.length / self.itemSize];
        for (int i = 0; i < out.length; i++) {
            out[i] = ArrayItem.read(self.code, b, i * self.itemSize);
        }
        return PyList.of(ts, out);
    }

    @PyMethod(value = "($self, /)", doc = "Extends this array with data from the unicode string ustr.")
    static PyObject tounicode(ThreadState ts, PyArray self) {
        if (self.code != 'u' && self.code != 'w') {
            throw Raise.valueError("tounicode() may only be called on unicode type arrays ('u' or 'w')");
        }
        byte[] b = self.bytes(ts);
        int[] points = new int[b.length / 4];
        for (int i = 0; i < points.length; i++) {
            points[i] = ArrayItem.codePoint(b, 4 * i);
            if (!Character.isValidCodePoint(points[i])) {
                throw self.code == 'u' ? Raise.valueError("character U+%x is not in range [U+0000; U+10ffff]", points[i]) : undecodable(ts, b);
            }
        }
        return PyUnicode.ofCodePoints(points);
    }

    /** The decoder's own error. */
    private static PyException undecodable(ThreadState ts, byte[] b) {
        Codecs.decode(ts, b, 0, b.length, "utf-32-le", "strict");
        throw Raise.systemError("code points out of range were decoded");
    }

    @PyMethod(value = "($self, ustr, /)", doc = "Extends this array with data from the unicode string ustr.")
    static void fromunicode(ThreadState ts, PyArray self, PyUnicode ustr) {
        if (self.code != 'u' && self.code != 'w') {
            throw Raise.valueError("fromunicode() may only be called on unicode type arrays ('u' or 'w')");
        }
        ArraySlots.fill(ts, self, ustr);
    }

    @PyMethod(value = "($self, /)", doc = "Byteswap all items of the array.")
    static void byteswap(ThreadState ts, PyArray self) {
        byte[] b = self.bytes(ts);
        int k = self.itemSize;
        for (int i = 0; i < b.length; i += k) {
            for (int l = i, r = i + k - 1; l < r; l++, r--) {
                byte t = b[l];
                b[l] = b[r];
                b[r] = t;
            }
        }
        self.replace(ts, 0, Integer.MAX_VALUE, b);
    }

    @PyMethod(value = "($self, /)", doc = "Reverse the order of the items in the array.")
    static void reverse(ThreadState ts, PyArray self) {
        byte[] b = self.bytes(ts);
        byte[] out = new byte[b.length];
        for (int i = 0; i < b.length; i += self.itemSize) {
            System.arraycopy(b, i, out, b.length - self.itemSize - i, self.itemSize);
        }
        self.replace(ts, 0, Integer.MAX_VALUE, out);
    }

    @PyMethod(value = "($self, /)", doc = "Remove all items from the array.")
    static void clear(ThreadState ts, PyArray self) {
        self.replace(ts, 0, Integer.MAX_VALUE, new byte[0]);
    }

    @PyMethod(value = "($self, i, v, /)", doc = "Insert a new item v into the array before position i.")
    static void insert(ThreadState ts, PyArray self, long i, PyObject v) {
        byte[] b = ArrayItem.encode(ts, self.code, v);
        long at = SliceRange.clamp(i, self.length(ts));
        self.replace(ts, at, at, b);
    }

    @PyMethod(value = "($self, i=-1, /)", doc = "Return the i-th element and delete it from the array.\n\ni defaults to -1.")
    static PyObject pop(ThreadState ts, PyArray self, long i) {
        int n = self.length(ts);
        if (n == 0) {
            throw Raise.indexError("pop from empty array");
        }
        long at = i < 0 ? i + n : i;
        byte[] b = self.item(ts, at);
        if (b == null) {
            throw Raise.indexError("pop index out of range");
        }
        self.replace(ts, at, at + 1, new byte[0]);
        return ArrayItem.read(self.code, b, 0);
    }

    private static long find(ThreadState ts, PyArray self, PyObject v, long from, long to) {
        for (long i = from; i < to; i++) {
            byte[] b = self.item(ts, i);
            if (b == null) {
                return -1;
            }
            if (ArrayItem.isEqual(ts, ArrayItem.read(self.code, b, 0), v)) {
                return i;
            }
        }
        return -1;
    }

    @PyMethod(value = "($self, v, /)", doc = "Remove the first occurrence of v in the array.")
    static void remove(ThreadState ts, PyArray self, PyObject v) {
        long i = find(ts, self, v, 0, Long.MAX_VALUE);
        if (i < 0) {
            throw Raise.valueError("array.remove(x): x not in array");
        }
        self.replace(ts, i, i + 1, new byte[0]);
    }

    @PyMethod(value = "($self, v, start=0, stop=sys.maxsize, /)", doc = "Return index of first occurrence of v in the array.\n\nRaise ValueError if the value is not present.")
    static long index(ThreadState ts, PyArray self, PyObject v, @SliceIndex(none = false) long start, @SliceIndex(none = false) long stop) {
        int n = self.length(ts);
        long i = find(ts, self, v, SliceRange.clamp(start, n), SliceRange.clamp(stop, n));
        if (i < 0) {
            throw Raise.valueError("array.index(x): x not in array");
        }
        return i;
    }

    @PyMethod(value = "($self, v, /)", doc = "Return number of occurrences of v in the array.")
    static long count(ThreadState ts, PyArray self, PyObject v) {
        long n = 0;
        for (long i = find(ts, self, v, 0, Long.MAX_VALUE); i >= 0; i = find(ts, self, v, i + 1, Long.MAX_VALUE)) {
            n++;
        }
        return n;
    }

    @PyMethod(value = "($self, /)", name = "buffer_info", doc = "Return a tuple (address, length) giving the current memory address and the length in items of the buffer used to hold array's contents.")
    static PyObject bufferInfo(ThreadState ts, PyArray self) {
        return PyTuple.of(ts, PyLong.of(io.github.typhon.objects.protocol.Hashing.id(self)), PyLong.of(self.length(ts)));
    }

    @PyMethod(value = "($self, /)", name = "__copy__", doc = "Return a copy of the array.")
    static PyObject copy(ThreadState ts, PyArray self) {
        return PyArray.of(ts, self.code, self.bytes(ts));
    }

    @PyMethod(value = "($self, unused, /)", name = "__deepcopy__", doc = "Return a copy of the array.")
    static PyObject deepcopy(ThreadState ts, PyArray self, PyObject unused) {
        return PyArray.of(ts, self.code, self.bytes(ts));
    }

    @PyMethod(value = "($self, protocol, /)", name = "__reduce_ex__", doc = "Return state information for pickling.")
    static PyObject reduceEx(ThreadState ts, PyArray self, PyObject protocol) {
        long version = Numbers.asLong(ts, protocol);
        PyObject state = Objects.lookupAttr(ts, self, Names.__dict__);
        if (state == null) {
            state = PyNone.NONE;
        }
        PyObject code = PyUnicode.of(String.valueOf(self.code));
        if (version < 3) {
            return PyTuple.of(ts, Refs.newRef(ts, PyType.of(self)), PyTuple.of(ts, code, tolist(ts, self)), state);
        }
        PyObject module = Importer.importModule((PyThreadState) ts, "array");
        try {
            PyObject make = Objects.getAttr(ts, module, "_array_reconstructor");
            PyObject args = PyTuple.of(ts, Refs.newRef(ts, PyType.of(self)), code, PyLong.of(ArrayReconstructor.machineFormat(self.code)), tobytes(ts, self));
            return PyTuple.of(ts, make, args, state);
        } finally {
            Refs.decref(ts, module);
        }
    }

    @PyGetter("typecode")
    static String typecode(PyArray self) {
        return String.valueOf(self.code);
    }

    @PyGetter("itemsize")
    static long itemsize(PyArray self) {
        return self.itemSize;
    }

    @PyClassMethod(value = "($type, object, /)", name = "__class_getitem__", doc = "See PEP 585")
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject object) {
        return io.github.typhon.objects.types.GenericAliases.of(ts, cls, object);
    }
}
