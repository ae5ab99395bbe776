// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.time;

import java.util.Locale;

/** strftime in the C locale, with glibc's flags ({@code _ - 0 ^ #}), widths and modifiers. */
final class TimeFormat {
    private final TimeTuple t;
    private final Zone local;
    private final StringBuilder out = new StringBuilder();
    private char flag;
    private boolean upper;
    private boolean swap;
    private int width;

    TimeFormat(TimeTuple t, Zone local) {
        this.t = t;
        this.local = local;
    }

    String format(String f) {
        for (int i = 0; i < f.length(); i++) {
            if (f.charAt(i) != '%') {
                out.append(f.charAt(i));
                continue;
            }
            int start = i++;
            flag = 0;
            upper = swap = false;
            width = -1;
            for (; i < f.length() && "_-0+^#".indexOf(f.charAt(i)) >= 0; i++) {
                char c = f.charAt(i);
                if (c == '^') {
                    upper = true;
                } else if (c == '#') {
                    swap = true;
                } else {
                    flag = c;
                }
            }
            for (; i < f.length() && f.charAt(i) >= '0' && f.charAt(i) <= '9'; i++) {
                width = Math.min(4096, Math.max(width, 0) * 10 + f.charAt(i) - '0');
            }
            if (i < f.length() && (f.charAt(i) == 'E' || f.charAt(i) == 'O')) {
                i++;
            }
            if (i >= f.length() || f.charAt(i) == 0 || f.charAt(i) >= 128) {
                unknown(f.substring(start, i--));
            } else if (!convert(f.charAt(i))) {
                unknown(f.substring(start, i + 1));
            }
        }
        return out.toString();
    }

    /** What is no directive stands for itself, with its own width and case. */
    private void unknown(String directive) {
        swap = false;
        text(directive);
    }

    private boolean convert(char c) {
        switch (c) {
            case '%' -> text("%");
            case 'n' -> text("\n");
            case 't' -> text("\t");
            case 'a' -> text(TimeTuple.DAYS[t.weekday()].substring(0, 3));
            case 'A' -> text(TimeTuple.DAYS[t.weekday()]);
            case 'b', 'h' -> text(TimeTuple.MONTHS[t.month()].substring(0, 3));
            case 'B' -> text(TimeTuple.MONTHS[t.month()]);
            case 'p' -> text(swap ? half().toLowerCase(Locale.ROOT) : half());
            case 'P' -> text(half().toLowerCase(Locale.ROOT));
            case 'Z' -> text(swap ? zone().toLowerCase(Locale.ROOT) : zone());
            case 'c' -> nested("%a %b %e %H:%M:%S %Y");
            case 'D', 'x' -> nested("%m/%d/%y");
            case 'F' -> nested("%Y-%m-%d");
            case 'R' -> nested("%H:%M");
            case 'r' -> nested("%I:%M:%S %p");
            case 'T', 'X' -> nested("%H:%M:%S");
            case '+' -> {
                return false;
            }
            default -> {
                return numeric(c);
            }
        }
        return true;
    }

    private boolean numeric(char c) {
        switch (c) {
            case 'C' -> number(Math.floorDiv(t.year(), 100), 2, '0');
            case 'd' -> number(t.day(), 2, '0');
            case 'e' -> number(t.day(), 2, '_');
            case 'g' -> number(Math.floorMod(isoYear(), 100), 2, '0');
            case 'G' -> number(isoYear(), 1, '0');
            case 'H' -> number(t.hour(), 2, '0');
            case 'I' -> number(hour12(), 2, '0');
            case 'j' -> number(t.yearDay() + 1, 3, '0');
            case 'k' -> number(t.hour(), 2, '_');
            case 'l' -> number(hour12(), 2, '_');
            case 'm' -> number(t.month() + 1, 2, '0');
            case 'M' -> number(t.minute(), 2, '0');
            case 's' -> number(t.toEpoch(local), 1, '0');
            case 'S' -> number(t.second(), 2, '0');
            case 'u' -> number((t.weekday() + 6) % 7 + 1, 1, '0');
            case 'U' -> number((t.yearDay() + 7 - t.weekday()) / 7, 2, '0');
            case 'V' -> number(isoWeek(), 2, '0');
            case 'w' -> number(t.weekday(), 1, '0');
            case 'W' -> number((t.yearDay() + 7 - (t.weekday() + 6) % 7) / 7, 2, '0');
            case 'y' -> number(Math.floorMod(t.year(), 100), 2, '0');
            case 'Y' -> number(t.year(), 1, '0');
            case 'z' -> offset();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void text(String s) {
        for (int i = s.length(); i < width; i++) {
            out.append(flag == '0' ? '0' : ' ');
        }
        out.append(upper || swap && !s.equals(s.toLowerCase(Locale.ROOT)) && s.length() > 2 && !s.equals(zone()) ? s.toUpperCase(Locale.ROOT) : s);
    }

    private void nested(String f) {
        boolean up = upper;
        char fl = flag;
        int w = width;
        String s = new TimeFormat(t, local).format(f);
        upper = up;
        flag = fl;
        width = w;
        swap = false;
        text(s);
    }

    private void number(long v, int digits, char fill) {
        char pad = flag == 0 || flag == '+' ? fill : flag;
        String s = Long.toString(Math.abs(v));
        int n = pad == '-' ? 0 : width >= 0 ? Math.max(width, 0) : digits;
        if (v < 0) {
            n--;
        }
        String padding = (pad == '_' ? " " : "0").repeat(Math.max(0, n - s.length()));
        out.append(pad == '_' ? padding + (v < 0 ? "-" : "") : (v < 0 ? "-" : "") + padding).append(s);
    }

    private void offset() {
        int o = t.offset() == null ? (int) -(t.dst() > 0 ? ZoneInfo.of(local).altzone() : ZoneInfo.of(local).timezone()) : t.offset();
        if (t.dst() < 0) {
            return;
        }
        int m = Math.abs(o) / 60;
        out.append(o < 0 ? '-' : '+').append(String.format("%02d%02d", m / 60, m % 60));
    }

    private String zone() {
        if (t.zone() != null) {
            return t.zone();
        }
        return t.dst() < 0 ? "" : t.dst() > 0 ? ZoneInfo.of(local).daylightName() : ZoneInfo.of(local).standardName();
    }

    private String half() {
        return t.hour() >= 12 ? "PM" : "AM";
    }

    private int hour12() {
        return t.hour() % 12 == 0 ? 12 : t.hour() % 12;
    }

    private static boolean leap(int y) {
        return (y & 3) == 0 && (y % 100 != 0 || y % 400 == 0);
    }

    /** Days since the Monday of ISO week 1 of the year in which day {@code yearDay} lies, negative before it. */
    private static int isoDays(int yearDay, int weekday) {
        return yearDay - Math.floorMod(yearDay - weekday + 4 + 371, 7) + 4 - 1;
    }

    private int isoYear() {
        int days = isoDays(t.yearDay(), t.weekday());
        if (days < 0) {
            return t.year() - 1;
        }
        return isoDays(t.yearDay() - (leap(t.year()) ? 366 : 365), t.weekday()) >= 0 ? t.year() + 1 : t.year();
    }

    private int isoWeek() {
        int days = isoDays(t.yearDay(), t.weekday());
        if (days < 0) {
            days = isoDays(t.yearDay() + (leap(t.year() - 1) ? 366 : 365), t.weekday());
        } else {
            int next = isoDays(t.yearDay() - (leap(t.year()) ? 366 : 365), t.weekday());
            days = next >= 0 ? next : days;
        }
        return days / 7 + 1;
    }
}
