// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._signal;

import io.github.typhon.interp.runtime.frame.PyInterpreterState;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Unraisable;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.Descriptors;
import io.github.typhon.stdlib.host.Errno;

/** The descriptor that learns of every signal. Threads: set by the main thread, written to by any. */
final class WakeupFd {
    private record Target(int fd, boolean warnOnFullBuffer) {}

    private volatile Target target = new Target(-1, true);

    /** OSError if there is no such descriptor, ValueError if writing to it might block. */
    static void check(ThreadState ts, int fd) {
        int flags = Errno.checkInt(ts, Descriptors.fcntl(fd, Descriptors.F_GETFL, 0));
        if ((flags & Descriptors.O_NONBLOCK) == 0) {
            throw Raise.valueError("the fd %d must be in non-blocking mode", fd);
        }
    }

    /** Answers the old one. */
    int set(int fd, boolean warnOnFullBuffer) {
        int old = target.fd;
        target = new Target(fd, warnOnFullBuffer);
        return old;
    }

    void write(PyInterpreterState interp, int signal) {
        Target t = target;
        if (t.fd < 0) {
            return;
        }
        int r = Descriptors.write(t.fd, new byte[] {(byte) signal}, 0, 1);
        if (r < 0 && (r != -Errno.EAGAIN || t.warnOnFullBuffer)) {
            interp.addPendingCall(ts -> report(ts, -r));
        }
    }

    private static void report(PyThreadState ts, int errno) {
        PyException e = Errno.error(ts, errno, null);
        Unraisable.report(ts, e, null, errno == Errno.EAGAIN ? "Exception ignored when trying to send to the signal wakeup fd" : "Exception ignored when trying to write to the signal wakeup fd");
    }
}
