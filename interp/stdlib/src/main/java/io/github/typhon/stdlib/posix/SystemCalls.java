// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.posix;

import io.github.typhon.interp.runtime.sys.SysState;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.types.StructSequence;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.FileStatus;
import io.github.typhon.stdlib.host.Libc;
import io.github.typhon.stdlib.host.NativeWait;
import io.github.typhon.stdlib.host.PathArg;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.SecureRandom;

/** The system itself: its name, limits, load, random bytes. */
final class SystemCalls {
    static final StructSequence.Kind UNAME = new StructSequence.Kind(
            "posix", "uname_result", "uname_result: Result from os.uname().", 5, true, "sysname", "nodename", "release", "version", "machine");
    private static final int UTS_FIELD = 65;
    private static final int UTS_FIELDS = 6;

    /** Apart, since most programs never ask for random bytes and looking for a provider takes long. */
    private static final class Randomness {
        static final SecureRandom SOURCE = new SecureRandom();
    }

    private static final CFunction GETRANDOM = CFunction.of("getrandom");
    private static final CFunction SYSCONF = CFunction.of("sysconf");
    private static final CFunction CONFSTR = CFunction.of("confstr");

    private SystemCalls() {}

    @PyFunction("($module, /)")
    static PyObject uname(ThreadState ts) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(UTS_FIELD * UTS_FIELDS);
            Errno.check(ts, CFunction.of("uname").call(m.address()));
            PyObject[] v = new PyObject[5];
            for (int i = 0; i < v.length; i++) {
                v[i] = PathArg.decode(ts, Libc.stringAt(m.address() + (long) UTS_FIELD * i));
            }
            return UNAME.of(ts, v);
        }
    }

    @PyFunction("($module, name, /)")
    static PyObject sysconf(ThreadState ts, PyObject name) {
        return ConfigNames.limit(ts, null, SYSCONF, ConfigNames.of(ts, name, ConfigNames.SYSCONF));
    }

    @PyFunction("($module, name, /)")
    static PyObject confstr(ThreadState ts, PyObject name) {
        int n = ConfigNames.of(ts, name, ConfigNames.CONFSTR);
        Libc.clearErrno();
        long size = CONFSTR.raw(n, 0, 0);
        if (size == 0) {
            if (Libc.errno() != 0) {
                throw Errno.error(ts, Libc.errno(), null);
            }
            return PyNone.NONE;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(size);
            CONFSTR.raw(n, m.address(), size);
            return PathArg.decode(ts, Libc.stringAt(m.address()));
        }
    }

    @PyFunction("($module, /)")
    static PyObject getloadavg(ThreadState ts) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(24, 8);
            if (CFunction.of("getloadavg").raw(m.address(), 3) != 3) {
                throw PyException.of(Exc.OSError, "Load averages are unobtainable");
            }
            return PyTuple.of(ts, PyFloat.of(m.get(ValueLayout.JAVA_DOUBLE, 0)), PyFloat.of(m.get(ValueLayout.JAVA_DOUBLE, 8)), PyFloat.of(m.get(ValueLayout.JAVA_DOUBLE, 16)));
        }
    }

    @PyFunction("($module, /)")
    static PyObject cpu_count(ThreadState ts) {
        int configured = ts.interp.state(SysState.KEY).config.cpuCount;
        if (configured > 0) {
            return PyLong.of(configured);
        }
        return PyLong.of(Libc.isLinked() ? SYSCONF.callLong(84) : Runtime.getRuntime().availableProcessors());
    }

    @PyFunction("($module, size, /)")
    static PyObject urandom(long size) {
        if (size < 0) {
            throw Raise.valueError("negative argument not allowed");
        }
        byte[] b = new byte[(int) Math.min(size, Integer.MAX_VALUE - 64)];
        Randomness.SOURCE.nextBytes(b);
        return PyBytes.ofOwned(b);
    }

    @PyFunction("($module, /, size, flags=0)")
    static PyObject getrandom(ThreadState ts, long size, int flags) {
        if (size < 0) {
            throw Errno.error(ts, Errno.EINVAL, null);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(size + 1);
            long n = Errno.check(ts, NativeWait.call(ts, () -> GETRANDOM.callLong(m.address(), size, flags)));
            return PyBytes.ofOwned(m.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE));
        }
    }

    @PyFunction("($module, code, /)")
    static String strerror(int code) {
        return Errno.text(code);
    }

    /** A device number: -1 stands for itself. */
    private static long device(ThreadState ts, PyObject o) {
        PyLong v = Numbers.index(ts, o);
        if (v.fitsLong() && v.longValue() >= -1) {
            return v.longValue();
        }
        java.math.BigInteger b = v.bigValue();
        if (b.signum() < 0) {
            throw Raise.overflowError("can't convert negative int to unsigned");
        }
        if (b.bitLength() > 64) {
            throw Raise.overflowError("int too big to convert");
        }
        return b.longValue();
    }

    @PyFunction("($module, device, /)")
    static PyObject major(ThreadState ts, PyObject device) {
        long d = device(ts, device);
        return PyLong.of(d == -1 ? -1 : FileStatus.major(d));
    }

    @PyFunction("($module, device, /)")
    static PyObject minor(ThreadState ts, PyObject device) {
        long d = device(ts, device);
        return PyLong.of(d == -1 ? -1 : FileStatus.minor(d));
    }

    @PyFunction("($module, major, minor, /)")
    static PyObject makedev(ThreadState ts, PyObject major, PyObject minor) {
        long a = device(ts, major);
        long b = device(ts, minor);
        if (a == -1 && b == -1) {
            return PyLong.of(-1);
        }
        if (a >>> 32 != 0 && a != -1 || b >>> 32 != 0 && b != -1) {
            throw Raise.overflowError("Python int too large to convert to C unsigned int");
        }
        return PyLong.ofUnsigned(FileStatus.makedev(a & 0xffffffffL, b & 0xffffffffL));
    }

    @PyFunction("($module, /)")
    static int _inputhook() {
        return 0;
    }

    @PyFunction("($module, /)")
    static boolean _is_inputhook_installed() {
        return false;
    }
}
