// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._json;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.LongParse;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Nesting;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.HashMap;
import java.util.Map;

/** One value out of a text. <p>Threads: confined to one call of the scanner. <p>Re-entry: hooks run Python; nothing here is seen by it. */
final class JsonParser extends JsonText {
    private final PyScanner how;
    /** Keys seen, so that equal ones are one object. */
    private final Map<PyUnicode, PyUnicode> keys = new HashMap<>();

    JsonParser(ThreadState ts, PyUnicode source, PyScanner how) {
        super(ts, source, how.strict);
        this.how = how;
    }

    private PyException nothing(long at) {
        return Raise.stopIteration(ts, PyLong.of(at));
    }

    /** The value at {@code i}; {@link #next} is the place behind it. StopIteration if there is none. */
    @Owned PyObject value(long from) {
        if (from < 0) {
            throw Raise.valueError("idx cannot be negative");
        }
        if (from >= length) {
            throw nothing(from);
        }
        int i = (int) from;
        switch (at(i)) {
            case '"': return string(i + 1);
            case '{': return nested(i + 1, true);
            case '[': return nested(i + 1, false);
            case 'n':
                if (matches(i, "null")) {
                    return PyNone.NONE;
                }
                break;
            case 't':
                if (matches(i, "true")) {
                    return PyBool.TRUE;
                }
                break;
            case 'f':
                if (matches(i, "false")) {
                    return PyBool.FALSE;
                }
                break;
            case 'N':
                if (matches(i, "NaN")) {
                    return constant("NaN");
                }
                break;
            case 'I':
                if (matches(i, "Infinity")) {
                    return constant("Infinity");
                }
                break;
            case '-':
                if (matches(i, "-Infinity")) {
                    return constant("-Infinity");
                }
                break;
            default:
        }
        return number(i);
    }

    private boolean matches(int i, String word) {
        if (length - i < word.length()) {
            return false;
        }
        for (int k = 1; k < word.length(); k++) {
            if (at(i + k) != word.charAt(k)) {
                return false;
            }
        }
        next = i + word.length();
        return true;
    }

    private PyObject constant(String word) {
        int end = next;
        PyObject v = Calls.call1(ts, how.hook(PyScanner.PARSE_CONSTANT), PyUnicode.intern(word));
        next = end;
        return v;
    }

    private boolean isDigit(int i) {
        if (i >= length) {
            return false;
        }
        int c = at(i);
        return c >= '0' && c <= '9';
    }

    private @Owned PyObject number(int start) {
        int i = start;
        boolean negative = at(i) == '-';
        if (negative && ++i >= length) {
            throw nothing(start);
        }
        int digits = i;
        int first = at(i);
        long v = 0;
        if (first >= '1' && first <= '9') {
            for (; isDigit(i); i++) {
                v = v * 10 + at(i) - '0';
            }
        } else if (first == '0') {
            i++;
        } else {
            throw nothing(start);
        }
        int integerEnd = i;
        boolean isFloat = false;
        if (i + 1 < length && at(i) == '.' && isDigit(i + 1)) {
            isFloat = true;
            i += 2;
            while (isDigit(i)) {
                i++;
            }
        }
        if (i + 1 < length && (at(i) == 'e' || at(i) == 'E')) {
            int e = i + 1;
            if (e + 1 < length && (at(e) == '-' || at(e) == '+')) {
                e++;
            }
            if (isDigit(e)) {
                isFloat = true;
                while (isDigit(e)) {
                    e++;
                }
                i = e;
            }
        }
        next = i;
        PyObject hook = how.hook(isFloat ? PyScanner.PARSE_FLOAT : PyScanner.PARSE_INT);
        if (hook != (isFloat ? PyFloat.TYPE : PyLong.TYPE)) {
            PyObject r = Calls.call1(ts, hook, source.substring(start, i));
            next = i;
            return r;
        }
        if (!isFloat && integerEnd - digits <= 18) {
            return PyLong.of(negative ? -v : v);
        }
        String s = source.substring(start, i).toString();
        return isFloat ? PyFloat.of(Double.parseDouble(s)) : LongParse.parse(ts, s, 10);
    }

    private int skipSpace(int from) {
        int i = from;
        while (i < length) {
            int c = at(i);
            if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
                break;
            }
            i++;
        }
        return i;
    }

    private boolean is(int i, char c) {
        return i < length && at(i) == c;
    }

    private @Owned PyObject nested(int i, boolean object) {
        Nesting.enter(ts, object ? " while decoding a JSON object from a unicode string" : " while decoding a JSON array from a unicode string");
        try {
            return !object ? array(i) : how.hook(PyScanner.OBJECT_PAIRS_HOOK) != PyNone.NONE ? pairs(i) : object(i);
        } finally {
            Nesting.leave(ts);
        }
    }

    private @Owned PyObject array(int from) {
        PyList l = new PyList(ts);
        try {
            int i = skipSpace(from);
            if (!is(i, ']')) {
                while (true) {
                    l.appendBuilding(ts, value(i));
                    i = skipSpace(next);
                    if (is(i, ']')) {
                        break;
                    }
                    i = comma(i, ']', "Illegal trailing comma before end of array");
                }
            }
            next = i + 1;
            return l;
        } catch (Throwable e) {
            Refs.decref(ts, l);
            throw e;
        }
    }

    /** Behind the comma at {@code i} and the space behind it. */
    private int comma(int i, char close, String trailing) {
        if (!is(i, ',')) {
            throw error("Expecting ',' delimiter", i);
        }
        int n = skipSpace(i + 1);
        if (is(n, close)) {
            throw error(trailing, i);
        }
        return n;
    }

    /** The key at {@code i}; {@link #next} is where its value begins. */
    private PyUnicode key(int i) {
        if (!is(i, '"')) {
            throw error("Expecting property name enclosed in double quotes", i);
        }
        PyUnicode k = string(i + 1);
        PyUnicode known = keys.putIfAbsent(k, k);
        int n = skipSpace(next);
        if (!is(n, ':')) {
            throw error("Expecting ':' delimiter", n);
        }
        next = skipSpace(n + 1);
        return known != null ? known : k;
    }

    private @Owned PyObject object(int from) {
        PyDict d = new PyDict(ts);
        try {
            int i = skipSpace(from);
            if (!is(i, '}')) {
                while (true) {
                    PyUnicode k = key(i);
                    PyObject v = value(next);
                    d.putBuilding(ts, k, v);
                    Refs.decref(ts, v);
                    i = skipSpace(next);
                    if (is(i, '}')) {
                        break;
                    }
                    i = comma(i, '}', "Illegal trailing comma before end of object");
                }
            }
            next = i + 1;
        } catch (Throwable e) {
            Refs.decref(ts, d);
            throw e;
        }
        PyObject hook = how.hook(PyScanner.OBJECT_HOOK);
        return hook == PyNone.NONE ? d : hooked(hook, d);
    }

    private @Owned PyObject hooked(PyObject hook, @Stolen PyObject o) {
        int end = next;
        try {
            PyObject v = Calls.call1(ts, hook, o);
            next = end;
            return v;
        } finally {
            Refs.decref(ts, o);
        }
    }

    private @Owned PyObject pairs(int from) {
        PyList l = new PyList(ts);
        try {
            int i = skipSpace(from);
            if (!is(i, '}')) {
                while (true) {
                    PyUnicode k = key(i);
                    l.appendBuilding(ts, PyTuple.of(ts, k, value(next)));
                    i = skipSpace(next);
                    if (is(i, '}')) {
                        break;
                    }
                    i = comma(i, '}', "Illegal trailing comma before end of object");
                }
            }
            next = i + 1;
        } catch (Throwable e) {
            Refs.decref(ts, l);
            throw e;
        }
        return hooked(how.hook(PyScanner.OBJECT_PAIRS_HOOK), l);
    }
}
