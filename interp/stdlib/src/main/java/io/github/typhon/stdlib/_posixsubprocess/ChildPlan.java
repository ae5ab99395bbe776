// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._posixsubprocess;

import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Descriptors;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.Libc;
import io.github.typhon.stdlib.host.Spawn;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One child of {@code subprocess}. What CPython's child would report through the error pipe is written to it here, by the parent.
 *  <p>Threads: confined; detached while it works. */
final class ChildPlan {
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int O_PATH_DIRECTORY = 0x210000;
    private static final int X_OK = 1;
    private static final int SIGPIPE = 13;
    private static final int SIGXFSZ = 25;
    private static final CFunction UMASK = CFunction.of("umask");
    private static final CFunction ACCESS = CFunction.of("access");
    /** The file mode mask belongs to the process: one child at a time changes it. */
    private static final Object UMASK_LOCK = new Object();

    byte[][] argv;
    byte[][] executables;
    byte[][] env;
    byte[] cwd;
    int[] keep;
    int stdin;
    int stdout;
    int stderr;
    int errpipe;
    boolean closeFds;
    boolean restoreSignals;
    boolean setsid;
    int group;
    int umask;
    private final List<Integer> copies = new ArrayList<>();

    static int id(String function) {
        return (int) CFunction.of(function).raw();
    }

    /** The child's process id, or a negative error number if there is not even a failed child. */
    int start() {
        int error = cwd == null ? 0 : directoryError();
        if (error != 0) {
            return failed(error, "noexec:chdir");
        }
        try (Spawn s = new Spawn()) {
            error = prepare(s);
            if (error != 0) {
                return failed(error, "noexec");
            }
            int pid = umask < 0 ? spawn(s) : spawnWithUmask(s);
            return pid < 0 ? failed(-pid, "") : pid;
        } finally {
            copies.forEach(Descriptors::close);
        }
    }

    private int directoryError() {
        try (Arena arena = Arena.ofConfined()) {
            var path = Libc.string(arena, cwd);
            int fd = Descriptors.open(path, O_PATH_DIRECTORY | Descriptors.O_CLOEXEC, 0);
            if (fd < 0) {
                return -fd;
            }
            Descriptors.close(fd);
            return -ACCESS.call(path.address(), X_OK);
        }
    }

    /** A descriptor above the standard ones for one that the copying below would overwrite. */
    private int moved(int fd) {
        int copy = Descriptors.fcntl(fd, F_DUPFD_CLOEXEC, 3);
        if (copy >= 0) {
            copies.add(copy);
        }
        return copy;
    }

    private int prepare(Spawn s) {
        int out = stdout == 0 ? moved(stdout) : stdout;
        int err = stderr == 0 || stderr == 1 ? moved(stderr) : stderr;
        if (stdout == 0 && out < 0 || (stderr == 0 || stderr == 1) && err < 0) {
            return -Math.min(out, err);
        }
        int error = dup(s, stdin, 0);
        error = error != 0 ? error : dup(s, out, 1);
        error = error != 0 ? error : dup(s, err, 2);
        for (int fd : keep) {
            if (error == 0 && fd != errpipe) {
                error = s.addDup2(fd, fd);
            }
        }
        if (cwd != null && error == 0) {
            error = s.addChdir(cwd);
        }
        if (restoreSignals) {
            s.defaults(new int[] {SIGPIPE, SIGXFSZ});
        }
        if (setsid) {
            s.setFlag(Spawn.SETSID);
        }
        if (group >= 0) {
            s.processGroup(group);
        }
        return error != 0 || !closeFds ? error : closeOthers(s);
    }

    private static int dup(Spawn s, int fd, int target) {
        return fd < 0 ? 0 : s.addDup2(fd, target);
    }

    /** Closes everything above the standard descriptors that is not kept; the error pipe closes itself. */
    private int closeOthers(Spawn s) {
        int last = 2;
        for (int fd : keep) {
            last = fd == errpipe ? last : Math.max(last, fd);
        }
        int error = 0;
        for (int fd : last > 2 ? open(last) : new int[0]) {
            error = error != 0 || isKept(fd) ? error : s.addClose(fd);
        }
        return error != 0 ? error : s.addCloseFrom(last + 1);
    }

    private boolean isKept(int fd) {
        for (int k : keep) {
            if (k == fd && fd != errpipe) {
                return true;
            }
        }
        return false;
    }

    /** The open descriptors between the standard ones and a last one. */
    private static int[] open(int last) {
        List<Integer> out = new ArrayList<>();
        try (DirectoryStream<Path> d = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path p : d) {
                int fd = Integer.parseInt(p.getFileName().toString());
                if (fd > 2 && fd < last) {
                    out.add(fd);
                }
            }
        } catch (IOException e) {
            for (int fd = 3; fd < last; fd++) {
                out.add(fd);
            }
        }
        return out.stream().mapToInt(Integer::intValue).toArray();
    }

    private int spawnWithUmask(Spawn s) {
        synchronized (UMASK_LOCK) {
            int old = UMASK.call(umask);
            try {
                return spawn(s);
            } finally {
                UMASK.call(old);
            }
        }
    }

    /** Tries the executables in turn. */
    private int spawn(Spawn s) {
        int first = 0;
        int last = -Errno.ENOENT;
        for (byte[] executable : executables) {
            last = s.start(executable, argv, env, false);
            if (last > 0) {
                return last;
            }
            if (last != -Errno.ENOENT && last != -Errno.ENOTDIR && first == 0) {
                first = last;
            }
        }
        return first != 0 ? first : last;
    }

    /** Reports as a child that could not begin would, and answers one that ended at once for the parent to wait for. */
    private int failed(int error, String what) {
        byte[] report = ("OSError:" + Integer.toHexString(error).toUpperCase(java.util.Locale.ROOT) + ":" + what).getBytes(StandardCharsets.US_ASCII);
        Descriptors.write(errpipe, report, 0, report.length);
        try (Spawn s = new Spawn()) {
            s.addCloseFrom(3);
            byte[][] args = {bytes("sh"), bytes("-c"), bytes("exit 255")};
            int pid = s.start(bytes("/bin/sh"), args, null, false);
            // Waiting for ourselves fails with ECHILD, which the parent expects.
            return pid > 0 ? pid : id("getpid");
        }
    }

    private static byte[] bytes(String s) {
        return s.getBytes(StandardCharsets.US_ASCII);
    }
}
