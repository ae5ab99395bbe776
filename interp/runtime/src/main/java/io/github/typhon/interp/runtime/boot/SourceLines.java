// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.boot;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/** Source that lies in no file, made known to linecache for tracebacks; and what {@code -c} does to its argument. */
final class SourceLines {
    private SourceLines() {}

    /** A library without linecache only lacks lines in tracebacks. */
    static void register(PyThreadState ts, PyObject code, String source, String filename) {
        PyObject m;
        try {
            m = Importer.importModule(ts, "linecache");
        } catch (PyException e) {
            e.discard(ts);
            return;
        }
        try {
            Refs.decref(ts, Calls.callMethod(ts, m, "_register_code", code, PyUnicode.of(source), PyUnicode.of(filename)));
        } finally {
            Refs.decref(ts, m);
        }
    }

    /** Without the indentation that all lines share; lines of blanks only become empty. CPython: _PyUnicode_Dedent. */
    static String dedent(String source) {
        String[] lines = source.split("\n", -1);
        String common = null;
        for (String l : lines) {
            int n = 0;
            while (n < l.length() && (l.charAt(n) == ' ' || l.charAt(n) == '\t')) {
                n++;
            }
            if (n == l.length()) {
                continue;
            }
            String indent = l.substring(0, n);
            if (common == null) {
                common = indent;
            }
            while (!indent.startsWith(common)) {
                common = common.substring(0, common.length() - 1);
            }
        }
        if (common == null || common.isEmpty()) {
            return source;
        }
        StringBuilder b = new StringBuilder(source.length());
        for (int i = 0; i < lines.length; i++) {
            String l = lines[i];
            b.append(l.isBlank() ? "" : l.substring(common.length())).append(i + 1 < lines.length ? "\n" : "");
        }
        return b.toString();
    }
}
