// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.syslog;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.sys.Auditing;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.AccountFiles;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Constants;
import io.github.typhon.stdlib.host.Libc;
import io.github.typhon.stdlib.host.PathArg;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** {@code syslog}. The C library keeps the identity's address, so its memory lives as long as the log is open. */
@PyModule(name = "syslog")
public final class SyslogModule {
    private static final int LOG_INFO = 6;
    private static final int LOG_USER = 8;
    private static final CFunction SYSLOG = CFunction.of("syslog");
    private static final StateKey<Log> KEY = StateKey.of(() -> new Log());
    private static final String CONSTANTS = "LOG_ALERT 1; LOG_AUTH 32; LOG_AUTHPRIV 80; LOG_CONS 2; LOG_CRIT 2; LOG_CRON 72; LOG_DAEMON 24; LOG_DEBUG 7; LOG_EMERG 0; LOG_ERR 3; "
            + "LOG_FTP 88; LOG_INFO 6; LOG_KERN 0; LOG_LOCAL0 128; LOG_LOCAL1 136; LOG_LOCAL2 144; LOG_LOCAL3 152; LOG_LOCAL4 160; LOG_LOCAL5 168; LOG_LOCAL6 176; LOG_LOCAL7 184; "
            + "LOG_LPR 48; LOG_MAIL 16; LOG_NDELAY 8; LOG_NEWS 56; LOG_NOTICE 5; LOG_NOWAIT 16; LOG_ODELAY 4; LOG_PERROR 32; LOG_PID 1; LOG_SYSLOG 40; LOG_USER 8; LOG_UUCP 64; "
            + "LOG_WARNING 4";

    private SyslogModule() {}

    /** One interpreter's open log. */
    private static final class Log {
        @GuardedBy("this") private Arena identity;

        synchronized void open(byte[] ident, long option, long facility) {
            Arena old = identity;
            identity = Arena.ofShared();
            CFunction.of("openlog").raw(ident == null ? 0 : Libc.string(identity, ident).address(), option, facility);
            if (old != null) {
                old.close();
            }
        }

        synchronized boolean isOpen() {
            return identity != null;
        }

        synchronized void close() {
            if (identity != null) {
                CFunction.of("closelog").raw();
                identity.close();
                identity = null;
            }
        }
    }

    static void exec(ThreadState ts, ModuleBuilder m) {
        Constants.add(m, CONSTANTS);
    }

    /** The last part of sys.argv[0]; null if there is none. */
    private static byte[] program(ThreadState ts) {
        PyObject name = programName(ts);
        return name instanceof PyUnicode u ? PathArg.encode(ts, u) : null;
    }

    /** The last part of {@code sys.argv[0]}, or None. */
    private static PyObject programName(ThreadState ts) {
        PyObject argv = ((PyThreadState) ts).interpreter.sysDict.get(ts, PyUnicode.intern("argv"));
        if (argv == null) {
            return PyNone.NONE;
        }
        PyObject[] all = Sequences.check(argv) ? Sequences.toArray(ts, argv) : new PyObject[0];
        try {
            PyUnicode u = all.length == 0 ? null : PyUnicode.unwrapOrNull(all[0]);
            return u == null || u.toString().isEmpty() ? PyNone.NONE : PyUnicode.of(u.toString().substring(u.toString().lastIndexOf('/') + 1));
        } finally {
            Refs.releaseAll(ts, all, 0, all.length);
            Refs.decref(ts, argv);
        }
    }

    @PyFunction("($module, /, ident=<unrepresentable>, logoption=0, facility=8)")
    static void openlog(ThreadState ts, PyObject ident, long logoption, long facility) {
        if (Auditing.isOn(ts)) {
            PyObject told = ident != null && ident != PyNone.NONE ? Refs.newRef(ts, ident) : programName(ts);
            try {
                Auditing.audit(ts, "syslog.openlog", told, PyLong.of(logoption), PyLong.of(facility));
            } finally {
                Refs.decref(ts, told);
            }
        }
        byte[] name = ident == null || ident == PyNone.NONE ? program(ts) : AccountFiles.name(ts, ident, "openlog() argument 'ident'");
        ts.interp.state(KEY).open(name, logoption, facility);
    }

    @PyFunction(value = "($module, *args)", textSignature = false)
    static void syslog(ThreadState ts, PyObject[] args) {
        if (args.length < 1 || args.length > 2) {
            throw Raise.typeError("syslog.syslog requires 1 to 2 arguments");
        }
        int priority = args.length == 2 ? Numbers.asInt(ts, Numbers.index(ts, args[0])) : LOG_INFO;
        byte[] message = AccountFiles.name(ts, args[args.length - 1], "syslog() argument " + args.length);
        if (Auditing.isOn(ts)) Auditing.audit(ts, "syslog.syslog", PyLong.of(priority), args[args.length - 1]);
        Log log = ts.interp.state(KEY);
        if (!log.isOpen()) {
            openlog(ts, null, 0, LOG_USER);
        }
        try (Arena arena = Arena.ofConfined(); var d = ts.blocking()) {
            MemorySegment format = Libc.string(arena, "%s");
            SYSLOG.raw(priority, format.address(), Libc.string(arena, message).address());
        }
    }

    @PyFunction("($module, /)")
    static void closelog(ThreadState ts) {
        Auditing.audit(ts, "syslog.closelog");
        ts.interp.state(KEY).close();
    }

    @PyFunction("($module, maskpri, /)")
    static int setlogmask(ThreadState ts, int maskpri) {
        if (Auditing.isOn(ts)) Auditing.audit(ts, "syslog.setlogmask", PyLong.of(maskpri));
        return CFunction.of("setlogmask").call(maskpri);
    }

    @PyFunction("($module, pri, /)")
    static int LOG_MASK(int pri) {
        return 1 << pri;
    }

    @PyFunction("($module, pri, /)")
    static int LOG_UPTO(int pri) {
        return (1 << pri + 1) - 1;
    }
}
