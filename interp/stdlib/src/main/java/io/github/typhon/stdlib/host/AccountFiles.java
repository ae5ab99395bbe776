// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.host;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.Supplier;

/** The databases of users and groups, which the C library offers alike. <p>Threads: look-ups any; walks one at a time, as the library's place is
 *  the process's. */
public final class AccountFiles {
    private static final int FIRST_BUFFER = 1024;
    private static final int LAST_BUFFER = 1 << 24;

    private final CFunction byName;
    private final CFunction byId;
    private final CFunction rewind;
    private final CFunction next;
    private final CFunction end;
    private final int bytes;

    /** @param kind "pw" or "gr"; by name and by number the functions end in the next two */
    public AccountFiles(String kind, String name, String id, int bytes) {
        byName = CFunction.of("get" + kind + name + "_r");
        byId = CFunction.of("get" + kind + id + "_r");
        rewind = CFunction.of("set" + kind + "ent");
        next = CFunction.of("get" + kind + "ent");
        end = CFunction.of("end" + kind + "ent");
        this.bytes = bytes;
    }

    /** Makes an object of the C structure. */
    public interface Entry {
        @Owned PyObject make(ThreadState ts, MemorySegment m);
    }

    private interface Call {
        int run(long entry, long buffer, long size, long result);
    }

    public @Owned PyObject find(ThreadState ts, int id, Entry make, Supplier<PyException> missing) {
        return find(ts, make, missing, (e, b, n, r) -> (int) byId.raw(id, e, b, n, r));
    }

    public @Owned PyObject find(ThreadState ts, byte[] name, Entry make, Supplier<PyException> missing) {
        try (Arena arena = Arena.ofConfined()) {
            long p = Libc.string(arena, name).address();
            return find(ts, make, missing, (e, b, n, r) -> (int) byName.raw(p, e, b, n, r));
        }
    }

    private PyObject find(ThreadState ts, Entry make, Supplier<PyException> missing, Call call) {
        for (int size = FIRST_BUFFER; ; size *= 2) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment entry = arena.allocate(bytes, 8);
                MemorySegment buffer = arena.allocate(size, 8);
                MemorySegment result = arena.allocate(8, 8);
                int n = size;
                int error = (int) NativeWait.brief(ts, () -> call.run(entry.address(), buffer.address(), n, result.address()));
                if (error == Errno.ERANGE && size < LAST_BUFFER) {
                    continue;
                }
                if (result.get(ValueLayout.JAVA_LONG, 0) == 0) {
                    throw missing.get();
                }
                return make.make(ts, entry);
            }
        }
    }

    /** A list of every entry. */
    public @Owned PyObject all(ThreadState ts, Entry make) {
        PyObject list = Containers.factory().newList(ts, new PyObject[0], 0);
        synchronized (this) {
            rewind.raw();
            for (long p = next.raw(); p != 0; p = next.raw()) {
                PyObject o = make.make(ts, Libc.at(p, bytes));
                Containers.factory().listAppend(ts, list, o);
                Refs.decref(ts, o);
            }
            end.raw();
        }
        return list;
    }

    /** What a look-up that finds nothing raises. */
    public static PyException missing(String message) {
        return PyException.ofArgs(Exc.KeyError, PyUnicode.of(message));
    }

    /** A name argument; what names it in errors. */
    public static byte[] name(ThreadState ts, PyObject o, String what) {
        PyUnicode u = PyUnicode.unwrapOrNull(o);
        if (u == null) {
            throw Raise.typeError("%s must be str, not %s", what, Raise.given(o));
        }
        byte[] b = PathArg.encode(ts, u);
        for (byte x : b) {
            if (x == 0) {
                throw Raise.valueError("embedded null byte");
            }
        }
        return b;
    }

    public static PyObject text(ThreadState ts, MemorySegment m, long at) {
        byte[] b = Libc.stringAt(m.get(ValueLayout.JAVA_LONG, at));
        return b == null ? PyNone.NONE : PathArg.decode(ts, b);
    }

    public static PyObject id(MemorySegment m, long at) {
        int v = m.get(ValueLayout.JAVA_INT, at);
        return PyLong.of(v == -1 ? -1 : v & 0xffffffffL);
    }
}
