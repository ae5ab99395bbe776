// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._zoneinfo;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** Parses the last line of a zone's file, as in POSIX's variable TZ with RFC 8536's hours. <p>Threads: confined to one parse. */
final class PosixParser {
    private static final int MAX_OFFSET_HOURS = 24;
    private static final int MAX_RULE_HOURS = 167;
    /** No valid result of {@link #time}. */
    private static final int BAD = Integer.MIN_VALUE;

    private final ThreadState ts;
    private final PyObject whole;
    private final String text;
    private int at;

    private PosixParser(ThreadState ts, PyObject whole, String text) {
        this.ts = ts;
        this.whole = whole;
        this.text = text;
    }

    /** @param whole the bytes that messages show; {@code text} is the same, a char for each */
    static PosixRule parse(ThreadState ts, PyObject whole, String text) {
        return new PosixParser(ts, whole, text).rule();
    }

    private PosixRule rule() {
        PyUnicode std = name("STD");
        int offset = offset("STD");
        Offset standard = Offset.of(offset, 0, std);
        if (at == text.length()) {
            return PosixRule.always(standard);
        }
        PyUnicode dst = name("DST");
        int saving = peek() == ',' ? offset + 3600 : offset("DST");
        YearDay start = change();
        YearDay end = change();
        if (at < text.length()) {
            throw bad("Extraneous characters at end of TZ string: %s");
        }
        return new PosixRule(standard, Offset.of(saving, saving - offset, dst), start, end);
    }

    private RuntimeException bad(String format, Object... args) {
        Object[] all = new Object[args.length + 1];
        System.arraycopy(args, 0, all, 0, args.length);
        all[args.length] = Objects.reprText(ts, whole);
        return Raise.valueError(format, all);
    }

    private int peek() {
        return at < text.length() ? text.charAt(at) : -1;
    }

    private boolean skip(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private PyUnicode name(String which) {
        boolean quoted = skip('<');
        int from = at;
        for (int c = peek(); isLetter(c) || quoted && (isDigit(c) || c == '+' || c == '-'); c = peek()) {
            at++;
        }
        int to = at;
        if (from == to || quoted && !skip('>')) {
            throw bad("Invalid %s format in %s", which);
        }
        return PyUnicode.of(text.substring(from, to));
    }

    /** Seconds east of UTC; the text counts westwards. */
    private int offset(String which) {
        int t = time(MAX_OFFSET_HOURS);
        if (t == BAD) {
            throw bad("Invalid %s offset in %s", which);
        }
        return -t;
    }

    private YearDay change() {
        if (!skip(',')) {
            throw bad("Missing transition rules in TZ string: %s");
        }
        YearDay d = peek() == 'M' ? weekday() : numbered();
        if (d == null) {
            throw bad("Malformed transition rule in TZ string: %s");
        }
        return d;
    }

    private YearDay weekday() {
        at++;
        int month = number(1, 2);
        int week = skip('.') ? number(1, 1) : -1;
        int day = skip('.') ? number(1, 1) : -1;
        int time = timeOfDay();
        return month < 1 || month > 12 || week < 1 || week > 5 || day < 0 || day > 6 || time == BAD ? null : new YearDay.Weekday(month, week, day, time);
    }

    private YearDay numbered() {
        boolean julian = skip('J');
        int day = number(1, 3);
        int time = timeOfDay();
        return day < (julian ? 1 : 0) || day > 365 || time == BAD ? null : new YearDay.Numbered(day, julian, time);
    }

    private int timeOfDay() {
        return skip('/') ? time(MAX_RULE_HOURS) : 2 * 3600;
    }

    /** {@code [+-]h[hh][:mm[:ss]]} in seconds. */
    private int time(int maxHours) {
        boolean negative = peek() == '-';
        if (negative || peek() == '+') {
            at++;
        }
        int hours = number(1, 3);
        int minutes = 0;
        int seconds = 0;
        if (skip(':')) {
            minutes = number(2, 2);
            seconds = minutes >= 0 && skip(':') ? number(2, 2) : 0;
        }
        if (hours < 0 || hours > maxHours || minutes < 0 || seconds < 0) {
            return BAD;
        }
        int all = hours * 3600 + minutes * 60 + seconds;
        return negative ? -all : all;
    }

    /** Digits, at least and at most so many; -1 if there are fewer. */
    private int number(int least, int most) {
        int v = 0;
        int n = 0;
        for (; n < most && isDigit(peek()); n++) {
            v = v * 10 + text.charAt(at++) - '0';
        }
        return n < least ? -1 : v;
    }
}
