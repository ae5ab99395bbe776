// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.time;

import com.sun.management.OperatingSystemMXBean;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.interp.runtime.sys.Auditing;
import io.github.typhon.interp.runtime.sys.SimpleNamespace;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.Args;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.lock.Event;
import io.github.typhon.refcount.lock.TimedMutex;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.Environment;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.function.BiConsumer;

/** {@code time}: the clocks and the calendar. The time zone is the interpreter's ({@link CurrentZone}). CPython: Modules/timemodule.c. */
@PyModule(name = "time", doc = "This module provides various functions to manipulate time values.")
public final class TimeModule {
    private static final int REALTIME = 0;
    private static final int MONOTONIC = 1;
    private static final int PROCESS = 2;
    private static final int THREAD = 3;
    private static final int MONOTONIC_RAW = 4;

    private TimeModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("struct_time", TimeTuple.KIND.type());
        m.add("_STRUCT_TM_ITEMS", 11);
        m.add("CLOCK_REALTIME", REALTIME);
        m.add("CLOCK_MONOTONIC", MONOTONIC);
        m.add("CLOCK_PROCESS_CPUTIME_ID", PROCESS);
        m.add("CLOCK_THREAD_CPUTIME_ID", THREAD);
        m.add("CLOCK_MONOTONIC_RAW", MONOTONIC_RAW);
        zone(ts, m::add);
    }

    /** What the module says of the local zone. The values are handed over. */
    private static void zone(ThreadState ts, BiConsumer<String, PyObject> add) {
        ZoneInfo z = ZoneInfo.of(CurrentZone.of(ts));
        add.accept("timezone", PyLong.of(z.timezone()));
        add.accept("altzone", PyLong.of(z.altzone()));
        add.accept("daylight", PyLong.of(z.daylight() ? 1 : 0));
        add.accept("tzname", PyTuple.of(ts, PyUnicode.of(z.standardName()), PyUnicode.of(z.daylightName())));
    }

    @PyFunction(value = "($module, /)", textSignature = false, doc = "Take the local time zone from the environment variable TZ again.\n\n"
            + "timezone, altzone, daylight and tzname change with it, in this module alone:\nnames that were imported from it stay what they were.")
    static void tzset(ThreadState ts) {
        CurrentZone.reset(ts, Environment.get("TZ"));
        PyObject module = Importer.importModule((PyThreadState) ts, "time");
        try {
            zone(ts, (name, value) -> {
                try {
                    Objects.setAttr(ts, module, name, value);
                } finally {
                    Refs.decref(ts, value);
                }
            });
        } finally {
            Refs.decref(ts, module);
        }
    }

    private static long nowNanos() {
        Instant i = Instant.now();
        return i.getEpochSecond() * 1_000_000_000L + i.getNano();
    }

    private static long processNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long threadNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double seconds(long nanos) {
        return nanos % 1_000_000_000L == 0 ? nanos / 1_000_000_000L : nanos / 1e9;
    }

    private static long clock(long id) {
        return switch ((int) id) {
            case REALTIME -> nowNanos();
            case MONOTONIC, MONOTONIC_RAW -> System.nanoTime();
            case PROCESS -> processNanos();
            case THREAD -> threadNanos();
            default -> throw PyException.ofArgs(Exc.OSError, PyLong.of(22), PyUnicode.of("Invalid argument"));
        };
    }

    @PyFunction(value = "($module, /)", doc = "Return the current time in seconds since the Epoch.\nFractions of a second may be present if the system clock provides them.")
    static double time() {
        return seconds(nowNanos());
    }

    @PyFunction(value = "($module, /)", name = "time_ns", doc = "Return the current time in nanoseconds since the Epoch.")
    static long timeNs() {
        return nowNanos();
    }

    @PyFunction(value = "($module, /)", doc = "Monotonic clock, cannot go backward.")
    static double monotonic() {
        return seconds(System.nanoTime());
    }

    @PyFunction(value = "($module, /)", name = "monotonic_ns", doc = "Monotonic clock, cannot go backward, as nanoseconds.")
    static long monotonicNs() {
        return System.nanoTime();
    }

    @PyFunction(value = "($module, /)", name = "perf_counter", doc = "Performance counter for benchmarking.")
    static double perfCounter() {
        return seconds(System.nanoTime());
    }

    @PyFunction(value = "($module, /)", name = "perf_counter_ns", doc = "Performance counter for benchmarking as nanoseconds.")
    static long perfCounterNs() {
        return System.nanoTime();
    }

    @PyFunction(value = "($module, /)", name = "process_time", doc = "Process time for profiling: sum of the kernel and user-space CPU time.")
    static double processTime() {
        return seconds(processNanos());
    }

    @PyFunction(value = "($module, /)", name = "process_time_ns", doc = "Process time for profiling as nanoseconds:\nsum of the kernel and user-space CPU time.")
    static long processTimeNs() {
        return processNanos();
    }

    @PyFunction(value = "($module, /)", name = "thread_time", doc = "Thread time for profiling: sum of the kernel and user-space CPU time.")
    static double threadTime() {
        return seconds(threadNanos());
    }

    @PyFunction(value = "($module, /)", name = "thread_time_ns", doc = "Thread time for profiling as nanoseconds:\nsum of the kernel and user-space CPU time.")
    static long threadTimeNs() {
        return threadNanos();
    }

    @PyFunction(value = "($module, clk_id, /)", name = "clock_gettime", doc = "Return the time of the specified clock clk_id as a float.")
    static double clockGettime(long id) {
        return seconds(clock(id));
    }

    @PyFunction(value = "($module, clk_id, /)", name = "clock_gettime_ns", doc = "Return the time of the specified clock clk_id as nanoseconds (int).")
    static long clockGettimeNs(long id) {
        return clock(id);
    }

    @PyFunction(value = "($module, clk_id, /)", name = "clock_getres", doc = "Return the resolution (precision) of the specified clock clk_id.", textSignature = false)
    static double clockGetres(long id) {
        clock(id);
        return 1e-9;
    }

    @PyFunction(value = "($module, object, /)", doc = "sleep(seconds)\n\nDelay execution for a given number of seconds.  The argument may be\na floating-point number for subsecond precision.")
    static void sleep(ThreadState ts, PyObject object) {
        Auditing.audit(ts, "time.sleep", object);
        long nanos = Durations.nanos(ts, object);
        if (nanos < 0) {
            throw Raise.valueError("sleep length must be non-negative");
        }
        if (nanos == 0) {
            try (var d = ts.blocking()) {
                Thread.yield();
            }
            return;
        }
        Event never = new Event();
        long start = System.nanoTime();
        for (long left = nanos; left > 0; left = nanos - (System.nanoTime() - start)) {
            if (never.await(ts, left, true) == TimedMutex.Acquired.TIMED_OUT) {
                return;
            }
            ts.poll();
        }
    }

    private static long secondsOrNow(ThreadState ts, PyObject seconds) {
        return seconds == PyNone.NONE ? nowNanos() / 1_000_000_000L : Durations.seconds(ts, seconds);
    }

    @PyFunction(value = "($module, seconds=None, /)", doc = "Convert seconds since the Epoch to a time tuple expressing UTC (a.k.a.\nGMT).  When 'seconds' is not passed in, convert the current time instead.", textSignature = false)
    static PyObject gmtime(ThreadState ts, PyObject seconds) {
        return TimeTuple.utc(secondsOrNow(ts, seconds)).toStruct(ts);
    }

    @PyFunction(value = "($module, seconds=None, /)", doc = "Convert seconds since the Epoch to a time tuple expressing local time.\nWhen 'seconds' is not passed in, convert the current time instead.", textSignature = false)
    static PyObject localtime(ThreadState ts, PyObject seconds) {
        return TimeTuple.local(CurrentZone.of(ts), secondsOrNow(ts, seconds)).toStruct(ts);
    }

    @PyFunction(value = "($module, tuple, /)", doc = "Convert a time tuple in local time to seconds since the Epoch.")
    static double mktime(ThreadState ts, PyObject tuple) {
        return TimeTuple.of(ts, tuple, "mktime").toEpoch(CurrentZone.of(ts));
    }

    @PyFunction(value = "($module, tuple=<unrepresentable>, /)", doc = "Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'.\nWhen the time tuple is not present, current time as returned by localtime()\nis used.", textSignature = false)
    static String asctime(ThreadState ts, PyObject tuple) {
        TimeTuple t = tuple == null ? TimeTuple.local(CurrentZone.of(ts), nowNanos() / 1_000_000_000L) : TimeTuple.of(ts, tuple, "asctime");
        return t.check().ascii();
    }

    @PyFunction(value = "($module, seconds=None, /)", doc = "Convert a time in seconds since the Epoch to a string in local time.\nThis is equivalent to asctime(localtime(seconds)).", textSignature = false)
    static String ctime(ThreadState ts, PyObject seconds) {
        return TimeTuple.local(CurrentZone.of(ts), secondsOrNow(ts, seconds)).ascii();
    }

    @PyFunction(value = "($module, format, tuple=<unrepresentable>, /)", doc = "Convert a time tuple to a string according to a format specification.", textSignature = false)
    static PyObject strftime(ThreadState ts, PyUnicode format, PyObject tuple) {
        TimeTuple t = tuple == null ? TimeTuple.local(CurrentZone.of(ts), nowNanos() / 1_000_000_000L) : TimeTuple.of(ts, tuple, "strftime");
        TimeTuple checked = t.check();
        if (format.isNarrow()) {
            return PyUnicode.of(new TimeFormat(checked, CurrentZone.of(ts)).format(format.toString()));
        }
        // Lone surrogates stay what they are: two of them must not become one character.
        TextBuilder out = new TextBuilder(format.length());
        int from = 0;
        for (int i = 0; i <= format.length(); i++) {
            boolean end = i == format.length();
            if (end || format.codePointAt(i) >= 0xD800 && format.codePointAt(i) <= 0xDFFF) {
                out.append(new TimeFormat(checked, CurrentZone.of(ts)).format(format.substring(from, i).toString()));
                if (!end) {
                    out.append(format.codePointAt(i));
                }
                from = i + 1;
            }
        }
        return out.toUnicode();
    }

    @PyFunction(value = "($module, *args)", doc = "Parse a string to a time tuple according to a format specification.", textSignature = false)
    static PyObject strptime(ThreadState ts, PyObject[] args) {
        PyObject m = Importer.importModule((PyThreadState) ts, "_strptime");
        PyObject f = null;
        try {
            f = Objects.getAttr(ts, m, "_strptime_time");
            return Calls.call(ts, f, args, null);
        } finally {
            Refs.xdecref(ts, f);
            Refs.decref(ts, m);
        }
    }

    @PyFunction(value = "($module, *args)", name = "get_clock_info", doc = "Get information of the specified clock.", textSignature = false)
    static PyObject getClockInfo(ThreadState ts, PyObject[] args) {
        if (args.length != 1) {
            throw Raise.typeError("get_clock_info() takes exactly 1 argument (%d given)", args.length);
        }
        String name = Args.toString(args[0], "get_clock_info", "argument 1");
        String clock = switch (name) {
            case "time" -> "REALTIME";
            case "monotonic", "perf_counter" -> "MONOTONIC";
            case "process_time" -> "PROCESS_CPUTIME_ID";
            case "thread_time" -> "THREAD_CPUTIME_ID";
            default -> throw Raise.valueError("unknown clock");
        };
        boolean adjustable = name.equals("time");
        PyObject[] values = {PyUnicode.of("clock_gettime(CLOCK_" + clock + ")"), PyBool.of(!adjustable), PyBool.of(adjustable), PyFloat.of(1e-9)};
        PyUnicode[] names = {PyUnicode.intern("implementation"), PyUnicode.intern("monotonic"), PyUnicode.intern("adjustable"), PyUnicode.intern("resolution")};
        return Calls.callKw(ts, SimpleNamespace.TYPE, values, names);
    }
}
