// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.embed;

import java.util.List;

/**
 * A Python exception that reached Java. The message is the last line that Python would print; the stack trace begins with the Python frames, innermost first,
 * and goes on with the Java ones; the cause is the Java exception, if a call from Python into Java threw one.
 * <p>Ownership: holds text only, so that the frames of the traceback and what they refer to die at once; within a callback from Python it holds the exception
 * object until the callback returns.
 */
public final class PythonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> typeNames;
    private final String text;
    private final String traceback;
    /** The exception object, until the callback scope {@link #forget}s it; null outside of callbacks. */
    private transient Value object;

    PythonException(List<String> typeNames, String text, String traceback, Throwable cause) {
        super(text.isEmpty() ? typeNames.getFirst() : typeNames.getFirst() + ": " + text, cause);
        this.typeNames = List.copyOf(typeNames);
        this.text = text;
        this.traceback = traceback;
    }

    /** One that Java code raises; {@code type} names a built-in exception. */
    public PythonException(String type, String text) {
        this(List.of(type), text, type + ": " + text + "\n", null);
    }

    /** The exception's type as Python prints it: {@code ValueError}, {@code json.decoder.JSONDecodeError}. */
    public String typeName() {
        return typeNames.getFirst();
    }

    /** True if the type, or one that it derives from, has this name. */
    public boolean isInstance(String name) {
        return typeNames.contains(name);
    }

    /** {@code str()} of the exception. */
    public String text() {
        return text;
    }

    /** The traceback as Python prints it, with a newline at the end. */
    public String traceback() {
        return traceback;
    }

    void keep(Value exception) {
        object = exception;
    }

    /** The exception object, or null where it is not held. */
    Value object() {
        return object;
    }

    void forget() {
        object.close();
        object = null;
    }
}
