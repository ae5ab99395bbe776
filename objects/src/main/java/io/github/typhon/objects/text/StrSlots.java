// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text;

import io.github.typhon.objects.bytes.PyBytes;
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
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.slice.PySlice;
import io.github.typhon.objects.slice.SliceRange;
import io.github.typhon.objects.text.codec.Codecs;
import io.github.typhon.objects.text.format.StrPercent;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The slots of str. <p>Threads: stateless. */
final class StrSlots {
    static final String DOC = "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nCreate a new string object from the given object. If encoding or\n"
            + "errors is specified, then the object must expose a data buffer\nthat will be decoded using the given encoding and error handler.";

    private StrSlots() {}

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        int npos = args.length - (kwnames == null ? 0 : kwnames.length);
        if (npos > 3) {
            throw Raise.typeError("str expected at most 3 arguments, got %d", npos);
        }
        PyObject[] a = NewArgs.bind("str", args, kwnames, "object", "encoding", "errors");
        if (kwnames == null && a[1] == PyNone.NONE) {
            // CPython: its quick way for positional arguments names the type.
            throw Raise.typeError("str() argument 'encoding' must be str, not NoneType");
        }
        String encoding = NewArgs.text("str", "encoding", a[1]);
        String errors = NewArgs.text("str", "errors", a[2]);
        if (a[0] == null) {
            return PyValueInstance.wrap(ts, type, PyUnicode.EMPTY);
        }
        if (encoding == null && errors == null) {
            PyObject s = Objects.str(ts, a[0]);
            if (!type.isHeapType() && type == PyUnicode.TYPE) {
                return s;
            }
            PyUnicode plain = PyUnicode.unwrapOrNull(s);
            if (plain != s) {
                Refs.decref(ts, s);
            }
            return PyValueInstance.wrap(ts, type, plain);
        }
        return PyValueInstance.wrap(ts, type, decode(ts, a[0], encoding, errors));
    }

    /** CPython: PyUnicode_FromEncodedObject. */
    static PyUnicode decode(ThreadState ts, PyObject o, String encoding, String errors) {
        PyBytes b = PyBytes.unwrapOrNull(o);
        if (b == null) {
            if (PyUnicode.unwrapOrNull(o) != null) {
                throw Raise.typeError("decoding str is not supported");
            }
            if (!Buffers.check(o)) {
                throw Raise.typeError("decoding to str: need a bytes-like object, %s found", PyType.of(o).name());
            }
            b = PyBytes.ofOwned(Buffers.bytes(ts, o));
        }
        return Codecs.decode(ts, b, encoding, errors);
    }

    static PyObject tp_repr(ThreadState ts, PyUnicode self) {
        return StrRepr.repr(self);
    }

    static PyObject tp_str(ThreadState ts, PyUnicode self) {
        return self;
    }

    static long tp_hash(ThreadState ts, PyUnicode self) {
        return self.asHash();
    }

    static PyObject tp_richcompare(ThreadState ts, PyUnicode self, PyObject other, int op) {
        PyUnicode o = PyUnicode.unwrapOrNull(other);
        if (o == null) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return switch (op) {
            case CompareOp.EQ -> PyBool.of(self.equalsText(o));
            case CompareOp.NE -> PyBool.of(!self.equalsText(o));
            default -> PyBool.of(CompareOp.holds(self.compareTo(o), op));
        };
    }

    static PyObject tp_iter(ThreadState ts, PyUnicode self) {
        return self.isAscii() ? new PyStrAsciiIterator(ts, self) : new PyStrIterator(ts, self);
    }

    static PyObject nb_remainder(ThreadState ts, PyObject a, PyObject b) {
        PyUnicode format = PyUnicode.unwrapOrNull(a);
        return format == null ? PyNotImplemented.NOT_IMPLEMENTED : StrPercent.format(ts, format, b);
    }

    static long sq_length(ThreadState ts, PyUnicode self) {
        return self.length();
    }

    static long mp_length(ThreadState ts, PyUnicode self) {
        return self.length();
    }

    static PyObject sq_concat(ThreadState ts, PyUnicode self, PyObject other) {
        PyUnicode o = PyUnicode.unwrapOrNull(other);
        if (o == null) {
            throw Raise.typeError("can only concatenate str (not \"%s\") to str", PyType.of(other).name());
        }
        if ((long) self.length() + o.length() > Integer.MAX_VALUE - 16) {
            throw Raise.memoryError();
        }
        return self.concat(o);
    }

    static PyObject sq_repeat(ThreadState ts, PyUnicode self, long count) {
        if (count > 1 && self.length() > 0 && count > (Integer.MAX_VALUE - 16) / self.length()) {
            throw count > Long.MAX_VALUE / self.length() ? PyException.of(Exc.OverflowError, "repeated string is too long") : Raise.memoryError();
        }
        return StrSearch.repeat(self, (int) Math.max(0, Math.min(count, Integer.MAX_VALUE)));
    }

    static PyObject sq_item(ThreadState ts, PyUnicode self, long index) {
        if (index < 0 || index >= self.length()) {
            throw Raise.indexError("string index out of range");
        }
        return PyUnicode.ofChar(self.codePointAt((int) index));
    }

    static boolean sq_contains(ThreadState ts, PyUnicode self, PyObject value) {
        PyUnicode sub = PyUnicode.unwrapOrNull(value);
        if (sub == null) {
            throw Raise.typeError("'in <string>' requires string as left operand, not %s", PyType.of(value).name());
        }
        return StrSearch.contains(self, sub);
    }

    static PyObject mp_subscript(ThreadState ts, PyUnicode self, PyObject key) {
        if (key instanceof PySlice s) {
            SliceRange r = SliceRange.of(ts, s, self.length());
            if (r.count == 0) {
                return PyUnicode.EMPTY;
            }
            if (r.step == 1) {
                return self.substring((int) r.start, (int) r.start + r.count);
            }
            return strided(self, (int) r.start, (int) r.step, r.count);
        }
        if (!Numbers.isIndex(key)) {
            throw Raise.typeError("string indices must be integers, not '%s'", PyType.of(key).name());
        }
        long i = Numbers.asSsize(ts, key, Exc.IndexError);
        return sq_item(ts, self, i < 0 ? i + self.length() : i);
    }

    private static PyUnicode strided(PyUnicode s, int start, int step, int count) {
        if (s.isNarrow()) {
            String t = s.narrow();
            char[] c = new char[count];
            for (int i = 0, at = start; i < count; i++, at += step) {
                c[i] = t.charAt(at);
            }
            return PyUnicode.ofNarrow(new String(c));
        }
        int[] c = new int[count];
        for (int i = 0, at = start; i < count; i++, at += step) {
            c[i] = s.codePointAt(at);
        }
        return PyUnicode.ofCodePoints(c);
    }
}
