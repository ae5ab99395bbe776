// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text.format;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.core.Slots;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.FloatText;
import io.github.typhon.objects.number.LongFormat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Locale;

/** The % operator: what str and bytes have in common. Subclasses say how text and characters are taken from objects.
 *  <p>Threads: one instance per call, confined. Ownership: arguments are borrowed from the right operand; a value found by key is owned.
 *  <p>CPython: unicode_format_arg and its bytes twin. */
abstract class Percent {
    final ThreadState ts;
    final TextBuilder out;
    private final PyUnicode format;
    private final PyObject operand;
    private final PyTuple tuple;
    private final PyObject mapping;
    private int pos;
    private int argIndex;
    private boolean singleLeft;
    /** The value of the key in parentheses, waiting to be used. */
    private PyObject keyed;
    private boolean hasKeyed;

    private boolean minus;
    private boolean plus;
    private boolean blank;
    private boolean alternate;
    private boolean zero;
    private long width;
    private long precision;

    Percent(ThreadState ts, PyUnicode format, PyObject operand) {
        this.ts = ts;
        this.format = format;
        this.operand = operand;
        this.out = new TextBuilder(format.length() + 64);
        this.tuple = operand instanceof PyTuple t ? t : null;
        this.singleLeft = tuple == null;
        this.mapping = tuple == null && PyType.of(operand).slots().has(Slot.MP_SUBSCRIPT) && !isText(operand) ? operand : null;
    }

    /** True for operands that can be indexed but are no mappings. */
    abstract boolean isText(PyObject o);

    /** The key of {@code %(name)s} as an object. */
    abstract PyObject key(PyUnicode name);

    /** The text of %s, %r, %a, %b; null if this kind of format does not know the letter. */
    abstract PyUnicode text(int letter, PyObject value);

    /** The character of %c. */
    abstract int character(PyObject value);

    abstract PyException badLetter(int letter, int index);

    abstract double real(PyObject value);

    abstract String kind();

    final void run() {
        int n = format.length();
        try {
            while (pos < n) {
                int c = format.codePointAt(pos);
                if (c != '%') {
                    int start = pos;
                    while (pos < n && format.codePointAt(pos) != '%') {
                        pos++;
                    }
                    out.append(format, start, pos);
                    continue;
                }
                pos++;
                if (pos < n && format.codePointAt(pos) == '%') {
                    out.append('%');
                    pos++;
                    continue;
                }
                conversion();
            }
        } finally {
            dropKeyed();
        }
        boolean left = tuple != null ? argIndex < tuple.size() : singleLeft;
        if (left && mapping == null) {
            throw Raise.typeError("not all arguments converted during %s formatting", kind());
        }
    }

    private void dropKeyed() {
        PyObject k = keyed;
        keyed = null;
        hasKeyed = false;
        Refs.xdecref(ts, k);
    }

    private int next() {
        if (pos >= format.length()) {
            throw Raise.valueError("incomplete format");
        }
        return format.codePointAt(pos++);
    }

    /** The next argument, borrowed. */
    private PyObject argument() {
        if (hasKeyed) {
            hasKeyed = false;
            return keyed;
        }
        if (keyed == null) {
            if (tuple != null) {
                if (argIndex < tuple.size()) {
                    return tuple.get(argIndex++);
                }
            } else if (singleLeft) {
                singleLeft = false;
                return operand;
            }
        }
        throw Raise.typeError("not enough arguments for format string");
    }

    private void conversion() {
        minus = false;
        plus = false;
        blank = false;
        alternate = false;
        zero = false;
        width = -1;
        precision = -1;
        int c = next();
        if (c == '(') {
            parseKey();
            c = next();
        }
        flags:
        while (true) {
            switch (c) {
                case '-' -> minus = true;
                case '+' -> plus = true;
                case ' ' -> blank = true;
                case '#' -> alternate = true;
                case '0' -> zero = true;
                default -> {
                    break flags;
                }
            }
            c = next();
        }
        if (c == '*') {
            width = star(Long.MIN_VALUE, "ssize_t");
            if (width < 0) {
                minus = true;
                width = -Math.max(width, -Long.MAX_VALUE);
            }
            c = next();
        } else if (c >= '0' && c <= '9') {
            width = digits(c, Long.MAX_VALUE, "width too big");
            c = next();
        }
        if (c == '.') {
            precision = 0;
            c = next();
            if (c == '*') {
                precision = Math.max(0, star(Integer.MIN_VALUE, "int"));
                c = next();
            } else if (c >= '0' && c <= '9') {
                precision = digits(c, Integer.MAX_VALUE, "precision too big");
                c = next();
            }
        }
        if (c == 'h' || c == 'l' || c == 'L') {
            c = next();
        }
        convert(c, argument());
    }

    private void parseKey() {
        if (mapping == null) {
            throw Raise.typeError("format requires a mapping");
        }
        int start = pos;
        int depth = 1;
        while (depth > 0 && pos < format.length()) {
            int c = format.codePointAt(pos++);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        if (depth > 0 || pos >= format.length()) {
            throw Raise.valueError("incomplete format key");
        }
        dropKeyed();
        keyed = Objects.getItem(ts, mapping, key(format.substring(start, pos - 1)));
        hasKeyed = true;
    }

    private long star(long lowest, String type) {
        PyLong v = PyLong.unwrapOrNull(argument());
        if (v == null) {
            throw Raise.typeError("* wants int");
        }
        if (!v.fitsLong() || v.longValue() < lowest || v.longValue() > -(lowest + 1)) {
            throw PyException.of(Exc.OverflowError, "Python int too large to convert to C " + type);
        }
        return v.longValue();
    }

    private long digits(int first, long most, String overflow) {
        long v = first - '0';
        while (pos < format.length()) {
            int c = format.codePointAt(pos);
            if (c < '0' || c > '9') {
                break;
            }
            if (v > (most - (c - '0')) / 10) {
                throw Raise.valueError(overflow);
            }
            v = v * 10 + c - '0';
            pos++;
        }
        return v;
    }

    private void convert(int letter, PyObject value) {
        switch (letter) {
            case 'd', 'i', 'u', 'o', 'x', 'X' -> number(letter, integer(letter, value));
            case 'e', 'E', 'f', 'F', 'g', 'G' ->
                    number(letter, FloatText.format(real(value), (char) letter, precision < 0 ? 6 : (int) precision, alternate ? FloatText.ALTERNATE : 0));
            case 'c' -> pad(PyUnicode.ofChar(character(value)));
            default -> {
                PyUnicode t = text(letter, value);
                if (t == null) {
                    throw badLetter(letter, pos - 1);
                }
                pad(precision >= 0 && precision < t.length() ? t.substring(0, (int) precision) : t);
            }
        }
    }

    private void checkWidth() {
        if (width > Integer.MAX_VALUE - 64 - out.length()) {
            throw Raise.memoryError();
        }
    }

    private void pad(PyUnicode t) {
        checkWidth();
        int fill = (int) Math.max(0, width - t.length());
        if (!minus) {
            out.repeat(' ', fill);
        }
        out.append(t);
        if (minus) {
            out.repeat(' ', fill);
        }
    }

    /** Lays a number out: sign, prefix, zeros or blanks, digits. */
    private void number(int letter, String digits) {
        int start = 0;
        char sign = 0;
        if (digits.startsWith("-")) {
            sign = '-';
            start = 1;
        } else if (plus) {
            sign = '+';
        } else if (blank) {
            sign = ' ';
        }
        int prefixEnd = alternate && (letter == 'o' || letter == 'x' || letter == 'X') ? start + 2 : start;
        checkWidth();
        int fill = (int) Math.max(0, width - (digits.length() - start) - (sign != 0 ? 1 : 0));
        boolean zeros = zero && !minus;
        if (!minus && !zeros) {
            out.repeat(' ', fill);
        }
        if (sign != 0) {
            out.append(sign);
        }
        out.appendNarrow(digits, start, prefixEnd);
        if (zeros) {
            out.repeat('0', fill);
        }
        out.appendNarrow(digits, prefixEnd, digits.length());
        if (minus) {
            out.repeat(' ', fill);
        }
    }

    private String integer(int letter, PyObject value) {
        boolean hex = letter == 'o' || letter == 'x' || letter == 'X';
        PyObject made = toLong(letter, hex, value);
        try {
            PyLong v = PyLong.unwrapOrNull(made);
            String s = switch (letter) {
                case 'o' -> LongFormat.withPrefix(v, 8);
                case 'x', 'X' -> LongFormat.withPrefix(v, 16);
                default -> LongFormat.decimal(ts, v);
            };
            int sign = s.startsWith("-") ? 1 : 0;
            int prefix = hex ? 2 : 0;
            String digits = s.substring(sign + prefix);
            if (precision > digits.length()) {
                digits = "0".repeat((int) precision - digits.length()) + digits;
            }
            String all = (sign > 0 ? "-" : "") + (alternate ? s.substring(sign, sign + prefix) : "") + digits;
            return letter == 'X' ? all.toUpperCase(Locale.ROOT) : all;
        } finally {
            Refs.xdecref(ts, made);
        }
    }

    private PyObject toLong(int letter, boolean hex, PyObject value) {
        if (PyLong.unwrapOrNull(value) != null) {
            return Refs.newRef(ts, value);
        }
        Slots s = PyType.of(value).slots();
        try {
            if (hex) {
                if (s.has(Slot.NB_INDEX)) {
                    return Numbers.index(ts, value);
                }
            } else if (s.has(Slot.NB_INT)) {
                PyObject r = s.nb_int(ts, value);
                if (PyLong.unwrapOrNull(r) != null) {
                    return r;
                }
                PyException e = Raise.typeError("__int__ returned non-int (type %s)", PyType.of(r).name());
                Refs.xdecref(ts, r);
                throw e;
            } else if (s.has(Slot.NB_INDEX)) {
                return Numbers.index(ts, value);
            }
        } catch (PyException e) {
            if (!e.matches(Exc.TypeError)) {
                throw e;
            }
            e.discard(ts);
        }
        throw Raise.typeError(hex ? "%%%s format: an integer is required, not %s" : "%%%s format: a real number is required, not %s",
                Character.toString(letter), PyType.of(value).name());
    }
}
