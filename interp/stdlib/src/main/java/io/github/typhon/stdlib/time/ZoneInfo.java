// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.time;

/** A zone in few words: one standard and one daylight offset, west of Greenwich, with their names. */
record ZoneInfo(long timezone, long altzone, boolean daylight, String standardName, String daylightName) {
    private static final long YEAR = (365 * 24 + 6) * 3600;

    /** Compares winter and summer of this year, as CPython does. */
    static ZoneInfo of(Zone zone) {
        long start = System.currentTimeMillis() / 1000 / YEAR * YEAR;
        Zone.Span january = zone.at(start);
        Zone.Span july = zone.at(start + YEAR / 2);
        // In the south July is winter.
        return january.offset() > july.offset() ? of(july, january) : of(january, july);
    }

    private static ZoneInfo of(Zone.Span standard, Zone.Span summer) {
        return new ZoneInfo(-standard.offset(), -summer.offset(), standard.offset() != summer.offset(), standard.name(), summer.name());
    }
}
