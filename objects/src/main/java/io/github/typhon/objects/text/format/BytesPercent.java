// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text.format;

import io.github.typhon.objects.bytes.BytesLike;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.nio.charset.StandardCharsets;

/** {@code bytes % args} and {@code bytearray % args}: bytes travel as Latin-1 characters. <p>Threads: one instance per call, confined. */
public final class BytesPercent extends Percent {
    private BytesPercent(ThreadState ts, PyUnicode format, PyObject operand) {
        super(ts, format, operand);
    }

    public static byte[] format(ThreadState ts, byte[] format, int from, int to, PyObject operand) {
        BytesPercent p = new BytesPercent(ts, PyUnicode.ofLatin1(format, from, to), operand);
        p.run();
        return p.out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    boolean isText(PyObject o) {
        return PyUnicode.unwrapOrNull(o) != null || PyBytes.unwrapOrNull(o) != null || BytesLike.isByteArray(o);
    }

    @Override
    PyObject key(PyUnicode name) {
        return PyBytes.ofLatin1(name.toString());
    }

    @Override
    PyUnicode text(int letter, PyObject value) {
        switch (letter) {
            case 's', 'b': {
                byte[] b = BytesLike.ofBytesMethodOrBuffer(ts, value);
                if (b == null) {
                    throw Raise.typeError("%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'", PyType.of(value).name());
                }
                return PyUnicode.ofLatin1(b, 0, b.length);
            }
            case 'r', 'a': {
                PyObject r = Objects.ascii(ts, value);
                PyUnicode u = PyUnicode.unwrapOrNull(r);
                if (u != r) {
                    Refs.xdecref(ts, r);
                }
                return u;
            }
            default:
                return null;
        }
    }

    @Override
    int character(PyObject value) {
        PyBytes b = PyBytes.unwrapOrNull(value);
        byte[] one = b != null ? b.shared() : BytesLike.isByteArray(value) ? BytesLike.copy(ts, value) : null;
        if (one != null) {
            if (one.length != 1) {
                throw Raise.typeError("%%c requires an integer in range(256) or a single byte, not a %s object of length %d",
                        b != null ? "bytes" : "bytearray", one.length);
            }
            return one[0] & 0xFF;
        }
        if (PyLong.unwrapOrNull(value) == null && !PyType.of(value).slots().has(Slot.NB_INDEX)) {
            throw Raise.typeError("%%c requires an integer in range(256) or a single byte, not %s", PyType.of(value).fullName());
        }
        long c = Numbers.asSsize(ts, value, null);
        if (c < 0 || c > 255) {
            throw PyException.of(Exc.OverflowError, "%c arg not in range(256)");
        }
        return (int) c;
    }

    @Override
    PyException badLetter(int letter, int index) {
        // CPython passes the byte as a signed char to its message formatter, which then refuses it.
        return letter > 127 ? PyException.of(Exc.OverflowError, "character argument not in range(0x110000)")
                : Raise.valueError("unsupported format character '%s' (0x%x) at index %d", Character.toString(letter), letter, index);
    }

    @Override
    double real(PyObject value) {
        try {
            return Numbers.asDouble(ts, value);
        } catch (PyException e) {
            if (e.matches(Exc.TypeError)) {
                e.discard(ts);
                throw Raise.typeError("float argument required, not %s", PyType.of(value).name());
            }
            throw e;
        }
    }

    @Override
    String kind() {
        return "bytes";
    }
}
