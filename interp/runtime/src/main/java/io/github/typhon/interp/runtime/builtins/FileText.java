// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.builtins;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.syntax.PySyntaxError;
import io.github.typhon.interp.syntax.token.SourceDecoder;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
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

    /** The fault of a file that cannot be decoded where its lines up to the declared encoding's, which are decoded as one, are to blame, or
     *  any single line of UTF-8; null where the codec of another encoding fails later. {@code line}: the first faulty one, or 0 if not known. */
    static PySyntaxError undecodable(PyThreadState ts, byte[] data, String encoding, String filename, int line) {
        int start = hasMark(data) ? 3 : 0;
        SourceDecoder.Declaration d = SourceDecoder.declaration(data, start);
        if (d != null && d.end() < data.length) {
            PySyntaxError e = located(ts, data, start, d.start(), d.end() + 1, encoding, filename, d.line());
            if (e != null) return e;
        }
        if (line == 0) return null;
        int from = start;
        for (int n = 1; n < line; n++) from = end(data, from) + 1;
        int to = Math.min(data.length, end(data, from) + 1);
        return located(ts, data, from, from, to, encoding, filename, line);
    }

    static boolean hasMark(byte[] b) {
        return b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF;
    }

    private static int end(byte[] data, int from) {
        int i = from;
        while (i < data.length && data[i] != '\n') i++;
        return i;
    }

    /** The error that decoding {@code data[from:to]} gives, told of its last line, which starts at {@code lineStart}; or null. */
    private static PySyntaxError located(PyThreadState ts, byte[] data, int from, int lineStart, int to, String encoding, String filename, int line) {
        PyUnicode codec = PyUnicode.of(encoding);
        try {
            Refs.decref(ts, Calls.callMethod(ts, PyBytes.of(data, from, to), "decode", codec));
            return null;
        } catch (PyException e) {
            boolean undecodable = e.matches(Exc.UnicodeDecodeError);
            String why = undecodable ? Objects.strText(ts, e.value(ts)) : null;
            e.discard(ts);
            if (!undecodable) return null;
            PyObject text = Calls.callMethod(ts, PyBytes.of(data, lineStart, to), "decode", codec, PyUnicode.of("replace"));
            String shown = Objects.strText(ts, text);
            Refs.decref(ts, text);
            return new PySyntaxError(PySyntaxError.SYNTAX_ERROR, "(unicode error) " + why, filename, line, 0, shown, line, 0);
        }
    }

    static PySyntaxError undecodable(String filename, String encoding) {
        return new PySyntaxError(PySyntaxError.SYNTAX_ERROR, "encoding problem: " + encoding, filename, 0, -1, null, -1, -1);
    }
}
