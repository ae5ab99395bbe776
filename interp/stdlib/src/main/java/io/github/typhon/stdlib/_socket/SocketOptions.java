// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._socket;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** getsockopt and setsockopt. */
final class SocketOptions {
    private static final int MOST = 1024;
    private static final CFunction GET = CFunction.of("getsockopt");
    private static final CFunction SET = CFunction.of("setsockopt");

    private SocketOptions() {}

    /** An option that is an int, or the negative error number. */
    static int get(int fd, int level, int option) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(8, 4);
            m.set(ValueLayout.JAVA_INT, 4, 4);
            int r = GET.call(fd, level, option, m.address(), m.address() + 4);
            return r < 0 ? r : m.get(ValueLayout.JAVA_INT, 0);
        }
    }

    @PyMethod(value = "($self, level, optname, buflen=0, /)", textSignature = false)
    static PyObject getsockopt(ThreadState ts, PySocket self, int level, int optname, int buflen) {
        if (buflen == 0) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment m = arena.allocate(8, 4);
                m.set(ValueLayout.JAVA_INT, 4, 4);
                Errno.check(ts, GET.call(self.fd, level, optname, m.address(), m.address() + 4));
                return PyLong.of(m.get(ValueLayout.JAVA_INT, 0));
            }
        }
        if (buflen < 0 || buflen > MOST) {
            throw PyException.of(Exc.OSError, "getsockopt buflen out of range");
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(buflen + 8L, 8);
            MemorySegment n = arena.allocate(4, 4);
            n.set(ValueLayout.JAVA_INT, 0, buflen);
            Errno.check(ts, GET.call(self.fd, level, optname, m.address(), n.address()));
            return PyBytes.of(m.asSlice(0, n.get(ValueLayout.JAVA_INT, 0)).toArray(ValueLayout.JAVA_BYTE));
        }
    }

    @PyMethod(value = "($self, level, optname, value, optlen=<unrepresentable>, /)", textSignature = false)
    static void setsockopt(ThreadState ts, PySocket self, int level, int optname, PyObject value, PyObject optlen) {
        try (Arena arena = Arena.ofConfined()) {
            if (value == PyNone.NONE) {
                if (optlen == null) {
                    throw Raise.typeError("socket option should be integer, bytes-like object or None");
                }
                Errno.check(ts, SET.call(self.fd, level, optname, 0, Numbers.asLong(ts, optlen)));
                return;
            }
            if (optlen != null) {
                throw Raise.typeError("setsockopt() takes 3 arguments (4 given)");
            }
            if (Numbers.isIndex(value)) {
                MemorySegment m = arena.allocate(4, 4);
                m.set(ValueLayout.JAVA_INT, 0, Numbers.asInt(ts, Numbers.index(ts, value)));
                Errno.check(ts, SET.call(self.fd, level, optname, m.address(), 4));
                return;
            }
            byte[] b = Buffers.bytes(ts, value);
            Errno.check(ts, SET.call(self.fd, level, optname, Libc.string(arena, b).address(), b.length));
        }
    }
}
