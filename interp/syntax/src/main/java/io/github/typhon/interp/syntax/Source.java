// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax;

import io.github.typhon.interp.syntax.token.SourceDecoder;
import java.nio.charset.StandardCharsets;

/**
 * A source text as the tokenizer wants it: UTF-8, lines ended by a single line feed. The array may be longer than the text.
 * Columns everywhere are offsets into these lines. Immutable once made.
 */
public final class Source {

    private final String filename;
    private final byte[] utf8;
    private final int length;
    private final String encoding;

    private Source(String filename, byte[] utf8, int length, String encoding) {
        this.filename = filename;
        this.utf8 = utf8;
        this.length = length;
        this.encoding = encoding;
    }

    /** Well-formed text; an encoding declaration in it is a comment. */
    public static Source of(String filename, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return normalized(filename, bytes, 0, bytes.length, "utf-8");
    }

    /** Text for {@link io.github.typhon.interp.syntax.token.TokenIterator}: line ends stay as they are. */
    public static Source verbatim(String filename, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Source(filename, bytes, bytes.length, "utf-8");
    }

    /** Bytes of a file: byte order mark, encoding declaration (PEP 263), else UTF-8. */
    public static Source decode(String filename, byte[] bytes) {
        return SourceDecoder.decode(filename, bytes, SourceDecoder::decodeByCharset);
    }

    /** The same with the caller's codecs for declared encodings. */
    public static Source decode(String filename, byte[] bytes, SourceDecoder.Codec codec) {
        return SourceDecoder.decode(filename, bytes, codec);
    }

    /** UTF-8 bytes from {@code start} to {@code end}, which stay untouched; line ends are translated into a copy. */
    public static Source normalized(String filename, byte[] bytes, int start, int end, String encoding) {
        byte[] out = new byte[end - start + 1];
        int n = 0;
        for (int i = start; i < end; i++) {
            byte b = bytes[i];
            if (b == 0) {
                throw new PySyntaxError(PySyntaxError.SYNTAX_ERROR, "source code string cannot contain null bytes");
            }
            if (b == '\r') {
                out[n++] = '\n';
                if (i + 1 < end && bytes[i + 1] == '\n') {
                    i++;
                }
            } else {
                out[n++] = b;
            }
        }
        return new Source(filename, out, n, encoding);
    }

    /** The same text with a line end after the last line; the array has room for it. */
    public Source withFinalNewline() {
        if (length > 0 && utf8[length - 1] == '\n') {
            return this;
        }
        byte[] bytes = java.util.Arrays.copyOf(utf8, length + 1);
        bytes[length] = '\n';
        return new Source(filename, bytes, length + 1, encoding);
    }

    public String filename() {
        return filename;
    }

    /** The text; not to be written. Valid up to {@link #length}. */
    public byte[] utf8() {
        return utf8;
    }

    public int length() {
        return length;
    }

    /** The text as a string. */
    public String text() {
        return new String(utf8, 0, length, StandardCharsets.UTF_8);
    }

    /** The declared encoding under its normal name, null when the source declared none. */
    public String encoding() {
        return encoding;
    }
}
