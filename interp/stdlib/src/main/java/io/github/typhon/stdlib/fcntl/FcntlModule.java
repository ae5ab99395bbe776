// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.fcntl;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.PyBuffer;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Constants;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.FileNumbers;
import io.github.typhon.stdlib.host.NativeWait;
import io.github.typhon.stdlib.host.PathArg;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** {@code fcntl}. */
@PyModule(name = "fcntl", doc = "This module performs file control and I/O control on file\ndescriptors.  It is an interface to the fcntl() and ioctl() Unix\n"
        + "routines.  File descriptors can be obtained with the fileno() method of\na file or socket object.")
public final class FcntlModule {
    private static final int BUFFER = 1024;
    private static final int LOCK_SH = 1;
    private static final int LOCK_EX = 2;
    private static final int LOCK_NB = 4;
    private static final int LOCK_UN = 8;
    private static final int F_SETLK = 6;
    private static final int F_SETLKW = 7;
    private static final CFunction FCNTL = CFunction.of("fcntl");
    private static final CFunction IOCTL = CFunction.of("ioctl");
    private static final CFunction FLOCK = CFunction.of("flock");
    private static final String CONSTANTS = """
            DN_ACCESS 1; DN_ATTRIB 32; DN_CREATE 4; DN_DELETE 8; DN_MODIFY 2; DN_MULTISHOT 2147483648; DN_RENAME 16; FASYNC 8192; FD_CLOEXEC 1;
            FICLONE 1074041865; FICLONERANGE 1075876877; F_ADD_SEALS 1033; F_DUPFD 0; F_DUPFD_CLOEXEC 1030; F_EXLCK 4; F_GETFD 1; F_GETFL 3;
            F_GETLEASE 1025; F_GETLK 5; F_GETLK64 5; F_GETOWN 9; F_GETOWN_EX 16; F_GETPIPE_SZ 1032; F_GETSIG 11; F_GET_FILE_RW_HINT 1037;
            F_GET_RW_HINT 1035; F_GET_SEALS 1034; F_NOTIFY 1026; F_OFD_GETLK 36; F_OFD_SETLK 37; F_OFD_SETLKW 38; F_OWNER_PGRP 2; F_OWNER_PID 1;
            F_OWNER_TID 0; F_RDLCK 0; F_SEAL_FUTURE_WRITE 16; F_SEAL_GROW 4; F_SEAL_SEAL 1; F_SEAL_SHRINK 2; F_SEAL_WRITE 8; F_SETFD 2; F_SETFL 4;
            F_SETLEASE 1024; F_SETLK 6; F_SETLK64 6; F_SETLKW 7; F_SETLKW64 7; F_SETOWN 8; F_SETOWN_EX 15; F_SETPIPE_SZ 1031; F_SETSIG 10;
            F_SET_FILE_RW_HINT 1038; F_SET_RW_HINT 1036; F_SHLCK 8; F_UNLCK 2; F_WRLCK 1; LOCK_EX 2; LOCK_MAND 32; LOCK_NB 4; LOCK_READ 64; LOCK_RW 192;
            LOCK_SH 1; LOCK_UN 8; LOCK_WRITE 128; RWH_WRITE_LIFE_EXTREME 5; RWH_WRITE_LIFE_LONG 4; RWH_WRITE_LIFE_MEDIUM 3; RWH_WRITE_LIFE_NONE 1;
            RWH_WRITE_LIFE_NOT_SET 0; RWH_WRITE_LIFE_SHORT 2;
            """;

    private FcntlModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        Constants.add(m, CONSTANTS);
    }

    /** The bytes of a str or bytes-like argument; null for others. */
    private static byte[] data(ThreadState ts, PyObject o) {
        PyUnicode u = PyUnicode.unwrapOrNull(o);
        return u != null ? PathArg.encode(ts, u) : Buffers.check(o) ? Buffers.bytes(ts, o) : null;
    }

    /** A number as the C long or int that the call takes: its low 32 bits, signed or not. */
    private static long word(ThreadState ts, PyObject o, String function) {
        if (!Numbers.isIndex(o)) {
            throw Raise.typeError("%s() argument 3 must be an integer, a bytes-like object, or a string, not %s", function, PyType.of(o).name());
        }
        return Numbers.index(ts, o).bigValue().intValue();
    }

    private interface WithBuffer {
        long run(MemorySegment m);
    }

    private static PyObject copied(ThreadState ts, byte[] b, String function, WithBuffer call) {
        if (b.length > BUFFER) {
            throw Raise.valueError("%s argument 3 is too long", function);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(BUFFER + 8, 8);
            MemorySegment.copy(b, 0, m, ValueLayout.JAVA_BYTE, 0, b.length);
            Errno.check(ts, NativeWait.call(ts, () -> call.run(m)));
            return PyBytes.of(m.asSlice(0, b.length).toArray(ValueLayout.JAVA_BYTE));
        }
    }

    @PyFunction("($module, fd, cmd, arg=0, /)")
    static PyObject fcntl(ThreadState ts, PyObject fd, int cmd, PyObject arg) {
        int f = FileNumbers.of(ts, fd);
        byte[] b = PyLong.unwrapOrNull(arg) != null ? null : data(ts, arg);
        if (b != null) {
            return copied(ts, b, "fcntl", m -> FCNTL.call(f, cmd, m.address()));
        }
        long v = word(ts, arg, "fcntl");
        return PyLong.of(Errno.check(ts, NativeWait.call(ts, () -> FCNTL.call(f, cmd, v))));
    }

    @PyFunction("($module, fd, request, arg=0, mutate_flag=True, /)")
    static PyObject ioctl(ThreadState ts, PyObject fd, PyObject request, PyObject arg, boolean mutate) {
        int f = FileNumbers.of(ts, fd);
        long code = Numbers.index(ts, request).bigValue().longValue();
        if (PyLong.unwrapOrNull(arg) == null && PyUnicode.unwrapOrNull(arg) == null && PyBytes.unwrapOrNull(arg) == null && Buffers.check(arg) && mutate) {
            try (PyBuffer v = Buffers.getBuffer(ts, arg, PyBuffer.WRITABLE); Arena arena = Arena.ofConfined()) {
                MemorySegment m = arena.allocate(Math.max(BUFFER, v.length) + 8L, 8);
                MemorySegment.copy(v.data, v.offset, m, ValueLayout.JAVA_BYTE, 0, v.length);
                long r = Errno.check(ts, NativeWait.call(ts, () -> IOCTL.call(f, code, m.address())));
                MemorySegment.copy(m, ValueLayout.JAVA_BYTE, 0, v.data, v.offset, v.length);
                return PyLong.of(r);
            }
        }
        byte[] b = PyLong.unwrapOrNull(arg) != null ? null : data(ts, arg);
        if (b != null) {
            return copied(ts, b, "ioctl", m -> IOCTL.call(f, code, m.address()));
        }
        long v = word(ts, arg, "ioctl");
        return PyLong.of(Errno.check(ts, NativeWait.call(ts, () -> IOCTL.call(f, code, v))));
    }

    @PyFunction("($module, fd, operation, /)")
    static void flock(ThreadState ts, PyObject fd, int operation) {
        int f = FileNumbers.of(ts, fd);
        Errno.check(ts, NativeWait.call(ts, () -> FLOCK.call(f, operation)));
    }

    @PyFunction("($module, fd, cmd, len=0, start=0, whence=0, /)")
    static void lockf(ThreadState ts, PyObject fd, int cmd, PyObject len, PyObject start, int whence) {
        int f = FileNumbers.of(ts, fd);
        int type = cmd == LOCK_UN ? 2 : (cmd & LOCK_SH) != 0 ? 0 : (cmd & LOCK_EX) != 0 ? 1 : -1;
        if (type < 0) {
            throw Raise.valueError("unrecognized lockf argument");
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(32, 8);
            m.set(ValueLayout.JAVA_SHORT, 0, (short) type);
            m.set(ValueLayout.JAVA_SHORT, 2, (short) whence);
            m.set(ValueLayout.JAVA_LONG, 8, Numbers.asLong(ts, start));
            m.set(ValueLayout.JAVA_LONG, 16, Numbers.asLong(ts, len));
            Errno.check(ts, NativeWait.call(ts, () -> FCNTL.call(f, (cmd & LOCK_NB) != 0 ? F_SETLK : F_SETLKW, m.address())));
        }
    }
}
