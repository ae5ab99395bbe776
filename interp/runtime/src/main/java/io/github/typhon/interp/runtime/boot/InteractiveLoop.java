// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.boot;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.runtime.builtins.Printing;
import io.github.typhon.interp.runtime.builtins.SourceCompiler;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.eval.Interp;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/** Reads statements from sys.stdin, prompts on stderr, runs each as soon as it is complete. CPython: PyRun_InteractiveLoop.
 *  <p>Threads: the main thread's. */
final class InteractiveLoop {
    private static final int ALLOW_INCOMPLETE = 0x4000;
    private static final int DONT_IMPLY_DEDENT = 0x200;
    private static final int FUTURES = 0x1fe0000;
    private static final String FILENAME = "<stdin>";

    private final PyThreadState ts;
    private final PyDict namespace;
    private boolean ended;
    private int futures;

    InteractiveLoop(PyThreadState ts, PyDict namespace) {
        this.ts = ts;
        this.namespace = namespace;
    }

    /** Until the end of the input; 0. SystemExit passes. */
    int run() {
        prompt("ps1", ">>> ");
        prompt("ps2", "... ");
        while (!ended) {
            try {
                one();
            } catch (PyException e) {
                if (e.matches(Exc.SystemExit)) {
                    throw e;
                }
                if (e.matches(Exc.KeyboardInterrupt)) {
                    write("\n");
                }
                MainProgram.display(ts, e);
            }
            flush("stdout");
            flush("stderr");
        }
        write("\n");
        return 0;
    }

    private void prompt(String name, String text) {
        PyUnicode key = PyUnicode.intern(name);
        if (!ts.interpreter.sysDict.containsKey(ts, key)) {
            ts.interpreter.sysDict.put(ts, key, PyUnicode.of(text));
        }
    }

    /** One statement: reads lines until the parser has enough. */
    private void one() {
        StringBuilder source = new StringBuilder();
        String name = "ps1";
        while (true) {
            String line = readLine(name);
            if (line.isEmpty()) {
                ended = true;
                if (source.isEmpty()) {
                    return;
                }
                write("\n");
                ended = false;
                execute(compile(source.toString(), 0), source.toString());
                return;
            }
            boolean blank = line.isBlank();
            if (source.isEmpty() && (blank || line.stripLeading().startsWith("#"))) {
                return;
            }
            source.append(line);
            PyObject code = complete(source.substring(0, source.length() - (line.endsWith("\n") ? 1 : 0)));
            if (code != null) {
                execute(code, source.toString());
                return;
            }
            name = "ps2";
        }
    }

    /** Null if more lines must follow. */
    private @Owned PyObject complete(String source) {
        try {
            return compile(source, ALLOW_INCOMPLETE | DONT_IMPLY_DEDENT);
        } catch (PyException e) {
            if (!e.matches(Exc._IncompleteInputError)) {
                throw e;
            }
            e.discard(ts);
            return null;
        }
    }

    private PyObject compile(String source, int flags) {
        return SourceCompiler.compile(ts, PyUnicode.of(source), FILENAME, "single", flags | futures, -1);
    }

    private void execute(PyObject code, String source) {
        try {
            SourceLines.register(ts, code, source, FILENAME);
            futures |= ((PyCode) code).flags & FUTURES;
            Refs.decref(ts, Interp.run(ts, (PyCode) code, namespace, namespace));
        } finally {
            Refs.decref(ts, code);
        }
    }

    /** With its line end; empty at the end of the input. */
    private String readLine(String promptName) {
        PyObject prompt = Printing.sysAttribute(ts, promptName);
        flush("stdout");
        if (prompt != null) {
            try {
                write(Objects.strText(ts, prompt));
            } finally {
                Refs.decref(ts, prompt);
            }
        }
        PyObject in = Printing.sysAttribute(ts, "stdin");
        if (in == null || in == PyNone.NONE) {
            return "";
        }
        PyObject line = null;
        try {
            line = Calls.callMethod(ts, in, "readline");
            PyUnicode u = PyUnicode.unwrapOrNull(line);
            return u == null ? "" : u.toString();
        } finally {
            Refs.xdecref(ts, line);
            Refs.decref(ts, in);
        }
    }

    private void write(String text) {
        PyObject err = Printing.sysAttribute(ts, "stderr");
        if (err == null || err == PyNone.NONE) {
            return;
        }
        try {
            Refs.decref(ts, Calls.callMethod(ts, err, Names.write, PyUnicode.of(text)));
            Refs.decref(ts, Calls.callMethod(ts, err, Names.flush));
        } finally {
            Refs.decref(ts, err);
        }
    }

    private void flush(String stream) {
        Streams.flush(ts, stream);
    }
}
