// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Arguments and environment as the process got them: Java has lost the bytes that are no text in its locale, and marks the place with
 *  U+FFFD. Bytes that are no UTF-8 become lone surrogates (PEP 383). Where the system does not show the bytes, Java's text stays. */
final class RawStart {
    private static final char LOST = '\ufffd';

    private RawStart() {}

    static String[] arguments(String[] args) {
        boolean lost = false;
        for (String a : args) {
            lost |= a.indexOf(LOST) >= 0;
        }
        List<String> all = lost ? strings("/proc/self/cmdline") : List.of();
        return all.size() < args.length ? args : all.subList(all.size() - args.length, all.size()).toArray(new String[0]);
    }

    /** A variable, or null if it is not set. */
    static String variable(String name) {
        String v = System.getenv(name);
        if (v == null || v.indexOf(LOST) < 0) {
            return v;
        }
        for (String s : strings("/proc/self/environ")) {
            if (s.startsWith(name + "=")) {
                return s.substring(name.length() + 1);
            }
        }
        return v;
    }

    private static List<String> strings(String file) {
        byte[] data;
        try {
            data = Files.readAllBytes(Path.of(file));
        } catch (IOException e) {
            return List.of();
        }
        List<String> out = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < data.length; i++) {
            if (data[i] == 0) {
                out.add(text(data, start, i));
                start = i + 1;
            }
        }
        return out;
    }

    /** UTF-8 with surrogateescape. */
    static String text(byte[] data, int from, int to) {
        StringBuilder out = new StringBuilder();
        int i = from;
        while (i < to) {
            int n = sequence(data, i, to);
            if (n == 0) {
                out.append((char) (0xdc00 | data[i++] & 0xff));
            } else {
                out.append(new String(data, i, n, StandardCharsets.UTF_8));
                i += n;
            }
        }
        return out.toString();
    }

    /** The length of the character at {@code i}, 0 if it is malformed. */
    private static int sequence(byte[] data, int i, int to) {
        int c = data[i] & 0xff;
        int n = c < 0x80 ? 1 : c >= 0xc2 && c < 0xe0 ? 2 : c >= 0xe0 && c < 0xf0 ? 3 : c >= 0xf0 && c < 0xf5 ? 4 : 0;
        if (n == 0 || i + n > to) {
            return 0;
        }
        return n > 1 && new String(data, i, n, StandardCharsets.UTF_8).indexOf(LOST) >= 0 && !isLostItself(data, i) ? 0 : n;
    }

    /** U+FFFD written as such. */
    private static boolean isLostItself(byte[] data, int i) {
        return (data[i] & 0xff) == 0xef && (data[i + 1] & 0xff) == 0xbf && (data[i + 2] & 0xff) == 0xbd;
    }
}
