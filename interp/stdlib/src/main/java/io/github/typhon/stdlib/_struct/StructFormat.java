// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._struct;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.ErrorType;
import java.util.ArrayList;
import java.util.List;

/** A parsed format: where each run of equal items lies. <p>Threads: immutable. */
final class StructFormat {
    static final ErrorType ERROR = new ErrorType("struct", "error", () -> Exc.Exception);

    /** {@code count} items of {@code size} bytes from {@code offset} on; for 's' and 'p' one item of that size. */
    record Run(char code, int offset, int size, int count) {}

    final String text;
    final Run[] runs;
    /** Bytes; with more than an array holds there are no runs, for no buffer fits. */
    final long size;
    final long items;
    final boolean big;
    final boolean isNative;

    private StructFormat(String text, Run[] runs, long size, long items, boolean big, boolean isNative) {
        this.text = text;
        this.runs = runs;
        this.size = size;
        this.items = items;
        this.big = big;
        this.isNative = isNative;
    }

    static StructFormat parse(ThreadState ts, String text) {
        int i = 0;
        boolean big = false;
        boolean isNative = true;
        if (!text.isEmpty()) {
            switch (text.charAt(0)) {
                case '@' -> i = 1;
                case '=', '<' -> {
                    i = 1;
                    isNative = false;
                }
                case '>', '!' -> {
                    i = 1;
                    big = true;
                    isNative = false;
                }
                default -> { }
            }
        }
        List<Run> runs = new ArrayList<>();
        long size = 0;
        long items = 0;
        int n = text.length();
        while (i < n) {
            char c = text.charAt(i++);
            if (Character.isWhitespace(c) || c == 0x0B) {
                continue;
            }
            long count = 1;
            if (c >= '0' && c <= '9') {
                count = c - '0';
                while (i < n && (c = text.charAt(i)) >= '0' && c <= '9') {
                    if (count > (Long.MAX_VALUE - (c - '0')) / 10) {
                        throw tooLong(ts);
                    }
                    count = count * 10 + c - '0';
                    i++;
                }
                if (i == n) {
                    throw ERROR.error(ts, "repeat count given without format specifier");
                }
                c = text.charAt(i++);
            }
            int unit = unit(c, isNative);
            if (unit < 0) {
                throw ERROR.error(ts, "bad char in struct format");
            }
            if (isNative) {
                int align = alignment(c, unit);
                long pad = (align - size % align) % align;
                if (pad > Long.MAX_VALUE - size) {
                    throw tooLong(ts);
                }
                size += pad;
            }
            if (count > (Long.MAX_VALUE - size) / unit) {
                throw tooLong(ts);
            }
            if (c == 's' || c == 'p') {
                runs.add(new Run(c, (int) size, (int) count, 1));
                items++;
            } else if (c != 'x' && count > 0) {
                runs.add(new Run(c, (int) size, unit, (int) count));
                items += count;
            }
            size += count * unit;
        }
        return new StructFormat(text, size > Integer.MAX_VALUE ? new Run[0] : runs.toArray(new Run[0]), size, items, big, isNative);
    }

    private static RuntimeException tooLong(ThreadState ts) {
        return ERROR.error(ts, "total struct size too long");
    }

    /** The size of an array for one struct; MemoryError if there is none. */
    int length() {
        if (size > Integer.MAX_VALUE - 8) {
            throw Raise.memoryError();
        }
        return (int) size;
    }

    private static int alignment(char c, int unit) {
        return c == 'F' ? 4 : c == 'D' ? 8 : unit;
    }

    private static int unit(char c, boolean isNative) {
        return switch (c) {
            case 'x', 'b', 'B', 'c', 's', 'p', '?' -> 1;
            case 'h', 'H', 'e' -> 2;
            case 'i', 'I', 'f' -> 4;
            case 'l', 'L' -> isNative ? 8 : 4;
            case 'q', 'Q', 'd', 'F' -> 8;
            case 'n', 'N', 'P' -> isNative ? 8 : -1;
            case 'D' -> 16;
            default -> -1;
        };
    }
}
