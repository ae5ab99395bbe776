// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.boot;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** The name of the program's file. Java's own calls serve the common case; names that Java may not be able to spell in the process's
 *  locale, and files that it cannot read, go through {@code _io} and {@code posixpath}. */
final class ScriptPath {
    private final PyThreadState ts;
    private final String name;
    private final Path java;

    ScriptPath(PyThreadState ts, String name) {
        this.ts = ts;
        this.name = name;
        this.java = SearchPath.javaPath(name);
    }

    /** Absolute but not normalized, as CPython makes it. */
    String absolute() {
        return name.startsWith("/") ? name : SearchPath.currentDirectory(ts) + (name.isEmpty() ? "" : "/" + name);
    }

    /** The directory the file itself lies in, links followed. */
    String directory() {
        if (java != null) {
            try {
                return String.valueOf(java.toRealPath().getParent());
            } catch (IOException e) {
                // Not a file of the file system, as /dev/stdin may be.
                return String.valueOf(java.toAbsolutePath().normalize().getParent());
            }
        }
        PyObject paths = Importer.importModule(ts, "posixpath");
        PyObject real = null;
        PyObject parent = null;
        try {
            real = Calls.callMethod(ts, paths, "realpath", PyUnicode.of(name));
            parent = Calls.callMethod(ts, paths, "dirname", real);
            return Objects.strText(ts, parent);
        } finally {
            Refs.decref(ts, paths);
            Refs.xdecref(ts, real);
            Refs.xdecref(ts, parent);
        }
    }

    /** A directory or a zip archive: its module {@code __main__} is the program. */
    boolean isPackage() {
        return java != null ? Files.isDirectory(java) || isArchive(java) : hasImporter();
    }

    private boolean hasImporter() {
        PyObject external = ts.interpreter.modules.get(ts, PyUnicode.intern("_frozen_importlib_external"));
        if (external == null) {
            return false;
        }
        PyObject finder = null;
        PyObject importer = null;
        try {
            finder = Objects.getAttr(ts, external, "PathFinder");
            importer = Calls.callMethod(ts, finder, "_path_importer_cache", PyUnicode.of(name));
            return importer != PyNone.NONE;
        } finally {
            Refs.decref(ts, external);
            Refs.xdecref(ts, finder);
            Refs.xdecref(ts, importer);
        }
    }

    /** True if the file ends like a zip archive. */
    private static boolean isArchive(Path p) {
        if (!Files.isRegularFile(p)) {
            return false;
        }
        try (RandomAccessFile f = new RandomAccessFile(p.toFile(), "r")) {
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

    /** All bytes; OSError if they cannot be read. */
    byte[] read() {
        if (java != null) {
            try {
                return Files.readAllBytes(java);
            } catch (IOException e) {
                // The same again below, for the error's number.
            }
        }
        PyObject io = Importer.importModule(ts, "_io");
        PyObject file = null;
        PyObject data = null;
        try {
            file = Calls.callMethod(ts, io, "open", PyUnicode.of(name), PyUnicode.of("rb"));
            data = Calls.callMethod(ts, file, "read");
            Refs.decref(ts, Calls.callMethod(ts, file, "close"));
            return Buffers.bytes(ts, data);
        } finally {
            Refs.decref(ts, io);
            Refs.xdecref(ts, file);
            Refs.xdecref(ts, data);
        }
    }
}
