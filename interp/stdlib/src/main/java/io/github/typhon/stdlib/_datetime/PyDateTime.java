// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._datetime;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.LongMath;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** datetime.datetime: a packed date, microseconds of the day, fold, zone. <p>Threads: immutable (the fold is settled before anybody else sees
 *  it). <p>Ownership: owns the zone; without a counted one a plain datetime is immortal. */
@PyClass(name = "datetime", module = "datetime", flags = PyType.BASETYPE, methods = {DateTimeOperators.class, DateTimeClassMethods.class},
        doc = "datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])\n\nThe year, month and day arguments are required. tzinfo may be None, or an\n"
                + "instance of a tzinfo subclass. The remaining arguments may be ints.\n")
public class PyDateTime extends PyDate {
    public static final PyType TYPE = PyType.builtin(new PyDateTimeExposed());
    private static final String[] NAMES = {"year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "fold"};

    final long micros;
    int fold;
    /** Null for None. */
    @Owned PyObject zone;

    private PyDateTime(int date, long micros, int fold, PyObject zone) {
        super(date);
        this.micros = micros;
        this.fold = fold;
        this.zone = zone;
    }

    protected PyDateTime(ThreadState ts, int date, long micros, int fold, PyObject zone) {
        super(ts, date);
        this.micros = micros;
        this.fold = fold;
        this.zone = Refs.xnewRef(ts, zone);
        if (zone != null) {
            track(ts);
        }
    }

    static void fill(PyType type, NameTable names) {
        names.put(PyUnicode.intern("min"), new PyDateTime(Gregorian.pack(1, 1, 1), 0, 0, null));
        names.put(PyUnicode.intern("max"), new PyDateTime(Gregorian.pack(9999, 12, 31), Clock.DAY - 1, 0, null));
        names.put(PyUnicode.intern("resolution"), PyTimeDelta.RESOLUTION);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    /** A datetime of the type itself, or an instance of a Python subclass made without calling it. */
    static @Owned PyObject make(ThreadState ts, PyType type, int date, long micros, int fold, PyObject zone) {
        return type == TYPE && !PyTime.isCounted(zone) ? new PyDateTime(date, micros, fold, zone) : PyDateTimeExposed.newInstance(ts, type, date, micros, fold, zone);
    }

    /** A plain datetime. */
    static @Owned PyDateTime plain(ThreadState ts, int date, long micros, int fold, PyObject zone) {
        return (PyDateTime) make(ts, TYPE, date, micros, fold, zone);
    }

    /** A datetime as an instance of a class: subclasses are called, and the fold is set afterwards. */
    static @Owned PyObject of(ThreadState ts, PyType type, int date, long micros, int fold, PyObject zone) {
        if (type == TYPE) {
            return make(ts, type, date, micros, fold, zone);
        }
        PyObject r = Calls.call(ts, type, PyLong.of(Gregorian.year(date)), PyLong.of(Gregorian.month(date)), PyLong.of(Gregorian.day(date)),
                PyLong.of(Clock.hour(micros)), PyLong.of(Clock.minute(micros)), PyLong.of(Clock.second(micros)), PyLong.of(Clock.micro(micros)),
                zone == null ? PyNone.NONE : zone);
        if (fold != 0 && r instanceof PyDateTime d) {
            d.fold = fold;
        }
        return r;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        byte[] state = kwnames == null && (args.length == 1 || args.length == 2) ? PickleForm.state(ts, args[0], 10, 2, "datetime") : null;
        if (state != null) {
            PyObject zone = args.length == 2 ? args[1] : PyNone.NONE;
            if (zone != PyNone.NONE && !(zone instanceof PyTzInfo)) {
                throw Raise.typeError("bad tzinfo state arg");
            }
            return make(ts, type, PickleForm.date(state), PickleForm.time(state, 4), (state[2] & PickleForm.FOLD) >> 7, zone == PyNone.NONE ? null : zone);
        }
        PyObject[] zone = new PyObject[1];
        int[] v = Fields.parse(ts, args, kwnames, 3, 8, zone, NAMES);
        PyObject z = Fields.zone(zone[0]);
        int date = Gregorian.check(v[0], v[1], v[2]);
        return make(ts, type, date, Clock.check(v[3], v[4], v[5], v[6], v[8]), v[8], z);
    }

    // ---- fields

    @PyGetter("hour")
    long hour() {
        return Clock.hour(micros);
    }

    @PyGetter("minute")
    long minute() {
        return Clock.minute(micros);
    }

    @PyGetter("second")
    long second() {
        return Clock.second(micros);
    }

    @PyGetter("microsecond")
    long microsecond() {
        return Clock.micro(micros);
    }

    @PyGetter("tzinfo")
    PyObject tzinfo(ThreadState ts) {
        return zone == null ? PyNone.NONE : Refs.newRef(ts, zone);
    }

    @PyGetter("fold")
    long fold() {
        return fold;
    }

    final PyTimeDelta offset(ThreadState ts) {
        return Zones.utcoffset(ts, zone, this);
    }

    @PyMethod(value = "($self, /)", doc = "Return self.tzinfo.utcoffset(self).")
    PyObject utcoffset(ThreadState ts) {
        return Zones.orNone(offset(ts));
    }

    @PyMethod(value = "($self, /)", doc = "Return self.tzinfo.dst(self).")
    PyObject dst(ThreadState ts) {
        return Zones.orNone(Zones.dst(ts, zone, this));
    }

    @PyMethod(value = "($self, /)", doc = "Return self.tzinfo.tzname(self).")
    PyObject tzname(ThreadState ts) {
        return Zones.tzname(ts, zone, this);
    }

    @PyMethod(value = "($self, /)", name = "date", doc = "Return date object with same year, month and day.")
    PyObject dateOnly(ThreadState ts) {
        return PyDate.of(ts, PyDate.TYPE, date);
    }

    @PyMethod(value = "($self, /)", name = "time", doc = "Return time object with same time but with tzinfo=None.")
    PyObject time(ThreadState ts) {
        return PyTime.make(ts, PyTime.TYPE, micros, fold, null);
    }

    @PyMethod(value = "($self, /)", name = "timetz", doc = "Return time object with same time and tzinfo.")
    PyObject timetz(ThreadState ts) {
        return PyTime.make(ts, PyTime.TYPE, micros, fold, zone);
    }

    // ---- text

    @PyMethod(value = "($self, /, sep='T', timespec='auto')", textSignature = false,
            doc = "[sep] -> string in ISO 8601 format, YYYY-MM-DDT[HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].\nsep is used to separate the year from the time, and defaults to 'T'.\n"
                    + "The optional argument timespec specifies the number of additional terms\nof the time to include. Valid options are 'auto', 'hours', 'minutes',\n"
                    + "'seconds', 'milliseconds' and 'microseconds'.\n")
    PyObject isoformat(ThreadState ts, PyObject sep, String timespec) {
        PyUnicode u = PyUnicode.unwrapOrNull(sep);
        if (u == null) {
            throw Raise.typeError("isoformat() argument 1 must be a unicode character, not %s", Raise.given(sep));
        }
        if (u.length() != 1) {
            throw Raise.typeError("isoformat() argument 1 must be a unicode character, not a string of length %d", u.length());
        }
        StringBuilder b = IsoFormat.date(new StringBuilder(40), date).appendCodePoint(u.codePointAt(0));
        IsoFormat.time(b, micros, timespec);
        PyTimeDelta d = offset(ts);
        if (d != null) {
            IsoFormat.offset(b, d, ":");
        }
        return PyUnicode.of(b.toString());
    }

    static PyObject tp_str(ThreadState ts, PyDateTime self) {
        return Calls.callMethod(ts, self, "isoformat", PyUnicode.of(" "));
    }

    static PyObject tp_repr(ThreadState ts, PyDateTime self) {
        StringBuilder b = new StringBuilder(PyType.of(self).name()).append('(').append(self.year()).append(", ").append(self.month()).append(", ")
                .append(self.day()).append(", ").append(self.hour()).append(", ").append(self.minute());
        PyTime.appendSmall(b, self.micros);
        if (self.fold != 0) {
            b.append(", fold=1");
        }
        if (self.zone != null) {
            b.append(", tzinfo=").append(Objects.reprText(ts, self.zone));
        }
        return PyUnicode.of(b.append(')').toString());
    }

    @PyMethod(value = "($self, /)", name = "ctime", doc = "Return ctime() style string.")
    String ctimeOfTime() {
        return PyDate.ctime(date, micros);
    }

    @PyMethod(value = "($self, /)", name = "timetuple", doc = "Return time tuple, compatible with time.localtime().")
    PyObject timeTupleOfTime(ThreadState ts) {
        PyTimeDelta dst = Zones.dst(ts, zone, this);
        return StrfTime.timeTuple(ts, date, micros, dst == null ? -1 : dst.isZero() ? 0 : 1);
    }

    @PyMethod(value = "($self, /)", name = "utctimetuple", doc = "Return UTC time tuple, compatible with time.localtime().")
    PyObject utcTimeTuple(ThreadState ts) {
        PyTimeDelta d = offset(ts);
        if (d == null) {
            return StrfTime.timeTuple(ts, date, micros, 0);
        }
        long m = micros - d.narrow();
        return StrfTime.timeTuple(ts, Gregorian.plusDays(date, Math.floorDiv(m, Clock.DAY)), Math.floorMod(m, Clock.DAY), 0);
    }

    // ---- points in time

    /** Seconds since the epoch, if the clock showed UTC. */
    final long seconds() {
        return (Gregorian.ordinal(date) - (long) LocalZone.EPOCH) * 86400 + micros / Clock.SECOND;
    }

    @PyMethod(value = "($self, /)", name = "timestamp", doc = "Return POSIX timestamp as float.")
    double timestamp(ThreadState ts) {
        PyTimeDelta d = zone == null ? null : offset(ts);
        if (d != null) {
            return LongMath.trueDivide(PyLong.of(seconds() * Clock.SECOND + micros % Clock.SECOND - d.narrow()), PyLong.of(Clock.SECOND));
        }
        return LocalZone.toEpoch(ts, seconds(), fold) + (micros % Clock.SECOND) / 1e6;
    }

    @PyMethod(value = "($self, /, tz=None)", textSignature = false, doc = "tz -> convert to local time in new timezone tz\n")
    PyObject astimezone(ThreadState ts, PyObject tz) {
        PyObject target = Fields.zone(tz);
        PyObject own = zone != null ? zone : localZone(ts);
        if (own == target) {
            return Refs.newRef(ts, (PyObject) this);
        }
        PyTimeDelta d = Zones.utcoffset(ts, own, this);
        if (d == null) {
            d = localZone(ts).offset;
        }
        long m = micros - d.narrow();
        int day = Gregorian.plusDays(date, Math.floorDiv(m, Clock.DAY));
        long ofDay = Math.floorMod(m, Clock.DAY);
        if (target == null) {
            long at = (Gregorian.ordinal(day) - (long) LocalZone.EPOCH) * 86400 + ofDay / Clock.SECOND;
            target = LocalZone.zoneAt(ts, at);
        }
        PyDateTime utc = plain(ts, day, ofDay, 0, target);
        try {
            return Calls.callMethod(ts, target, "fromutc", utc);
        } finally {
            Refs.decref(ts, utc);
        }
    }

    /** The zone in force; in a gap the one before it for fold 0, although {@link #timestamp} counts that as from the zone after. */
    private PyTimeZone localZone(ThreadState ts) {
        long at = LocalZone.toEpoch(ts, seconds(), fold);
        long other = LocalZone.toEpoch(ts, seconds(), 1 - fold);
        return LocalZone.zoneAt(ts, other != at && other > at == (fold != 0) ? other : at);
    }

    /** This datetime a while later, as an instance of the same class. */
    final @Owned PyObject plus(ThreadState ts, PyTimeDelta d) {
        return shifted(ts, d.days, micros + d.micros);
    }

    final @Owned PyObject minus(ThreadState ts, PyTimeDelta d) {
        return shifted(ts, -(long) d.days, micros - d.micros);
    }

    private PyObject shifted(ThreadState ts, long days, long m) {
        return of(ts, PyType.of(this), Gregorian.plusDays(date, days + Math.floorDiv(m, Clock.DAY)), Math.floorMod(m, Clock.DAY), 0, zone);
    }

    @PyMethod(value = "($self, /, year=<unrepresentable>, month=<unrepresentable>, day=<unrepresentable>, hour=<unrepresentable>, minute=<unrepresentable>, "
            + "second=<unrepresentable>, microsecond=<unrepresentable>, tzinfo=<unrepresentable>, *, fold=<unrepresentable>)", textSignature = false,
            doc = "Return datetime with new specified fields.")
    PyObject replace(ThreadState ts, PyObject year, PyObject month, PyObject day, PyObject hour, PyObject minute, PyObject second, PyObject microsecond,
            PyObject tzinfo, PyObject fold) {
        int f = Fields.intOr(ts, fold, this.fold);
        int d = PyDate.replaced(ts, date, year, month, day);
        long m = PyTime.replaced(ts, micros, hour, minute, second, microsecond, f);
        return of(ts, PyType.of(this), d, m, f, tzinfo == null ? zone : Fields.zone(tzinfo));
    }

    // ---- pickling

    private PyObject reduced(ThreadState ts, int shownFold) {
        PyObject state = PickleForm.ofDateTime(date, micros, shownFold);
        return PyTuple.of(ts, Refs.newRef(ts, PyType.of(this)), zone == null ? PyTuple.of(ts, state) : PyTuple.of(ts, state, Refs.newRef(ts, zone)));
    }

    @PyMethod(value = "($self, proto, /)", name = "__reduce_ex__", textSignature = false, doc = "__reduce_ex__(proto) -> (cls, state)")
    PyObject reduceEx(ThreadState ts, int proto) {
        return reduced(ts, proto > 3 ? fold : 0);
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "__reduce__() -> (cls, state)")
    PyObject reduce(ThreadState ts) {
        return reduced(ts, 0);
    }

    @Override
    protected void breakCycles(ThreadState ts) {}

    @Override
    public void traverse(Visitor v) {
        PyObject z = zone;
        if (z != null) {
            v.visit(z);
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        PyObject z = zone;
        zone = null;
        Refs.xdecref(ts, z);
    }
}
