// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.posix;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;

/** Java's I/O exceptions as OSError with errno and text. */
public final class OsErrors {
    private OsErrors() {}

    /** The exception for a failed operation on a path (borrowed, may be null). */
    public static PyException of(ThreadState ts, IOException e, PyObject path) {
        int errno = errno(e);
        PyObject code = PyLong.of(errno);
        PyObject text = PyUnicode.of(text(errno));
        return path == null ? PyException.ofArgs(Exc.OSError, code, text) : PyException.ofArgs(Exc.OSError, code, text, Refs.newRef(ts, path));
    }

    private static int errno(IOException e) {
        if (e instanceof NoSuchFileException) {
            return 2;
        }
        if (e instanceof AccessDeniedException) {
            return 13;
        }
        if (e instanceof FileAlreadyExistsException) {
            return 17;
        }
        if (e instanceof NotDirectoryException) {
            return 20;
        }
        if (e instanceof DirectoryNotEmptyException) {
            return 39;
        }
        if (e instanceof FileSystemLoopException) {
            return 40;
        }
        if (e instanceof NotLinkException) {
            return 22;
        }
        String m = String.valueOf(e.getMessage());
        for (int code : new int[] {1, 20, 21, 22, 28, 30, 36, 40}) {
            if (m.contains(text(code))) {
                return code;
            }
        }
        return 5;
    }

    static String text(int errno) {
        return switch (errno) {
            case 1 -> "Operation not permitted";
            case 2 -> "No such file or directory";
            case 13 -> "Permission denied";
            case 17 -> "File exists";
            case 20 -> "Not a directory";
            case 21 -> "Is a directory";
            case 22 -> "Invalid argument";
            case 28 -> "No space left on device";
            case 30 -> "Read-only file system";
            case 36 -> "File name too long";
            case 39 -> "Directory not empty";
            case 40 -> "Too many levels of symbolic links";
            default -> "Input/output error";
        };
    }
}
