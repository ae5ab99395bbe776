// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.boot;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.runtime.builtins.Printing;
import io.github.typhon.interp.runtime.builtins.SourceCompiler;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.eval.Interp;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.PyModule;
import io.github.typhon.interp.runtime.sys.Auditing;
import io.github.typhon.interp.runtime.sys.ErrorDisplay;
import io.github.typhon.interp.runtime.sys.PyConfig;
import io.github.typhon.interp.runtime.sys.SysState;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import java.io.IOException;
import java.util.function.Consumer;

/** Runs what the command line names in {@code __main__} and turns the outcome into an exit code. CPython: Modules/main.c. */
public final class MainProgram {
    /** Instead of an exit code: the program was interrupted, and its process should die of SIGINT. */
    public static final int INTERRUPTED = 256 + 130;

    private MainProgram() {}

    /** Where a program comes from. */
    private enum Origin { COMMAND, MODULE, FILE, STREAM, TERMINAL }

    /** {@code -c command}. */
    public static int command(PyThreadState ts, String command) {
        return guarded(ts, Origin.COMMAND, command);
    }

    /** {@code -m module}, through runpy. */
    public static int module(PyThreadState ts, String module) {
        return guarded(ts, Origin.MODULE, module);
    }

    /** A script; a directory or an archive with a {@code __main__} runs through runpy. */
    public static int file(PyThreadState ts, String file) {
        return guarded(ts, Origin.FILE, file);
    }

    /** The program on standard input. */
    public static int stdin(PyThreadState ts) {
        PyConfig config = ts.interp.state(SysState.KEY).config;
        if (config.interactive > 0 || InteractiveStart.isTerminal(ts)) {
            config.inspect = 0;
            return guarded(ts, Origin.TERMINAL, null);
        }
        return guarded(ts, Origin.STREAM, null);
    }

    /** Answers the exit code. A switch, for lambdas of the ways not taken when the start-up cache was made would have to be linked at each start. */
    private static int run(PyThreadState ts, Origin origin, String program) {
        switch (origin) {
            case COMMAND -> runCommand(ts, program);
            case MODULE -> {
                mainDict(ts);
                unsafePath(ts, null);
                return ScriptFile.runModule(ts, program, true);
            }
            case FILE -> {
                return ScriptFile.run(ts, program);
            }
            case STREAM -> runStream(ts);
            case TERMINAL -> {
                PyConfig config = ts.interp.state(SysState.KEY).config;
                unsafePath(ts, "");
                InteractiveStart.banner(ts, config);
                InteractiveStart.startupFile(ts, config);
                return new InteractiveLoop(ts, mainDict(ts)).run();
            }
        }
        return 0;
    }

    private static void runCommand(PyThreadState ts, String command) {
        unsafePath(ts, "");
        String source = SourceLines.dedent(command);
        PyObject code = SourceCompiler.compile(ts, PyUnicode.of(source), "<string>", "exec", 0, -1);
        try {
            SourceLines.register(ts, code, source, "<string>");
            run(ts, (PyCode) code);
        } finally {
            Refs.decref(ts, code);
        }
    }

    private static void runStream(PyThreadState ts) {
        byte[] source;
        try {
            source = System.in.readAllBytes();
        } catch (IOException e) {
            throw PyException.of(Exc.OSError, e.getMessage());
        }
        unsafePath(ts, "");
        mainDict(ts).put(ts, Names.__file__, PyUnicode.of("<stdin>"));
        boolean skipFirstLine = ts.interp.state(SysState.KEY).config.skipFirstLine;
        PyObject code = SourceCompiler.compileFile(ts, skipFirstLine ? ScriptFile.withoutFirstLine(source) : source, "<stdin>");
        try {
            run(ts, (PyCode) code);
        } finally {
            Refs.decref(ts, code);
        }
    }

    /** The first entry of sys.path for a program that is no file; null for the current directory's name. */
    private static void unsafePath(PyThreadState ts, String entry) {
        if (!ts.interp.state(SysState.KEY).config.safePath) {
            SearchPath.prepend(ts, entry == null ? SearchPath.currentDirectory(ts) : entry);
        }
    }

    /** Runs code in {@code __main__} for its effects. */
    public static void run(PyThreadState ts, PyCode code) {
        PyDict d = mainDict(ts);
        Refs.decref(ts, Interp.run(ts, code, d, d));
    }

    /** The namespace of {@code __main__}, which is made at the first call; borrowed from the module. */
    public static PyDict mainNamespace(PyThreadState ts) {
        return mainDict(ts);
    }

    /** What ends an interpreter that another program embeds: see {@link #finish}. */
    public static void shutdown(PyThreadState ts) {
        finish(ts);
    }

    static PyDict mainDict(PyThreadState ts) {
        PyUnicode name = PyUnicode.intern("__main__");
        PyObject have = ts.interpreter.modules.get(ts, name);
        if (have == null) {
            have = PyModule.create(ts, "__main__", null);
            ts.interpreter.modules.put(ts, name, have);
            PyDict d = ((PyModule) have).dictBorrowed();
            if (!ts.interpreter.isMain()) {
                ts.interpreter.outerGlobals = Refs.newRef(ts, d);
            }
            PyObject builtins = ts.interpreter.modules.get(ts, Names.builtins);
            d.putStolen(ts, Names.__builtins__, builtins);
            PyObject bootstrap = ts.interpreter.importlib;
            if (bootstrap != null) {
                d.putStolen(ts, Names.__loader__, Objects.getAttr(ts, bootstrap, "BuiltinImporter"));
            }
        }
        PyDict d = ((PyModule) have).dictBorrowed();
        Refs.decref(ts, have);
        return d;
    }

    private static int guarded(PyThreadState ts, Origin origin, String program) {
        int code;
        try {
            code = run(ts, origin, program);
        } catch (PyException e) {
            code = failed(ts, e);
        } catch (OutOfMemoryError e) {
            // Not even its way through the frames could be made. They are gone now, with what they held; the streams may still hold output.
            code = failed(ts, Raise.outOfMemory());
        }
        code = inspect(ts, code);
        int flushed = finish(ts);
        return flushed == 0 ? code : flushed;
    }

    /** With -i, or PYTHONINSPECT set by the program: goes on interactively. */
    private static int inspect(PyThreadState ts, int code) {
        PyConfig config = ts.interp.state(SysState.KEY).config;
        if (config.inspect == 0 && !(wantsInspection(ts, config) && InteractiveStart.isTerminal(ts))) {
            return code;
        }
        config.inspect = 0;
        try {
            return new InteractiveLoop(ts, mainDict(ts)).run();
        } catch (PyException e) {
            return failed(ts, e);
        }
    }

    private static boolean wantsInspection(PyThreadState ts, PyConfig config) {
        PyObject os = config.ignoreEnvironment ? null : ts.interpreter.modules.get(ts, PyUnicode.intern("os"));
        if (os == null) {
            return false;
        }
        PyObject environ = null;
        PyObject value = null;
        try {
            environ = Objects.lookupAttr(ts, os, "environ");
            value = environ == null ? null : Calls.callMethod(ts, environ, "get", PyUnicode.intern("PYTHONINSPECT"));
            return value != null && Objects.isTrue(ts, value);
        } catch (PyException e) {
            e.discard(ts);
            return false;
        } finally {
            Refs.decref(ts, os);
            Refs.xdecref(ts, environ);
            Refs.xdecref(ts, value);
        }
    }

    /** SystemExit ends with its code; anything else is shown by sys.excepthook. */
    private static int failed(PyThreadState ts, PyException e) {
        if (e.matches(Exc.SystemExit) && ts.interp.state(SysState.KEY).config.inspect == 0) {
            PyObject code = Objects.getAttr(ts, e.value(ts), "code");
            e.discard(ts);
            return exitCode(ts, code);
        }
        boolean interrupt = e.matches(Exc.KeyboardInterrupt);
        int exit = display(ts, e);
        return exit >= 0 ? exit : interrupt ? INTERRUPTED : 1;
    }

    /** Shows an exception through sys.excepthook; -1, or the exit code if the hook raised SystemExit. */
    static int display(PyThreadState ts, PyException e) {
        Streams.flushQuietly(ts, "stdout");
        PyObject value = e.takeValue(ts);
        PyObject tb = Objects.lookupAttr(ts, value, Names.__traceback__);
        ts.interpreter.sysDict.put(ts, PyUnicode.intern("last_exc"), value);
        PyObject hook = Printing.sysAttribute(ts, "excepthook");
        try {
            if (hook == null) {
                Streams.error(ts, "sys.excepthook is missing\n");
                ErrorDisplay.display(ts, value, tb);
            } else {
                PyObject trace = tb == null ? PyNone.NONE : tb;
                Auditing.audit(ts, "sys.excepthook", hook, value.ob_type(), value, trace);
                Refs.decref(ts, Calls.call3(ts, hook, value.ob_type(), value, trace));
            }
        } catch (PyException inner) {
            if (inner.matches(Exc.SystemExit)) {
                return failed(ts, inner);
            }
            System.err.println("Error in sys.excepthook:");
            ErrorDisplay.display(ts, inner.value(ts), null);
            inner.discard(ts);
            System.err.println("\nOriginal exception was:");
            ErrorDisplay.display(ts, value, tb);
        } finally {
            Refs.xdecref(ts, hook);
            Refs.xdecref(ts, tb);
            Refs.decref(ts, value);
        }
        return -1;
    }

    private static int exitCode(PyThreadState ts, PyObject code) {
        if (code == PyNone.NONE) {
            return 0;
        }
        PyLong n = PyLong.unwrapOrNull(code);
        if (n != null) {
            return n.fitsLong() ? (int) (n.longValue() & 0xff) : 255;
        }
        String text;
        try {
            text = Objects.strText(ts, code);
        } catch (PyException e) {
            // CPython writes nothing but the line end.
            e.discard(ts);
            text = "";
        }
        Streams.error(ts, text + "\n");
        return 1;
    }

    /** Waits for threads, runs exit functions, ends the modules, flushes the streams; 120 if that fails. CPython: Py_FinalizeEx. */
    private static int finish(PyThreadState ts) {
        call(ts, "threading", "_shutdown");
        Consumer<PyThreadState> exitFunctions = ts.interpreter.exitFunctions;
        if (exitFunctions != null) {
            exitFunctions.accept(ts);
        }
        Consumer<PyThreadState> subinterpreters = ts.interpreter.subinterpreters;
        if (subinterpreters != null) {
            subinterpreters.accept(ts);
        }
        ts.interp.state(SysState.KEY).finalizing = true;
        boolean flushed = Streams.flush(ts, "stdout") & Streams.flush(ts, "stderr");
        ModuleTeardown.run(ts);
        return flushed && Streams.flush(ts, "stdout") & Streams.flush(ts, "stderr") ? 0 : 120;
    }

    private static void call(PyThreadState ts, String module, String function) {
        PyObject m = ts.interpreter.modules.get(ts, PyUnicode.intern(module));
        if (m == null) {
            return;
        }
        try {
            Refs.decref(ts, Calls.callMethod(ts, m, function));
        } catch (PyException e) {
            io.github.typhon.objects.core.Unraisable.report(ts, e, m, "Exception ignored on " + module + " shutdown");
        } finally {
            Refs.decref(ts, m);
        }
    }
}
