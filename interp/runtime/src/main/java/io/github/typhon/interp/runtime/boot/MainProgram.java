// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.boot;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.runtime.builtins.Printing;
import io.github.typhon.interp.runtime.builtins.SourceCompiler;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.eval.Interp;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.PyModule;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.interp.runtime.sys.ErrorDisplay;
import io.github.typhon.interp.runtime.sys.PyConfig;
import io.github.typhon.interp.runtime.sys.SysState;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Runs what the command line names in {@code __main__} and turns the outcome into an exit code. CPython: Modules/main.c. */
public final class MainProgram {
    /** Instead of an exit code: the program was interrupted, and its process should die of SIGINT. */
    public static final int INTERRUPTED = 256 + 130;

    private MainProgram() {}

    /** {@code -c command}. */
    public static int command(PyThreadState ts, String command) {
        return guarded(ts, () -> {
            String source = SourceLines.dedent(command);
            PyObject code = SourceCompiler.compile(ts, PyUnicode.of(source), "<string>", "exec", 0, -1);
            try {
                SourceLines.register(ts, code, source, "<string>");
                PyDict d = mainDict(ts);
                Refs.decref(ts, Interp.run(ts, (PyCode) code, d, d));
            } finally {
                Refs.decref(ts, code);
            }
            return 0;
        });
    }

    /** {@code -m module}, through runpy. */
    public static int module(PyThreadState ts, String module) {
        return guarded(ts, () -> {
            mainDict(ts);
            PyObject runpy = Importer.importModule(ts, "runpy");
            Refs.decref(ts, Calls.callMethod(ts, runpy, "_run_module_as_main", PyUnicode.of(module), PyBool.TRUE));
            Refs.decref(ts, runpy);
            return 0;
        });
    }

    /** A script; a directory or an archive with a {@code __main__} runs through runpy. */
    public static int file(PyThreadState ts, String file) {
        Path p = Path.of(file);
        if (runsAsPackage(p)) {
            return guarded(ts, () -> {
                mainDict(ts);
                PyObject runpy = Importer.importModule(ts, "runpy");
                Refs.decref(ts, Calls.callMethod(ts, runpy, "_run_module_as_main", PyUnicode.of("__main__"), PyBool.FALSE));
                Refs.decref(ts, runpy);
                return 0;
            });
        }
        byte[] source;
        try {
            source = Files.readAllBytes(p);
        } catch (NoSuchFileException e) {
            return cannotOpen(ts, file, 2, "No such file or directory");
        } catch (AccessDeniedException e) {
            return cannotOpen(ts, file, 13, "Permission denied");
        } catch (IOException e) {
            return cannotOpen(ts, file, 5, "Input/output error");
        }
        byte[] text = ts.interp.state(SysState.KEY).config.skipFirstLine ? withoutFirstLine(source) : source;
        return guarded(ts, () -> {
            PyDict d = mainDict(ts);
            String name = absolute(p);
            d.put(ts, Names.__file__, PyUnicode.of(name));
            d.put(ts, PyUnicode.intern("__cached__"), PyNone.NONE);
            setFileLoader(ts, d, name);
            PyObject code = SourceCompiler.compileFile(ts, text, name);
            try {
                Refs.decref(ts, Interp.run(ts, (PyCode) code, d, d));
            } finally {
                Refs.decref(ts, code);
            }
            return 0;
        });
    }

    /** Absolute but not normalized, as CPython makes it. */
    private static String absolute(Path p) {
        return p.isAbsolute() ? p.toString() : Path.of("").toAbsolutePath() + "/" + p;
    }

    /** A directory or a zip archive: its module {@code __main__} is the program. */
    public static boolean runsAsPackage(Path p) {
        return Files.isDirectory(p) || isArchive(p);
    }

    /** True if the file ends like a zip archive. */
    private static boolean isArchive(Path p) {
        if (!Files.isRegularFile(p)) {
            return false;
        }
        try (java.io.RandomAccessFile f = new java.io.RandomAccessFile(p.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(f.length(), 22 + 65535)];
            f.seek(f.length() - tail.length);
            f.readFully(tail);
            for (int i = tail.length - 22; i >= 0; i--) {
                if (tail[i] == 'P' && tail[i + 1] == 'K' && tail[i + 2] == 5 && tail[i + 3] == 6) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            // Reading it as a script reports the error.
            return false;
        }
    }

    /** {@code __loader__} of a script, for inspect and pickles of importlib's users. */
    private static void setFileLoader(PyThreadState ts, PyDict d, String file) {
        PyObject external = ts.interpreter.modules.get(ts, PyUnicode.intern("_frozen_importlib_external"));
        if (external == null) {
            return;
        }
        try {
            PyObject loader = Calls.callMethod(ts, external, "SourceFileLoader", PyUnicode.intern("__main__"), PyUnicode.of(file));
            d.putStolen(ts, Names.__loader__, loader);
        } finally {
            Refs.decref(ts, external);
        }
    }

    private static byte[] withoutFirstLine(byte[] s) {
        int i = 0;
        while (i < s.length && s[i] != '\n') {
            i++;
        }
        // The newline stays, so that line numbers are right.
        return java.util.Arrays.copyOfRange(s, i, s.length);
    }

    private static int cannotOpen(PyThreadState ts, String file, int errno, String message) {
        String program = ts.interp.state(SysState.KEY).config.executable;
        System.err.println((program.isEmpty() ? "typhon" : program) + ": can't open file '" + Path.of(file).toAbsolutePath() + "': [Errno " + errno + "] " + message);
        finish(ts);
        return 2;
    }

    /** The program on standard input. */
    public static int stdin(PyThreadState ts) {
        PyConfig config = ts.interp.state(SysState.KEY).config;
        if (config.interactive > 0 || InteractiveStart.isTerminal(ts)) {
            config.inspect = 0;
            return guarded(ts, () -> {
                InteractiveStart.banner(ts, config);
                InteractiveStart.startupFile(ts, config);
                return new InteractiveLoop(ts, mainDict(ts)).run();
            });
        }
        return guarded(ts, () -> {
            byte[] source;
            try {
                source = System.in.readAllBytes();
            } catch (IOException e) {
                throw PyException.of(Exc.OSError, e.getMessage());
            }
            PyDict d = mainDict(ts);
            PyObject code = SourceCompiler.compileFile(ts, source, "<stdin>");
            try {
                Refs.decref(ts, Interp.run(ts, (PyCode) code, d, d));
            } finally {
                Refs.decref(ts, code);
            }
            return 0;
        });
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
            PyObject builtins = ts.interpreter.modules.get(ts, Names.builtins);
            d.putStolen(ts, Names.__builtins__, builtins);
            PyObject bootstrap = ts.interpreter.modules.get(ts, PyUnicode.intern("_frozen_importlib"));
            if (bootstrap != null) {
                d.putStolen(ts, Names.__loader__, Objects.getAttr(ts, bootstrap, "BuiltinImporter"));
                Refs.decref(ts, bootstrap);
            }
        }
        PyDict d = ((PyModule) have).dictBorrowed();
        Refs.decref(ts, have);
        return d;
    }

    private static int guarded(PyThreadState ts, Supplier<Integer> body) {
        int code;
        try {
            code = body.get();
        } catch (PyException e) {
            code = failed(ts, e);
        }
        code = inspect(ts, code);
        int flushed = finish(ts);
        return code == 0 ? flushed : code;
    }

    /** With -i, or PYTHONINSPECT set by the program: goes on interactively. */
    private static int inspect(PyThreadState ts, int code) {
        PyConfig config = ts.interp.state(SysState.KEY).config;
        if (config.inspect == 0 && !wantsInspection(ts, config)) {
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
        PyObject value = e.takeValue(ts);
        PyObject tb = Objects.lookupAttr(ts, value, Names.__traceback__);
        ts.interpreter.sysDict.put(ts, PyUnicode.intern("last_exc"), value);
        PyObject hook = Printing.sysAttribute(ts, "excepthook");
        try {
            if (hook == null) {
                ErrorDisplay.display(ts, value, tb);
            } else {
                Refs.decref(ts, Calls.call3(ts, hook, value.ob_type(), value, tb == null ? PyNone.NONE : tb));
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
        PyObject err = Printing.sysAttribute(ts, "stderr");
        String text = Objects.strText(ts, code) + "\n";
        if (err == null || err == PyNone.NONE) {
            System.err.print(text);
        } else {
            Refs.decref(ts, Calls.callMethod(ts, err, Names.write, PyUnicode.of(text)));
            Refs.decref(ts, Calls.callMethod(ts, err, Names.flush));
        }
        Refs.xdecref(ts, err);
        return 1;
    }

    /** Waits for threads, runs exit functions, ends the modules, flushes the streams; 120 if that fails. CPython: Py_FinalizeEx. */
    private static int finish(PyThreadState ts) {
        call(ts, "threading", "_shutdown");
        call(ts, "atexit", "_run_exitfuncs");
        ts.interp.state(SysState.KEY).finalizing = true;
        boolean flushed = flush(ts, "stdout") & flush(ts, "stderr");
        ModuleTeardown.run(ts);
        return flushed & flush(ts, "stdout") & flush(ts, "stderr") ? 0 : 120;
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

    /** CPython: file_is_closed: an attribute that cannot be asked for counts as false. */
    private static boolean isClosed(PyThreadState ts, PyObject stream) {
        try {
            return Objects.truth(ts, Objects.getAttr(ts, stream, "closed"));
        } catch (PyException e) {
            e.discard(ts);
            return false;
        }
    }

    static boolean flush(PyThreadState ts, String stream) {
        PyObject s = Printing.sysAttribute(ts, stream);
        if (s == null || s == PyNone.NONE) {
            return true;
        }
        try {
            if (!isClosed(ts, s)) {
                Refs.decref(ts, Calls.callMethod(ts, s, Names.flush));
            }
            return true;
        } catch (PyException e) {
            e.discard(ts);
            return false;
        } finally {
            Refs.decref(ts, s);
        }
    }
}
