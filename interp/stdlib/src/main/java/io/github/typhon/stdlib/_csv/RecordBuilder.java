// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._csv;

import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.refcount.thread.ThreadState;

/** The text of one record. <p>Threads: confined to one call of {@code writerow}. */
final class RecordBuilder {
    private final ThreadState ts;
    private final PyDialect d;
    private final TextBuilder out = new TextBuilder(128);
    private int fields;
    private boolean lastIsNull;

    RecordBuilder(ThreadState ts, PyDialect d) {
        this.ts = ts;
        this.d = d;
    }

    /** A null field is an empty one without a value. */
    void add(PyUnicode field, boolean quoted) {
        lastIsNull = field == null;
        PyUnicode u = field == null ? PyUnicode.EMPTY : field;
        boolean quote = quoted;
        if (u.isEmpty() && d.delimiter == ' ' && d.skipInitialSpace) {
            if (mustStayBare()) {
                throw CsvModule.ERROR.error(ts, "empty field must be quoted if delimiter is a space and skipinitialspace is true");
            }
            quote = true;
        }
        if (fields++ > 0) {
            out.append(d.delimiter);
        }
        int special = firstSpecial(u);
        if (special < 0) {
            if (quote) {
                out.append(d.quote).append(u).append(d.quote);
            } else {
                out.append(u);
            }
            return;
        }
        quote |= needsQuotes(u, special);
        if (quote) {
            out.append(d.quote);
        }
        escape(u, special);
        if (quote) {
            out.append(d.quote);
        }
    }

    private boolean mustStayBare() {
        return d.quoting == Quoting.NONE || lastIsNull && (d.quoting == Quoting.STRINGS || d.quoting == Quoting.NOTNULL);
    }

    private boolean isSpecial(int c) {
        return c == d.delimiter || c == d.escape || c == d.quote || c == '\n' || c == '\r' || d.ends(c);
    }

    private int firstSpecial(PyUnicode u) {
        for (int i = 0, n = u.length(); i < n; i++) {
            if (isSpecial(u.codePointAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private boolean isEscaped(int c) {
        return d.quoting == Quoting.NONE || c == d.escape || c == d.quote && !d.doubleQuote;
    }

    private boolean needsQuotes(PyUnicode u, int from) {
        for (int i = from, n = u.length(); i < n; i++) {
            int c = u.codePointAt(i);
            if (isSpecial(c) && !isEscaped(c)) {
                return true;
            }
        }
        return false;
    }

    private void escape(PyUnicode u, int special) {
        out.append(u, 0, special);
        for (int i = special, n = u.length(); i < n; i++) {
            int c = u.codePointAt(i);
            if (isSpecial(c)) {
                if (isEscaped(c)) {
                    if (d.escape == PyDialect.NOT_SET) {
                        throw CsvModule.ERROR.error(ts, "need to escape, but no escapechar set");
                    }
                    out.append(d.escape);
                } else if (c == d.quote) {
                    out.append(c);
                }
            }
            out.append(c);
        }
    }

    /** The line, its terminator included. */
    PyUnicode finish() {
        if (fields > 0 && out.isEmpty()) {
            if (mustStayBare()) {
                throw CsvModule.ERROR.error(ts, "single empty field record must be quoted");
            }
            out.append(d.quote).append(d.quote);
        }
        out.append(d.lineTerminator);
        return out.toUnicode();
    }
}
