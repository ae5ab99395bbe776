// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.embed;

/**
 * Java code that Python can call: pass a lambda wherever a Java value is converted to Python.
 * <p>Threads: called on whichever thread runs the Python code, possibly on several at once. The thread is detached meanwhile, so it may block.
 * <p>Errors: what it throws becomes a Python exception, {@code typhon.JavaError} with the Java one in its attribute {@code exception}; a
 * {@link PythonException} goes on as the Python exception that it is.
 */
@FunctionalInterface
public interface PythonCallable {
    /** The result is converted to Python; null is None. */
    Object call(Arguments arguments) throws Exception;
}
