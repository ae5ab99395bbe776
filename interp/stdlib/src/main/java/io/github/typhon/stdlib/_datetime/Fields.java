// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._datetime;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.Args;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** Arguments of constructors and {@code replace}. <p>Threads: stateless. */
final class Fields {
    private Fields() {}

    /** The ints among the arguments, in the order of their names, zero where absent; the tzinfo goes unchecked into {@code zone}. The first
     *  {@code required} must be there, those from {@code positional} on are by name only. Arguments are converted one after the other, and
     *  before names are found wrong. CPython: PyArg_ParseTupleAndKeywords with a format that names no function. */
    static int[] parse(ThreadState ts, PyObject[] args, PyUnicode[] kwnames, int required, int positional, PyObject[] zone, String... names) {
        int nkw = kwnames == null ? 0 : kwnames.length;
        int npos = args.length - nkw;
        if (args.length > names.length) {
            throw Raise.typeError("function takes at most %d %sargument%s (%d given)", names.length, npos == 0 ? "keyword " : "", names.length == 1 ? "" : "s", args.length);
        }
        if (npos > positional) {
            throw Raise.typeError("function takes at most %d positional arguments (%d given)", positional, npos);
        }
        int[] out = new int[names.length];
        int known = 0;
        for (int i = 0; i < names.length; i++) {
            PyObject o = i < npos ? args[i] : null;
            int k = keyword(kwnames, names[i]);
            if (k >= 0) {
                if (o != null) {
                    throw Raise.typeError("argument for function given by name ('%s') and position (%d)", names[i], i + 1);
                }
                o = args[npos + k];
                known++;
            }
            if (o == null) {
                if (i < required) {
                    throw Raise.typeError("function missing required argument '%s' (pos %d)", names[i], i + 1);
                }
            } else if (names[i].equals("tzinfo")) {
                zone[0] = o;
            } else {
                out[i] = toInt(ts, o);
            }
        }
        if (known < nkw) {
            throw unknown(kwnames, names);
        }
        return out;
    }

    private static int keyword(PyUnicode[] kwnames, String name) {
        for (int k = 0; kwnames != null && k < kwnames.length; k++) {
            if (kwnames[k].equalsText(name)) {
                return k;
            }
        }
        return -1;
    }

    private static RuntimeException unknown(PyUnicode[] kwnames, String[] names) {
        for (PyUnicode k : kwnames) {
            if (java.util.Arrays.stream(names).noneMatch(k::equalsText)) {
                return Raise.typeError("this function got an unexpected keyword argument '%s'", k);
            }
        }
        throw new AssertionError("all names are known");
    }

    /** As the format {@code i} of CPython's argument parsing. */
    static int toInt(ThreadState ts, PyObject o) {
        PyLong v = Numbers.index(ts, o);
        if (!v.fitsLong()) {
            throw Raise.overflowError("Python int too large to convert to C long");
        }
        long n = v.longValue();
        if (n != (int) n) {
            throw Raise.overflowError(n > 0 ? "signed integer is greater than maximum" : "signed integer is less than minimum");
        }
        return (int) n;
    }

    /** An int argument, or what it defaults to. */
    static int intOr(ThreadState ts, PyObject o, int absent) {
        return o == null ? absent : Args.toInt(ts, o);
    }

    /** None as null; anything but a tzinfo is a TypeError. */
    static PyObject zone(PyObject o) {
        if (o == null || o == PyNone.NONE) {
            return null;
        }
        if (!(o instanceof PyTzInfo)) {
            throw Raise.typeError("tzinfo argument must be None or of a tzinfo subclass, not type '%s'", PyType.of(o).name());
        }
        return o;
    }

    static long hash(long a, long b) {
        long h = (a * 0x9E3779B97F4A7C15L ^ b) * 0xC2B2AE3D27D4EB4FL;
        h ^= h >>> 29;
        return h == -1 ? -2 : h;
    }
}
