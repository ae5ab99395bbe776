// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._datetime;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.LongMath;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.math.BigInteger;

/** datetime.timedelta: days, and microseconds of a day. <p>Threads: immutable. <p>Ownership: holds no reference; plain ones are immortal. */
@PyClass(name = "timedelta", module = "datetime", flags = PyType.BASETYPE, methods = DeltaArithmetic.class,
        doc = "Difference between two datetime values.\n\ntimedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)\n\n"
                + "All arguments are optional and default to 0.\nArguments may be integers or floats, and may be positive or negative.")
public class PyTimeDelta extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyTimeDeltaExposed());
    static final int MAX_DAYS = 999_999_999;
    static final PyTimeDelta ZERO = new PyTimeDelta(0, 0);
    static final PyTimeDelta RESOLUTION = new PyTimeDelta(0, 1);
    /** Days whose microseconds surely fit into a long. */
    private static final int NARROW = 100_000_000;

    final int days;
    /** 0 to a day, exclusive. */
    final long micros;

    private PyTimeDelta(int days, long micros) {
        this.days = days;
        this.micros = micros;
    }

    protected PyTimeDelta(ThreadState ts, int days, long micros) {
        super(ts);
        this.days = days;
        this.micros = micros;
    }

    static void fill(PyType type, NameTable names) {
        names.put(PyUnicode.intern("resolution"), RESOLUTION);
        names.put(PyUnicode.intern("min"), new PyTimeDelta(-MAX_DAYS, 0));
        names.put(PyUnicode.intern("max"), new PyTimeDelta(MAX_DAYS, Clock.DAY - 1));
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    // ---- making

    /** A plain one, from any microseconds beside the days; OverflowError if it is too large. */
    static @Owned PyTimeDelta of(long days, long micros) {
        if (micros < 0 || micros >= Clock.DAY) {
            days += Math.floorDiv(micros, Clock.DAY);
            micros = Math.floorMod(micros, Clock.DAY);
        }
        return new PyTimeDelta(checked(days), micros);
    }

    private static int checked(long days) {
        if (days != (int) days) {
            throw Raise.overflowError("Python int too large to convert to C int");
        }
        if (days < -MAX_DAYS || days > MAX_DAYS) {
            throw Raise.overflowError("days=%d; must have magnitude <= %d", days, MAX_DAYS);
        }
        return (int) days;
    }

    static @Owned PyTimeDelta ofSeconds(long seconds) {
        return of(Math.floorDiv(seconds, 86400L), Math.floorMod(seconds, 86400L) * Clock.SECOND);
    }

    /** From microseconds, as an instance of a type. */
    static @Owned PyObject of(ThreadState ts, PyType type, BigInteger all) {
        if (all.bitLength() < 63) {
            return of(ts, type, Math.floorDiv(all.longValue(), Clock.DAY), Math.floorMod(all.longValue(), Clock.DAY));
        }
        BigInteger day = BigInteger.valueOf(Clock.DAY);
        BigInteger m = all.mod(day);
        BigInteger d = all.subtract(m).divide(day);
        return of(ts, type, d.bitLength() < 63 ? d.longValue() : Long.MAX_VALUE, m.longValue());
    }

    private static PyObject of(ThreadState ts, PyType type, long days, long micros) {
        int d = checked(days);
        return type == TYPE ? new PyTimeDelta(d, micros) : PyTimeDeltaExposed.newInstance(ts, type, d, micros);
    }

    // ---- measuring

    boolean isNarrow() {
        return days >= -NARROW && days <= NARROW;
    }

    /** All of it in microseconds, if {@link #isNarrow}. */
    long narrow() {
        return days * Clock.DAY + micros;
    }

    BigInteger big() {
        return isNarrow() ? BigInteger.valueOf(narrow()) : BigInteger.valueOf(days).multiply(BigInteger.valueOf(Clock.DAY)).add(BigInteger.valueOf(micros));
    }

    boolean isZero() {
        return days == 0 && micros == 0;
    }

    /** True if it is less than a day in either direction. */
    boolean isWithinDay() {
        return days == 0 || days == -1 && micros > 0;
    }

    static int compare(PyTimeDelta a, PyTimeDelta b) {
        return a.days != b.days ? Integer.compare(a.days, b.days) : Long.compare(a.micros, b.micros);
    }

    PyTimeDelta minus(PyTimeDelta o) {
        return of((long) days - o.days, micros - o.micros);
    }

    PyTimeDelta plus(PyTimeDelta o) {
        return of((long) days + o.days, micros + o.micros);
    }

    PyTimeDelta negated() {
        return of(-(long) days, -micros);
    }

    // ---- what Python sees

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return DeltaParts.make(ts, type, args, kwnames);
    }

    @PyGetter(value = "days", member = true, doc = "Number of days.")
    long days() {
        return days;
    }

    @PyGetter(value = "seconds", member = true, doc = "Number of seconds (>= 0 and less than 1 day).")
    long seconds() {
        return micros / Clock.SECOND;
    }

    @PyGetter(value = "microseconds", member = true, doc = "Number of microseconds (>= 0 and less than 1 second).")
    long microseconds() {
        return micros % Clock.SECOND;
    }

    @PyMethod(value = "($self, /)", name = "total_seconds", doc = "Total seconds in the duration.")
    double totalSeconds() {
        return LongMath.trueDivide(PyLong.of(big()), PyLong.of(Clock.SECOND));
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "__reduce__() -> (cls, state)")
    PyObject reduce(ThreadState ts) {
        return PyTuple.of(ts, Refs.newRef(ts, PyType.of(this)), PyTuple.of(ts, PyLong.of(days), PyLong.of(seconds()), PyLong.of(microseconds())));
    }

    static PyObject tp_richcompare(ThreadState ts, PyTimeDelta self, PyObject other, int op) {
        return other instanceof PyTimeDelta d ? PyBool.of(CompareOp.holds(compare(self, d), op)) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    static long tp_hash(ThreadState ts, PyTimeDelta self) {
        return Fields.hash(self.days, self.micros);
    }

    static boolean nb_bool(ThreadState ts, PyTimeDelta self) {
        return !self.isZero();
    }

    static PyObject tp_repr(ThreadState ts, PyTimeDelta self) {
        StringBuilder b = new StringBuilder(PyType.of(self).name()).append('(');
        String sep = "";
        if (self.days != 0) {
            b.append("days=").append(self.days);
            sep = ", ";
        }
        if (self.seconds() != 0) {
            b.append(sep).append("seconds=").append(self.seconds());
            sep = ", ";
        }
        if (self.microseconds() != 0) {
            b.append(sep).append("microseconds=").append(self.microseconds());
            sep = ", ";
        }
        return PyUnicode.of(b.append(sep.isEmpty() ? "0)" : ")").toString());
    }

    static PyObject tp_str(ThreadState ts, PyTimeDelta self) {
        StringBuilder b = new StringBuilder();
        if (self.days != 0) {
            b.append(self.days).append(self.days == 1 || self.days == -1 ? " day, " : " days, ");
        }
        b.append(Clock.hour(self.micros));
        IsoFormat.two(b.append(':'), Clock.minute(self.micros));
        IsoFormat.two(b.append(':'), Clock.second(self.micros));
        if (self.microseconds() != 0) {
            IsoFormat.six(b.append('.'), Clock.micro(self.micros));
        }
        return PyUnicode.of(b.toString());
    }
}
