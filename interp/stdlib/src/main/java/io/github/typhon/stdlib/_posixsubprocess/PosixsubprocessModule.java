// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._posixsubprocess;

import io.github.typhon.interp.runtime.sys.Auditing;
import io.github.typhon.interp.runtime.sys.SysState;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.PathArg;
import io.github.typhon.stdlib.posix.Identity;

/** {@code _posixsubprocess}: starts the children of {@code subprocess}, by {@code posix_spawn}. */
@PyModule(name = "_posixsubprocess", doc = "A POSIX helper for the subprocess module.")
public final class PosixsubprocessModule {
    private PosixsubprocessModule() {}

    @PyFunction("($module, args, executable_list, close_fds, pass_fds, cwd, env, p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite, errpipe_read, errpipe_write, "
            + "restore_signals, call_setsid, pgid_to_set, gid, extra_groups, uid, child_umask, preexec_fn, /)")
    static int fork_exec(ThreadState ts, PyObject args, PyObject executables, boolean closeFds, PyTuple passFds, PyObject cwd, PyObject env, int p2cread, int p2cwrite,
            int c2pread, int c2pwrite, int errread, int errwrite, int errpipeRead, int errpipeWrite, boolean restoreSignals, boolean setsid, int group, PyObject gid,
            PyObject groups, PyObject uid, int umask, PyObject preexec) {
        if (closeFds && errpipeWrite < 3) {
            throw Raise.valueError("errpipe_write must be >= 3");
        }
        Auditing.audit(ts, "_posixsubprocess.fork_exec", executables, args, env);
        if (preexec != PyNone.NONE) {
            if (ts.interp.state(SysState.KEY).finalizing) {
                throw PyException.of(Exc.PythonFinalizationError, "preexec_fn not supported at interpreter shutdown");
            }
            throw Raise.notImplemented("preexec_fn is not supported: a Java virtual machine cannot fork");
        }
        ChildPlan plan = new ChildPlan();
        plan.keep = descriptors(passFds);
        plan.argv = all(ts, args, "argv must be a tuple");
        plan.executables = all(ts, executables, "executable_list must be a tuple");
        plan.env = env == PyNone.NONE ? null : all(ts, env, "env must be a list");
        plan.cwd = cwd == PyNone.NONE ? null : bytes(ts, cwd);
        plan.stdin = p2cread;
        plan.stdout = c2pwrite;
        plan.stderr = errwrite;
        plan.errpipe = errpipeWrite;
        plan.closeFds = closeFds;
        plan.restoreSignals = restoreSignals;
        plan.setsid = setsid;
        plan.group = group;
        plan.umask = umask;
        same(ts, "gid", gid, Identity.gid(ts, gid == PyNone.NONE ? PyLong.of(-1) : gid), "getgid", "getegid");
        same(ts, "uid", uid, Identity.uid(ts, uid == PyNone.NONE ? PyLong.of(-1) : uid), "getuid", "geteuid");
        if (groups != PyNone.NONE) {
            checkGroups(ts, groups);
            throw Raise.notImplemented("extra_groups is not supported: posix_spawn cannot change groups");
        }
        int pid;
        try (var d = ts.blocking()) {
            pid = plan.start();
        }
        return Errno.checkInt(ts, pid);
    }

    /** posix_spawn keeps the user and group; asking for those that the process has is no change. */
    private static void same(ThreadState ts, String what, PyObject given, int id, String real, String effective) {
        if (given != PyNone.NONE && (ChildPlan.id(real) != id || ChildPlan.id(effective) != id)) {
            throw Raise.notImplemented("%s is not supported: posix_spawn cannot change it", what);
        }
    }

    private static void checkGroups(ThreadState ts, PyObject groups) {
        PyObject[] items = Sequences.toArray(ts, groups);
        try {
            for (PyObject g : items) {
                if (!PyLong.isLong(g)) {
                    throw Raise.typeError("gids must be integers");
                }
                Identity.gid(ts, g);
            }
        } catch (PyException e) {
            if (!e.matches(Exc.OverflowError)) {
                throw e;
            }
            e.discard(ts);
            throw Raise.valueError("invalid group id");
        } finally {
            Refs.releaseAll(ts, items, 0, items.length);
        }
    }

    private static int[] descriptors(PyTuple t) {
        int[] out = new int[t.items.length];
        long before = -1;
        for (int i = 0; i < out.length; i++) {
            PyLong n = PyLong.unwrapOrNull(t.items[i]);
            if (n == null || !n.fitsLong() || n.longValue() < 0 || n.longValue() <= before || n.longValue() > Integer.MAX_VALUE) {
                throw Raise.valueError("bad value(s) in fds_to_keep");
            }
            before = n.longValue();
            out[i] = (int) before;
        }
        return out;
    }

    private static byte[] bytes(ThreadState ts, PyObject o) {
        PyBytes b = PyBytes.unwrapOrNull(o);
        try (PathArg p = PathArg.of(ts, o, null, "argument")) {
            return b != null ? b.shared() : p.bytes;
        }
    }

    private static byte[][] all(ThreadState ts, PyObject o, String message) {
        PyObject[] items;
        try {
            items = Sequences.toArray(ts, o);
        } catch (PyException e) {
            if (!e.matches(Exc.TypeError)) {
                throw e;
            }
            e.discard(ts);
            throw Raise.typeError(message);
        }
        try {
            byte[][] out = new byte[items.length][];
            for (int i = 0; i < out.length; i++) {
                out[i] = bytes(ts, items[i]);
            }
            return out;
        } finally {
            Refs.releaseAll(ts, items, 0, items.length);
        }
    }
}
