// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.builtins;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.syntax.PySyntaxError;
import io.github.typhon.interp.syntax.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A line of a source file by its declared encoding, for errors of the compiler, which knows trees only, and for warnings. CPython: PyErr_ProgramTextObject. */
public final class SourceLine {
    private SourceLine() {}

    /** With its line end; null if there is no such file or line. */
    public static String of(PyThreadState ts, String filename, int lineno) {
        if (filename == null || lineno < 1 || filename.startsWith("<")) return null;
        try {
            Path p = Path.of(filename);
            if (!Files.isRegularFile(p)) return null;
            String text = Source.decode(filename, Files.readAllBytes(p),
                    (file, bytes, start, encoding) -> SourceCompiler.decodeByCodec(ts, file, bytes, start, encoding)).text();
            int at = 0;
            for (int i = 1; i < lineno; i++) {
                at = text.indexOf('\n', at) + 1;
                if (at == 0) return null;
            }
            int end = text.indexOf('\n', at);
            return at >= text.length() ? null : end < 0 ? text.substring(at) : text.substring(at, end + 1);
        } catch (IOException | InvalidPathException | PySyntaxError e) {
            // The error is shown without the line.
            return null;
        }
    }
}
