// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.time;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rule at the end of the system's file of the local time zone (RFC 8536, footer): what C says about the zone, in a thousandth of
 * the time that the JDK needs to load its own rules and names.
 */
final class ZoneFile {
    private static final String NAME = "(<[-+0-9A-Za-z]+>|[A-Za-z]{3,})";
    private static final String OFFSET = "([-+]?\\d{1,3})(?::(\\d\\d))?(?::(\\d\\d))?";
    private static final int HOUR = 3600;

    private ZoneFile() {}

    /** The zone by the file that the environment names, or null if only the JDK can tell. */
    static ZoneInfo readOrNull() {
        String tz = System.getenv("TZ");
        if (System.getProperty("user.timezone") != null || tz != null && !tz.matches("[A-Z][A-Za-z_]*(/[A-Za-z_]+)*")) {
            return null;
        }
        Path file = tz == null ? Path.of("/etc/localtime") : Path.of("/usr/share/zoneinfo", tz);
        try {
            byte[] b = Files.readAllBytes(file);
            int end = b.length - 1;
            if (end < 1 || b[0] != 'T' || b[1] != 'Z' || b[end] != '\n') {
                return null;
            }
            int from = end;
            while (from > 0 && b[from - 1] != '\n') {
                from--;
            }
            return ofRule(new String(b, from, end - from, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // No such file, or one that may not be read: C would say UTC or guess, the JDK looks further.
            return null;
        }
    }

    /** A POSIX rule such as {@code CET-1CEST,M3.5.0,M10.5.0/3}; null if it is not one. */
    static ZoneInfo ofRule(String rule) {
        if (rule.equals("UTC0")) {
            return new ZoneInfo(0, 0, false, "UTC", "UTC");
        }
        Matcher m = Pattern.compile(NAME + OFFSET + "(?:" + NAME + "(?:" + OFFSET + ")?,.*)?").matcher(rule);
        if (!m.matches()) {
            return null;
        }
        long standard = seconds(m, 2);
        String name = plain(m.group(1));
        if (m.group(5) == null) {
            return new ZoneInfo(standard, standard, false, name, name);
        }
        long daylight = m.group(6) == null ? standard - HOUR : seconds(m, 6);
        // A rule of negative daylight saving (Dublin) has its names the other way round.
        return daylight <= standard ? new ZoneInfo(standard, daylight, true, name, plain(m.group(5))) : new ZoneInfo(daylight, standard, true, plain(m.group(5)), name);
    }

    private static long seconds(Matcher m, int group) {
        String hours = m.group(group);
        long rest = part(m.group(group + 1)) * 60 + part(m.group(group + 2));
        long all = Math.abs(Long.parseLong(hours)) * HOUR + rest;
        return hours.startsWith("-") ? -all : all;
    }

    private static long part(String s) {
        return s == null ? 0 : Long.parseLong(s);
    }

    private static String plain(String name) {
        return name.startsWith("<") ? name.substring(1, name.length() - 1) : name;
    }
}
