// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.cli;

import io.github.typhon.interp.runtime.boot.MainProgram;
import io.github.typhon.interp.runtime.boot.Startup;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.sys.PyConfig;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.protocol.Objects;
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
            line = CommandLine.parse(args);
        } catch (CommandLine.UsageError e) {
            System.err.println(e.getMessage());
            System.err.print(Usage.line());
            System.err.println("Try `python -h' for more information.");
            System.exit(2);
            return;
        }
        switch (line.action) {
            case VERSION -> System.out.println("Python 3.14.3");
            case LONG_VERSION -> System.out.println("Python 3.14.3 (main) [Typhon 0.1.0-SNAPSHOT, " + System.getProperty("java.vm.name") + " "
                    + System.getProperty("java.version") + "]");
            case HELP, HELP_ENV, HELP_XOPTIONS, HELP_ALL -> Usage.print(line.action);
            default -> {
                int[] code = new int[1];
                Thread t = new Thread(null, () -> code[0] = run(line), "MainThread", STACK_BYTES);
                t.start();
                t.join();
                System.exit(code[0] == MainProgram.INTERRUPTED ? dieOfInterrupt() : code[0]);
            }
        }
    }

    /** So that a shell sees an interrupted program as one. Answers the exit code in case the signal does not end the process. */
    private static int dieOfInterrupt() {
        Signal s = new Signal("INT");
        Signal.handle(s, SignalHandler.SIG_DFL);
        SelfSignal.send(s.getNumber());
        return 130;
    }

    private static int run(CommandLine line) {
        PyConfig c = line.config;
        try {
            Environment.apply(c);
        } catch (ConfigError e) {
            System.err.println(e.getMessage());
            return 1;
        }
        c.installSignalHandlers = true;
        c.path = searchPath(c, line);
        PyThreadState ts;
        try {
            ts = Startup.start(c);
        } catch (PyException e) {
            PyThreadState failed = (PyThreadState) io.github.typhon.refcount.thread.ThreadState.current();
            System.err.println("Fatal Python error: init_import_site: Failed to start: " + Objects.reprText(failed, e.value(failed)));
            return 1;
        }
        return switch (line.action) {
            case COMMAND -> MainProgram.command(ts, line.target);
            case MODULE -> MainProgram.module(ts, line.target);
            case FILE -> MainProgram.file(ts, line.target);
            default -> MainProgram.stdin(ts);
        };
    }

    private static List<String> searchPath(PyConfig c, CommandLine line) {
        List<String> path = new ArrayList<>();
        if (!c.safePath) {
            if (line.action == CommandLine.Action.FILE) {
                Path p = Path.of(line.target);
                if (MainProgram.runsAsPackage(p)) {
                    path.add(p.toAbsolutePath().toString());
                } else {
                    Path dir = p.toAbsolutePath().normalize();
                    try {
                        dir = p.toRealPath();
                    } catch (java.io.IOException e) {
                        // A missing file is reported when it is run.
                        dir = p.toAbsolutePath().normalize();
                    }
                    path.add(String.valueOf(dir.getParent()));
                }
            } else if (line.action == CommandLine.Action.MODULE) {
                path.add(Path.of("").toAbsolutePath().toString());
            } else {
                path.add("");
            }
        }
        path.addAll(Environment.pythonPath(c));
        path.add(c.stdlibDir);
        return path;
    }
}
