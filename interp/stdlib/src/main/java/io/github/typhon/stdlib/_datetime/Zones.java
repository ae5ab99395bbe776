// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._datetime;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** What is asked of a tzinfo, and whether the answer is acceptable. A null zone or answer stands for None.
 *  <p>Threads: stateless. <p>Re-entry: zones other than {@code timezone} run Python. */
final class Zones {
    private static final PyUnicode UTCOFFSET = PyUnicode.intern("utcoffset");
    private static final PyUnicode DST = PyUnicode.intern("dst");
    private static final PyUnicode TZNAME = PyUnicode.intern("tzname");

    private Zones() {}

    /** The offset, as a plain and immortal timedelta. */
    static PyTimeDelta utcoffset(ThreadState ts, PyObject zone, PyObject argument) {
        return zone == null ? null : zone instanceof PyTimeZone z ? z.offset : delta(ts, zone, UTCOFFSET, argument);
    }

    static PyTimeDelta dst(ThreadState ts, PyObject zone, PyObject argument) {
        return zone == null || zone instanceof PyTimeZone ? null : delta(ts, zone, DST, argument);
    }

    private static PyTimeDelta delta(ThreadState ts, PyObject zone, PyUnicode method, PyObject argument) {
        PyObject r = Calls.callMethod(ts, zone, method, argument);
        try {
            if (r == PyNone.NONE) {
                return null;
            }
            if (!(r instanceof PyTimeDelta d)) {
                throw Raise.typeError("tzinfo.%s() must return None or timedelta, not '%s'", method, PyType.of(r).name());
            }
            if (!d.isWithinDay()) {
                throw Raise.valueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not %s", Objects.reprText(ts, d));
            }
            return PyType.of(d) == PyTimeDelta.TYPE ? d : PyTimeDelta.of(d.days, d.micros);
        } finally {
            Refs.decref(ts, r);
        }
    }

    static @Owned PyObject tzname(ThreadState ts, PyObject zone, PyObject argument) {
        if (zone == null) {
            return PyNone.NONE;
        }
        PyObject r = Calls.callMethod(ts, zone, TZNAME, argument);
        if (r != PyNone.NONE && PyUnicode.unwrapOrNull(r) == null) {
            String type = PyType.of(r).name();
            Refs.decref(ts, r);
            throw Raise.typeError("tzinfo.tzname() must return None or a string, not '%s'", type);
        }
        return r;
    }

    static PyObject orNone(PyTimeDelta d) {
        return d == null ? PyNone.NONE : d;
    }

    static boolean same(PyTimeDelta a, PyTimeDelta b) {
        return a == b || a != null && b != null && PyTimeDelta.compare(a, b) == 0;
    }
}
