// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._datetime;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** A POSIX timestamp: seconds since the epoch, and microseconds, rounded half to even. <p>Threads: immutable. */
record Timestamp(long seconds, int micros) {
    static Timestamp of(ThreadState ts, PyObject o) {
        PyFloat f = PyFloat.unwrapOrNull(o);
        if (f == null) {
            PyLong v = Numbers.index(ts, o);
            if (!v.fitsLong()) {
                throw tooLarge();
            }
            return new Timestamp(v.longValue(), 0);
        }
        double d = f.value();
        if (Double.isNaN(d)) {
            throw Raise.valueError("Invalid value NaN (not a number)");
        }
        double whole = d < 0 ? Math.ceil(d) : Math.floor(d);
        double part = Math.rint((d - whole) * 1e6);
        if (part >= 1e6) {
            part -= 1e6;
            whole += 1;
        } else if (part < 0) {
            part += 1e6;
            whole -= 1;
        }
        if (!(whole >= -9.223372036854775808e18 && whole < 9.223372036854775808e18)) {
            throw tooLarge();
        }
        return new Timestamp((long) whole, (int) part);
    }

    /** Whole seconds, rounded down: for dates. */
    static long floor(ThreadState ts, PyObject o) {
        PyFloat f = PyFloat.unwrapOrNull(o);
        if (f == null) {
            return of(ts, o).seconds;
        }
        if (Double.isNaN(f.value())) {
            throw Raise.valueError("Invalid value NaN (not a number)");
        }
        double d = Math.floor(f.value());
        if (!(d >= -9.223372036854775808e18 && d < 9.223372036854775808e18)) {
            throw tooLarge();
        }
        return (long) d;
    }

    private static RuntimeException tooLarge() {
        return Raise.overflowError("timestamp out of range for platform time_t");
    }

    /** The packed date on which a local second lies; ValueError outside of the years that dates have. */
    static int date(long localSeconds) {
        long day = Math.floorDiv(localSeconds, 86400L) + LocalZone.EPOCH;
        if (day < 1 || day > Gregorian.MAX_ORDINAL) {
            long year = LocalZone.yearOf(localSeconds);
            if (year != (int) year) {
                throw LocalZone.tooLarge();
            }
            throw Gregorian.badYear(year);
        }
        return Gregorian.ofOrdinal((int) day);
    }
}
