// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._signal;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** The signals of Linux by number. Sets of signals are longs: bit n - 1 for signal n. <p>Threads: immutable. */
public final class SignalNumbers {
    static final int NSIG = 65;
    static final int SIGINT = 2;
    static final int SIGKILL = 9;
    static final int SIGPIPE = 13;
    static final int SIGALRM = 14;
    static final int SIGSTOP = 19;
    static final int SIGXFSZ = 25;
    static final int SIGRTMIN = 34;
    /** Names that the module offers, the JVM's name of a number first. */
    static final String CONSTANTS = "SIGHUP 1,SIGINT 2,SIGQUIT 3,SIGILL 4,SIGTRAP 5,SIGABRT 6,SIGIOT 6,SIGFPE 8,SIGKILL 9,SIGBUS 7,SIGSEGV 11,SIGSYS 31,SIGPIPE 13,"
            + "SIGALRM 14,SIGTERM 15,SIGUSR1 10,SIGUSR2 12,SIGCHLD 17,SIGCLD 17,SIGPWR 30,SIGIO 29,SIGURG 23,SIGWINCH 28,SIGPOLL 29,SIGSTOP 19,SIGTSTP 20,"
            + "SIGCONT 18,SIGTTIN 21,SIGTTOU 22,SIGVTALRM 26,SIGPROF 27,SIGXCPU 24,SIGXFSZ 25,SIGRTMIN 34,SIGRTMAX 64,SIGSTKFLT 16";
    private static final String[] TEXTS = {
        null, "Hangup", "Interrupt", "Quit", "Illegal instruction", "Trace/breakpoint trap", "Aborted", "Bus error", "Floating point exception", "Killed",
        "User defined signal 1", "Segmentation fault", "User defined signal 2", "Broken pipe", "Alarm clock", "Terminated", "Stack fault", "Child exited",
        "Continued", "Stopped (signal)", "Stopped", "Stopped (tty input)", "Stopped (tty output)", "Urgent I/O condition", "CPU time limit exceeded",
        "File size limit exceeded", "Virtual timer expired", "Profiling timer expired", "Window changed", "I/O possible", "Power failure", "Bad system call"};
    private static final String[] NAMES = new String[32];

    static {
        for (String c : CONSTANTS.split(",")) {
            int space = c.indexOf(' ');
            int n = Integer.parseInt(c.substring(space + 1));
            if (n < NAMES.length && NAMES[n] == null) {
                NAMES[n] = c.substring(3, space);
            }
        }
    }

    private SignalNumbers() {}

    /** As the JVM calls it; null for numbers that it has no name for. */
    public static String jvmName(int signal) {
        return signal > 0 && signal < NAMES.length ? NAMES[signal] : null;
    }

    /** CPython: strsignal; null if there is no such signal. */
    static String text(int signal) {
        return signal < TEXTS.length ? TEXTS[signal] : signal >= SIGRTMIN ? "Real-time signal " + (signal - SIGRTMIN) : null;
    }

    public static int checked(int signal) {
        if (signal < 1 || signal >= NSIG) {
            throw Raise.valueError("signal number out of range");
        }
        return signal;
    }

    static boolean isValid(int signal) {
        return signal >= 1 && signal < NSIG && signal != 32 && signal != 33;
    }

    static long bit(int signal) {
        return 1L << signal - 1;
    }

    /** A set of signals out of an iterable of numbers. */
    static long set(ThreadState ts, PyObject iterable) {
        long[] bits = new long[1];
        Iterators.forEach(ts, iterable, o -> {
            PyLong n = Numbers.index(ts, o);
            if (!n.fitsLong() || n.longValue() < 1 || n.longValue() >= NSIG) {
                throw Raise.valueError("signal number %s out of range [1; %d]", n, NSIG - 1);
            }
            bits[0] |= bit((int) n.longValue());
            return true;
        });
        return bits[0];
    }
}
