// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.posix;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.Libc;
import io.github.typhon.stdlib.host.PathArg;
import io.github.typhon.stdlib.host.Spawn;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/** New programs: in new processes, by the shell, and in place of this one. */
final class StartCalls {
    private static final int SIG_SETMASK = 2;
    private static final int MAX_SIGNAL = 64;
    private static final CFunction SYSTEM = CFunction.of("system");
    private static final CFunction EXECVE = CFunction.of("execve");
    private static final CFunction FEXECVE = CFunction.of("fexecve");
    private static final CFunction SIGMASK = CFunction.of("pthread_sigmask");

    private StartCalls() {}

    @PyFunction("($module, /, command)")
    static int system(ThreadState ts, PyObject command) {
        try (PathArg p = EnvironmentCalls.converted(ts, command); Arena arena = Arena.ofConfined(); var d = ts.blocking()) {
            return (int) SYSTEM.raw(p.in(arena).address());
        }
    }

    @PyFunction("($module, path, argv, /)")
    static void execv(ThreadState ts, PyObject path, PyObject argv) {
        requireExec(ts);
        try (PathArg p = PathArg.of(ts, path, "execv", "path")) {
            byte[][] args = EnvironmentCalls.argv(ts, argv, "execv() arg 2 must be a tuple or list", "execv() arg 2 must not be empty",
                    "execv() arg 2 first element cannot be empty");
            throw Errno.error(ts, replace(p, args, null), null);
        }
    }

    @PyFunction("($module, /, path, argv, env)")
    static void execve(ThreadState ts, PyObject path, PyObject argv, PyObject env) {
        requireExec(ts);
        try (PathArg p = PathArg.orFd(ts, path, "execve", "path")) {
            byte[][] args = EnvironmentCalls.argv(ts, argv, "execve: argv must be a tuple or list", "execve: argv must not be empty",
                    "execve: argv first element cannot be empty");
            if (!EnvironmentCalls.isMapping(env)) {
                throw Raise.typeError("execve: environment must be a mapping object");
            }
            throw Errno.error(ts, replace(p, args, EnvironmentCalls.env(ts, env)), p.object);
        }
    }

    private static void requireExec(ThreadState ts) {
        if (!PyThreadState.of(ts).interpreter.features.exec()) {
            throw Raise.runtimeError("exec not supported for isolated subinterpreters");
        }
    }

    /** Becomes another program; the error number if that fails. */
    private static int replace(PathArg p, byte[][] argv, byte[][] env) {
        try (Arena arena = Arena.ofConfined()) {
            long e = env == null ? Libc.at(Libc.symbol("environ").address(), 8).get(ValueLayout.JAVA_LONG, 0) : Libc.strings(arena, env).address();
            // The program inherits this thread's signal mask, in which HotSpot has blocked some.
            MemorySegment old = arena.allocate(128, 8);
            SIGMASK.raw(SIG_SETMASK, arena.allocate(128, 8).address(), old.address());
            int r = p.isFd() ? FEXECVE.call(p.fd, Libc.strings(arena, argv).address(), e) : EXECVE.call(p.in(arena).address(), Libc.strings(arena, argv).address(), e);
            SIGMASK.raw(SIG_SETMASK, old.address(), 0);
            return -r;
        }
    }

    @PyFunction("($module, path, argv, env, /, *, file_actions=(), setpgroup=<unrepresentable>, resetids=False, setsid=False, setsigmask=(), setsigdef=(), "
            + "scheduler=<unrepresentable>)")
    static int posix_spawn(ThreadState ts, PyObject path, PyObject argv, PyObject env, PyObject actions, PyObject group, boolean resetids, boolean setsid, PyObject sigmask,
            PyObject sigdef, PyObject scheduler) {
        return spawn(ts, "posix_spawn", path, argv, env, s -> attributes(ts, s, actions, group, resetids, setsid, sigmask, sigdef, scheduler));
    }

    @PyFunction("($module, path, argv, env, /, *, file_actions=(), setpgroup=<unrepresentable>, resetids=False, setsid=False, setsigmask=(), setsigdef=(), "
            + "scheduler=<unrepresentable>)")
    static int posix_spawnp(ThreadState ts, PyObject path, PyObject argv, PyObject env, PyObject actions, PyObject group, boolean resetids, boolean setsid, PyObject sigmask,
            PyObject sigdef, PyObject scheduler) {
        return spawn(ts, "posix_spawnp", path, argv, env, s -> attributes(ts, s, actions, group, resetids, setsid, sigmask, sigdef, scheduler));
    }

    private interface Setup {
        void prepare(Spawn s);
    }

    private static int spawn(ThreadState ts, String function, PyObject path, PyObject argv, PyObject env, Setup setup) {
        try (PathArg p = PathArg.of(ts, path, function, "path"); Spawn s = new Spawn()) {
            byte[][] args = EnvironmentCalls.argv(ts, argv, function + ": argv must be a tuple or list", function + ": argv must not be empty",
                    function + ": argv first element cannot be empty");
            byte[][] environment = env == PyNone.NONE ? null : EnvironmentCalls.env(ts, env);
            setup.prepare(s);
            int pid;
            try (var d = ts.blocking()) {
                pid = s.start(p.bytes, args, environment, function.endsWith("p"));
            }
            return (int) p.check(pid);
        }
    }

    private static void attributes(ThreadState ts, Spawn s, PyObject actions, PyObject group, boolean resetids, boolean setsid, PyObject sigmask, PyObject sigdef,
            PyObject scheduler) {
        if (actions != null && actions != PyNone.NONE) {
            actions(ts, s, actions);
        }
        if (group != null) {
            s.processGroup(Numbers.asInt(ts, group));
        }
        if (resetids) {
            s.setFlag(Spawn.RESETIDS);
        }
        if (setsid) {
            s.setFlag(Spawn.SETSID);
        }
        if (sigmask != null) {
            s.sigmask(signals(ts, sigmask));
        }
        if (sigdef != null) {
            s.defaults(signals(ts, sigdef));
        }
        if (scheduler != null && scheduler != PyNone.NONE) {
            scheduler(ts, s, scheduler);
        }
    }

    private static void scheduler(ThreadState ts, Spawn s, PyObject o) {
        if (!(o instanceof PyTuple t) || t.items.length != 2) {
            throw Raise.typeError("A scheduler tuple must have two elements");
        }
        int priority = ScheduleCalls.priority(ts, t.items[1]);
        s.scheduler(t.items[0] == PyNone.NONE ? -1 : Numbers.asInt(ts, t.items[0]), priority);
    }

    /** A set of signal numbers. CPython: _Py_Sigset_Converter. */
    static int[] signals(ThreadState ts, PyObject o) {
        PyObject it = Iterators.iter(ts, o);
        List<Integer> out = new ArrayList<>();
        try {
            for (PyObject v = Iterators.next(ts, it); v != null; v = Iterators.next(ts, it)) {
                PyLong n;
                try {
                    n = Numbers.index(ts, v);
                } finally {
                    Refs.decref(ts, v);
                }
                if (!n.fitsLong() || n.longValue() < 1 || n.longValue() > MAX_SIGNAL) {
                    throw Raise.valueError("signal number %s out of range [1; %d]", Objects.reprText(ts, n), MAX_SIGNAL);
                }
                out.add((int) n.longValue());
            }
        } finally {
            Refs.decref(ts, it);
        }
        return out.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void actions(ThreadState ts, Spawn s, PyObject o) {
        if (!Sequences.check(o)) {
            throw Raise.typeError("file_actions must be a sequence or None");
        }
        PyObject[] all = Sequences.toArray(ts, o);
        try {
            for (PyObject a : all) {
                if (!(a instanceof PyTuple t) || t.items.length == 0) {
                    throw Raise.typeError("Each file_actions element must be a non-empty tuple");
                }
                int error = action(ts, s, t.items);
                if (error != 0) {
                    throw Errno.error(ts, error, null);
                }
            }
        } finally {
            Refs.releaseAll(ts, all, 0, all.length);
        }
    }

    private static int action(ThreadState ts, Spawn s, PyObject[] a) {
        int kind = Numbers.asInt(ts, Numbers.index(ts, a[0]));
        switch (kind) {
            case 0:
                length(a, 5, "A open file_action tuple must have 5 elements");
                try (PathArg p = EnvironmentCalls.converted(ts, a[2])) {
                    return s.addOpen(Numbers.asInt(ts, a[1]), p.bytes, Numbers.asInt(ts, a[3]), (int) Numbers.asLong(ts, a[4]));
                }
            case 1:
                length(a, 2, "A close file_action tuple must have 2 elements");
                return s.addClose(Numbers.asInt(ts, a[1]));
            case 2:
                length(a, 3, "A dup2 file_action tuple must have 3 elements");
                return s.addDup2(Numbers.asInt(ts, a[1]), Numbers.asInt(ts, a[2]));
            case 3:
                length(a, 2, "A closefrom file_action tuple must have 2 elements");
                return s.addCloseFrom(Numbers.asInt(ts, a[1]));
            default:
                throw Raise.typeError("Unknown file_actions identifier");
        }
    }

    private static void length(PyObject[] a, int n, String message) {
        if (a.length != n) {
            throw Raise.typeError(message);
        }
    }
}
