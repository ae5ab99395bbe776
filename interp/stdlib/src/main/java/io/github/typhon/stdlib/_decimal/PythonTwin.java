// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._decimal;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.math.BigInteger;

/** The functions that {@code _pydecimal} computes: a context of the same rules without traps is made there, and its flags come back as
 *  conditions. <p>Threads: stateless. */
final class PythonTwin {
    private static final String MODULE = "_pydecimal";
    private static final String[] FIELDS = {"prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"};

    private PythonTwin() {}

    private static @Owned PyObject context(ThreadState ts, PyContext c) {
        PyObject cls = DecState.attribute(ts, MODULE, "Context");
        PyUnicode[] names = new PyUnicode[FIELDS.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = PyUnicode.intern(FIELDS[i]);
        }
        PyObject none = new io.github.typhon.collections.list.PyList(ts);
        try {
            PyObject[] values = {PyLong.of(c.prec), PyUnicode.of(Rules.ROUNDINGS[c.rounding]), PyLong.of(c.emin), PyLong.of(c.emax), PyLong.of(c.capitals ? 1 : 0),
                PyLong.of(c.clamp ? 1 : 0), none, none};
            return Calls.callKw(ts, cls, values, names);
        } finally {
            Refs.decref(ts, none);
            Refs.decref(ts, cls);
        }
    }

    private static @Owned PyObject toPython(ThreadState ts, Dec d) {
        PyObject make = DecState.attribute(ts, MODULE, "_dec_from_triple");
        try {
            String digits = d.isFinite() ? d.coefficient().toString() : d.isInfinite() ? "0" : d.big == null && d.small == 0 ? "" : d.coefficient().toString();
            PyObject exp = d.isFinite() ? PyLong.of(d.exp) : PyUnicode.of(d.isInfinite() ? "F" : d.kind == Dec.SNAN ? "N" : "n");
            return Calls.call(ts, make, PyLong.of(d.negative ? 1 : 0), PyUnicode.of(digits), exp, PyBool.of(!d.isFinite()));
        } finally {
            Refs.decref(ts, make);
        }
    }

    private static Dec fromPython(ThreadState ts, PyObject o) {
        PyObject sign = Objects.getAttr(ts, o, "_sign");
        PyObject digits = Objects.getAttr(ts, o, "_int");
        PyObject exp = Objects.getAttr(ts, o, "_exp");
        boolean negative = Objects.truth(ts, sign);
        String d = PyUnicode.unwrap(digits).toString();
        BigInteger c = d.isEmpty() ? BigInteger.ZERO : new BigInteger(d);
        PyUnicode kind = PyUnicode.unwrapOrNull(exp);
        if (kind == null) {
            return Dec.of(negative, c, Numbers.asSsize(ts, exp, Exc.OverflowError));
        }
        return kind.equalsText("F") ? Dec.infinity(negative) : Dec.nan(negative, kind.equalsText("N"), c);
    }

    private static int status(ThreadState ts, PyObject context) {
        PyObject flags = Objects.getAttr(ts, context, "flags");
        int status = 0;
        PyObject[] kv = ((PyDict) flags).itemsNow(ts);
        for (int i = 0; i < kv.length; i += 2) {
            if (Objects.isTrue(ts, kv[i + 1])) {
                String name = ((PyType) kv[i]).shortName();
                for (int k = 0; k < DecState.SIGNALS; k++) {
                    status |= DecState.NAMES[k].equals(name) ? k == 0 ? Rules.INVALID_OPERATION : DecState.BITS[k] : 0;
                }
            }
        }
        Refs.releaseAll(ts, kv, 0, kv.length);
        Refs.decref(ts, flags);
        return status;
    }

    /** A method of the twin's context; conditions are reported to {@code c}. Decimals come back as ours, anything else as it is. */
    static @Owned PyObject call(ThreadState ts, PyContext c, String method, Dec... args) {
        PyObject context = context(ts, c);
        PyObject[] a = new PyObject[args.length];
        PyObject r = null;
        try {
            for (int i = 0; i < a.length; i++) {
                a[i] = toPython(ts, args[i]);
            }
            r = Calls.callMethod(ts, context, method, a);
            PyObject out = r instanceof PyUnicode || r instanceof PyBool ? Refs.newRef(ts, r) : PyDecimal.of(fromPython(ts, r));
            c.finish(ts, status(ts, context));
            return out;
        } finally {
            Refs.xdecref(ts, r);
            for (PyObject o : a) {
                Refs.xdecref(ts, o);
            }
            Refs.decref(ts, context);
        }
    }

    /** {@code locale} is a dict like that of localeconv(), or null for the current locale. */
    static @Owned PyObject format(ThreadState ts, PyContext c, Dec d, PyObject spec, PyObject locale) {
        PyObject context = context(ts, c);
        PyObject n = null;
        try {
            n = toPython(ts, d);
            return locale == null ? Calls.callMethod(ts, n, "__format__", spec, context) : Calls.callMethod(ts, n, "__format__", spec, context, locale);
        } catch (PyException e) {
            if (!e.matches(Exc.ValueError)) {
                throw e;
            }
            e.discard(ts);
            throw Raise.valueError("invalid format string");
        } finally {
            Refs.xdecref(ts, n);
            Refs.decref(ts, context);
        }
    }

    /** Named like CPython's: sign, digits, exponent. */
    static @Owned PyObject tuple(ThreadState ts, Dec d) {
        String text = d.isFinite() || d.isInfinite() ? d.coefficient().toString() : d.big == null && d.small == 0 ? "" : d.coefficient().toString();
        PyObject[] digits = new PyObject[text.length()];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = PyLong.of(text.charAt(i) - '0');
        }
        PyObject exp = d.isFinite() ? PyLong.of(d.exp) : PyUnicode.of(d.isInfinite() ? "F" : d.kind == Dec.SNAN ? "N" : "n");
        return Calls.call3(ts, DecState.of(ts).tuple, PyLong.of(d.negative ? 1 : 0), PyTuple.ofImmortals(digits), exp);
    }
}
