// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._decimal;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.codec.Utf8;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.regex.Pattern;

/** {@code Decimal.__format__}: what CPython's C version adds to that of {@code _pydecimal}. <p>Threads: stateless. */
final class DecFormat {
    private static final int LONGEST = 4;
    /** A width or precision beyond every limit. */
    private static final Pattern TOO_LONG = Pattern.compile("[0-9]{19}");

    private DecFormat() {}

    static @Owned PyObject format(ThreadState ts, PyContext c, Dec d, PyUnicode spec, PyObject override) {
        PyDict locale = override == null ? null : locale(ts, override);
        try {
            if (TOO_LONG.matcher(spec.toString()).find()) {
                throw Raise.valueError("invalid format string");
            }
            int n = spec.length();
            if (n == 0 || spec.codePointAt(n - 1) != 'N') {
                return PythonTwin.format(ts, c, d, spec, locale);
            }
            PyObject lower = PythonTwin.format(ts, c, d, spec.substring(0, n - 1).concat(PyUnicode.of("n")), locale);
            try {
                Warnings.warn(ts, Exc.DeprecationWarning, "Format specifier 'N' is deprecated", 1);
                return Calls.callMethod(ts, lower, "upper");
            } finally {
                Refs.decref(ts, lower);
            }
        } finally {
            Refs.xdecref(ts, locale);
        }
    }

    /** The dict of localeconv() that an override stands for. */
    private static @Owned PyDict locale(ThreadState ts, PyObject override) {
        if (!(override instanceof PyDict given)) {
            throw Raise.typeError("optional argument must be a dict");
        }
        PyDict out = new PyDict(ts);
        try {
            for (String key : new String[] {"decimal_point", "thousands_sep", "grouping"}) {
                PyUnicode name = PyUnicode.intern(key);
                PyObject v = given.get(ts, name);
                if (v == null) {
                    throw Raise.valueError("invalid override dict");
                }
                PyObject owned = v;
                try {
                    PyUnicode u = PyUnicode.unwrapOrNull(owned);
                    if (u == null) {
                        throw Raise.valueError("invalid override dict");
                    }
                    out.putStolen(ts, name, key.equals("grouping") ? grouping(ts, u) : separator(ts, u, key.equals("decimal_point")));
                } finally {
                    Refs.decref(ts, owned);
                }
            }
            return out;
        } catch (Throwable e) {
            Refs.decref(ts, out);
            throw e;
        }
    }

    private static PyUnicode separator(ThreadState ts, PyUnicode u, boolean required) {
        int n = Utf8.encode(ts, u, "strict").length();
        if (n > LONGEST || required && n == 0) {
            throw Raise.valueError("invalid override dict");
        }
        return u;
    }

    private static @Owned PyList grouping(ThreadState ts, PyUnicode u) {
        PyObject[] lengths = new PyObject[u.length()];
        for (int i = 0; i < lengths.length; i++) {
            if (u.codePointAt(i) > 127) {
                throw Raise.valueError("invalid override dict");
            }
            lengths[i] = PyLong.of(u.codePointAt(i));
        }
        return PyList.of(ts, lengths);
    }
}
