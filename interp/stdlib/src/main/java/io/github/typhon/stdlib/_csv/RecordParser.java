// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._csv;

import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** One record, fed line by line: CPython's state machine, with runs of plain characters taken at once.
 *  <p>Threads: confined to one call of {@code reader.__next__}. <p>Ownership: owns the list of fields until {@link #take}. */
final class RecordParser {
    private enum State { START_RECORD, START_FIELD, ESCAPED, IN_FIELD, IN_QUOTED, ESCAPED_IN_QUOTED, QUOTE_IN_QUOTED, EAT_NEWLINE, AFTER_ESCAPED_NEWLINE }

    /** Behind the last character of a line. */
    private static final int END = -2;

    private final ThreadState ts;
    private final PyDialect d;
    private final long limit;
    private @Owned PyList fields;
    private State state = State.START_RECORD;
    private boolean unquoted;
    /** The field so far is {@code line[from..to)} while {@code text} is empty. */
    private final TextBuilder text = new TextBuilder(64);
    private PyUnicode line;
    private int at;

    RecordParser(ThreadState ts, PyDialect d) {
        this.ts = ts;
        this.d = d;
        this.limit = CsvModule.limit(ts);
        this.fields = new PyList(ts);
    }

    boolean isComplete() {
        return state == State.START_RECORD;
    }

    /** The input ended in the middle of a record that has something in it. */
    boolean hasRest() {
        return !text.isEmpty() || state == State.IN_QUOTED;
    }

    @Owned PyObject take() {
        PyList l = fields;
        fields = null;
        return l;
    }

    void discard() {
        if (fields != null) {
            Refs.decref(ts, take());
        }
    }

    void feed(PyUnicode u) {
        line = u;
        int n = u.length();
        for (at = 0; at < n; at++) {
            character(u.codePointAt(at));
        }
        character(END);
    }

    private static boolean isNewline(int c) {
        return c == '\n' || c == '\r';
    }

    private void character(int c) {
        switch (state) {
            case START_RECORD -> {
                if (isNewline(c)) {
                    state = State.EAT_NEWLINE;
                } else if (c != END) {
                    startField(c);
                }
            }
            case START_FIELD -> startField(c);
            case ESCAPED -> {
                add(c == END ? '\n' : c);
                state = isNewline(c) ? State.AFTER_ESCAPED_NEWLINE : State.IN_FIELD;
            }
            case AFTER_ESCAPED_NEWLINE -> {
                if (c != END) {
                    inField(c);
                }
            }
            case IN_FIELD -> inField(c);
            case IN_QUOTED -> inQuoted(c);
            case ESCAPED_IN_QUOTED -> {
                add(c == END ? '\n' : c);
                state = State.IN_QUOTED;
            }
            case QUOTE_IN_QUOTED -> quoteInQuoted(c);
            case EAT_NEWLINE -> {
                if (c == END) {
                    state = State.START_RECORD;
                } else if (!isNewline(c)) {
                    throw CsvModule.ERROR.error(ts, "new-line character seen in unquoted field - do you need to open the file with newline=''?");
                }
            }
        }
    }

    private void startField(int c) {
        unquoted = true;
        if (isNewline(c) || c == END) {
            save();
            state = c == END ? State.START_RECORD : State.EAT_NEWLINE;
        } else if (c == d.quote && d.quoting != Quoting.NONE) {
            unquoted = false;
            state = State.IN_QUOTED;
        } else if (c == d.escape) {
            state = State.ESCAPED;
        } else if (c == ' ' && d.skipInitialSpace) {
            state = State.START_FIELD;
        } else if (c == d.delimiter) {
            save();
            state = State.START_FIELD;
        } else {
            state = State.IN_FIELD;
            plainRun(false);
        }
    }

    private void inField(int c) {
        if (isNewline(c) || c == END) {
            save();
            state = c == END ? State.START_RECORD : State.EAT_NEWLINE;
        } else if (c == d.escape) {
            state = State.ESCAPED;
        } else if (c == d.delimiter) {
            save();
            state = State.START_FIELD;
        } else {
            state = State.IN_FIELD;
            plainRun(false);
        }
    }

    private void inQuoted(int c) {
        if (c == END) {
            return;
        }
        if (c == d.escape) {
            state = State.ESCAPED_IN_QUOTED;
        } else if (c == d.quote && d.quoting != Quoting.NONE) {
            state = d.doubleQuote ? State.QUOTE_IN_QUOTED : State.IN_FIELD;
        } else {
            plainRun(true);
        }
    }

    private void quoteInQuoted(int c) {
        if (d.quoting != Quoting.NONE && c == d.quote) {
            add(c);
            state = State.IN_QUOTED;
        } else if (c == d.delimiter) {
            save();
            state = State.START_FIELD;
        } else if (isNewline(c) || c == END) {
            save();
            state = c == END ? State.START_RECORD : State.EAT_NEWLINE;
        } else if (!d.strict) {
            add(c);
            state = State.IN_FIELD;
        } else {
            throw CsvModule.ERROR.error(ts, "'%s' expected after '%s'", Character.toString(d.delimiter), Character.toString(d.quote));
        }
    }

    /** Adds the character at {@code at} and those behind it that mean nothing here. */
    private void plainRun(boolean quoted) {
        int from = at;
        int n = line.length();
        int stop1 = quoted ? d.quote : d.delimiter;
        int stop2 = d.escape;
        if (line.isNarrow()) {
            String s = line.narrow();
            while (++at < n) {
                char c = s.charAt(at);
                if (c == stop1 || c == stop2 || !quoted && (c == '\n' || c == '\r')) {
                    break;
                }
            }
        } else {
            while (++at < n) {
                int c = line.codePointAt(at);
                if (c == stop1 || c == stop2 || !quoted && isNewline(c)) {
                    break;
                }
            }
        }
        if ((long) text.length() + at - from > limit) {
            throw tooLarge();
        }
        if (!quoted && text.isEmpty() && at < n && line.codePointAt(at) == d.delimiter) {
            state = State.START_FIELD;
            saveText(line.substring(from, at));
            return;
        }
        text.append(line, from, at);
        at--;
    }

    private RuntimeException tooLarge() {
        return CsvModule.ERROR.error(ts, "field larger than field limit (%d)", limit);
    }

    private void add(int c) {
        if (text.length() >= limit) {
            throw tooLarge();
        }
        text.append(c);
    }

    void save() {
        if (text.isEmpty()) {
            boolean isNull = unquoted && (d.quoting == Quoting.NOTNULL || d.quoting == Quoting.STRINGS);
            fields.appendStolen(ts, isNull ? PyNone.NONE : PyUnicode.EMPTY);
            return;
        }
        PyUnicode u = text.toUnicode();
        text.setLength(0);
        saveText(u);
    }

    private void saveText(PyUnicode u) {
        boolean number = unquoted && (d.quoting == Quoting.NONNUMERIC || d.quoting == Quoting.STRINGS);
        fields.appendStolen(ts, number ? toFloat(u) : u);
    }

    private PyObject toFloat(PyUnicode u) {
        return Calls.call1(ts, PyFloat.TYPE, u);
    }
}
