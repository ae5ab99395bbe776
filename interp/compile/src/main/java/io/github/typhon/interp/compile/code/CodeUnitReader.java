// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.code;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import io.github.typhon.interp.syntax.ast.BytesConst;
import io.github.typhon.interp.syntax.ast.ComplexConst;
import io.github.typhon.interp.syntax.ast.PyConst;
import io.github.typhon.interp.syntax.ast.StrConst;

/** Reads what {@link CodeUnitWriter} wrote. The bytes are trusted: they come from our own cache. */
public final class CodeUnitReader {

    private final ByteBuffer in;
    private final List<String> strings = new ArrayList<>();

    private CodeUnitReader(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    /** The unit, or null if another version of the compiler wrote it. */
    public static CodeUnit read(byte[] bytes) {
        CodeUnitReader r = new CodeUnitReader(bytes);
        if (bytes.length < 12 || r.in.getInt() != CodeUnitWriter.MAGIC || r.in.getInt() != CodeUnitWriter.VERSION
                || r.in.getInt() != CodeUnitWriter.opcodeHash()) {
            return null;
        }
        return r.unit();
    }

    private long number() {
        long v = 0;
        for (int shift = 0;; shift += 7) {
            byte b = in.get();
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
        int known = integer();
        if (known >= 0) {
            return strings.get(known);
        }
        char[] chars = new char[integer()];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) number();
        }
        String s = new String(chars);
        strings.add(s);
        return s;
    }

    private List<String> strings() {
        int n = integer();
        List<String> list = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            list.add(string());
        }
        return list;
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
        p.varnames = strings();
        p.cellvars = strings();
        p.freevars = strings();
        p.cellSlots = new int[p.cellvars.size()];
        for (int i = 0; i < p.cellSlots.length; i++) {
            p.cellSlots[i] = integer();
        }
        p.ntemps = integer();
        p.names = strings();
        p.constants = constants();
        p.code = new long[integer()];
        for (int i = 0; i < p.code.length; i++) {
            int op = in.get() & 0xFF;
            int c = integer();
            int a = integer();
            p.code[i] = Instr.pack(op, c, a, integer());
        }
        p.lines = lines(p.code.length);
        int rows = integer();
        List<ExceptionEntry> exceptions = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            exceptions.add(new ExceptionEntry(integer(), integer(), integer(), integer(), integer(), integer() != 0));
        }
        p.exceptions = exceptions;
        return new CodeUnit(p);
    }

    private LineTable lines(int n) {
        int[] positions = new int[4 * n];
        int line = 0;
        for (int i = 0; i < positions.length; i += 4) {
            line += integer();
            positions[i] = line;
            positions[i + 1] = line + integer();
            positions[i + 2] = integer();
            positions[i + 3] = positions[i + 2] + integer();
        }
        return new LineTable(positions);
    }

    private List<Object> constants() {
        int n = integer();
        List<Object> list = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            list.add(constant());
        }
        return list;
    }

    private Object constant() {
        int tag = in.get();
        return switch (tag) {
            case CodeUnitWriter.NONE -> PyConst.NONE;
            case CodeUnitWriter.ELLIPSIS -> PyConst.ELLIPSIS;
            case CodeUnitWriter.TRUE -> Boolean.TRUE;
            case CodeUnitWriter.FALSE -> Boolean.FALSE;
            case CodeUnitWriter.LONG -> number();
            case CodeUnitWriter.BIG -> new BigInteger(raw());
            case CodeUnitWriter.DOUBLE -> Double.longBitsToDouble(in.getLong());
            case CodeUnitWriter.COMPLEX -> new ComplexConst(Double.longBitsToDouble(in.getLong()),
                    Double.longBitsToDouble(in.getLong()));
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

    private byte[] raw() {
        byte[] b = new byte[integer()];
        in.get(b);
        return b;
    }
}
