// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._zoneinfo;

import java.time.LocalDate;
import java.time.Year;

/** When, each year, a POSIX rule changes the offset: a day, and seconds from its midnight, which may lie on another day. */
sealed interface YearDay {
    int DAY_SECONDS = 86400;

    /** Seconds from 1970 on the local clock. */
    long seconds(int year);

    /** The n-th day: from 1, never counting February 29th; or from 0, counting all. */
    record Numbered(int day, boolean julian, int time) implements YearDay {
        @Override
        public long seconds(int year) {
            boolean afterLeapDay = julian && day >= 59 && Year.isLeap(year);
            return (LocalDate.of(year, 1, 1).toEpochDay() - 1 + day + (afterLeapDay ? 1 : 0)) * DAY_SECONDS + time;
        }
    }

    /** The n-th such day of the week (0 = Sunday) in a month; the fifth is the last. */
    record Weekday(int month, int week, int day, int time) implements YearDay {
        @Override
        public long seconds(int year) {
            LocalDate first = LocalDate.of(year, month, 1);
            int date = 1 + Math.floorMod(day - first.getDayOfWeek().getValue(), 7) + 7 * (week - 1);
            return (first.toEpochDay() + (date > first.lengthOfMonth() ? date - 7 : date) - 1) * DAY_SECONDS + time;
        }
    }
}
