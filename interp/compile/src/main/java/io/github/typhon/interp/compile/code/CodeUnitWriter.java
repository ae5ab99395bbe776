// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.code;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

import io.github.typhon.interp.syntax.ast.BytesConst;
import io.github.typhon.interp.syntax.ast.ComplexConst;
import io.github.typhon.interp.syntax.ast.PyConst;
import io.github.typhon.interp.syntax.ast.StrConst;

/**
 * The binary form of a tree of code units, for caches of compiled modules.
 * <pre>
 *   u32 fingerprint   which compiler wrote it ({@link Fingerprint})
 *   u32 crc           CRC-32 of all that follows
 *   u32 n             strings
 *   u32 end[n]        end of each string, from the first one on
 *   strings           a byte 0 and Latin-1, or a byte 1 and UTF-16
 *   unit              head; varint length of the body; body, where nested units stand as constants
 * </pre>
 * All other numbers are zigzag varints; strings are referred to by number. {@link CodeUnitReader} decodes a body, a string and a
 * line table when each is first needed.
 */
public final class CodeUnitWriter {

    static final int NONE = 0;
    static final int ELLIPSIS = 1;
    static final int TRUE = 2;
    static final int FALSE = 3;
    static final int LONG = 4;
    static final int BIG = 5;
    static final int DOUBLE = 6;
    static final int COMPLEX = 7;
    static final int BYTES = 8;
    static final int TEXT = 9;
    static final int POINTS = 10;
    static final int TUPLE = 11;
    static final int FROZENSET = 12;
    static final int SLICE = 13;
    static final int CODE = 14;

    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private DataOutputStream out = new DataOutputStream(bytes);
    private final Map<String, Integer> strings = new LinkedHashMap<>();

    private CodeUnitWriter() {}

    public static byte[] write(CodeUnit unit) {
        try {
            CodeUnitWriter w = new CodeUnitWriter();
            w.unit(unit);
            byte[] rest = w.withStrings(w.bytes.toByteArray());
            CRC32 crc = new CRC32();
            crc.update(rest);
            return ByteBuffer.allocate(8 + rest.length).putInt(Fingerprint.VALUE).putInt((int) crc.getValue()).put(rest).array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] withStrings(byte[] units) throws IOException {
        bytes = new ByteArrayOutputStream();
        out = new DataOutputStream(bytes);
        out.writeInt(strings.size());
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (String s : strings.keySet()) {
            boolean latin = s.chars().allMatch(c -> c < 0x100);
            text.write(latin ? 0 : 1);
            // UTF-16 units one by one: names from hand-made trees may hold lone surrogates.
            for (int i = 0; i < s.length(); i++) {
                if (!latin) {
                    text.write(s.charAt(i) >> 8);
                }
                text.write(s.charAt(i));
            }
            out.writeInt(text.size());
        }
        text.writeTo(out);
        out.write(units);
        return bytes.toByteArray();
    }

    private void number(long value) throws IOException {
        long v = value << 1 ^ value >> 63;
        while ((v & ~0x7FL) != 0) {
            out.writeByte((int) (v & 0x7F | 0x80));
            v >>>= 7;
        }
        out.writeByte((int) v);
    }

    private void string(String s) throws IOException {
        Integer n = strings.putIfAbsent(s, strings.size());
        number(n == null ? strings.size() - 1 : n);
    }

    private void strings(List<String> list) throws IOException {
        number(list.size());
        for (String s : list) {
            string(s);
        }
    }

    private void unit(CodeUnit u) throws IOException {
        string(u.name);
        string(u.qualname);
        string(u.filename);
        number(u.firstlineno);
        number(u.argcount);
        number(u.posonlyargcount);
        number(u.kwonlyargcount);
        number(u.flags);
        number(u.nlocals);
        number(u.nfrees);
        number(u.cellSlots.length);
        for (int slot : u.cellSlots) {
            number(slot);
        }
        number(u.nslots - u.nlocalsplus);
        ByteArrayOutputStream outer = bytes;
        bytes = new ByteArrayOutputStream();
        out = new DataOutputStream(bytes);
        body(u.body());
        byte[] body = bytes.toByteArray();
        bytes = outer;
        out = new DataOutputStream(outer);
        raw(body);
    }

    private void body(CodeUnit.Body u) throws IOException {
        strings(u.varnames());
        strings(u.cellvars());
        strings(u.freevars());
        strings(u.names());
        constants(u.constants());
        number(u.code().length);
        for (long word : u.code()) {
            out.writeByte(Instr.op(word));
            number(Instr.c(word));
            number(Instr.a(word));
            number(Instr.b(word));
        }
        number(u.exceptions().size());
        for (ExceptionEntry e : u.exceptions()) {
            number(e.start());
            number(e.end());
            number(e.handler());
            number(e.depth());
            number(e.exc());
            number(e.lasti() ? 1 : 0);
        }
        lines(u.lines());
    }

    /** Positions as differences: line to the line before, end line to line, end column to column. */
    private void lines(LineTable t) throws IOException {
        int line = 0;
        for (int pc = 0; pc < t.size(); pc++) {
            number(t.line(pc) - line);
            line = t.line(pc);
            number(t.endLine(pc) - line);
            number(t.column(pc));
            number(t.endColumn(pc) - t.column(pc));
        }
    }

    private void constants(List<Object> list) throws IOException {
        number(list.size());
        for (Object c : list) {
            constant(c);
        }
    }

    private void constant(Object c) throws IOException {
        switch (c) {
            case PyConst p -> out.writeByte(p == PyConst.NONE ? NONE : ELLIPSIS);
            case Boolean b -> out.writeByte(b ? TRUE : FALSE);
            case Long l -> {
                out.writeByte(LONG);
                number(l);
            }
            case BigInteger b -> {
                out.writeByte(BIG);
                raw(b.toByteArray());
            }
            case Double d -> {
                out.writeByte(DOUBLE);
                out.writeLong(Double.doubleToRawLongBits(d));
            }
            case ComplexConst z -> {
                out.writeByte(COMPLEX);
                out.writeLong(Double.doubleToRawLongBits(z.real()));
                out.writeLong(Double.doubleToRawLongBits(z.imag()));
            }
            case BytesConst b -> {
                out.writeByte(BYTES);
                raw(b.bytes());
            }
            case StrConst s when s.textOrNull() != null -> {
                out.writeByte(TEXT);
                string(s.textOrNull());
            }
            case StrConst s -> {
                out.writeByte(POINTS);
                number(s.length());
                for (int p : s.codePointsOrNull()) {
                    number(p);
                }
            }
            case TupleConst t -> {
                out.writeByte(TUPLE);
                constants(t.items());
            }
            case FrozenSetConst f -> {
                out.writeByte(FROZENSET);
                constants(f.items());
            }
            case SliceConst s -> {
                out.writeByte(SLICE);
                constant(s.start());
                constant(s.stop());
                constant(s.step());
            }
            case CodeUnit u -> {
                out.writeByte(CODE);
                unit(u);
            }
            default -> throw new IllegalStateException("constant of " + c.getClass());
        }
    }

    private void raw(byte[] b) throws IOException {
        number(b.length);
        out.write(b);
    }
}
