// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._socket;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.ErrorType;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.Libc;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** The exceptions of name look-ups and of time that ran out. */
final class SocketErrors {
    static final ErrorType GAIERROR = new ErrorType("socket", "gaierror", () -> Exc.OSError);
    static final ErrorType HERROR = new ErrorType("socket", "herror", () -> Exc.OSError);
    private static final int EAI_SYSTEM = -11;
    private static final CFunction GAI_STRERROR = CFunction.of("gai_strerror");
    private static final CFunction HSTRERROR = CFunction.of("hstrerror");
    private static final CFunction H_ERRNO = CFunction.of("__h_errno_location");

    private SocketErrors() {}

    static PyException timedOut() {
        return PyException.ofArgs(Exc.TimeoutError, PyUnicode.of("timed out"));
    }

    /** For what getaddrinfo and getnameinfo answered; errno belongs to the call just made. */
    static PyException gai(ThreadState ts, int code, int errno) {
        if (code == EAI_SYSTEM) {
            return Errno.error(ts, errno, null);
        }
        return PyException.ofArgs(GAIERROR.of(ts), PyLong.of(code), PyUnicode.of(text(GAI_STRERROR.raw(code))));
    }

    /** For the last look-up of this thread. */
    static PyException host(ThreadState ts) {
        int code = Libc.at(H_ERRNO.raw(), 4).get(ValueLayout.JAVA_INT, 0);
        return PyException.ofArgs(HERROR.of(ts), PyLong.of(code), PyUnicode.of(text(HSTRERROR.raw(code))));
    }

    static String text(long address) {
        byte[] b = Libc.stringAt(address);
        return b == null ? "" : new String(b, StandardCharsets.UTF_8);
    }
}
