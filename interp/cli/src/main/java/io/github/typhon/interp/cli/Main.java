// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.cli;

import io.github.typhon.interp.runtime.boot.MainProgram;
import io.github.typhon.interp.runtime.boot.Startup;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.sys.ErrorDisplay;
import io.github.typhon.interp.runtime.sys.PyConfig;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.refcount.thread.MemoryReserve;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib._signal.SelfSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** The {@code typhon} command: CPython's command line over {@link Startup} and {@link MainProgram}. */
public final class Main {
    /** A Java stack this deep carries native recursion to its limit; the main thread's own is not ours to size. */
    private static final long STACK_BYTES = 512L << 20;

    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        CommandLine line;
        try {
            line = CommandLine.parse(RawStart.arguments(args));
        } catch (CommandLine.UsageError e) {
            System.err.println(e.getMessage());
            System.err.print(Usage.line());
            System.err.println("Try `python -h' for more information.");
            System.exit(2);
            return;
        }
        int surrogate = line.action == CommandLine.Action.COMMAND ? loneSurrogate(line.target) : -1;
        if (surrogate >= 0) {
            System.exit(undecodable(line.target, surrogate));
        }
        switch (line.action) {
            case VERSION -> System.out.println("Python 3.14.3");
            case LONG_VERSION -> System.out.println("Python 3.14.3 (main) [Typhon 0.1.0-SNAPSHOT, " + System.getProperty("java.vm.name") + " "
                    + System.getProperty("java.version") + "]");
            case HELP, HELP_ENV, HELP_XOPTIONS, HELP_ALL -> Usage.print(line.action);
            default -> {
                int[] code = {1};
                Thread.setDefaultUncaughtExceptionHandler((thread, e) -> fatal(e));
                Thread t = new Thread(null, () -> code[0] = guarded(line), "MainThread", STACK_BYTES);
                t.start();
                t.join();
                if (code[0] != 0 || othersWouldRun()) {
                    System.exit(code[0] == MainProgram.INTERRUPTED ? dieOfInterrupt() : code[0]);
                }
            }
        }
    }

    /** Whether the virtual machine would wait for a thread if {@link #main} just returned. That spares a program the 25 ms in which
     *  {@code System.exit} looks for a logger in every archive. */
    private static boolean othersWouldRun() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] all = new Thread[root.activeCount() + 16];
        int n = root.enumerate(all);
        for (int i = 0; i < n; i++) {
            if (!all[i].isDaemon() && all[i] != Thread.currentThread()) return true;
        }
        return n == all.length;
    }

    /** So that a shell sees an interrupted program as one. Answers the exit code in case the signal does not end the process. */
    private static int dieOfInterrupt() {
        Signal s = new Signal("INT");
        Signal.handle(s, SignalHandler.SIG_DFL);
        SelfSignal.send(s.getNumber());
        return 130;
    }

    /** What no Python code could catch ends the program, in one line: a Java stack trace tells its user nothing. */
    private static int guarded(CommandLine line) {
        try {
            return run(line);
        } catch (Throwable t) {
            fatal(t);
            return 1;
        }
    }

    private static void fatal(Throwable t) {
        if (t instanceof OutOfMemoryError) {
            MemoryReserve.release();
        }
        if (Boolean.getBoolean("typhon.javaErrors")) {
            t.printStackTrace();
        }
        System.err.println(t instanceof OutOfMemoryError ? "MemoryError" : "Fatal Python error: " + t);
    }

    /** CPython's words; it ends as soon as it makes the streams. */
    private static int noStandardInput() {
        System.err.println("""
                Fatal Python error: init_sys_streams: <stdin> is a directory, cannot continue
                Python runtime state: core initialized

                Current thread 0x%016x [%s] (most recent call first):
                  <no Python frame>""".formatted(Thread.currentThread().threadId(), Thread.currentThread().getName()));
        return 1;
    }

    private static int run(CommandLine line) {
        PyConfig c = line.config;
        if (Files.isDirectory(Path.of("/dev/stdin"))) {
            return noStandardInput();
        }
        try {
            Environment.apply(c);
        } catch (ConfigError e) {
            System.err.println(e.getMessage());
            return 1;
        }
        c.installSignalHandlers = true;
        c.path = searchPath(c);
        PyThreadState ts;
        try {
            ts = Startup.start(c);
        } catch (PyException e) {
            return cannotStart(e);
        }
        return switch (line.action) {
            case COMMAND -> MainProgram.command(ts, line.target);
            case MODULE -> MainProgram.module(ts, line.target);
            case FILE -> MainProgram.file(ts, line.target);
            default -> MainProgram.stdin(ts);
        };
    }

    /** Where the first lone surrogate is, or -1. No stream: its lambda would cost a start 25 ms. */
    private static int loneSurrogate(String command) {
        for (int i = 0, c; i < command.length(); i += Character.charCount(c)) {
            c = command.codePointAt(i);
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) return i;
        }
        return -1;
    }

    private static int undecodable(String command, int at) {
        System.err.println("Unable to decode the command from the command line:\nUnicodeEncodeError: 'utf-8' codec can't encode character '\\u"
                + Integer.toHexString(command.charAt(at)) + "' in position " + command.codePointCount(0, at) + ": surrogates not allowed");
        return 1;
    }

    private static int cannotStart(PyException e) {
        PyThreadState ts = (PyThreadState) ThreadState.current();
        String error = PyType.of(e.value(ts)).name() + ": " + Objects.strText(ts, e.value(ts));
        if (e.matches(Exc.LookupError)) {
            System.err.println("Fatal Python error: init_stdio_encoding: failed to get the Python codec name of the stdio encoding\n"
                    + "Python runtime state: core initialized\n" + error + "\n");
        } else {
            System.err.println("Fatal Python error: init_import_site: Failed to import the site module\nPython runtime state: initialized");
            ErrorDisplay.display(ts, e.value(ts), null);
        }
        return 1;
    }

    private static List<String> searchPath(PyConfig c) {
        List<String> path = new ArrayList<>(Environment.pythonPath(c));
        path.add(c.stdlibDir);
        return path;
    }
}
