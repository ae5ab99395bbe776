// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.zlib;

import io.github.typhon.stdlib.streams.StreamFailure;
import java.util.zip.Adler32;

/** What wraps a deflate stream: nothing, a zlib header and Adler-32, or a gzip header and CRC-32, as the sign and size of wbits say.
 *  <p>Threads: confined to its inflater. */
final class Container {
    private static final int FHCRC = 2;
    private static final int FEXTRA = 4;
    private static final int FNAME = 8;
    private static final int FCOMMENT = 16;

    private enum Mode { START, DICT_ID, DICT, FLAGS, TIME, SYSTEM, EXTRA_LENGTH, EXTRA, NAME, COMMENT, HEADER_CRC, BODY, CHECK, LENGTH, END }

    private final boolean raw;
    private final boolean zlib;
    private final boolean gzip;
    private final int maxWindow;
    private Mode mode = Mode.START;
    private boolean isGzip;
    private int flags;
    private int extra;
    private int dictId;
    private long total;
    private int check;
    private int headerCrc;

    Container(int wbits) {
        raw = wbits < 0;
        zlib = wbits >= 0 && wbits < 16 || wbits >= 32;
        gzip = wbits >= 16;
        maxWindow = wbits < 0 ? -wbits : (wbits & 15) == 0 ? 15 : wbits & 15;
        mode = raw ? Mode.BODY : Mode.START;
    }

    Container(Container o) {
        raw = o.raw;
        zlib = o.zlib;
        gzip = o.gzip;
        maxWindow = o.maxWindow;
        mode = o.mode;
        isGzip = o.isGzip;
        flags = o.flags;
        extra = o.extra;
        dictId = o.dictId;
        total = o.total;
        check = o.check;
        headerCrc = o.headerCrc;
    }

    boolean isRaw() {
        return raw;
    }

    boolean isWaitingForDictionary() {
        return mode == Mode.DICT;
    }

    boolean acceptsDictionary(byte[] dict) {
        if (raw) {
            return true;
        }
        Adler32 a = new Adler32();
        a.update(dict);
        if (mode != Mode.DICT || (int) a.getValue() != dictId) {
            return false;
        }
        mode = Mode.BODY;
        return true;
    }

    /** Counts what was decoded. */
    void update(byte[] b, int from, int n) {
        if (raw || n == 0) {
            return;
        }
        total += n;
        check = isGzip ? Checksums.crc32(check, b, from, n) : Checksums.adler32(check, b, from, n);
    }

    /** True when the body may begin, or a dictionary is wanted first. */
    boolean header(Inflate s) {
        while (mode != Mode.BODY && mode != Mode.DICT) {
            if (!step(s)) {
                return false;
            }
        }
        return true;
    }

    private boolean step(Inflate s) {
        int n = switch (mode) {
            case DICT_ID, TIME -> 32;
            case FLAGS, SYSTEM, EXTRA_LENGTH, HEADER_CRC, START -> 16;
            default -> 8;
        };
        boolean absent = mode == Mode.EXTRA_LENGTH && (flags & FEXTRA) == 0 || mode == Mode.EXTRA && extra == 0 || mode == Mode.NAME && (flags & FNAME) == 0
                || mode == Mode.COMMENT && (flags & FCOMMENT) == 0 || mode == Mode.HEADER_CRC && (flags & FHCRC) == 0;
        if (absent) {
            mode = next();
            return true;
        }
        if (!s.need(n)) {
            return false;
        }
        int v = n == 32 ? s.take32() : s.peek(n);
        if (n != 32) {
            s.drop(n);
        }
        if (mode == Mode.START) {
            start(v);
            return true;
        }
        if ((flags & FHCRC) != 0 && mode != Mode.HEADER_CRC && mode != Mode.DICT_ID && mode != Mode.FLAGS) {
            crc(v, n / 8);
        }
        field(v);
        return true;
    }

    private Mode next() {
        Mode m = Mode.values()[mode.ordinal() + 1];
        if (m == Mode.BODY) {
            check = 0;
        }
        return m;
    }

    private void crc(int v, int bytes) {
        byte[] b = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            b[i] = (byte) (v >>> 8 * i);
        }
        headerCrc = Checksums.crc32(headerCrc, b, 0, bytes);
    }

    private void start(int v) {
        if (gzip && v == 0x8B1F) {
            isGzip = true;
            mode = Mode.FLAGS;
            return;
        }
        if (!zlib || ((v & 0xFF) << 8 | v >> 8) % 31 != 0) {
            throw new StreamFailure(ZlibErrors.DATA_ERROR, "incorrect header check");
        }
        if ((v & 15) != 8) {
            throw new StreamFailure(ZlibErrors.DATA_ERROR, "unknown compression method");
        }
        if ((v >> 4 & 15) + 8 > maxWindow) {
            throw new StreamFailure(ZlibErrors.DATA_ERROR, "invalid window size");
        }
        check = 1;
        mode = (v & 0x2000) != 0 ? Mode.DICT_ID : Mode.BODY;
    }

    private void field(int v) {
        switch (mode) {
            case DICT_ID -> {
                dictId = Integer.reverseBytes(v);
                mode = Mode.DICT;
            }
            case FLAGS -> {
                flags = v >> 8;
                if ((v & 0xFF) != 8) {
                    throw new StreamFailure(ZlibErrors.DATA_ERROR, "unknown compression method");
                }
                if ((flags & 0xE0) != 0) {
                    throw new StreamFailure(ZlibErrors.DATA_ERROR, "unknown header flags set");
                }
                if ((flags & FHCRC) != 0) {
                    headerCrc = Checksums.crc32(0, new byte[] {0x1F, (byte) 0x8B}, 0, 2);
                    crc(v, 2);
                }
                mode = Mode.TIME;
            }
            case EXTRA_LENGTH -> {
                extra = v;
                mode = Mode.EXTRA;
            }
            case EXTRA -> extra--;
            case NAME, COMMENT -> {
                if (v == 0) {
                    mode = next();
                }
            }
            case HEADER_CRC -> {
                if (v != (headerCrc & 0xFFFF)) {
                    throw new StreamFailure(ZlibErrors.DATA_ERROR, "header crc mismatch");
                }
                mode = next();
            }
            default -> mode = next();
        }
    }

    /** True once the checksum was read and is right. */
    boolean trailer(Inflate s) {
        if (raw) {
            return true;
        }
        if (mode == Mode.BODY) {
            mode = Mode.CHECK;
        }
        if (mode == Mode.CHECK) {
            if (!s.need(32)) {
                return false;
            }
            int v = s.take32();
            if ((isGzip ? v : Integer.reverseBytes(v)) != check) {
                throw new StreamFailure(ZlibErrors.DATA_ERROR, "incorrect data check");
            }
            mode = isGzip ? Mode.LENGTH : Mode.END;
        }
        if (mode == Mode.LENGTH) {
            if (!s.need(32)) {
                return false;
            }
            if (s.take32() != (int) total) {
                throw new StreamFailure(ZlibErrors.DATA_ERROR, "incorrect length check");
            }
            mode = Mode.END;
        }
        return true;
    }
}
