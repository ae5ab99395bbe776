// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text.format;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.UnicodeData;

/** A replacement field's name: {@code first}, then attributes and items in order. <p>Threads: confined.
 *  <p>CPython: field_name_split and FieldNameIterator. */
public final class FieldName {
    private final PyUnicode s;
    private int pos;
    /** The part before the first '.' or '['. */
    public final PyUnicode first;
    /** Its value if it is a number, else -1. */
    public final long firstIndex;
    /** After {@link #next}: whether the part is an attribute, its text, and its value as an index or -1. */
    public boolean isAttribute;
    public PyUnicode part;
    public long index;

    public FieldName(PyUnicode s) {
        this.s = s;
        int n = s.length();
        while (pos < n && s.codePointAt(pos) != '.' && s.codePointAt(pos) != '[') {
            pos++;
        }
        first = s.substring(0, pos);
        firstIndex = integer(first);
    }

    private static long integer(PyUnicode t) {
        if (t.isEmpty()) {
            return -1;
        }
        long v = 0;
        for (int i = 0; i < t.length(); i++) {
            int d = UnicodeData.decimal(t.codePointAt(i));
            if (d < 0) {
                return -1;
            }
            if (v > (Long.MAX_VALUE - d) / 10) {
                throw Raise.valueError("Too many decimal digits in format string");
            }
            v = v * 10 + d;
        }
        return v;
    }

    public boolean next() {
        int n = s.length();
        if (pos >= n) {
            return false;
        }
        int c = s.codePointAt(pos++);
        int start = pos;
        if (c == '.') {
            isAttribute = true;
            while (pos < n && s.codePointAt(pos) != '.' && s.codePointAt(pos) != '[') {
                pos++;
            }
            part = s.substring(start, pos);
            index = -1;
        } else if (c == '[') {
            isAttribute = false;
            while (pos < n && s.codePointAt(pos) != ']') {
                pos++;
            }
            if (pos == n) {
                throw Raise.valueError("Missing ']' in format string");
            }
            part = s.substring(start, pos++);
            index = integer(part);
        } else {
            throw Raise.valueError("Only '.' or '[' may follow ']' in format field specifier");
        }
        if (part.isEmpty()) {
            throw Raise.valueError("Empty attribute in format string");
        }
        return true;
    }
}
