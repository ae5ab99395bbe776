// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.PyValueInstance;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.core.Slots;
import io.github.typhon.objects.core.Suggestions;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Conversion of anything to int. CPython: long_new_impl, PyNumber_Long. */
public final class LongNew {
    private LongNew() {}

    static PyObject construct(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject x = null;
        PyObject base = null;
        int nkw = kwnames == null ? 0 : kwnames.length;
        int npos = args.length - nkw;
        if (nkw > 0 && args.length > 2) {
            throw Raise.typeError("int() takes at most 2 arguments (%s given)", args.length);
        }
        if (npos > 2) {
            throw Raise.typeError("int expected at most 2 arguments, got %s", npos);
        }
        if (npos > 0) {
            x = args[0];
        }
        if (npos > 1) {
            base = args[1];
        }
        for (int k = 0; k < nkw; k++) {
            if (!kwnames[k].equalsText("base")) {
                throw Suggestions.unexpectedKeyword("int", kwnames[k], List.of("base"));
            }
            if (base != null) {
                throw Raise.typeError("argument for int() given by name ('base') and position (2)");
            }
            base = args[npos + k];
        }
        PyLong v;
        if (x == null) {
            if (base != null) {
                throw Raise.typeError("int() missing string argument");
            }
            v = new PyInt(0);
        } else {
            v = base == null ? convert(ts, x) : convert(ts, x, base);
        }
        return type == PyLong.TYPE ? v : PyValueInstance.wrap(ts, type, v);
    }

    private static PyLong convert(ThreadState ts, PyObject x, PyObject baseObject) {
        long base = Numbers.asSsize(ts, baseObject, null);
        if (base != 0 && base < 2 || base > 36) {
            throw Raise.valueError("int() base must be >= 2 and <= 36, or 0");
        }
        PyUnicode text = PyUnicode.unwrapOrNull(x);
        if (text != null) {
            return parse(ts, text.toString(), (int) base, x);
        }
        if (PyBytes.unwrapOrNull(x) != null || PyType.of(x).slots().has(Slot.BF_GETBUFFER) && PyType.of(x).solidBase().name().equals("bytearray")) {
            return parseBytes(ts, x, (int) base);
        }
        throw Raise.typeError("int() can't convert non-string with explicit base");
    }

    /** {@code int(x)} as an exact int. CPython: PyNumber_Long. */
    public static PyLong convert(ThreadState ts, PyObject x) {
        if (x instanceof PyLong v) {
            return v.plain();
        }
        if (x instanceof PyFloat f) {
            return FloatMath.toInt(f.value());
        }
        Slots s = PyType.of(x).slots();
        if (s.has(Slot.NB_INT)) {
            PyObject r = s.nb_int(ts, x);
            try {
                PyLong v = PyLong.unwrapOrNull(r);
                if (v == null) {
                    throw Raise.typeError("__int__ returned non-int (type %s)", PyType.of(r).name());
                }
                if (!(r instanceof PyInt) && !(r instanceof PyBigInt)) {
                    Warnings.strictSubclass(ts, "__int__ returned non-int", r, "int");
                }
                return v.plain();
            } finally {
                Refs.decref(ts, r);
            }
        }
        if (s.has(Slot.NB_INDEX)) {
            return Numbers.index(ts, x).plain();
        }
        PyUnicode text = PyUnicode.unwrapOrNull(x);
        if (text != null) {
            return parse(ts, text.toString(), 10, x);
        }
        if (s.has(Slot.BF_GETBUFFER)) {
            return parseBytes(ts, x, 10);
        }
        throw Raise.typeError("int() argument must be a string, a bytes-like object or a real number, not '%s'", PyType.of(x).name());
    }

    private static PyLong parse(ThreadState ts, String text, int base, PyObject shown) {
        PyLong v = LongParse.parse(ts, text, base);
        if (v == null) {
            throw Raise.valueError("invalid literal for int() with base %s: %s", base, shortened(Objects.reprText(ts, shown)));
        }
        return v;
    }

    /** CPython cuts the shown literal to 200 characters. */
    private static String shortened(String repr) {
        return repr.codePointCount(0, repr.length()) <= 200 ? repr : repr.substring(0, repr.offsetByCodePoints(0, 200));
    }

    private static PyLong parseBytes(ThreadState ts, PyObject x, int base) {
        byte[] b = bytesOf(ts, x);
        // Latin-1 would turn 0xA0 into a space; bytes beyond ASCII are always wrong here.
        StringBuilder text = new StringBuilder(new String(b, StandardCharsets.ISO_8859_1));
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                text.setCharAt(i, '?');
            }
        }
        PyLong v = LongParse.parse(ts, text, base);
        if (v == null) {
            throw Raise.valueError("invalid literal for int() with base %s: %s", base, shortened(Objects.reprText(ts, PyBytes.of(b))));
        }
        return v;
    }

    /** The contents of a bytes-like object or iterable of byte values. CPython: PyObject_Bytes. */
    static byte[] bytesOf(ThreadState ts, PyObject x) {
        PyBytes b = x instanceof PyBytes p ? p : null;
        if (b != null) {
            return b.toByteArray();
        }
        PyLong number = PyLong.unwrapOrNull(x);
        if (number != null || PyUnicode.unwrapOrNull(x) != null) {
            throw PyException.of(Exc.TypeError, "cannot convert '" + PyType.of(x).name() + "' object to bytes");
        }
        PyObject r = Calls.call1(ts, PyBytes.TYPE, x);
        try {
            return PyBytes.unwrapOrNull(r).toByteArray();
        } finally {
            Refs.decref(ts, r);
        }
    }
}
