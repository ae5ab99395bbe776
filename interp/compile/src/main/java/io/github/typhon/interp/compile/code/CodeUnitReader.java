// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.code;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.CRC32;

import io.github.typhon.interp.syntax.ast.BytesConst;
import io.github.typhon.interp.syntax.ast.ComplexConst;
import io.github.typhon.interp.syntax.ast.PyConst;
import io.github.typhon.interp.syntax.ast.StrConst;

/**
 * Reads what {@link CodeUnitWriter} wrote. The checksum finds damaged bytes; beyond it they are trusted, they come from our own caches.
 * <p>Threads: a reader is used by one thread; the bytes and strings that the lazy parts share are never written, or written with equal values.
 */
public final class CodeUnitReader {

    /** The table of strings, decoded one by one. */
    private static final class Strings {
        final byte[] data;
        final int ends;
        final int first;
        final String[] known;

        Strings(byte[] data, int at) {
            this.data = data;
            known = new String[int32(data, at)];
            ends = at + 4;
            first = ends + 4 * known.length;
        }

        int end() {
            return known.length == 0 ? first : first + int32(data, ends + 4 * (known.length - 1));
        }

        String get(int n) {
            String s = known[n];
            if (s == null) {
                int from = n == 0 ? first : first + int32(data, ends + 4 * (n - 1));
                int to = first + int32(data, ends + 4 * n);
                s = data[from] == 0 ? new String(data, from + 1, to - from - 1, StandardCharsets.ISO_8859_1) : utf16(data, from + 1, to);
                known[n] = s;
            }
            return s;
        }

        /** Not by a charset, which would replace lone surrogates. */
        private static String utf16(byte[] data, int from, int to) {
            char[] chars = new char[(to - from) / 2];
            for (int i = 0; i < chars.length; i++) {
                chars[i] = (char) ((data[from + 2 * i] & 0xFF) << 8 | data[from + 2 * i + 1] & 0xFF);
            }
            return new String(chars);
        }
    }

    private final byte[] in;
    private final Strings strings;
    private int at;

    private CodeUnitReader(byte[] in, Strings strings, int at) {
        this.in = in;
        this.strings = strings;
        this.at = at;
    }

    private static int int32(byte[] b, int at) {
        return b[at] << 24 | (b[at + 1] & 0xFF) << 16 | (b[at + 2] & 0xFF) << 8 | b[at + 3] & 0xFF;
    }

    public static CodeUnit read(byte[] bytes) {
        return read(bytes, 0, bytes.length);
    }

    /** The unit, or null if another version of the compiler wrote it or the bytes are damaged. They must not change afterwards. */
    public static CodeUnit read(byte[] bytes, int from, int to) {
        if (to - from < 12 || int32(bytes, from) != Fingerprint.VALUE) {
            return null;
        }
        CRC32 crc = new CRC32();
        crc.update(bytes, from + 8, to - from - 8);
        if ((int) crc.getValue() != int32(bytes, from + 4)) {
            return null;
        }
        Strings strings = new Strings(bytes, from + 8);
        return new CodeUnitReader(bytes, strings, strings.end()).unit();
    }

    private long number() {
        long v = 0;
        for (int shift = 0;; shift += 7) {
            byte b = in[at++];
            v |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return v >>> 1 ^ -(v & 1);
            }
        }
    }

    private int integer() {
        return (int) number();
    }

    private String string() {
        return strings.get(integer());
    }

    private List<String> strings() {
        String[] list = new String[integer()];
        for (int i = 0; i < list.length; i++) {
            list[i] = string();
        }
        return List.of(list);
    }

    private CodeUnit unit() {
        CodeUnit.Parts p = new CodeUnit.Parts();
        p.name = string();
        p.qualname = string();
        p.filename = string();
        p.firstlineno = integer();
        p.argcount = integer();
        p.posonlyargcount = integer();
        p.kwonlyargcount = integer();
        p.flags = integer();
        int nlocals = integer();
        int nfrees = integer();
        p.cellSlots = new int[integer()];
        for (int i = 0; i < p.cellSlots.length; i++) {
            p.cellSlots[i] = integer();
        }
        p.ntemps = integer();
        int length = integer();
        int body = at;
        at += length;
        return new CodeUnit(p, nlocals, nfrees, new Later(in, strings, body, at));
    }

    /** A body that waits to be decoded. */
    private record Later(byte[] in, Strings strings, int from, int to) implements Supplier<CodeUnit.Body> {
        @Override
        public CodeUnit.Body get() {
            return new CodeUnitReader(in, strings, from).body(to);
        }
    }

    private CodeUnit.Body body(int to) {
        List<String> varnames = strings();
        List<String> cellvars = strings();
        List<String> freevars = strings();
        List<String> names = strings();
        List<Object> constants = constants();
        long[] code = new long[integer()];
        for (int i = 0; i < code.length; i++) {
            int op = in[at++] & 0xFF;
            int c = integer();
            int a = integer();
            code[i] = Instr.pack(op, c, a, integer());
        }
        ExceptionEntry[] exceptions = new ExceptionEntry[integer()];
        for (int i = 0; i < exceptions.length; i++) {
            exceptions[i] = new ExceptionEntry(integer(), integer(), integer(), integer(), integer(), integer() != 0);
        }
        int lines = at;
        LineTable table = new LineTable(code.length, () -> new CodeUnitReader(in, strings, lines).lines(code.length));
        return new CodeUnit.Body(varnames, cellvars, freevars, names, constants, code, table, List.of(exceptions));
    }

    private int[] lines(int n) {
        int[] positions = new int[4 * n];
        int line = 0;
        for (int i = 0; i < positions.length; i += 4) {
            line += integer();
            positions[i] = line;
            positions[i + 1] = line + integer();
            positions[i + 2] = integer();
            positions[i + 3] = positions[i + 2] + integer();
        }
        return positions;
    }

    private List<Object> constants() {
        Object[] list = new Object[integer()];
        for (int i = 0; i < list.length; i++) {
            list[i] = constant();
        }
        return List.of(list);
    }

    private Object constant() {
        int tag = in[at++];
        return switch (tag) {
            case CodeUnitWriter.NONE -> PyConst.NONE;
            case CodeUnitWriter.ELLIPSIS -> PyConst.ELLIPSIS;
            case CodeUnitWriter.TRUE -> Boolean.TRUE;
            case CodeUnitWriter.FALSE -> Boolean.FALSE;
            case CodeUnitWriter.LONG -> number();
            case CodeUnitWriter.BIG -> new BigInteger(raw());
            case CodeUnitWriter.DOUBLE -> real();
            case CodeUnitWriter.COMPLEX -> new ComplexConst(real(), real());
            case CodeUnitWriter.BYTES -> new BytesConst(raw());
            case CodeUnitWriter.TEXT -> StrConst.of(string());
            case CodeUnitWriter.POINTS -> {
                int[] points = new int[integer()];
                for (int i = 0; i < points.length; i++) {
                    points[i] = integer();
                }
                yield StrConst.ofCodePoints(points);
            }
            case CodeUnitWriter.TUPLE -> new TupleConst(constants());
            case CodeUnitWriter.FROZENSET -> new FrozenSetConst(constants());
            case CodeUnitWriter.SLICE -> new SliceConst(constant(), constant(), constant());
            case CodeUnitWriter.CODE -> unit();
            default -> throw new IllegalStateException("constant tag " + tag);
        };
    }

    private double real() {
        at += 8;
        return Double.longBitsToDouble((long) int32(in, at - 8) << 32 | int32(in, at - 4) & 0xFFFFFFFFL);
    }

    private byte[] raw() {
        int n = integer();
        at += n;
        return Arrays.copyOfRange(in, at - n, at);
    }
}
