// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.embed;

import io.github.typhon.interp.runtime.boot.Startup;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.sys.PyConfig;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.refcount.thread.ThreadState;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The options of an {@link Interpreter}. By default it is isolated, as CPython's embedders have it: no PYTHON* variables, no user site directory, no
 * {@code site} module, an empty {@code sys.argv}, the process's standard streams.
 * <p>Threads: one at a time.
 */
public final class InterpreterBuilder {
    private final List<String> path = new ArrayList<>();
    private final PyConfig config = new PyConfig();
    private Path library;
    private InputStream stdin;
    private OutputStream stdout;
    private OutputStream stderr;

    InterpreterBuilder() {
        config.isolated = true;
        config.ignoreEnvironment = true;
        config.noUserSite = true;
        config.safePath = true;
        config.noSite = true;
        config.origArgv = new ArrayList<>();
    }

    /** {@code sys.argv}. */
    public InterpreterBuilder arguments(String... argv) {
        config.argv = new ArrayList<>(List.of(argv));
        return this;
    }

    /** A directory or archive to import from, before the standard library; may be repeated. */
    public InterpreterBuilder path(Path entry) {
        path.add(entry.toString());
        return this;
    }

    /** Another copy of CPython 3.14's library than the one in this jar. */
    public InterpreterBuilder library(Path directory) {
        library = directory;
        return this;
    }

    /** Whether to import {@code site}, which adds {@code exit}, {@code help} and site-packages. */
    public InterpreterBuilder site(boolean on) {
        config.noSite = !on;
        return this;
    }

    /** As {@code -O} (1) and {@code -OO} (2). */
    public InterpreterBuilder optimize(int level) {
        config.optimize = level;
        return this;
    }

    /** As {@code -X name=value}. */
    public InterpreterBuilder option(String name, String value) {
        config.xoptions.put(name, value);
        return this;
    }

    /** What {@code sys.stdin} reads. */
    public InterpreterBuilder stdin(InputStream in) {
        stdin = in;
        return this;
    }

    /** Where {@code sys.stdout} writes, line by line, as UTF-8. */
    public InterpreterBuilder stdout(OutputStream out) {
        stdout = out;
        return this;
    }

    /** Where {@code sys.stderr} writes, line by line, as UTF-8. */
    public InterpreterBuilder stderr(OutputStream err) {
        stderr = err;
        return this;
    }

    /** Starts the interpreter; the calling thread becomes Python's main thread. IllegalStateException if there is no library or it does not fit. */
    public Interpreter open() {
        Path lib = library != null ? library : Library.locate();
        if (!Files.isRegularFile(lib.resolve("os.py"))) {
            throw new IllegalStateException("the standard library is missing: " + lib);
        }
        config.stdlibDir = lib.toString();
        // The library is prefix/lib/python3.14.
        Path folder = lib.toAbsolutePath().getParent();
        config.prefix = String.valueOf(folder == null || folder.getParent() == null ? lib : folder.getParent());
        config.path = new ArrayList<>(path);
        config.path.add(config.stdlibDir);
        ThreadState previous = ThreadState.current();
        boolean attached = previous != null && previous.isAttached();
        if (attached) {
            previous.detach();
        }
        PyThreadState ts;
        try {
            ts = Startup.start(config);
            ts.leaveMerged(previous);
        } catch (PyException e) {
            throw JavaTraceback.atStart((PyThreadState) ThreadState.current(), e);
        } finally {
            ThreadState half = ThreadState.current();
            if (half != previous && half != null && half.isAttached()) {
                half.leave(previous);
            }
            if (attached) {
                previous.attach();
            }
        }
        Interpreter interpreter = new Interpreter(ts);
        JavaStreams.connect(interpreter, stdin, stdout, stderr);
        return interpreter;
    }
}
