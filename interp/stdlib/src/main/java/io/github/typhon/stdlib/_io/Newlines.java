// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** How line ends are read and written, for one setting of {@code newline}; and which ends were seen.
 *  <p>Threads: guarded by the stream that has it. */
final class Newlines {
    final boolean universal;
    final boolean translate;
    /** The line end that is looked for when not universal. */
    final String end;
    /** What "\n" becomes in output, or null. */
    final String write;
    /** 1 = \r, 2 = \n, 4 = \r\n. */
    int seen;

    Newlines(String newline) {
        if (!isLegal(newline)) {
            throw Raise.valueError("illegal newline value: %s", newline);
        }
        universal = newline == null || newline.isEmpty();
        translate = newline == null;
        end = universal ? "\n" : newline;
        write = newline != null && newline.startsWith("\r") ? newline : null;
    }

    /** None, empty, or one of the three line ends. */
    static boolean isLegal(String newline) {
        return newline == null || newline.isEmpty() || newline.equals("\n") || newline.equals("\r") || newline.equals("\r\n");
    }

    /** Notes the line ends of a text and translates them if so set. */
    PyUnicode read(PyUnicode s) {
        if (!universal) {
            return s;
        }
        int n = s.length();
        if (s.isNarrow() && s.narrow().indexOf('\r') < 0) {
            seen |= s.narrow().indexOf('\n') >= 0 ? 2 : 0;
            return s;
        }
        TextBuilder out = null;
        for (int i = 0; i < n; i++) {
            int c = s.codePointAt(i);
            if (c == '\n') {
                seen |= 2;
            } else if (c == '\r') {
                boolean pair = i + 1 < n && s.codePointAt(i + 1) == '\n';
                seen |= pair ? 4 : 1;
                if (translate && out == null) {
                    out = new TextBuilder(n);
                    out.append(s, 0, i);
                }
                i += pair ? 1 : 0;
                c = '\n';
            }
            if (out != null) {
                out.append(c);
            }
        }
        return out == null ? s : out.toUnicode();
    }

    /** Index after the line that starts at {@code from}, or -1 if the text has no end of it. */
    int lineEnd(PyUnicode s, int from) {
        int n = s.length();
        for (int i = from; i < n; i++) {
            int c = s.codePointAt(i);
            if (universal && !translate) {
                if (c == '\n') {
                    return i + 1;
                }
                if (c == '\r') {
                    return i + 1 < n && s.codePointAt(i + 1) == '\n' ? i + 2 : i + 1;
                }
            } else if (c == end.charAt(0) && (end.length() == 1 || i + 1 < n && s.codePointAt(i + 1) == '\n')) {
                return i + end.length();
            }
        }
        return -1;
    }

    /** Whether the text ends in the first half of a line end. */
    boolean mayEndIn(PyUnicode s) {
        return !universal && end.length() == 2 && !s.isEmpty() && s.codePointAt(s.length() - 1) == '\r';
    }

    static boolean hasEnd(PyUnicode s) {
        String t = s.isNarrow() ? s.narrow() : s.toString();
        return t.indexOf('\n') >= 0 || t.indexOf('\r') >= 0;
    }

    PyUnicode write(PyUnicode s) {
        return write == null ? s : PyUnicode.of(s.toString().replace("\n", write));
    }

    PyObject seen(ThreadState ts) {
        PyObject[] all = new PyObject[3];
        int n = 0;
        if ((seen & 1) != 0) {
            all[n++] = PyUnicode.of("\r");
        }
        if ((seen & 2) != 0) {
            all[n++] = PyUnicode.of("\n");
        }
        if ((seen & 4) != 0) {
            all[n++] = PyUnicode.of("\r\n");
        }
        return n == 0 ? PyNone.NONE : n == 1 ? all[0] : PyTuple.of(ts, Arrays.copyOf(all, n));
    }
}
