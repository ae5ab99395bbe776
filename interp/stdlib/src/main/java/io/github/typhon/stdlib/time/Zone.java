// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.time;

/** A time zone as C sees it. <p>Threads: immutable. */
@FunctionalInterface
public interface Zone {
    /** UTC, which also stands for a text that names no zone. */
    Zone UTC = fixed(0, "UTC");

    /** What holds at a point in time: seconds east of Greenwich, whether it is daylight saving time, and the abbreviation. */
    record Span(int offset, boolean dst, String name) {}

    /** @param seconds since the epoch */
    Span at(long seconds);

    static Zone fixed(int offset, String name) {
        Span always = new Span(offset, false, name);
        return seconds -> always;
    }
}
