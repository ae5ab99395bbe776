// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.posix;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.PathArg;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Paths as text: what {@code posixpath} leaves to C. */
final class PathText {
    private PathText() {}

    @PyFunction("($module, /, path)")
    static PyObject fspath(ThreadState ts, PyObject path) {
        return PathArg.path(ts, path);
    }

    /** The path's bytes, zeros allowed. */
    private static byte[] bytes(ThreadState ts, PyObject o, String function, String argument) {
        PyUnicode u = PyUnicode.unwrapOrNull(o);
        if (u != null) {
            return io.github.typhon.objects.text.codec.Codecs.encode(ts, u, "utf-8", "surrogatepass").shared();
        }
        PyBytes b = PyBytes.unwrapOrNull(o);
        if (b != null) {
            return b.shared();
        }
        PyObject p = PathArg.fspath(ts, o);
        if (p == null) {
            throw Raise.typeError("%s: %s should be string, bytes or os.PathLike, not %s", function, argument, PyType.of(o).name());
        }
        try {
            return bytes(ts, p, function, argument);
        } finally {
            Refs.decref(ts, p);
        }
    }

    private static boolean isBytes(ThreadState ts, PyObject o) {
        if (PyUnicode.unwrapOrNull(o) != null) {
            return false;
        }
        if (PyBytes.unwrapOrNull(o) != null) {
            return true;
        }
        PyObject p = fspath(ts, o);
        try {
            return PyBytes.unwrapOrNull(p) != null;
        } finally {
            Refs.decref(ts, p);
        }
    }

    private static PyObject result(ThreadState ts, boolean narrow, byte[] b, int from, int to) {
        return narrow ? PyBytes.of(b, from, to) : io.github.typhon.objects.text.codec.Codecs.decode(ts, b, from, to, "utf-8", "surrogatepass");
    }

    /** Length of the root: none, one slash, or exactly two. */
    private static int root(byte[] b) {
        int n = 0;
        while (n < b.length && b[n] == '/') {
            n++;
        }
        return n == 0 ? 0 : n == 2 ? 2 : 1;
    }

    @PyFunction("($module, /, p)")
    static PyObject _path_splitroot_ex(ThreadState ts, PyObject p) {
        byte[] b = bytes(ts, p, "_path_splitroot_ex", "path");
        boolean narrow = isBytes(ts, p);
        int n = root(b);
        return PyTuple.of(ts, result(ts, narrow, b, 0, 0), result(ts, narrow, b, 0, n), result(ts, narrow, b, n, b.length));
    }

    @PyFunction("($module, /, path)")
    static PyObject _path_normpath(ThreadState ts, PyObject path) {
        byte[] b = bytes(ts, path, "_path_normpath", "path");
        boolean narrow = isBytes(ts, path);
        byte[] out = normal(b);
        return result(ts, narrow, out, 0, out.length);
    }

    private static byte[] normal(byte[] b) {
        int root = root(b);
        List<int[]> parts = new ArrayList<>();
        for (int i = root; i < b.length;) {
            int j = i;
            while (j < b.length && b[j] != '/') {
                j++;
            }
            boolean dot = j - i == 1 && b[i] == '.';
            if (j > i && !dot) {
                push(b, parts, i, j, root);
            }
            i = j + 1;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(b, 0, root);
        for (int k = 0; k < parts.size(); k++) {
            if (k > 0) {
                out.write('/');
            }
            out.write(b, parts.get(k)[0], parts.get(k)[1] - parts.get(k)[0]);
        }
        return out.size() == 0 ? new byte[] {'.'} : out.toByteArray();
    }

    private static boolean isParent(byte[] b, int from, int to) {
        return to - from == 2 && b[from] == '.' && b[from + 1] == '.';
    }

    private static void push(byte[] b, List<int[]> parts, int from, int to, int root) {
        int[] last = parts.isEmpty() ? null : parts.getLast();
        if (!isParent(b, from, to) || last != null && isParent(b, last[0], last[1]) || last == null && root == 0) {
            parts.add(new int[] {from, to});
        } else if (last != null) {
            parts.removeLast();
        }
    }
}
