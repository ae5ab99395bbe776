// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.sys;

import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.function.PyTraceback;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The lines of a traceback without carets, made without running or importing any Python. CPython: PyTraceBack_Print (Python/traceback.c). */
final class PlainTraceback {
    /** So often the same line is shown before it is only counted. */
    private static final int REPEATS = 3;

    private final StringBuilder out = new StringBuilder("Traceback (most recent call last):\n");
    private final boolean sources;
    private String last = "";
    private int repeated;

    private PlainTraceback(boolean sources) {
        this.sources = sources;
    }

    /** Without source lines if they are not wanted. */
    static String format(PyTraceback tb, boolean sources) {
        PlainTraceback p = new PlainTraceback(sources);
        for (PyTraceback t = tb; t != null; t = t.next()) {
            p.entry(t.frame().frame.code, t.line());
        }
        p.count();
        return p.out.toString();
    }

    private void entry(PyCode code, int line) {
        String file = code.filename().toString();
        String head = "  File \"" + file + "\", line " + line + ", in " + code.name + "\n";
        if (!head.equals(last)) {
            count();
            last = head;
            repeated = 0;
        }
        if (++repeated <= REPEATS) {
            out.append(head);
            String source = sources ? source(file, line) : null;
            if (source != null) {
                out.append("    ").append(source).append('\n');
            }
        }
    }

    private void count() {
        int more = repeated - REPEATS;
        if (more > 0) {
            out.append("  [Previous line repeated ").append(more).append(more == 1 ? " more time]\n" : " more times]\n");
        }
    }

    /** Null if there is no such file or line. */
    private static String source(String file, int line) {
        if (file.isEmpty() || file.startsWith("<") || line < 1) {
            return null;
        }
        try {
            String[] lines = new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8).split("\r\n|[\r\n]", line + 1);
            String text = line <= lines.length ? lines[line - 1].strip() : "";
            return text.isEmpty() ? null : text;
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }
}
