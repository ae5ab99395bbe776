// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.cli;

/** A value that no interpreter can start with; exit code 1. */
final class ConfigError extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param where CPython's function that finds it; @param state how far it had come by then */
    ConfigError(String where, String message, String state) {
        this(where + ": " + message, state);
    }

    /** For the few that CPython reports without a function. */
    ConfigError(String message, String state) {
        super("Fatal Python error: " + message + "\nPython runtime state: " + state + "\n", null, false, false);
    }
}
