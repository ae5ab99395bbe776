// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text.format;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code str.format} and {@code str.format_map}. <p>Threads: one instance per call, confined.
 *  <p>CPython: Objects/stringlib/unicode_format.h. */
public final class StrFormat {
    private static final int MAX_NESTING = 2;

    private enum Numbering { NONE, AUTO, MANUAL }

    private final ThreadState ts;
    private final PyObject[] args;
    private final PyObject kwargs;
    private Numbering numbering = Numbering.NONE;
    private int nextIndex;

    private StrFormat(ThreadState ts, PyObject[] args, PyObject kwargs) {
        this.ts = ts;
        this.args = args;
        this.kwargs = kwargs;
    }

    /** {@code args} null: only names are allowed; {@code kwargs} (a mapping) null: no names. All borrowed. */
    public static PyUnicode format(ThreadState ts, PyUnicode s, PyObject[] args, PyObject kwargs) {
        return new StrFormat(ts, args, kwargs).build(s, MAX_NESTING);
    }

    private PyUnicode build(PyUnicode s, int depth) {
        if (depth <= 0) {
            throw Raise.valueError("Max string recursion exceeded");
        }
        TextBuilder out = new TextBuilder(s.length() + 32);
        FormatMarkup m = new FormatMarkup(s);
        while (m.next()) {
            out.append(m.literal);
            if (m.hasField) {
                field(m, out, depth);
            }
        }
        return out.toUnicode();
    }

    private void field(FormatMarkup m, TextBuilder out, int depth) {
        PyObject value = lookup(m.fieldName);
        try {
            if (m.conversion != 0) {
                PyObject converted = convert(value, m.conversion);
                Refs.xdecref(ts, value);
                value = converted;
            }
            PyUnicode spec = m.specHasFields ? build(m.formatSpec, depth - 1) : m.formatSpec;
            PyObject text = Objects.format(ts, value, spec);
            out.append(PyUnicode.unwrapOrNull(text));
            Refs.xdecref(ts, text);
        } finally {
            Refs.xdecref(ts, value);
        }
    }

    private PyObject convert(PyObject value, int conversion) {
        return switch (conversion) {
            case 'r' -> Objects.repr(ts, value);
            case 's' -> Objects.str(ts, value);
            case 'a' -> Objects.ascii(ts, value);
            default -> throw Raise.valueError("Unknown conversion specifier %s", FormatMarkup.shown(conversion));
        };
    }

    private PyObject lookup(PyUnicode name) {
        FieldName f = new FieldName(name);
        long index = f.firstIndex;
        if (f.first.isEmpty() || index >= 0) {
            number(f.first.isEmpty());
            if (f.first.isEmpty()) {
                index = nextIndex++;
            }
        }
        PyObject value = index < 0 ? named(f.first) : positional(index);
        try {
            while (f.next()) {
                PyObject inner = step(value, f);
                Refs.xdecref(ts, value);
                value = inner;
            }
            PyObject result = value;
            value = null;
            return result;
        } finally {
            Refs.xdecref(ts, value);
        }
    }

    private PyObject step(PyObject value, FieldName f) {
        if (f.isAttribute) {
            return Objects.getAttr(ts, value, PyUnicode.intern(f.part));
        }
        if (f.index < 0) {
            return Objects.getItem(ts, value, f.part);
        }
        return Sequences.check(value) ? Sequences.getItem(ts, value, f.index) : Objects.getItem(ts, value, PyLong.of(f.index));
    }

    private void number(boolean auto) {
        if (numbering == Numbering.NONE) {
            numbering = auto ? Numbering.AUTO : Numbering.MANUAL;
        } else if (numbering == Numbering.MANUAL && auto) {
            throw Raise.valueError("cannot switch from manual field specification to automatic field numbering");
        } else if (numbering == Numbering.AUTO && !auto) {
            throw Raise.valueError("cannot switch from automatic field numbering to manual field specification");
        }
    }

    private PyObject named(PyUnicode name) {
        if (kwargs == null) {
            throw Raise.keyError(ts, name);
        }
        return Objects.getItem(ts, kwargs, name);
    }

    private PyObject positional(long index) {
        if (args == null) {
            throw Raise.valueError("Format string contains positional fields");
        }
        if (index >= args.length) {
            throw PyException.of(Exc.IndexError, "Replacement index " + index + " out of range for positional args tuple");
        }
        return Refs.newRef(ts, args[(int) index]);
    }
}
