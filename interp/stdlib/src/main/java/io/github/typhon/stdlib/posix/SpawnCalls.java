// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.posix;

import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.PathArg;
import io.github.typhon.stdlib.host.Spawn;
import java.nio.charset.StandardCharsets;

/** The {@code os.spawn*} family: what module os builds on fork elsewhere is built on posix_spawn here. Module os adds the {@code l} forms. */
final class SpawnCalls {
    static final int P_WAIT = 0;
    static final int P_NOWAIT = 1;
    /** What CPython's child ends with if it cannot become the program. */
    private static final int NOT_FOUND = 127;

    private SpawnCalls() {}

    @PyFunction("($module, mode, file, args, /)")
    static PyObject spawnv(ThreadState ts, int mode, PyObject file, PyObject args) {
        return start(ts, mode, file, args, null, false);
    }

    @PyFunction("($module, mode, file, args, env, /)")
    static PyObject spawnve(ThreadState ts, int mode, PyObject file, PyObject args, PyObject env) {
        return start(ts, mode, file, args, env, false);
    }

    @PyFunction("($module, mode, file, args, /)")
    static PyObject spawnvp(ThreadState ts, int mode, PyObject file, PyObject args) {
        return start(ts, mode, file, args, null, true);
    }

    @PyFunction("($module, mode, file, args, env, /)")
    static PyObject spawnvpe(ThreadState ts, int mode, PyObject file, PyObject args, PyObject env) {
        return start(ts, mode, file, args, env, true);
    }

    private static PyObject start(ThreadState ts, int mode, PyObject file, PyObject args, PyObject env, boolean search) {
        int pid;
        try (PathArg p = PathArg.of(ts, file, "spawn", "file")) {
            byte[][] argv = EnvironmentCalls.argv(ts, args, "argv must be a tuple or a list", "argv first element cannot be empty", "argv first element cannot be empty");
            byte[][] environment = env == null ? null : EnvironmentCalls.env(ts, env);
            try (var d = ts.blocking()) {
                pid = start(p.bytes, argv, environment, search);
                if (pid < 0) {
                    pid = start(ascii("/bin/sh"), new byte[][] {ascii("sh"), ascii("-c"), ascii("exit " + NOT_FOUND)}, environment, false);
                }
            }
            p.check(pid);
        }
        return mode == P_NOWAIT ? PyLong.of(pid) : exitCode(ts, pid);
    }

    private static byte[] ascii(String s) {
        return s.getBytes(StandardCharsets.US_ASCII);
    }

    private static int start(byte[] file, byte[][] argv, byte[][] env, boolean search) {
        try (Spawn s = new Spawn()) {
            return s.start(file, argv, env, search);
        }
    }

    /** Waits for the end of the child, also when it is stopped meanwhile. */
    private static PyObject exitCode(ThreadState ts, int pid) {
        for (;;) {
            PyObject r = WaitCalls.waitpid(ts, pid, 0);
            int status = Numbers.asInt(ts, ((PyTuple) r).items[1]);
            Refs.decref(ts, r);
            if (!WaitCalls.WIFSTOPPED(status)) {
                return PyLong.of(WaitCalls.waitstatus_to_exitcode(status));
            }
        }
    }
}
