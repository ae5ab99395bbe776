// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.posix;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.Libc;
import io.github.typhon.stdlib.host.PathArg;
import io.github.typhon.stdlib.host.ProcessIds;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Users and groups of the process. */
public final class Identity {
    private static final int MAX_GROUPS = 65536;
    private static final CFunction GETGROUPS = CFunction.of("getgroups");

    private Identity() {}

    public static int uid(ThreadState ts, PyObject o) {
        return id(ts, o, "uid");
    }

    public static int gid(ThreadState ts, PyObject o) {
        return id(ts, o, "gid");
    }

    /** A user or group number; -1 stands for itself. */
    private static int id(ThreadState ts, PyObject o, String what) {
        if (!Numbers.isIndex(o)) {
            throw Raise.typeError("%s should be integer, not %s", what, PyType.of(o).name());
        }
        PyLong v = Numbers.index(ts, o);
        if (v.signum() < 0 && !(v.fitsLong() && v.longValue() == -1)) {
            throw Raise.overflowError("%s is less than minimum", what);
        }
        if (!v.fitsLong() || v.longValue() >= 0xffffffffL) {
            throw Raise.overflowError("%s is greater than maximum", what);
        }
        return (int) v.longValue();
    }

    static PyObject number(int id) {
        return PyLong.of(id == -1 ? -1 : id & 0xffffffffL);
    }

    private static PyObject ask(String function, String line, int which) {
        Integer early = ProcessIds.early(line, which);
        return number(early != null ? early : (int) CFunction.of(function).raw());
    }

    private static void set(ThreadState ts, String function, long... ids) {
        Errno.check(ts, CFunction.of(function).call(ids));
    }

    @PyFunction("($module, /)")
    static PyObject getuid() {
        return ask("getuid", "Uid", 0);
    }

    @PyFunction("($module, /)")
    static PyObject geteuid() {
        return ask("geteuid", "Uid", 1);
    }

    @PyFunction("($module, /)")
    static PyObject getgid() {
        return ask("getgid", "Gid", 0);
    }

    @PyFunction("($module, /)")
    static PyObject getegid() {
        return ask("getegid", "Gid", 1);
    }

    @PyFunction("($module, uid, /)")
    static void setuid(ThreadState ts, PyObject uid) {
        set(ts, "setuid", uid(ts, uid));
    }

    @PyFunction("($module, euid, /)")
    static void seteuid(ThreadState ts, PyObject euid) {
        set(ts, "seteuid", uid(ts, euid));
    }

    @PyFunction("($module, gid, /)")
    static void setgid(ThreadState ts, PyObject gid) {
        set(ts, "setgid", gid(ts, gid));
    }

    @PyFunction("($module, egid, /)")
    static void setegid(ThreadState ts, PyObject egid) {
        set(ts, "setegid", gid(ts, egid));
    }

    @PyFunction("($module, ruid, euid, /)")
    static void setreuid(ThreadState ts, PyObject ruid, PyObject euid) {
        set(ts, "setreuid", uid(ts, ruid), uid(ts, euid));
    }

    @PyFunction("($module, rgid, egid, /)")
    static void setregid(ThreadState ts, PyObject rgid, PyObject egid) {
        set(ts, "setregid", gid(ts, rgid), gid(ts, egid));
    }

    @PyFunction("($module, ruid, euid, suid, /)")
    static void setresuid(ThreadState ts, PyObject ruid, PyObject euid, PyObject suid) {
        set(ts, "setresuid", uid(ts, ruid), uid(ts, euid), uid(ts, suid));
    }

    @PyFunction("($module, rgid, egid, sgid, /)")
    static void setresgid(ThreadState ts, PyObject rgid, PyObject egid, PyObject sgid) {
        set(ts, "setresgid", gid(ts, rgid), gid(ts, egid), gid(ts, sgid));
    }

    @PyFunction("($module, /)")
    static PyObject getresuid(ThreadState ts) {
        return three(ts, "getresuid");
    }

    @PyFunction("($module, /)")
    static PyObject getresgid(ThreadState ts) {
        return three(ts, "getresgid");
    }

    private static PyObject three(ThreadState ts, String function) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(12, 4);
            Errno.check(ts, CFunction.of(function).call(m.address(), m.address() + 4, m.address() + 8));
            return PyTuple.of(ts, number(m.get(ValueLayout.JAVA_INT, 0)), number(m.get(ValueLayout.JAVA_INT, 4)), number(m.get(ValueLayout.JAVA_INT, 8)));
        }
    }

    private static PyObject list(ThreadState ts, MemorySegment m, int n) {
        PyObject[] out = new PyObject[n];
        for (int i = 0; i < n; i++) {
            out[i] = number(m.get(ValueLayout.JAVA_INT, 4L * i));
        }
        return Containers.factory().newList(ts, out, n);
    }

    @PyFunction("($module, /)")
    static PyObject getgroups(ThreadState ts) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(4L * MAX_GROUPS, 4);
            return list(ts, m, Errno.checkInt(ts, GETGROUPS.call(MAX_GROUPS, m.address())));
        }
    }

    @PyFunction("($module, groups, /)")
    static void setgroups(ThreadState ts, PyObject groups) {
        if (!Sequences.check(groups)) {
            throw Raise.typeError("setgroups argument must be a sequence");
        }
        PyObject[] all = Sequences.toArray(ts, groups);
        try (Arena arena = Arena.ofConfined()) {
            if (all.length > MAX_GROUPS) {
                throw Raise.valueError("too many groups");
            }
            MemorySegment m = arena.allocate(4L * all.length + 4, 4);
            for (int i = 0; i < all.length; i++) {
                if (!Numbers.isIndex(all[i])) {
                    throw Raise.typeError("groups must be integers");
                }
                m.set(ValueLayout.JAVA_INT, 4L * i, gid(ts, all[i]));
            }
            set(ts, "setgroups", all.length, m.address());
        } finally {
            Refs.releaseAll(ts, all, 0, all.length);
        }
    }

    @PyFunction("($module, user, group, /)")
    static PyObject getgrouplist(ThreadState ts, String user, PyObject group) {
        int base = gid(ts, group);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(4L * MAX_GROUPS, 4);
            MemorySegment n = arena.allocate(4, 4);
            n.set(ValueLayout.JAVA_INT, 0, MAX_GROUPS);
            Errno.check(ts, CFunction.of("getgrouplist").call(Libc.string(arena, user).address(), base, m.address(), n.address()));
            return list(ts, m, n.get(ValueLayout.JAVA_INT, 0));
        }
    }

    @PyFunction("($module, username, gid, /)")
    static void initgroups(ThreadState ts, PyObject username, PyObject gid) {
        try (PathArg p = PathArg.of(ts, username, null, "username"); Arena arena = Arena.ofConfined()) {
            set(ts, "initgroups", p.in(arena).address(), gid(ts, gid));
        }
    }

    @PyFunction("($module, /)")
    static PyObject getlogin(ThreadState ts) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(256);
            int r = (int) CFunction.of("getlogin_r").raw(m.address(), 256);
            if (r != 0) {
                throw Errno.error(ts, r, null);
            }
            return PathArg.decode(ts, Libc.stringAt(m.address()));
        }
    }
}
