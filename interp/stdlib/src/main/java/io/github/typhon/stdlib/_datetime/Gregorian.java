// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._datetime;

import io.github.typhon.objects.core.Raise;

/** The proleptic Gregorian calendar: day 1 is January 1 of year 1. A date is packed as {@code year << 9 | month << 5 | day}, so that
 *  packed dates compare as dates do. <p>Threads: stateless. */
final class Gregorian {
    static final int MIN_YEAR = 1;
    static final int MAX_YEAR = 9999;
    static final int MAX_ORDINAL = 3652059;
    private static final int DAYS_400 = 146097;
    private static final int DAYS_100 = 36524;
    private static final int DAYS_4 = 1461;
    private static final int[] DAYS = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int[] BEFORE = {0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

    private Gregorian() {}

    static int pack(int year, int month, int day) {
        return year << 9 | month << 5 | day;
    }

    static int year(int packed) {
        return packed >> 9;
    }

    static int month(int packed) {
        return packed >> 5 & 15;
    }

    static int day(int packed) {
        return packed & 31;
    }

    static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    static int daysInMonth(int year, int month) {
        return month == 2 && isLeap(year) ? 29 : DAYS[month];
    }

    static int daysBeforeMonth(int year, int month) {
        return BEFORE[month] + (month > 2 && isLeap(year) ? 1 : 0);
    }

    static int daysBeforeYear(int year) {
        int y = year - 1;
        return y >= 0 ? y * 365 + y / 4 - y / 100 + y / 400 : -366;
    }

    static int ordinal(int year, int month, int day) {
        return daysBeforeYear(year) + daysBeforeMonth(year, month) + day;
    }

    static int ordinal(int packed) {
        return ordinal(year(packed), month(packed), day(packed));
    }

    /** The packed date of an ordinal from 1 on. */
    static int ofOrdinal(int ordinal) {
        int n = ordinal - 1;
        int n400 = n / DAYS_400;
        n %= DAYS_400;
        int n100 = n / DAYS_100;
        n %= DAYS_100;
        int n4 = n / DAYS_4;
        n %= DAYS_4;
        int n1 = n / 365;
        n %= 365;
        int year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1;
        if (n1 == 4 || n100 == 4) {
            return pack(year - 1, 12, 31);
        }
        int month = n + 50 >> 5;
        int before = daysBeforeMonth(year, month);
        if (before > n) {
            month--;
            before = daysBeforeMonth(year, month);
        }
        return pack(year, month, n - before + 1);
    }

    /** 0 is Monday. */
    static int weekday(int packed) {
        return (ordinal(packed) + 6) % 7;
    }

    static int yearDay(int packed) {
        return daysBeforeMonth(year(packed), month(packed)) + day(packed);
    }

    /** The ordinal of the Monday that begins week 1 of the ISO year. */
    static int isoWeek1(int year) {
        int first = ordinal(year, 1, 1);
        int weekday = (first + 6) % 7;
        int monday = first - weekday;
        return weekday > 3 ? monday + 7 : monday;
    }

    /** ISO year, week and weekday. */
    static int[] isoCalendar(int packed) {
        int year = year(packed);
        int today = ordinal(packed);
        int monday = isoWeek1(year);
        int week = Math.floorDiv(today - monday, 7);
        int day = Math.floorMod(today - monday, 7);
        if (week < 0) {
            year--;
            monday = isoWeek1(year);
            week = Math.floorDiv(today - monday, 7);
        } else if (week >= 52 && today >= isoWeek1(year + 1)) {
            year++;
            week = 0;
        }
        return new int[] {year, week + 1, day + 1};
    }

    /** Whether the ISO year has week 53. */
    static boolean isLongIsoYear(int year) {
        int first = (ordinal(year, 1, 1) + 6) % 7;
        return first == 3 || first == 2 && isLeap(year);
    }

    static int check(int year, int month, int day) {
        if (year < MIN_YEAR || year > MAX_YEAR) {
            throw badYear(year);
        }
        if (month < 1 || month > 12) {
            throw Raise.valueError("month must be in 1..12, not %d", month);
        }
        int last = daysInMonth(year, month);
        if (day < 1 || day > last) {
            throw Raise.valueError("day %d must be in range 1..%d for month %d in year %d", day, last, month, year);
        }
        return pack(year, month, day);
    }

    static RuntimeException badYear(long year) {
        return Raise.valueError("year must be in 1..9999, not %d", year);
    }

    /** The packed date some days away; OverflowError outside of the years that dates have. */
    static int plusDays(int packed, long days) {
        long n = ordinal(packed) + days;
        if (n < 1 || n > MAX_ORDINAL) {
            throw Raise.overflowError("date value out of range");
        }
        return ofOrdinal((int) n);
    }
}
