// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text.format;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;

/** Cuts a format string into literal text and replacement fields: call {@link #next} until it answers false, reading the fields in between.
 *  <p>Threads: confined. CPython: MarkupIterator (Objects/stringlib/unicode_format.h). */
public final class FormatMarkup {
    private final PyUnicode s;
    private final int end;
    private int pos;
    /** The literal text before the field; never null after next. */
    public PyUnicode literal;
    public boolean hasField;
    public PyUnicode fieldName;
    public PyUnicode formatSpec;
    /** The letter after '!', or 0. */
    public int conversion;
    public boolean specHasFields;

    public FormatMarkup(PyUnicode s) {
        this.s = s;
        this.end = s.length();
    }

    public boolean next() {
        hasField = false;
        conversion = 0;
        specHasFields = false;
        fieldName = PyUnicode.EMPTY;
        formatSpec = PyUnicode.EMPTY;
        if (pos >= end) {
            return false;
        }
        int start = pos;
        int c = 0;
        boolean markup = false;
        while (pos < end) {
            c = s.codePointAt(pos++);
            if (c == '{' || c == '}') {
                markup = true;
                break;
            }
        }
        boolean atEnd = pos >= end;
        int literalEnd = pos;
        if (markup) {
            boolean doubled = !atEnd && s.codePointAt(pos) == c;
            if (c == '}' && !doubled) {
                throw Raise.valueError("Single '}' encountered in format string");
            }
            if (atEnd) {
                throw Raise.valueError("Single '{' encountered in format string");
            }
            if (doubled) {
                pos++;
                markup = false;
            } else {
                literalEnd--;
            }
        }
        literal = s.substring(start, literalEnd);
        if (markup) {
            hasField = true;
            parseField();
        }
        return true;
    }

    private void parseField() {
        int start = pos;
        int c = 0;
        scan:
        while (pos < end) {
            c = s.codePointAt(pos++);
            switch (c) {
                case '{' -> throw Raise.valueError("unexpected '{' in field name");
                case '[' -> {
                    while (pos < end && s.codePointAt(pos) != ']') {
                        pos++;
                    }
                }
                case '}', ':', '!' -> {
                    break scan;
                }
                default -> { }
            }
        }
        fieldName = s.substring(start, Math.max(start, pos - 1));
        if (c == '!' || c == ':') {
            parseRest(c);
        } else if (c != '}') {
            throw Raise.valueError("expected '}' before end of string");
        }
    }

    private void parseRest(int c) {
        if (c == '!') {
            if (pos >= end) {
                throw Raise.valueError("end of string while looking for conversion specifier");
            }
            conversion = s.codePointAt(pos++);
            if (pos < end) {
                c = s.codePointAt(pos++);
                if (c == '}') {
                    return;
                }
                if (c != ':') {
                    throw Raise.valueError("expected ':' after conversion specifier");
                }
            }
        }
        int start = pos;
        int depth = 1;
        while (pos < end) {
            c = s.codePointAt(pos++);
            if (c == '{') {
                specHasFields = true;
                depth++;
            } else if (c == '}' && --depth == 0) {
                formatSpec = s.substring(start, pos - 1);
                return;
            }
        }
        throw Raise.valueError("unmatched '{' in format spec");
    }

    /** Text as a conversion in messages shows it. */
    static String shown(int conversion) {
        if (conversion > 32 && conversion < 127) {
            return Character.toString(conversion);
        }
        return new TextBuilder().append("\\x").append(Integer.toHexString(conversion)).toString();
    }
}
