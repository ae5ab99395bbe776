// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.error;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.Args;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.function.IntFunction;

/** What UnicodeEncodeError, UnicodeDecodeError and UnicodeTranslateError share: the object and the range that failed.
 *  <p>State: encoding (absent in translate errors), object, start, end, reason. CPython: PyUnicodeErrorObject. */
abstract class UnicodeFailure extends PyBaseException {
    static final int ENCODING = OWN;
    static final int OBJECT = OWN + 1;
    static final int START = OWN + 2;
    static final int END = OWN + 3;
    static final int REASON = OWN + 4;

    UnicodeFailure(ThreadState ts, PyType type) {
        super(ts, type, 5);
    }

    /** Checks and stores the arguments, encoding first if there is one; {@code object} is the converted object, owned. */
    final void set(ThreadState ts, PyObject[] args, PyObject object) {
        int at = args.length - 4;
        PyObject start;
        PyObject end;
        try {
            start = PyLong.of(Args.toLong(ts, args[at + 1]));
            end = PyLong.of(Args.toLong(ts, args[at + 2]));
            requireStr(args, at + 3);
        } catch (PyException e) {
            Refs.decref(ts, object);
            throw e;
        }
        if (at == 1) {
            store(ts, ENCODING, Refs.newRef(ts, args[0]));
        }
        store(ts, OBJECT, object);
        store(ts, START, start);
        store(ts, END, end);
        store(ts, REASON, Refs.newRef(ts, args[at + 3]));
    }

    static void count(PyObject[] args, int n) {
        if (args.length != n) {
            throw Raise.typeError("function takes exactly %d arguments (%d given)", n, args.length);
        }
    }

    static void requireStr(PyObject[] args, int i) {
        if (PyUnicode.unwrapOrNull(args[i]) == null) {
            throw Raise.typeError("argument %d must be str, not %s", i + 1, Raise.given(args[i]));
        }
    }

    private long index(int i, ThreadState ts) {
        PyObject v = load(ts, i);
        return v == null ? 0 : ((PyLong) v).longValue();
    }

    final long start(ThreadState ts) {
        return index(START, ts);
    }

    final long end(ThreadState ts) {
        return index(END, ts);
    }

    final void setIndex(ThreadState ts, int i, PyObject value) {
        if (value == null) {
            throw Raise.typeError("can't delete numeric/char attribute");
        }
        store(ts, i, PyLong.of(Args.toLong(ts, value)));
    }

    /** Whether there is a failed object; before initialisation there is none. */
    final boolean hasObject(ThreadState ts) {
        PyObject o = load(ts, OBJECT);
        Refs.xdecref(ts, o);
        return o != null;
    }

    /** The failed object as str. */
    final PyUnicode string(ThreadState ts) {
        PyObject o = object(ts);
        PyUnicode u = PyUnicode.unwrapOrNull(o);
        Refs.decref(ts, o);
        if (u == null) {
            throw Raise.typeError("UnicodeError 'object' attribute must be a string");
        }
        return u;
    }

    final @Owned PyObject object(ThreadState ts) {
        PyObject o = load(ts, OBJECT);
        if (o == null) {
            throw Raise.typeError("UnicodeError 'object' attribute is not set");
        }
        return o;
    }

    final String text(ThreadState ts, int i) {
        PyObject o = loadOrNone(ts, i);
        try {
            return Objects.strText(ts, o);
        } finally {
            Refs.decref(ts, o);
        }
    }

    /** The message: one unit, or a range. */
    final String describe(ThreadState ts, String verb, String noun, String nouns) {
        if (!hasObject(ts)) {
            return "";
        }
        String reason = text(ts, REASON);
        String prefix = hasEncoding() ? "'" + text(ts, ENCODING) + "' codec " + verb : verb;
        // After the texts, which may run Python.
        Units units = units(ts);
        long start = start(ts);
        long end = end(ts);
        if (start >= 0 && start < units.length() && end >= 0 && end <= units.length() && end == start + 1) {
            return prefix + noun + " " + units.show().apply((int) start) + " in position " + start + ": " + reason;
        }
        return prefix + nouns + " in position " + start + "-" + (end - 1) + ": " + reason;
    }

    /** How many units the failed object has, and how one is shown. */
    record Units(long length, IntFunction<String> show) {}

    /** TypeError if the object is not what failures of this kind are about. */
    abstract Units units(ThreadState ts);

    boolean hasEncoding() {
        return true;
    }

    final Units characters(ThreadState ts) {
        PyUnicode s = string(ts);
        return new Units(s.length(), i -> escape(s.codePointAt(i)));
    }

    static String escape(int c) {
        return String.format(c <= 0xff ? "'\\x%02x'" : c <= 0xffff ? "'\\u%04x'" : "'\\U%08x'", c);
    }

    static void members(PyType type, NameTable dict, boolean encoding) {
        if (encoding) {
            ExceptionMember.add(type, dict, 0, "encoding", "exception encoding");
        }
        ExceptionMember.add(type, dict, 1, "object", "exception object");
        ExceptionMember.add(type, dict, 4, "reason", "exception reason");
    }
}
