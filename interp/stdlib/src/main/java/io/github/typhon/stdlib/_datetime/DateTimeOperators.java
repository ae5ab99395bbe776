// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._datetime;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.HashSeed;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The operators of datetime. <p>Threads: stateless. <p>Re-entry: zones are asked for their offsets. */
final class DateTimeOperators {
    private static final PyObject NOT_IMPLEMENTED = PyNotImplemented.NOT_IMPLEMENTED;

    private DateTimeOperators() {}

    static PyObject nb_add(ThreadState ts, PyObject a, PyObject b) {
        if (a instanceof PyDateTime d) {
            return b instanceof PyTimeDelta t ? d.plus(ts, t) : NOT_IMPLEMENTED;
        }
        return a instanceof PyTimeDelta t && b instanceof PyDateTime d ? d.plus(ts, t) : NOT_IMPLEMENTED;
    }

    static PyObject nb_subtract(ThreadState ts, PyObject a, PyObject b) {
        if (!(a instanceof PyDateTime d)) {
            return NOT_IMPLEMENTED;
        }
        if (b instanceof PyTimeDelta t) {
            return d.minus(ts, t);
        }
        return b instanceof PyDateTime e ? difference(ts, d, e) : NOT_IMPLEMENTED;
    }

    private static PyTimeDelta difference(ThreadState ts, PyDateTime a, PyDateTime b) {
        long micros = a.micros - b.micros;
        if (a.zone != b.zone) {
            PyTimeDelta x = a.offset(ts);
            PyTimeDelta y = b.offset(ts);
            if ((x == null) != (y == null)) {
                throw Raise.typeError("can't subtract offset-naive and offset-aware datetimes");
            }
            micros += x == null ? 0 : y.narrow() - x.narrow();
        }
        return PyTimeDelta.of(Gregorian.ordinal(a.date) - Gregorian.ordinal(b.date), micros);
    }

    private static int compare(PyDateTime a, PyDateTime b) {
        return a.date != b.date ? Integer.compare(a.date, b.date) : Long.compare(a.micros, b.micros);
    }

    static PyObject tp_richcompare(ThreadState ts, PyDateTime self, PyObject other, int op) {
        if (!(other instanceof PyDateTime o)) {
            return NOT_IMPLEMENTED;
        }
        if (self.zone == o.zone) {
            return PyBool.of(CompareOp.holds(compare(self, o), op));
        }
        PyTimeDelta x = self.offset(ts);
        PyTimeDelta y = o.offset(ts);
        int diff;
        if (Zones.same(x, y)) {
            diff = compare(self, o);
        } else if (x != null && y != null) {
            PyTimeDelta d = difference(ts, self, o);
            diff = d.days != 0 ? d.days : Long.signum(d.micros);
        } else if (op == CompareOp.EQ || op == CompareOp.NE) {
            return PyBool.of(op == CompareOp.NE);
        } else {
            throw Raise.typeError("can't compare offset-naive and offset-aware datetimes");
        }
        if ((op == CompareOp.EQ || op == CompareOp.NE) && diff == 0 && (dependsOnFold(ts, self, x) || dependsOnFold(ts, o, y))) {
            diff = 1;
        }
        return PyBool.of(CompareOp.holds(diff, op));
    }

    /** Times in a gap or overlap equal nothing of another zone (PEP 495). */
    private static boolean dependsOnFold(ThreadState ts, PyDateTime d, PyTimeDelta offset) {
        if (d.zone == null || d.zone instanceof PyTimeZone) {
            return false;
        }
        PyDateTime flipped = PyDateTime.plain(ts, d.date, d.micros, 1 - d.fold, d.zone);
        try {
            return !Zones.same(flipped.offset(ts), offset);
        } finally {
            Refs.decref(ts, flipped);
        }
    }

    static long tp_hash(ThreadState ts, PyDateTime self) {
        PyTimeDelta d;
        if (self.fold != 0 && self.zone != null) {
            PyDateTime plain = PyDateTime.plain(ts, self.date, self.micros, 0, self.zone);
            try {
                d = plain.offset(ts);
            } finally {
                Refs.decref(ts, plain);
            }
        } else {
            d = self.offset(ts);
        }
        return d == null ? HashSeed.mix(Fields.hash(self.date, self.micros)) : PyTimeDelta.tp_hash(ts, PyTimeDelta.of(Gregorian.ordinal(self.date), self.micros - d.narrow()));
    }
}
