// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text.format;

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

/** {@code str % args}. <p>Threads: one instance per call, confined. */
public final class StrPercent extends Percent {
    private StrPercent(ThreadState ts, PyUnicode format, PyObject operand) {
        super(ts, format, operand);
    }

    public static PyUnicode format(ThreadState ts, PyUnicode format, PyObject operand) {
        StrPercent p = new StrPercent(ts, format, operand);
        p.run();
        return p.out.toUnicode();
    }

    @Override
    boolean isText(PyObject o) {
        return PyUnicode.unwrapOrNull(o) != null;
    }

    @Override
    PyObject key(PyUnicode name) {
        return name;
    }

    @Override
    PyUnicode text(int letter, PyObject value) {
        PyObject r = switch (letter) {
            case 's' -> Objects.str(ts, value);
            case 'r' -> Objects.repr(ts, value);
            case 'a' -> Objects.ascii(ts, value);
            default -> null;
        };
        if (r == null || r instanceof PyUnicode) {
            return (PyUnicode) r;
        }
        PyUnicode plain = PyUnicode.unwrapOrNull(r);
        Refs.xdecref(ts, r);
        return plain;
    }

    @Override
    int character(PyObject value) {
        PyUnicode u = PyUnicode.unwrapOrNull(value);
        if (u != null) {
            if (u.length() != 1) {
                throw Raise.typeError("%%c requires an int or a unicode character, not a string of length %d", u.length());
            }
            return u.codePointAt(0);
        }
        if (PyLong.unwrapOrNull(value) == null && !PyType.of(value).slots().has(Slot.NB_INDEX)) {
            throw Raise.typeError("%%c requires an int or a unicode character, not %s", PyType.of(value).fullName());
        }
        long c = Numbers.asSsize(ts, value, null);
        if (c < 0 || c > 0x10FFFF) {
            throw PyException.of(Exc.OverflowError, "%c arg not in range(0x110000)");
        }
        return (int) c;
    }

    @Override
    PyException badLetter(int letter, int index) {
        return Raise.valueError("unsupported format character '%s' (0x%x) at index %d", letter > 31 && letter < 127 ? Character.toString(letter) : "?", letter, index);
    }

    @Override
    double real(PyObject value) {
        return Numbers.asDouble(ts, value);
    }

    @Override
    String kind() {
        return "string";
    }
}
