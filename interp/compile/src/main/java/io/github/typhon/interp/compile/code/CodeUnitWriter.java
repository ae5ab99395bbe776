// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.code;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.typhon.interp.syntax.ast.BytesConst;
import io.github.typhon.interp.syntax.ast.ComplexConst;
import io.github.typhon.interp.syntax.ast.PyConst;
import io.github.typhon.interp.syntax.ast.StrConst;

/**
 * The binary form of a tree of code units, for the cache of compiled modules. Layout: {@link #MAGIC}, {@link #VERSION}, a hash of
 * the opcode list, then the unit; numbers are zigzag varints, strings are numbered when they first occur and referred to by
 * number afterwards. {@link CodeUnitReader} reads exactly what this class of the same version writes.
 */
public final class CodeUnitWriter {

    public static final int MAGIC = 0x54595048;
    public static final int VERSION = 1;

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

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final Map<String, Integer> strings = new HashMap<>();

    private CodeUnitWriter() {}

    public static byte[] write(CodeUnit unit) {
        try {
            CodeUnitWriter w = new CodeUnitWriter();
            w.out.writeInt(MAGIC);
            w.out.writeInt(VERSION);
            w.out.writeInt(opcodeHash());
            w.unit(unit);
            return w.bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes whenever an opcode is added, moved or renamed. */
    static int opcodeHash() {
        int hash = 1;
        for (Opcode op : Opcode.values()) {
            hash = 31 * hash + op.name().hashCode();
        }
        return hash;
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
        Integer known = strings.get(s);
        if (known != null) {
            number(known);
            return;
        }
        number(-1);
        strings.put(s, strings.size());
        // UTF-16 units one by one: names from hand-made trees may hold lone surrogates.
        number(s.length());
        for (int i = 0; i < s.length(); i++) {
            number(s.charAt(i));
        }
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
        strings(u.varnames);
        strings(u.cellvars);
        strings(u.freevars);
        for (int slot : u.cellSlots) {
            number(slot);
        }
        number(u.nslots - u.nlocalsplus);
        strings(u.names);
        constants(u.constants);
        number(u.code.length);
        for (long word : u.code) {
            out.writeByte(Instr.op(word));
            number(Instr.c(word));
            number(Instr.a(word));
            number(Instr.b(word));
        }
        lines(u.lines);
        number(u.exceptions.size());
        for (ExceptionEntry e : u.exceptions) {
            number(e.start());
            number(e.end());
            number(e.handler());
            number(e.depth());
            number(e.exc());
            number(e.lasti() ? 1 : 0);
        }
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
