// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.builtins;

import io.github.typhon.interp.syntax.PySyntaxError;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What is wrong with the bytes of a program file, which is read line by line: what stands before the first null byte is looked at first. */
final class FileText {
    private FileText() {}

    static PySyntaxError nullByte(byte[] data, int nul, String filename) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < nul; i++) {
            if (data[i] == '\n') {
                line++;
                start = i + 1;
            }
        }
        String text = new String(data, start, nul - start, StandardCharsets.UTF_8) + "\n";
        return new PySyntaxError(PySyntaxError.SYNTAX_ERROR, "source code cannot contain null bytes", filename, line, 0, text, line, 0);
    }

    /** These read a byte order mark first; a file that starts with an ASCII comment has none. */
    static boolean needsMark(String encoding) {
        String e = encoding.toLowerCase(Locale.ROOT).replace('_', '-');
        return e.equals("utf-16") || e.equals("utf-32");
    }

    static PySyntaxError undecodable(String filename, String encoding) {
        return new PySyntaxError(PySyntaxError.SYNTAX_ERROR, "encoding problem: " + encoding, filename, 0, -1, null, -1, -1);
    }
}
