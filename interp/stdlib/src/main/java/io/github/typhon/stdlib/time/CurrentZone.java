// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.time;

import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.TimeZone;

/**
 * The local time zone of an interpreter: the process's, until {@code time.tzset()} reads {@code TZ} again.
 * <p>Threads: any; a change is seen by all threads of the interpreter, and by no other interpreter.
 * <p>CPython: C's one zone of the process.
 */
public final class CurrentZone {
    private static final StateKey<CurrentZone> KEY = StateKey.of(CurrentZone::new);
    private static final Path FILES = Path.of("/usr/share/zoneinfo");

    private volatile Zone zone;

    private CurrentZone() {
        zone = ofProcess();
    }

    public static Zone of(ThreadState ts) {
        return ts.interp.state(KEY).zone;
    }

    /** @param tz what the environment has for {@code TZ}, or null */
    static void reset(ThreadState ts, String tz) {
        ts.interp.state(KEY).zone = tz == null ? ofProcess(null) : named(tz);
    }

    private static Zone ofProcess() {
        return ofProcess(System.getenv("TZ"));
    }

    /** A program that embeds Python may have set the JVM's zone; a rule in TZ is one that the JDK does not know. */
    private static Zone ofProcess(String tz) {
        if (System.getProperty("user.timezone") != null && (tz == null || jdkOrNull(tz) != null)) {
            return jdk(ZoneId.systemDefault());
        }
        if (tz != null) {
            return named(tz);
        }
        Zone file = ZoneFile.readOrNull(Path.of("/etc/localtime"));
        return file == null ? jdk(ZoneId.systemDefault()) : file;
    }

    /** The zone that C would find for the text. */
    static Zone named(String tz) {
        String name = tz.startsWith(":") ? tz.substring(1) : tz;
        if (name.isEmpty()) {
            return Zone.UTC;
        }
        Zone file = ("/" + name + "/").contains("/../") || name.indexOf('\0') >= 0 ? null : ZoneFile.readOrNull(FILES.resolve(name));
        Zone rule = file == null ? PosixRule.parseOrNull(name) : file;
        if (rule != null) {
            return rule;
        }
        ZoneId id = jdkOrNull(name);
        return id == null ? Zone.fixed(0, abbreviation(name)) : jdk(id);
    }

    /** What C calls UTC when the text is no zone: the letters at its start. */
    private static String abbreviation(String text) {
        int n = 0;
        while (n < text.length() && (text.charAt(n) | 32) >= 'a' && (text.charAt(n) | 32) <= 'z') {
            n++;
        }
        return n < 3 ? "" : text.substring(0, n);
    }

    private static ZoneId jdkOrNull(String name) {
        return ZoneId.getAvailableZoneIds().contains(name) ? ZoneId.of(name) : null;
    }

    private static Zone jdk(ZoneId id) {
        return seconds -> {
            Instant at = Instant.ofEpochSecond(seconds);
            return new Zone.Span(id.getRules().getOffset(at).getTotalSeconds(), id.getRules().isDaylightSavings(at), name(id, at));
        };
    }

    private static String name(ZoneId zone, Instant at) {
        String n = zone instanceof ZoneOffset ? zone.getDisplayName(TextStyle.SHORT, Locale.ROOT)
                : TimeZone.getTimeZone(zone).getDisplayName(zone.getRules().isDaylightSavings(at), TimeZone.SHORT, Locale.ROOT);
        return n.equals("Z") ? "UTC" : n;
    }
}
