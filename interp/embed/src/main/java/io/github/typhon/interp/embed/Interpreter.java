// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.embed;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.runtime.boot.MainProgram;
import io.github.typhon.interp.runtime.builtins.SourceCompiler;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.eval.Interp;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A Python interpreter inside a Java program: its own modules, its own {@code sys}, its own objects. Several may live in one JVM.
 * <p>Threads: every method may be called from any thread, platform or virtual, at the same time as from others; Python code runs in parallel. A thread
 * keeps its Python identity ({@code threading.get_ident()}, thread-locals) for as long as it lives.
 * <p>Ownership: a {@link Value} given out holds one counted reference until it is closed; with it closed, objects die as promptly as in CPython.
 * <p>Errors: a Python exception that nobody catches arrives as {@link PythonException}; use after {@link #close} is an IllegalStateException.
 */
public final class Interpreter implements AutoCloseable {
    private final Attachments attachments;
    private final Conversion conversion;

    Interpreter(PyThreadState main) {
        attachments = new Attachments(main);
        conversion = new Conversion(this);
    }

    /** An interpreter with the defaults of {@link InterpreterBuilder}. */
    public static Interpreter open() {
        return builder().open();
    }

    public static InterpreterBuilder builder() {
        return new InterpreterBuilder();
    }

    // ---- running source text

    /** Runs statements in {@code __main__}. */
    public void exec(String source) {
        exec(source, "<string>");
    }

    /** Runs statements in {@code __main__}; tracebacks name the file. */
    public void exec(String source, String fileName) {
        run(source, fileName, "exec", r -> null);
    }

    /** The value of an expression in {@code __main__}. */
    public Value eval(String expression) {
        return run(expression, "<string>", "eval", Result::toValue);
    }

    /** The value of an expression as a Java value, see {@link Value#as}. */
    public <T> T eval(String expression, Class<T> type) {
        return run(expression, "<string>", "eval", r -> r.convert(type));
    }

    private <T> T run(String source, String fileName, String mode, Function<Result, T> use) {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(fileName, "fileName");
        return call(ts -> {
            PyDict globals = MainProgram.mainNamespace(ts);
            PyObject code = SourceCompiler.compile(ts, PyUnicode.of(mode.equals("eval") ? source.strip() : source), fileName, mode, 0, -1);
            PyObject result;
            try {
                result = Interp.run(ts, (PyCode) code, globals, globals);
            } finally {
                Refs.decref(ts, code);
            }
            try {
                return use.apply(new Result(ts, result));
            } finally {
                Refs.decref(ts, result);
            }
        });
    }

    /** A borrowed result while the thread is attached. */
    private final class Result {
        private final PyThreadState ts;
        private final PyObject object;

        Result(PyThreadState ts, PyObject object) {
            this.ts = ts;
            this.object = object;
        }

        Value toValue() {
            return new Value(Interpreter.this, Refs.newRef(ts, object));
        }

        <T> T convert(Class<T> type) {
            return conversion.toJava(ts, object, type);
        }
    }

    // ---- names

    /** A global of {@code __main__}. NameError, as a PythonException, if there is none. */
    public Value get(String name) {
        return find(name).orElseThrow(() -> new PythonException("NameError", "name '" + name + "' is not defined"));
    }

    /** A global of {@code __main__}, if there is one of that name. */
    public Optional<Value> find(String name) {
        Objects.requireNonNull(name, "name");
        return call(ts -> {
            PyObject o = MainProgram.mainNamespace(ts).get(ts, PyUnicode.intern(name));
            return o == null ? Optional.empty() : Optional.of(new Value(this, o));
        });
    }

    /** Binds a global of {@code __main__} to a Java value, see {@link #value}. */
    public void set(String name, Object value) {
        Objects.requireNonNull(name, "name");
        call(ts -> {
            MainProgram.mainNamespace(ts).putStolen(ts, PyUnicode.intern(name), conversion.toPython(ts, value));
            return null;
        });
    }

    /** Imports a module by its full name and returns it. */
    public Value importModule(String name) {
        Objects.requireNonNull(name, "name");
        return call(ts -> new Value(this, Importer.importModule(ts, name)));
    }

    /**
     * The Python object for a Java value: null, booleans, numbers, characters, strings and {@code byte[]} become Python's own; lists, sets, maps and arrays
     * become new list, set and dict objects; a {@link PythonCallable} becomes callable; a {@link Value} stands for its object; anything else is passed
     * through opaquely and comes back as the same Java object.
     */
    public Value value(Object javaValue) {
        return call(ts -> new Value(this, conversion.toPython(ts, javaValue)));
    }

    // ---- the end

    /** True once {@link #close} was called. */
    public boolean isClosed() {
        return attachments.isClosed();
    }

    /**
     * Refuses new calls, waits for those under way and for Python's non-daemon threads, runs the exit functions and flushes the streams. Closing again does
     * nothing. IllegalStateException if called from within a call of this interpreter.
     */
    @Override
    public void close() {
        attachments.close(MainProgram::shutdown);
    }

    // ---- for this package

    Conversion conversion() {
        return conversion;
    }

    Attachments attachments() {
        return attachments;
    }

    /** What runs while the calling thread is attached. */
    interface Body<T> {
        T run(PyThreadState ts);
    }

    /** Attaches the thread, runs the body, and turns a Python exception into a Java one. */
    <T> T call(Body<T> body) {
        Attachments.Entry entry = attachments.enter();
        try {
            return body.run(entry.ts());
        } catch (PyException e) {
            throw JavaTraceback.toJava(entry.ts(), e, this, entry.callback());
        } finally {
            entry.leave();
        }
    }

    /** Drops a reference from any thread; nothing is left to do once the interpreter is closed. */
    void release(@Owned PyObject o) {
        Attachments.Entry entry = attachments.enterIfOpen();
        if (entry == null) {
            return;
        }
        try {
            Refs.decref(entry.ts(), o);
        } finally {
            entry.leave();
        }
    }
}
