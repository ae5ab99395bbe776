// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.time;

import java.time.LocalDate;
import java.time.Year;

/**
 * A rule as POSIX writes it, such as {@code CET-1CEST,M3.5.0,M10.5.0/3}: the zone is the same every year.
 * <p>Threads: immutable.
 */
record PosixRule(Zone.Span standard, Zone.Span summer, Change start, Change end) implements Zone {
    private static final int DAY = 24 * 3600;
    private static final String AMERICAN = ",M3.2.0,M11.1.0";

    /** A day of the year and a local second on it, which may lie on another day.
     *  @param month 1 to 12, with week (5 is the last) and weekday (0 is Sunday); 0: a day from 0; -1: one from 1 in years without February 29 */
    record Change(int month, int week, int day, int second) {
        /** Local seconds from the epoch. */
        long in(int year) {
            return date(year).toEpochDay() * DAY + second;
        }

        private LocalDate date(int year) {
            if (month == 0) {
                return LocalDate.of(year, 1, 1).plusDays(day);
            }
            if (month < 0) {
                return LocalDate.of(year, 1, 1).plusDays(day - 1 + (Year.isLeap(year) && day >= 60 ? 1 : 0));
            }
            LocalDate first = LocalDate.of(year, month, 1);
            int days = Math.floorMod(day - first.getDayOfWeek().getValue(), 7) + (week - 1) * 7;
            return first.plusDays(days >= first.lengthOfMonth() ? days - 7 : days);
        }
    }

    @Override
    public Span at(long seconds) {
        if (summer == null) {
            return standard;
        }
        // C knows no earlier change than those of 1970.
        int year = Math.max(1970, LocalDate.ofEpochDay(Math.floorDiv(seconds, DAY)).getYear());
        long from = start.in(year) - standard.offset();
        long to = end.in(year) - summer.offset();
        boolean dst = from <= to ? seconds >= from && seconds < to : seconds >= from || seconds < to;
        return dst ? summer : standard;
    }

    /** Reads a rule; text that is none gives null. */
    static PosixRule parseOrNull(String text) {
        Reader r = new Reader(text);
        String name = r.name();
        if (name == null || r.atEnd()) {
            return null;
        }
        int west = r.time(24);
        Span standard = new Span(-west, false, name);
        if (r.atEnd() && r.good) {
            return new PosixRule(standard, null, null, null);
        }
        String summerName = r.name();
        int summerWest = summerName == null || r.atEnd() || r.peek() == ',' ? west - 3600 : r.time(24);
        if (r.atEnd()) {
            r = new Reader(AMERICAN).and(r.good);
        }
        Change start = r.change();
        Change end = r.change();
        return summerName != null && r.good && r.atEnd() ? new PosixRule(standard, new Span(-summerWest, true, summerName), start, end) : null;
    }

    /** Reads the parts of a rule; what does not fit makes it no longer good. */
    private static final class Reader {
        private final String text;
        private int at;
        private boolean good = true;

        Reader(String text) {
            this.text = text;
        }

        Reader and(boolean ok) {
            good &= ok;
            return this;
        }

        boolean atEnd() {
            return at >= text.length();
        }

        char peek() {
            return atEnd() ? 0 : text.charAt(at);
        }

        private boolean skip(char c) {
            boolean there = peek() == c;
            at += there ? 1 : 0;
            return there;
        }

        /** Three letters at least, or anything between angle brackets; null if there is no such thing. */
        String name() {
            int from = at;
            if (skip('<')) {
                int close = text.indexOf('>', at);
                at = close < 0 ? text.length() : close + 1;
                return close < 0 ? null : text.substring(from + 1, close);
            }
            while (peek() >= 'A' && peek() <= 'Z' || peek() >= 'a' && peek() <= 'z') {
                at++;
            }
            return at - from < 3 ? null : text.substring(from, at);
        }

        private int number(int max) {
            int from = at;
            int n = 0;
            while (peek() >= '0' && peek() <= '9' && n <= max) {
                n = n * 10 + text.charAt(at++) - '0';
            }
            good &= at > from && n <= max;
            return n;
        }

        /** Hours, minutes and seconds with a sign, as seconds. More hours than a zone may have are as many as it may have. */
        int time(int hours) {
            boolean minus = skip('-');
            if (!minus) {
                skip('+');
            }
            int t = Math.min(hours, number(999)) * 3600;
            if (skip(':')) {
                t += number(59) * 60;
                if (skip(':')) {
                    t += number(59);
                }
            }
            return minus ? -t : t;
        }

        Change change() {
            good &= skip(',');
            int month = 0;
            int week = 0;
            int day;
            if (skip('M')) {
                month = number(12);
                good &= month > 0 && skip('.');
                week = number(5);
                good &= week > 0 && skip('.');
                day = number(6);
            } else if (skip('J')) {
                month = -1;
                day = number(365);
                good &= day > 0;
            } else {
                day = number(365);
            }
            return new Change(month, week, day, skip('/') ? time(167) : 7200);
        }
    }
}
