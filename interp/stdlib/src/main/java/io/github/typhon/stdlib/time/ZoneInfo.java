// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.TimeZone;

/** The local time zone as C sees it: one standard and one daylight offset, west of Greenwich, with their names. */
public record ZoneInfo(long timezone, long altzone, boolean daylight, String standardName, String daylightName) {
    /** Compares January and July of this year, as CPython does. */
    static ZoneInfo current() {
        ZoneInfo file = ZoneFile.readOrNull();
        return file == null ? ofJdk() : file;
    }

    private static ZoneInfo ofJdk() {
        int year = LocalDate.now(ZoneOffset.UTC).getYear();
        Instant january = LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant july = LocalDate.of(year, 7, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
        ZoneId zone = ZoneId.systemDefault();
        long a = -zone.getRules().getOffset(january).getTotalSeconds();
        long b = -zone.getRules().getOffset(july).getTotalSeconds();
        // In the south July is winter.
        return a < b
                ? new ZoneInfo(b, a, true, name(zone, july), name(zone, january))
                : new ZoneInfo(a, b, a != b, name(zone, january), name(zone, july));
    }

    public static String name(ZoneId zone, Instant at) {
        String n = zone instanceof ZoneOffset ? zone.getDisplayName(TextStyle.SHORT, Locale.ROOT)
                : TimeZone.getTimeZone(zone).getDisplayName(zone.getRules().isDaylightSavings(at), TimeZone.SHORT, Locale.ROOT);
        return n.equals("Z") ? "UTC" : n;
    }
}
