// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.token;

import io.github.typhon.interp.syntax.PySyntaxError;
import io.github.typhon.interp.syntax.Source;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

/** Bytes of a source file to UTF-8: byte order mark, encoding declaration in the first two lines (PEP 263), validation. */
public final class SourceDecoder {

    private SourceDecoder() {}

    /** Decodes source bytes in an encoding other than UTF-8; throws PySyntaxError. */
    @FunctionalInterface
    public interface Codec {
        /** The text of the bytes from {@code start} on. */
        String decode(String filename, byte[] bytes, int start, String encoding);
    }

    public static Source decode(String filename, byte[] bytes, Codec codec) {
        for (byte b : bytes) {
            if (b == 0) {
                throw new PySyntaxError(PySyntaxError.SYNTAX_ERROR, "source code string cannot contain null bytes");
            }
        }
        int start = 0;
        boolean bom = bytes.length >= 3 && (bytes[0] & 0xFF) == 0xEF && (bytes[1] & 0xFF) == 0xBB && (bytes[2] & 0xFF) == 0xBF;
        if (bom) {
            start = 3;
        }
        Declaration declared = declaration(bytes, start);
        String encoding = declared == null ? null : normalName(declared.encoding);
        if (bom) {
            if (encoding != null && !encoding.equals("utf-8")) {
                int length = declared.end - declared.start;
                throw new PySyntaxError(PySyntaxError.SYNTAX_ERROR, "encoding problem: " + encoding + " with BOM", filename, declared.line, 0,
                        new String(bytes, declared.start, length, StandardCharsets.UTF_8), declared.line, declared.line == 1 ? length : length + 1);
            }
            encoding = "utf-8";
        }
        if (encoding == null || encoding.equals("utf-8")) {
            checkUtf8(filename, bytes, start);
            return Source.normalized(filename, bytes, start, bytes.length, encoding);
        }
        byte[] utf8 = codec.decode(filename, bytes, start, encoding).getBytes(StandardCharsets.UTF_8);
        return Source.normalized(filename, utf8, 0, utf8.length, encoding);
    }

    /** The encoding that a source declares, on which line, and where that line lies, without its end. */
    public record Declaration(String encoding, int line, int start, int end) {}

    public static String declaredEncoding(byte[] bytes, int start) {
        Declaration d = declaration(bytes, start);
        return d == null ? null : d.encoding;
    }

    /** The encoding named in a comment of the first two lines; the second counts only when the first is blank or a comment. Null if none is. */
    public static Declaration declaration(byte[] bytes, int start) {
        int pos = start;
        for (int line = 0; line < 2; line++) {
            int end = pos;
            while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
                end++;
            }
            int i = pos;
            while (i < end && (bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\f')) {
                i++;
            }
            if (i < end && bytes[i] != '#') {
                return null;
            }
            if (i < end) {
                String found = codingSpec(bytes, i, end);
                if (found != null) {
                    return new Declaration(found, line + 1, pos, end);
                }
            }
            pos = end + 1;
            if (end + 1 < bytes.length && bytes[end] == '\r' && bytes[end + 1] == '\n') {
                pos++;
            }
        }
        return null;
    }

    private static String codingSpec(byte[] bytes, int start, int end) {
        for (int i = start; i + 6 < end; i++) {
            if (bytes[i] == 'c' && bytes[i + 1] == 'o' && bytes[i + 2] == 'd' && bytes[i + 3] == 'i' && bytes[i + 4] == 'n'
                    && bytes[i + 5] == 'g' && (bytes[i + 6] == ':' || bytes[i + 6] == '=')) {
                int t = i + 7;
                while (t < end && (bytes[t] == ' ' || bytes[t] == '\t')) {
                    t++;
                }
                int begin = t;
                while (t < end && isNameByte(bytes[t])) {
                    t++;
                }
                if (begin < t) {
                    return new String(bytes, begin, t - begin, StandardCharsets.ISO_8859_1);
                }
            }
        }
        return null;
    }

    private static boolean isNameByte(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '-' || b == '_' || b == '.';
    }

    /** Like CPython, recognises only the common spellings of the two encodings that need no codec. */
    private static String normalName(String name) {
        String key = (name.length() > 12 ? name.substring(0, 12) : name).toLowerCase(Locale.ROOT).replace('_', '-');
        if (key.equals("utf-8") || key.startsWith("utf-8-")) {
            return "utf-8";
        }
        if (key.equals("latin-1") || key.equals("iso-8859-1") || key.equals("iso-latin-1") || key.startsWith("latin-1-")
                || key.startsWith("iso-8859-1-") || key.startsWith("iso-latin-1-")) {
            return "iso-8859-1";
        }
        return name;
    }

    /** The codec that knows Java's charsets. */
    public static String decodeByCharset(String filename, byte[] bytes, int start, String encoding) {
        Charset charset;
        try {
            charset = Charset.forName(charsetName(encoding));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new PySyntaxError(PySyntaxError.SYNTAX_ERROR, "unknown encoding: " + encoding, filename, 0, -1, null, -1, -1);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        try {
            CharBuffer chars = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(in);
            return chars.toString();
        } catch (CharacterCodingException e) {
            int position = Math.min(in.position(), bytes.length - 1) - start;
            boolean ascii = charset == StandardCharsets.US_ASCII;
            boolean singleByte = charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1;
            String message = String.format("'%s' codec can't decode byte 0x%02x in position %d: %s",
                    ascii ? "ascii" : singleByte ? "charmap" : encoding, bytes[start + position] & 0xFF, position,
                    ascii ? "ordinal not in range(128)" : singleByte ? "character maps to <undefined>"
                            : "illegal multibyte sequence");
            throw new PySyntaxError(PySyntaxError.SYNTAX_ERROR, message, filename, 0, -1, null, -1, -1);
        }
    }

    /** Java's name for Python's: cp1252 and most others agree, some families differ. */
    private static String charsetName(String encoding) {
        String key = encoding.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        if (key.startsWith("iso8859-")) {
            return "iso-8859-" + key.substring(8);
        }
        return switch (key) {
            case "ascii", "us-ascii", "646" -> "US-ASCII";
            case "latin", "latin1", "l1", "8859", "cp819" -> "ISO-8859-1";
            case "utf8", "u8", "utf", "cp65001" -> "UTF-8";
            case "latin-9", "latin9", "l9" -> "ISO-8859-15";
            case "latin-2", "latin2", "l2" -> "ISO-8859-2";
            case "mac-roman", "macroman", "macintosh" -> "x-MacRoman";
            case "sjis", "shift-jis", "shiftjis", "s-jis" -> "Shift_JIS";
            case "cp932", "932", "ms932", "mskanji" -> "windows-31j";
            case "cp949", "949", "ms949", "uhc" -> "x-windows-949";
            case "euckr", "korean" -> "EUC-KR";
            case "eucjp", "ujis", "u-jis" -> "EUC-JP";
            case "koi8-r", "koi8r" -> "KOI8-R";
            case "tis-620", "tis620" -> "TIS-620";
            case "iso2022-jp", "iso2022jp" -> "ISO-2022-JP";
            default -> key;
        };
    }

    private static void checkUtf8(String filename, byte[] bytes, int start) {
        int i = start;
        int n = bytes.length;
        while (i < n) {
            if (bytes[i] >= 0) {
                i++;
                continue;
            }
            int size = sequenceLength(bytes, i, n);
            if (size == 0) {
                throw nonUtf8(filename, bytes, start, i);
            }
            i += size;
        }
    }

    /** The length of the well-formed sequence at {@code i}, 0 when malformed. */
    private static int sequenceLength(byte[] s, int i, int n) {
        int c = s[i] & 0xFF;
        int size = c >= 0xC2 && c <= 0xDF ? 2 : c >= 0xE0 && c <= 0xEF ? 3 : c >= 0xF0 && c <= 0xF4 ? 4 : 0;
        if (size == 0 || i + size > n) {
            return 0;
        }
        int d = s[i + 1] & 0xFF;
        if (c == 0xE0 && d < 0xA0 || c == 0xED && d > 0x9F || c == 0xF0 && d < 0x90 || c == 0xF4 && d > 0x8F) {
            return 0;
        }
        for (int k = 1; k < size; k++) {
            if ((s[i + k] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return size;
    }

    private static PySyntaxError nonUtf8(String filename, byte[] bytes, int start, int bad) {
        int lineno = 1;
        int lineStart = start;
        for (int i = start; i < bad; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r' && !(i + 1 < bytes.length && bytes[i + 1] == '\n')) {
                lineno++;
                lineStart = i + 1;
            }
        }
        int lineEnd = bad;
        while (lineEnd < bytes.length && bytes[lineEnd] != '\n' && bytes[lineEnd] != '\r') {
            lineEnd++;
        }
        int offset = new String(bytes, lineStart, bad + 1 - lineStart, StandardCharsets.UTF_8).codePoints().toArray().length;
        String text = new String(bytes, lineStart, lineEnd - lineStart, StandardCharsets.UTF_8);
        String message = String.format("Non-UTF-8 code starting with '\\x%02x' on line %d, but no encoding declared; "
                + "see https://peps.python.org/pep-0263/ for details", bytes[bad] & 0xFF, lineno);
        return new PySyntaxError(PySyntaxError.SYNTAX_ERROR, message, filename, lineno, offset, text, lineno, offset);
    }
}
