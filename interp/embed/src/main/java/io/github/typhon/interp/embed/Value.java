// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.embed;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.table.StateSlots;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.function.Consumer;

/**
 * A handle on a Python object. Every method acts as its Python counterpart does, and fails with a {@link PythonException} where that raises.
 * <p>Threads: any, at once. Closing while another thread uses the handle is safe: that use either has the object or fails as on a closed handle.
 * <p>Ownership: holds one counted reference until it is closed; a handle never closed keeps its object alive until the interpreter closes.
 * <p>Errors: IllegalStateException after {@link #close}, or after the interpreter's.
 */
public final class Value implements AutoCloseable {
    private final Interpreter interpreter;
    @Owned private final PyObject[] slot = new PyObject[1];

    Value(Interpreter interpreter, @Owned PyObject object) {
        this.interpreter = interpreter;
        RefSlots.setRelease(slot, 0, object);
    }

    // ---- for this package

    boolean belongsTo(Interpreter other) {
        return interpreter == other;
    }

    /** A new reference to the object, for an attached thread. */
    @Owned
    PyObject load(ThreadState ts) {
        PyObject o = StateSlots.load(ts, slot, 0);
        if (o == null) {
            throw new IllegalStateException("the value is closed");
        }
        return o;
    }

    private interface Use<T> {
        T run(PyThreadState ts, PyObject object);
    }

    private <T> T with(Use<T> use) {
        return interpreter.call(ts -> {
            PyObject o = load(ts);
            try {
                return use.run(ts, o);
            } finally {
                Refs.decref(ts, o);
            }
        });
    }

    private Value owned(PyObject result) {
        return new Value(interpreter, result);
    }

    // ---- conversion

    /**
     * The object as a Java value: {@code String}, {@code boolean}, the integer types, {@code BigInteger}, {@code double}, {@code float}, {@code char},
     * {@code byte[]}, {@code List}, {@code Set}, {@code Map} (copies, elements as with {@code Object}), {@code Value} (a new handle), the class of a Java
     * object that was passed to Python, or {@code Object}: whatever fits by nature, None as null, int as Long or BigInteger, containers copied, other
     * objects as handles. ClassCastException if the object is none of that kind; ArithmeticException if a number does not fit.
     */
    public <T> T as(Class<T> type) {
        return with((ts, o) -> interpreter.conversion().toJava(ts, o, type));
    }

    public String asString() {
        return as(String.class);
    }

    public int asInt() {
        return as(int.class);
    }

    public long asLong() {
        return as(long.class);
    }

    public double asDouble() {
        return as(double.class);
    }

    public boolean asBoolean() {
        return as(boolean.class);
    }

    /** {@code bool(object)}. */
    public boolean isTrue() {
        return with(Objects::isTrue);
    }

    public boolean isNone() {
        return with((ts, o) -> o == PyNone.NONE);
    }

    public boolean isCallable() {
        return with((ts, o) -> Objects.isCallable(o));
    }

    /** The name of the object's type as Python prints it. */
    public String typeName() {
        return with((ts, o) -> PyType.of(o).name());
    }

    /** {@code repr(object)}. */
    public String repr() {
        return with(Objects::reprText);
    }

    /** {@code str(object)}; says so if the handle or the interpreter is closed. */
    @Override
    public String toString() {
        if (interpreter.isClosed() || RefSlots.getVolatile(slot, 0) == null) {
            return "<closed value>";
        }
        return with(Objects::strText);
    }

    // ---- operations

    /** {@code object(*arguments)}; arguments are converted as {@link Interpreter#value} does. */
    public Value call(Object... arguments) {
        return with((ts, o) -> owned(callWith(ts, o, arguments)));
    }

    /** As {@link #call}, the result as a Java value. */
    public <T> T callAs(Class<T> type, Object... arguments) {
        return with((ts, o) -> {
            PyObject result = callWith(ts, o, arguments);
            try {
                return interpreter.conversion().toJava(ts, result, type);
            } finally {
                Refs.decref(ts, result);
            }
        });
    }

    /** {@code object.method(*arguments)}. */
    public Value invoke(String method, Object... arguments) {
        return with((ts, o) -> {
            PyObject f = Objects.getAttr(ts, o, PyUnicode.intern(method));
            try {
                return owned(callWith(ts, f, arguments));
            } finally {
                Refs.decref(ts, f);
            }
        });
    }

    private @Owned PyObject callWith(PyThreadState ts, PyObject f, Object[] arguments) {
        PyObject[] args = interpreter.conversion().toPython(ts, arguments);
        try {
            return Calls.call(ts, f, args, null);
        } finally {
            Refs.releaseAll(ts, args, 0, args.length);
        }
    }

    /** {@code object.name}. */
    public Value get(String name) {
        return with((ts, o) -> owned(Objects.getAttr(ts, o, PyUnicode.intern(name))));
    }

    /** {@code object.name = value}. */
    public void set(String name, Object value) {
        with((ts, o) -> {
            PyObject v = interpreter.conversion().toPython(ts, value);
            try {
                Objects.setAttr(ts, o, PyUnicode.intern(name), v);
            } finally {
                Refs.decref(ts, v);
            }
            return null;
        });
    }

    /** {@code object[key]}. */
    public Value getItem(Object key) {
        return with((ts, o) -> {
            PyObject k = interpreter.conversion().toPython(ts, key);
            try {
                return owned(Objects.getItem(ts, o, k));
            } finally {
                Refs.decref(ts, k);
            }
        });
    }

    /** {@code object[key] = value}. */
    public void setItem(Object key, Object value) {
        with((ts, o) -> {
            PyObject[] kv = interpreter.conversion().toPython(ts, new Object[] {key, value});
            try {
                Objects.setItem(ts, o, kv[0], kv[1]);
            } finally {
                Refs.releaseAll(ts, kv, 0, 2);
            }
            return null;
        });
    }

    /** {@code len(object)}. */
    public long size() {
        return with(Objects::length);
    }

    /** {@code for item in object}; each item's handle is closed when the consumer returns. */
    public void forEach(Consumer<Value> consumer) {
        with((ts, o) -> {
            Iterators.forEach(ts, o, item -> {
                Value v = owned(Refs.newRef(ts, item));
                // Detached: the consumer is Java code that may block.
                try (ThreadState.Blocking detached = ts.blocking()) {
                    consumer.accept(v);
                } finally {
                    v.close();
                }
                return true;
            });
            return null;
        });
    }

    /** Another handle on the same object. */
    public Value copy() {
        return with((ts, o) -> owned(Refs.newRef(ts, o)));
    }

    /** Gives the reference back; the object may die now. Closing again does nothing. */
    @Override
    public void close() {
        PyObject o = RefSlots.getAndSet(slot, 0, null);
        if (o != null) {
            interpreter.release(o);
        }
    }
}
