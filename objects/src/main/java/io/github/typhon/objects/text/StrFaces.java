// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.PyStaticMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.format.StrFormat;
import io.github.typhon.objects.text.format.TextSpec;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The methods of str about case, character classes, translation and formatting. <p>Threads: stateless. */
final class StrFaces {
    private StrFaces() {}

    // ---- case ----

    @PyMethod("($self, /)")
    static PyObject upper(PyUnicode self) {
        return StrCase.upper(self);
    }

    @PyMethod("($self, /)")
    static PyObject lower(PyUnicode self) {
        return StrCase.lower(self);
    }

    @PyMethod("($self, /)")
    static PyObject casefold(PyUnicode self) {
        return StrCase.casefold(self);
    }

    @PyMethod("($self, /)")
    static PyObject capitalize(PyUnicode self) {
        return StrCase.capitalize(self);
    }

    @PyMethod("($self, /)")
    static PyObject title(PyUnicode self) {
        return StrCase.title(self);
    }

    @PyMethod("($self, /)")
    static PyObject swapcase(PyUnicode self) {
        return StrCase.swapcase(self);
    }

    // ---- classes ----

    @PyMethod("($self, /)")
    static boolean isascii(PyUnicode self) {
        return self.isAscii();
    }

    @PyMethod("($self, /)")
    static boolean islower(PyUnicode self) {
        return StrCase.isLower(self);
    }

    @PyMethod("($self, /)")
    static boolean isupper(PyUnicode self) {
        return StrCase.isUpper(self);
    }

    @PyMethod("($self, /)")
    static boolean istitle(PyUnicode self) {
        return StrCase.isTitle(self);
    }

    @PyMethod("($self, /)")
    static boolean isspace(PyUnicode self) {
        return StrCase.all(self, UnicodeData::isSpace);
    }

    @PyMethod("($self, /)")
    static boolean isdecimal(PyUnicode self) {
        return StrCase.all(self, UnicodeData::isDecimal);
    }

    @PyMethod("($self, /)")
    static boolean isdigit(PyUnicode self) {
        return StrCase.all(self, UnicodeData::isDigit);
    }

    @PyMethod("($self, /)")
    static boolean isnumeric(PyUnicode self) {
        return StrCase.all(self, UnicodeData::isNumeric);
    }

    @PyMethod("($self, /)")
    static boolean isalpha(PyUnicode self) {
        return StrCase.all(self, UnicodeData::isAlpha);
    }

    @PyMethod("($self, /)")
    static boolean isalnum(PyUnicode self) {
        return StrCase.all(self, UnicodeData::isAlnum);
    }

    @PyMethod("($self, /)")
    static boolean isidentifier(PyUnicode self) {
        return StrCase.isIdentifier(self);
    }

    @PyMethod("($self, /)")
    static boolean isprintable(PyUnicode self) {
        return self.isEmpty() || StrCase.all(self, UnicodeData::isPrintable);
    }

    // ---- translation ----

    @PyMethod("($self, table, /)")
    static PyObject translate(ThreadState ts, PyUnicode self, PyObject table) {
        int n = self.length();
        TextBuilder b = new TextBuilder(n);
        // What a dict gives for a character is the same throughout: running no Python, it is not asked twice.
        boolean plain = Containers.factory().isExactDict(table);
        int[] known = plain ? new int[128] : null;
        for (int i = 0; i < n; i++) {
            int c = self.codePointAt(i);
            if (plain && c < 128 && known[c] != 0) {
                b.append(known[c] - 1);
                continue;
            }
            PyObject v = plain ? Containers.factory().dictGet(ts, table, PyLong.of(c)) : lookup(ts, table, c);
            if (v == null) {
                b.append(c);
                if (plain && c < 128) {
                    known[c] = c + 1;
                }
                continue;
            }
            try {
                int before = b.length();
                appendTranslated(ts, b, v);
                if (plain && c < 128 && b.length() == before + 1) {
                    known[c] = b.codePointAt(before) + 1;
                }
            } finally {
                Refs.decref(ts, v);
            }
        }
        return b.toUnicode();
    }

    /** What a table has for a character; null if that is a LookupError. */
    private static @Owned PyObject lookup(ThreadState ts, PyObject table, int c) {
        try {
            return Objects.getItem(ts, table, PyLong.of(c));
        } catch (PyException e) {
            if (!e.matches(Exc.LookupError)) {
                throw e;
            }
            e.discard(ts);
            return null;
        }
    }

    private static void appendTranslated(ThreadState ts, TextBuilder b, PyObject v) {
        if (v == PyNone.NONE) {
            return;
        }
        PyUnicode u = PyUnicode.unwrapOrNull(v);
        if (u != null) {
            b.append(u);
            return;
        }
        if (PyLong.unwrapOrNull(v) == null) {
            throw Raise.typeError("character mapping must return integer, None or str");
        }
        long c = Numbers.asSsize(ts, v, null);
        if (c < 0 || c > 0x10FFFF) {
            throw Raise.valueError("character mapping must be in range(0x110000)");
        }
        b.append((int) c);
    }

    @PyStaticMethod("(x, y=<unrepresentable>, z=<unrepresentable>, /)")
    static PyObject maketrans(ThreadState ts, PyObject x, PyUnicode y, PyUnicode z) {
        PyObject table = Containers.factory().newDict(ts);
        boolean done = false;
        try {
            if (y != null) {
                fromPairs(ts, table, x, y, z);
            } else {
                fromDict(ts, table, x);
            }
            done = true;
            return table;
        } finally {
            if (!done) {
                Refs.decref(ts, table);
            }
        }
    }

    private static void fromPairs(ThreadState ts, PyObject table, PyObject x, PyUnicode y, PyUnicode z) {
        PyUnicode a = PyUnicode.unwrapOrNull(x);
        if (a == null) {
            throw Raise.typeError("first maketrans argument must be a string if there is a second argument");
        }
        if (a.length() != y.length()) {
            throw Raise.valueError("the first two maketrans arguments must have equal length");
        }
        for (int i = 0; i < a.length(); i++) {
            Containers.factory().dictSet(ts, table, PyLong.of(a.codePointAt(i)), PyLong.of(y.codePointAt(i)));
        }
        for (int i = 0; z != null && i < z.length(); i++) {
            Containers.factory().dictSet(ts, table, PyLong.of(z.codePointAt(i)), PyNone.NONE);
        }
    }

    private static void fromDict(ThreadState ts, PyObject table, PyObject x) {
        if (!Containers.factory().isDict(x)) {
            throw Raise.typeError("if you give only one argument to maketrans it must be a dict");
        }
        PyObject[] items = Containers.factory().dictItems(ts, x);
        try {
            for (int i = 0; i < items.length; i += 2) {
                PyUnicode k = PyUnicode.unwrapOrNull(items[i]);
                PyObject key;
                if (k != null) {
                    if (k.length() != 1) {
                        throw Raise.valueError("string keys in translate table must be of length 1");
                    }
                    key = PyLong.of(k.codePointAt(0));
                } else if (PyLong.unwrapOrNull(items[i]) != null) {
                    key = items[i];
                } else {
                    throw Raise.typeError("keys in translate table must be strings or integers");
                }
                Containers.factory().dictSet(ts, table, key, items[i + 1]);
            }
        } finally {
            Refs.releaseAll(ts, items, 0, items.length);
        }
    }

    // ---- formatting ----

    @PyMethod("($self, /, *args, **kwargs)")
    static PyObject format(ThreadState ts, PyUnicode self, PyObject[] args, PyObject kwargs) {
        return StrFormat.format(ts, self, args, kwargs);
    }

    @PyMethod("($self, mapping, /)")
    static PyObject format_map(ThreadState ts, PyUnicode self, PyObject mapping) {
        return StrFormat.format(ts, self, null, mapping);
    }

    @PyMethod(value = "($self, format_spec, /)", name = "__format__")
    static PyObject formatSelf(ThreadState ts, PyObject self, PyUnicode spec) {
        if (spec.isEmpty()) {
            return self instanceof PyUnicode ? self : Objects.str(ts, self);
        }
        return TextSpec.format(PyUnicode.unwrap(self), spec, PyType.of(self).name());
    }

    @PyMethod(value = "($self, /)", name = "__getnewargs__")
    static PyObject getNewArgs(ThreadState ts, PyUnicode self) {
        return PyTuple.of(ts, self.copy());
    }

    @PyMethod(value = "($self, /)", name = "__sizeof__")
    static long sizeOf(PyUnicode self) {
        long unit = self.isAscii() ? 1 : self.maxCodePoint() < 256 ? 1 : self.isNarrow() ? 2 : 4;
        return (self.isAscii() ? 40 : 56) + unit * (self.length() + 1L);
    }
}
