// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.boot;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.runtime.builtins.Printing;
import io.github.typhon.interp.runtime.builtins.SourceCompiler;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.eval.Interp;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.sys.PyConfig;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What precedes an interactive loop: banner and PYTHONSTARTUP. CPython: pymain_run_stdin (Modules/main.c). */
final class InteractiveStart {
    private InteractiveStart() {}

    static boolean isTerminal(PyThreadState ts) {
        PyObject in = Printing.sysAttribute(ts, "stdin");
        if (in == null || in == PyNone.NONE) {
            return false;
        }
        try {
            return Objects.truth(ts, Calls.callMethod(ts, in, "isatty"));
        } catch (PyException e) {
            e.discard(ts);
            return false;
        } finally {
            Refs.decref(ts, in);
        }
    }

    static void banner(PyThreadState ts, PyConfig config) {
        if (config.quiet > 0) {
            return;
        }
        PyObject version = Printing.sysAttribute(ts, "version");
        PyObject platform = Printing.sysAttribute(ts, "platform");
        Streams.error(ts, "Python " + version + " on " + platform + "\n");
        if (!config.noSite) {
            Streams.error(ts, "Type \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n");
        }
        Refs.xdecref(ts, version);
        Refs.xdecref(ts, platform);
    }

    /** Runs the file that PYTHONSTARTUP names; its errors are shown and forgotten. */
    static void startupFile(PyThreadState ts, PyConfig config) {
        String file = config.ignoreEnvironment ? null : System.getenv("PYTHONSTARTUP");
        if (file == null || file.isEmpty()) {
            return;
        }
        byte[] source;
        try {
            source = Files.readAllBytes(Path.of(file));
        } catch (IOException e) {
            Streams.error(ts, "Could not open PYTHONSTARTUP\n" + (e instanceof NoSuchFileException
                    ? "FileNotFoundError: [Errno 2] No such file or directory: '" + file + "'\n" : e + "\n"));
            return;
        }
        try {
            PyDict d = MainProgram.mainDict(ts);
            d.put(ts, Names.__file__, PyUnicode.of(file));
            PyObject code = SourceCompiler.compileFile(ts, source, file);
            try {
                Refs.decref(ts, Interp.run(ts, (PyCode) code, d, d));
            } finally {
                Refs.decref(ts, code);
                Refs.xdecref(ts, d.remove(ts, Names.__file__));
            }
        } catch (PyException e) {
            if (e.matches(Exc.SystemExit)) {
                throw e;
            }
            MainProgram.display(ts, e);
        }
    }
}
