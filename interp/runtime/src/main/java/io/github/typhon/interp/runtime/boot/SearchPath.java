// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.boot;

import io.github.typhon.interp.runtime.builtins.Printing;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.interp.runtime.sys.SysState;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The program's own entry of sys.path, which comes before all others and only after module site ran. CPython: pymain_sys_path_add_path0. */
final class SearchPath {
    private SearchPath() {}

    static void prepend(PyThreadState ts, String entry) {
        PyObject path = Printing.sysAttribute(ts, "path");
        if (path == null) {
            return;
        }
        ts.interp.state(SysState.KEY).config.programPath = entry;
        ts.interpreter.programPath = entry;
        try {
            Refs.decref(ts, Calls.callMethod(ts, path, "insert", PyLong.of(0), PyUnicode.of(entry)));
        } finally {
            Refs.decref(ts, path);
        }
    }

    /** The current directory; OSError if it is gone. */
    static String currentDirectory(PyThreadState ts) {
        String java = System.getProperty("user.dir", "");
        if (isPlain(java)) {
            return java;
        }
        PyObject posix = Importer.importModule(ts, "posix");
        try {
            PyObject cwd = Calls.callMethod(ts, posix, "getcwd");
            String text = Objects.strText(ts, cwd);
            Refs.decref(ts, cwd);
            return text;
        } finally {
            Refs.decref(ts, posix);
        }
    }

    /** True if Java names the same file by this text, whatever its idea of the locale is. */
    static boolean isPlain(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c > 0 && c < 0x80);
    }

    /** The file for Java, or null if it has no such name. */
    static Path javaPath(String name) {
        try {
            return isPlain(name) ? Path.of(name) : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
