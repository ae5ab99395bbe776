// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._datetime;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.HashSeed;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** datetime.time: microseconds of a day, fold, zone. <p>Threads: immutable. <p>Ownership: owns the zone; without a counted one a plain time is
 *  immortal. */
@PyClass(name = "time", module = "datetime", flags = PyType.BASETYPE,
        doc = "time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object\n\nAll arguments are optional. tzinfo may be None, or an instance of\n"
                + "a tzinfo subclass. The remaining arguments may be ints.\n")
public class PyTime extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyTimeExposed());
    private static final String[] NAMES = {"hour", "minute", "second", "microsecond", "tzinfo", "fold"};

    final long micros;
    final int fold;
    /** Null for None. */
    @Owned PyObject zone;

    private PyTime(long micros, int fold, PyObject zone) {
        this.micros = micros;
        this.fold = fold;
        this.zone = zone;
    }

    protected PyTime(ThreadState ts, long micros, int fold, PyObject zone) {
        super(ts);
        this.micros = micros;
        this.fold = fold;
        this.zone = Refs.xnewRef(ts, zone);
        if (zone != null) {
            track(ts);
        }
    }

    static void fill(PyType type, NameTable names) {
        names.put(PyUnicode.intern("min"), new PyTime(0, 0, null));
        names.put(PyUnicode.intern("max"), new PyTime(Clock.DAY - 1, 0, null));
        names.put(PyUnicode.intern("resolution"), PyTimeDelta.RESOLUTION);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static boolean isCounted(PyObject zone) {
        return zone instanceof RefCounted r && !GcHeader.isImmortal(r);
    }

    /** A time of the type itself, or an instance of a Python subclass made without calling it. */
    static @Owned PyObject make(ThreadState ts, PyType type, long micros, int fold, PyObject zone) {
        return type == TYPE && !isCounted(zone) ? new PyTime(micros, fold, zone) : PyTimeExposed.newInstance(ts, type, micros, fold, zone);
    }

    /** A time as an instance of a class: subclasses are called. */
    static @Owned PyObject of(ThreadState ts, PyType type, long micros, int fold, PyObject zone) {
        if (type == TYPE) {
            return make(ts, type, micros, fold, zone);
        }
        PyObject[] args = {PyLong.of(Clock.hour(micros)), PyLong.of(Clock.minute(micros)), PyLong.of(Clock.second(micros)), PyLong.of(Clock.micro(micros)),
            zone == null ? PyNone.NONE : zone, PyLong.of(fold)};
        return fold == 0 ? Calls.call(ts, type, java.util.Arrays.copyOf(args, 5)) : Calls.callKw(ts, type, args, new PyUnicode[] {PyUnicode.intern("fold")});
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        byte[] state = kwnames == null && (args.length == 1 || args.length == 2) ? PickleForm.state(ts, args[0], 6, 0, "time") : null;
        if (state != null) {
            PyObject zone = args.length == 2 ? args[1] : PyNone.NONE;
            if (zone != PyNone.NONE && !(zone instanceof PyTzInfo)) {
                throw Raise.typeError("bad tzinfo state arg");
            }
            return make(ts, type, PickleForm.time(state, 0), (state[0] & PickleForm.FOLD) >> 7, zone == PyNone.NONE ? null : zone);
        }
        PyObject[] zone = new PyObject[1];
        int[] v = Fields.parse(ts, args, kwnames, 0, 5, zone, NAMES);
        PyObject z = Fields.zone(zone[0]);
        return make(ts, type, Clock.check(v[0], v[1], v[2], v[3], v[5]), v[5], z);
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

    private PyTimeDelta offset(ThreadState ts) {
        return Zones.utcoffset(ts, zone, PyNone.NONE);
    }

    @PyMethod(value = "($self, /)", doc = "Return self.tzinfo.utcoffset(self).")
    PyObject utcoffset(ThreadState ts) {
        return Zones.orNone(offset(ts));
    }

    @PyMethod(value = "($self, /)", doc = "Return self.tzinfo.dst(self).")
    PyObject dst(ThreadState ts) {
        return Zones.orNone(Zones.dst(ts, zone, PyNone.NONE));
    }

    @PyMethod(value = "($self, /)", doc = "Return self.tzinfo.tzname(self).")
    PyObject tzname(ThreadState ts) {
        return Zones.tzname(ts, zone, PyNone.NONE);
    }

    // ---- text

    @PyMethod(value = "($self, /, timespec='auto')", textSignature = false,
            doc = "Return string in ISO 8601 format, [HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].\n\nThe optional argument timespec specifies the number of additional terms\n"
                    + "of the time to include. Valid options are 'auto', 'hours', 'minutes',\n'seconds', 'milliseconds' and 'microseconds'.\n")
    PyObject isoformat(ThreadState ts, String timespec) {
        StringBuilder b = IsoFormat.time(new StringBuilder(32), micros, timespec);
        PyTimeDelta d = offset(ts);
        if (d != null) {
            IsoFormat.offset(b, d, ":");
        }
        return PyUnicode.ofNarrow(b.toString());
    }

    static PyObject tp_str(ThreadState ts, PyTime self) {
        return Calls.callMethod(ts, self, "isoformat");
    }

    static PyObject tp_repr(ThreadState ts, PyTime self) {
        StringBuilder b = new StringBuilder(PyType.of(self).name()).append('(').append(self.hour()).append(", ").append(self.minute());
        appendSmall(b, self.micros);
        if (self.zone != null) {
            b.append(", tzinfo=").append(Objects.reprText(ts, self.zone));
        }
        return PyUnicode.of(b.append(self.fold != 0 ? ", fold=1)" : ")").toString());
    }

    /** Seconds and microseconds, as far as they are not zero. */
    static void appendSmall(StringBuilder b, long micros) {
        if (micros % Clock.MINUTE != 0) {
            b.append(", ").append(Clock.second(micros));
            if (Clock.micro(micros) != 0) {
                b.append(", ").append(Clock.micro(micros));
            }
        }
    }

    @PyMethod(value = "($self, /, format)", textSignature = false, doc = "format -> strftime() style string.")
    PyObject strftime(ThreadState ts, PyObject format) {
        return PyDate.strftime(ts, this, format);
    }

    @PyMethod(value = "($self, format, /)", name = "__format__", textSignature = false, doc = "Formats self with strftime.")
    PyObject format(ThreadState ts, PyObject format) {
        return PyDate.format(ts, this, format);
    }

    @PyClassMethod(value = "($type, object, /)", doc = "string -> time from a string in ISO 8601 format")
    static PyObject fromisoformat(ThreadState ts, PyType type, PyObject object) {
        PyUnicode u = PyUnicode.unwrapOrNull(object);
        if (u == null) {
            throw Raise.typeError("fromisoformat: argument must be str");
        }
        IsoParse.Time t = IsoParse.time(ts, u);
        t.midnight();
        return of(ts, type, Clock.check(t.hour, t.minute, t.second, t.micro, 0), 0, t.zone);
    }

    @PyClassMethod(value = "($type, string, format, /)", textSignature = false, doc = "string, format -> new time parsed from a string (like time.strptime()).")
    static PyObject strptime(ThreadState ts, PyType type, PyObject string, PyObject format) {
        return StrfTime.parse(ts, type, "_strptime_datetime_time", string, format);
    }

    // ---- other values

    @PyMethod(value = "($self, /, hour=<unrepresentable>, minute=<unrepresentable>, second=<unrepresentable>, microsecond=<unrepresentable>, "
            + "tzinfo=<unrepresentable>, *, fold=<unrepresentable>)", textSignature = false, doc = "Return time with new specified fields.")
    PyObject replace(ThreadState ts, PyObject hour, PyObject minute, PyObject second, PyObject microsecond, PyObject tzinfo, PyObject fold) {
        int f = Fields.intOr(ts, fold, this.fold);
        long m = replaced(ts, micros, hour, minute, second, microsecond, f);
        return of(ts, PyType.of(this), m, f, tzinfo == null ? zone : Fields.zone(tzinfo));
    }

    static long replaced(ThreadState ts, long micros, PyObject hour, PyObject minute, PyObject second, PyObject microsecond, int fold) {
        return Clock.check(Fields.intOr(ts, hour, Clock.hour(micros)), Fields.intOr(ts, minute, Clock.minute(micros)),
                Fields.intOr(ts, second, Clock.second(micros)), Fields.intOr(ts, microsecond, Clock.micro(micros)), fold);
    }

    @PyMethod(value = "($self, /, **changes)", name = "__replace__", doc = "The same as replace().")
    PyObject replaceFields(ThreadState ts, PyObject changes) {
        return PyDate.replace(ts, this, changes);
    }

    private PyObject reduced(ThreadState ts, int shownFold) {
        PyObject state = PickleForm.ofTime(micros, shownFold);
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

    // ---- comparison

    static PyObject tp_richcompare(ThreadState ts, PyTime self, PyObject other, int op) {
        if (!(other instanceof PyTime t)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        if (self.zone == t.zone) {
            return PyBool.of(CompareOp.holds(Long.compare(self.micros, t.micros), op));
        }
        PyTimeDelta a = self.offset(ts);
        PyTimeDelta b = t.offset(ts);
        if (Zones.same(a, b)) {
            return PyBool.of(CompareOp.holds(Long.compare(self.micros, t.micros), op));
        }
        if (a != null && b != null) {
            return PyBool.of(CompareOp.holds(Long.compare(self.micros - a.narrow(), t.micros - b.narrow()), op));
        }
        if (op != CompareOp.EQ && op != CompareOp.NE) {
            throw Raise.typeError("can't compare offset-naive and offset-aware times");
        }
        return PyBool.of(op == CompareOp.NE);
    }

    static long tp_hash(ThreadState ts, PyTime self) {
        PyTimeDelta d = self.offset(ts);
        return d == null ? HashSeed.mix(Fields.hash(self.micros, 5)) : PyTimeDelta.tp_hash(ts, PyTimeDelta.of(0, self.micros).minus(d));
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
