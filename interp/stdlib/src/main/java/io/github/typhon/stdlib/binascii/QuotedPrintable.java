// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.binascii;

import io.github.typhon.objects.bytes.ByteBuilder;
import io.github.typhon.objects.bytes.PyBytes;

/** Quoted-printable. <p>Threads: one encoder per call, confined. */
final class QuotedPrintable {
    private static final int MAX_LINE = 76;
    private static final String HEX = "0123456789ABCDEF";

    private final byte[] in;
    private final boolean quoteTabs;
    private final boolean isText;
    private final boolean header;
    private final boolean crlf;
    private final ByteBuilder out;
    private int lineLength;

    private QuotedPrintable(byte[] in, boolean quoteTabs, boolean isText, boolean header) {
        this.in = in;
        this.quoteTabs = quoteTabs;
        this.isText = isText;
        this.header = header;
        this.out = new ByteBuilder(in.length * 2);
        int nl = 0;
        while (nl < in.length && in[nl] != '\n') {
            nl++;
        }
        this.crlf = nl > 0 && nl < in.length && in[nl - 1] == '\r';
    }

    static PyBytes decode(byte[] in, boolean header) {
        ByteBuilder out = new ByteBuilder(in.length);
        int i = 0;
        while (i < in.length) {
            if (in[i] != '=') {
                out.append(header && in[i] == '_' ? (byte) ' ' : in[i]);
                i++;
                continue;
            }
            if (++i >= in.length) {
                break;
            }
            int hi = digit(in, i);
            int lo = digit(in, i + 1);
            if (in[i] == '\n' || in[i] == '\r') {
                while (i < in.length && in[i] != '\n') {
                    i++;
                }
                i++;
            } else if (in[i] == '=') {
                out.append('=');
                i++;
            } else if (hi >= 0 && lo >= 0) {
                out.append(hi << 4 | lo);
                i += 2;
            } else {
                out.append('=');
            }
        }
        return out.toBytes();
    }

    private static int digit(byte[] in, int i) {
        return i < in.length && in[i] >= 0 ? Character.digit(in[i], 16) : -1;
    }

    static PyBytes encode(byte[] in, boolean quoteTabs, boolean isText, boolean header) {
        return new QuotedPrintable(in, quoteTabs, isText, header).run();
    }

    private PyBytes run() {
        int i = 0;
        while (i < in.length) {
            if (mustQuote(i)) {
                if (lineLength + 3 >= MAX_LINE) {
                    softBreak();
                }
                quote(in[i++] & 0xFF);
                lineLength += 3;
            } else if (isText && isLineEnd(i)) {
                i = lineEnd(i);
            } else {
                if (i + 1 != in.length && in[i + 1] != '\n' && lineLength + 1 >= MAX_LINE) {
                    softBreak();
                }
                lineLength++;
                out.append(header && in[i] == ' ' ? (byte) '_' : in[i]);
                i++;
            }
        }
        return out.toBytes();
    }

    private boolean mustQuote(int i) {
        int c = in[i] & 0xFF;
        boolean last = i + 1 == in.length;
        if (c > 126 || c == '=' || header && c == '_' || !isText && (c == '\r' || c == '\n') || last && (c == '\t' || c == ' ')) {
            return true;
        }
        if (c == '.' && lineLength == 0 && (last || in[i + 1] == '\n' || in[i + 1] == '\r' || in[i + 1] == 0)) {
            return true;
        }
        return c < 33 && c != '\r' && c != '\n' && (quoteTabs || c != '\t' && c != ' ');
    }

    private boolean isLineEnd(int i) {
        return in[i] == '\n' || in[i] == '\r' && i + 1 < in.length && in[i + 1] == '\n';
    }

    private int lineEnd(int i) {
        lineLength = 0;
        int n = out.length();
        if (n > 0) {
            byte c = out.last();
            if (c == ' ' || c == '\t') {
                out.setLength(n - 1);
                quote(c);
            }
        }
        newline();
        return in[i] == '\r' ? i + 2 : i + 1;
    }

    private void newline() {
        if (crlf) {
            out.append('\r');
        }
        out.append('\n');
    }

    private void softBreak() {
        out.append('=');
        newline();
        lineLength = 0;
    }

    private void quote(int c) {
        out.append('=').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
    }
}
