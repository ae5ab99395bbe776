// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._datetime;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** datetime.timezone: a fixed offset. <p>Threads: immutable. <p>Ownership: a counted offset (of a subclass) or name is owned; else immortal. */
@PyClass(name = "timezone", module = "datetime", doc = "Fixed offset from UTC implementation of tzinfo.")
public final class PyTimeZone extends PyTzInfo {
    public static final PyType TYPE = PyType.builtin(new PyTimeZoneExposed());
    static final PyTimeZone UTC = new PyTimeZone(PyTimeDelta.ZERO, null);

    final PyTimeDelta offset;
    /** A plain str, or null. */
    private final PyUnicode name;

    private PyTimeZone(PyTimeDelta offset, PyUnicode name) {
        this.offset = offset;
        this.name = name;
    }

    static void fill(PyType type, NameTable names) {
        PyTimeDelta most = PyTimeDelta.of(0, 23 * Clock.HOUR + 59 * Clock.MINUTE);
        names.put(PyUnicode.intern("utc"), UTC);
        names.put(PyUnicode.intern("min"), new PyTimeZone(most.negated(), null));
        names.put(PyUnicode.intern("max"), new PyTimeZone(most, null));
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    /** The zone of an offset, which is checked; the one for UTC if there is no name. */
    static @Owned PyTimeZone of(ThreadState ts, PyTimeDelta offset, PyUnicode name) {
        PyTimeDelta plain = PyType.of(offset) == PyTimeDelta.TYPE ? offset : PyTimeDelta.of(offset.days, offset.micros);
        if (name == null && plain.isZero()) {
            return UTC;
        }
        if (!plain.isWithinDay()) {
            throw Raise.valueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not %s", Objects.reprText(ts, offset));
        }
        return new PyTimeZone(plain, name);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("timezone", 1, args, kwnames, "offset", "name");
        if (!(a[0] instanceof PyTimeDelta d)) {
            throw Raise.typeError("timezone() argument 1 must be datetime.timedelta, not %s", Raise.given(a[0]));
        }
        if (a[1] != null && PyUnicode.unwrapOrNull(a[1]) == null) {
            throw Raise.typeError("timezone() argument 2 must be str, not %s", Raise.given(a[1]));
        }
        return of(ts, d, a[1] == null ? null : PyUnicode.unwrap(a[1]));
    }

    private static void check(PyObject o, String method) {
        if (o != PyNone.NONE && !(o instanceof PyDateTime)) {
            throw Raise.typeError("%s(dt) argument must be a datetime instance or None, not %s", method, PyType.of(o).name());
        }
    }

    PyUnicode text() {
        if (name != null) {
            return name;
        }
        if (offset.isZero()) {
            return PyUnicode.of("UTC");
        }
        StringBuilder b = new StringBuilder("UTC");
        IsoFormat.offset(b, offset, ":");
        return PyUnicode.of(b.toString());
    }

    @Override
    @PyMethod(value = "($self, object, /)", doc = "If name is specified when timezone is created, returns the name.  Otherwise returns offset as 'UTC(+|-)HH:MM'.")
    PyObject tzname(ThreadState ts, PyObject object) {
        check(object, "tzname");
        return text();
    }

    @Override
    @PyMethod(value = "($self, object, /)", doc = "Return fixed offset.")
    PyObject utcoffset(ThreadState ts, PyObject object) {
        check(object, "utcoffset");
        return offset;
    }

    @Override
    @PyMethod(value = "($self, object, /)", doc = "Return None.")
    PyObject dst(ThreadState ts, PyObject object) {
        check(object, "dst");
        return PyNone.NONE;
    }

    @Override
    @PyMethod(value = "($self, object, /)", doc = "datetime in UTC -> datetime in local time.")
    PyObject fromutc(ThreadState ts, PyObject object) {
        return ofThis(object).plus(ts, offset);
    }

    @PyMethod(value = "($self, /)", name = "__getinitargs__", doc = "pickle support")
    PyObject getInitArgs(ThreadState ts) {
        return name == null ? PyTuple.of(ts, offset) : PyTuple.of(ts, offset, name);
    }

    static PyObject tp_richcompare(ThreadState ts, PyTimeZone self, PyObject other, int op) {
        if (op != CompareOp.EQ && op != CompareOp.NE || !(other instanceof PyTimeZone z)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return PyBool.of(CompareOp.holds(PyTimeDelta.compare(self.offset, z.offset), op));
    }

    static long tp_hash(ThreadState ts, PyTimeZone self) {
        return PyTimeDelta.tp_hash(ts, self.offset);
    }

    static PyObject tp_str(ThreadState ts, PyTimeZone self) {
        return self.text();
    }

    static PyObject tp_repr(ThreadState ts, PyTimeZone self) {
        if (self == UTC) {
            return PyUnicode.of("datetime.timezone.utc");
        }
        String text = PyType.of(self).name() + "(" + Objects.reprText(ts, self.offset);
        return PyUnicode.of(self.name == null ? text + ")" : text + ", " + Objects.reprText(ts, self.name) + ")");
    }
}
