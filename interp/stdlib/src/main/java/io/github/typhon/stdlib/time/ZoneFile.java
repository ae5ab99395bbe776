// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.time;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A time zone file of the system (RFC 8536): what C says about the zone, names included, in a thousandth of the time that the JDK
 * needs to load its own rules and names. <p>Threads: immutable.
 */
final class ZoneFile implements Zone {
    private static final int HEADER = 44;
    private static final int MAGIC = 'T' << 24 | 'Z' << 16 | 'i' << 8 | 'f';

    private final long[] transitions;
    private final Span[] after;
    private final Span before;
    private final Zone rule;

    private ZoneFile(long[] transitions, Span[] after, Span before, Zone rule) {
        this.transitions = transitions;
        this.after = after;
        this.before = before;
        this.rule = rule;
    }

    @Override
    public Span at(long seconds) {
        int n = transitions.length;
        if (rule != null && (n == 0 || seconds >= transitions[n - 1])) {
            return rule.at(seconds);
        }
        int i = Arrays.binarySearch(transitions, seconds);
        int last = i >= 0 ? i : -i - 2;
        return last < 0 ? before : after[last];
    }

    /** The zone in a file; null if there is no such file, or another kind of file. */
    static Zone readOrNull(Path file) {
        try {
            return Files.isRegularFile(file) ? parseOrNull(Files.readAllBytes(file)) : null;
        } catch (IOException e) {
            // One that may not be read: C goes on as if there was none.
            return null;
        }
    }

    static Zone parseOrNull(byte[] file) {
        try {
            ByteBuffer b = ByteBuffer.wrap(file);
            if (b.getInt(0) != MAGIC) {
                return null;
            }
            if (b.get(4) == 0) {
                return block(b, 0, 4);
            }
            int second = HEADER + length(b, 0, 4);
            return b.getInt(second) == MAGIC ? block(b, second, 8) : null;
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            // Cut off, or counts that lead past the end: no zone file.
            return null;
        }
    }

    private static int count(ByteBuffer b, int header, int index) {
        return b.getInt(header + 20 + 4 * index);
    }

    private static int length(ByteBuffer b, int header, int width) {
        return count(b, header, 3) * (width + 1) + count(b, header, 4) * 6 + count(b, header, 5) + count(b, header, 2) * (width + 4)
                + count(b, header, 1) + count(b, header, 0);
    }

    private static Zone block(ByteBuffer b, int header, int width) {
        int times = count(b, header, 3);
        int types = count(b, header, 4);
        int at = header + HEADER;
        int kinds = at + times * width;
        int infos = kinds + times;
        int names = infos + types * 6;
        Span[] spans = new Span[types];
        Span before = null;
        for (int i = 0; i < types; i++) {
            int info = infos + 6 * i;
            spans[i] = new Span(b.getInt(info), b.get(info + 4) != 0, name(b, names + (b.get(info + 5) & 0xFF)));
            // Before the first transition C takes the first kind that is standard time.
            before = before == null && !spans[i].dst() ? spans[i] : before;
        }
        long[] transitions = new long[times];
        Span[] after = new Span[times];
        for (int i = 0; i < times; i++) {
            transitions[i] = width == 8 ? b.getLong(at + 8 * i) : b.getInt(at + 4 * i);
            after[i] = spans[b.get(kinds + i) & 0xFF];
        }
        return new ZoneFile(transitions, after, before == null ? spans[0] : before, width == 8 ? footer(b, header + HEADER + length(b, header, 8)) : null);
    }

    private static String name(ByteBuffer b, int from) {
        int to = from;
        while (b.get(to) != 0) {
            to++;
        }
        return new String(b.array(), from, to - from, StandardCharsets.US_ASCII);
    }

    /** The rule for all time to come, between two line feeds at the end. */
    private static Zone footer(ByteBuffer b, int from) {
        int to = b.capacity() - 1;
        return to <= from || b.get(from) != '\n' ? null : PosixRule.parseOrNull(new String(b.array(), from + 1, to - from - 1, StandardCharsets.US_ASCII));
    }
}
