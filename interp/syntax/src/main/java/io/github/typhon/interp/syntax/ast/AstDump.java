// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.ast;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/**
 * A tree as text, exactly as {@code ast.dump(tree, include_attributes=...)} writes it: absent optionals and empty lists are left
 * out. The shape of the nodes is read from their records.
 */
public final class AstDump {

    private static final class Shape {
        final String name;
        final String[] fields;
        final RecordComponent[] components;
        final int attributes;

        Shape(Class<?> type) {
            components = type.getRecordComponents();
            fields = new String[components.length];
            for (int i = 0; i < fields.length; i++) {
                fields[i] = snakeCase(components[i].getName());
                components[i].getAccessor().setAccessible(true);
            }
            name = astName(type);
            attributes = Located.class.isAssignableFrom(type) ? components.length - 4 : components.length;
        }
    }

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return new Shape(type);
        }
    };

    private final StringBuilder out = new StringBuilder();
    private final boolean includeAttributes;

    private AstDump(boolean includeAttributes) {
        this.includeAttributes = includeAttributes;
    }

    public static String dump(Node tree, boolean includeAttributes) {
        AstDump dump = new AstDump(includeAttributes);
        dump.node(tree);
        return dump.out.toString();
    }

    private static String astName(Class<?> type) {
        if (type == Stmt.ExprStmt.class) {
            return "Expr";
        }
        String name = type.getSimpleName();
        if (type == MatchCase.class) {
            return "match_case";
        }
        return type.getEnclosingClass() != null || type == ExceptHandler.class || type == TypeIgnore.class ? name
                : name.toLowerCase(Locale.ROOT);
    }

    private static String snakeCase(String name) {
        StringBuilder s = new StringBuilder();
        for (char c : name.toCharArray()) {
            if (Character.isUpperCase(c)) {
                s.append('_').append(Character.toLowerCase(c));
            } else {
                s.append(c);
            }
        }
        return s.toString();
    }

    private void node(Node node) {
        Shape shape = SHAPES.get(node.getClass());
        out.append(shape.name).append('(');
        int count = includeAttributes ? shape.components.length : shape.attributes;
        boolean first = true;
        for (int i = 0; i < count; i++) {
            Object value = read(shape.components[i], node);
            if (value == null || value instanceof List<?> list && list.isEmpty()) {
                continue;
            }
            if (!first) {
                out.append(", ");
            }
            first = false;
            out.append(shape.fields[i]).append('=');
            value(value);
        }
        out.append(')');
    }

    private static Object read(RecordComponent component, Node node) {
        try {
            return component.getAccessor().invoke(node);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private void value(Object value) {
        switch (value) {
            case null -> out.append("None");
            case Node n -> node(n);
            case List<?> list -> {
                out.append('[');
                for (int i = 0; i < list.size(); i++) {
                    if (i > 0) {
                        out.append(", ");
                    }
                    value(list.get(i));
                }
                out.append(']');
            }
            case Operator op -> out.append(op.astName()).append("()");
            case UnaryOp op -> out.append(op.astName()).append("()");
            case BoolOp op -> out.append(op.astName()).append("()");
            case CmpOp op -> out.append(op.astName()).append("()");
            case ExprContext ctx -> out.append(ctx.astName()).append("()");
            case String s -> str(StrConst.of(s));
            case Integer i -> out.append(i.intValue());
            default -> constant(value);
        }
    }

    private void constant(Object value) {
        switch (value) {
            case PyConst c -> out.append(c == PyConst.NONE ? "None" : "Ellipsis");
            case Boolean b -> out.append(b ? "True" : "False");
            case Long l -> out.append(l.longValue());
            case BigInteger i -> out.append(i);
            case Double d -> out.append(floatRepr(d, true));
            case ComplexConst c -> complex(c);
            case StrConst s -> str(s);
            case BytesConst b -> bytes(b.bytes());
            default -> throw new IllegalArgumentException("not a constant: " + value.getClass());
        }
    }

    private void complex(ComplexConst c) {
        String imag = floatRepr(c.imag(), false) + "j";
        if (Double.doubleToRawLongBits(c.real()) == 0) {
            out.append(imag);
        } else {
            out.append('(').append(floatRepr(c.real(), false));
            if (!imag.startsWith("-")) {
                out.append('+');
            }
            out.append(imag).append(')');
        }
    }

    /** Python's shortest repr; {@code point}: integral values end in {@code .0}. */
    static String floatRepr(double d, boolean point) {
        if (Double.isNaN(d)) {
            return "nan";
        }
        if (Double.isInfinite(d)) {
            return d > 0 ? "inf" : "-inf";
        }
        if (d == 0) {
            return (1 / d < 0 ? "-0" : "0") + (point ? ".0" : "");
        }
        java.math.BigDecimal decimal = new java.math.BigDecimal(Double.toString(Math.abs(d))).stripTrailingZeros();
        if (decimal.precision() == 2) {
            // Java writes two digits at least
            java.math.BigDecimal shorter = decimal.round(new java.math.MathContext(1));
            decimal = shorter.doubleValue() == Math.abs(d) ? shorter.stripTrailingZeros() : decimal;
        }
        String digits = decimal.unscaledValue().toString();
        int exponent = digits.length() - decimal.scale() - 1;
        StringBuilder s = new StringBuilder(d < 0 ? "-" : "");
        if (exponent < -4 || exponent >= 16) {
            s.append(digits.charAt(0));
            if (digits.length() > 1) {
                s.append('.').append(digits, 1, digits.length());
            }
            s.append('e').append(exponent < 0 ? '-' : '+');
            int e = Math.abs(exponent);
            return s.append(e < 10 ? "0" : "").append(e).toString();
        }
        if (exponent < 0) {
            return s.append("0.").append("0".repeat(-exponent - 1)).append(digits).toString();
        }
        if (digits.length() <= exponent + 1) {
            return s.append(digits).append("0".repeat(exponent + 1 - digits.length())).append(point ? ".0" : "").toString();
        }
        return s.append(digits, 0, exponent + 1).append('.').append(digits, exponent + 1, digits.length()).toString();
    }

    private void str(StrConst s) {
        int n = s.length();
        boolean single = false;
        boolean twice = false;
        for (int i = 0; i < n; i++) {
            single |= s.codePointAt(i) == '\'';
            twice |= s.codePointAt(i) == '"';
        }
        char quote = single && !twice ? '"' : '\'';
        out.append(quote);
        for (int i = 0; i < n; i++) {
            int c = s.codePointAt(i);
            if (c == quote || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c == '\r') {
                out.append("\\r");
            } else if (c == '\t') {
                out.append("\\t");
            } else if (c < ' ' || c == 0x7F) {
                out.append(String.format("\\x%02x", c));
            } else if (c < 0x7F || isPrintable(c)) {
                out.appendCodePoint(c);
            } else {
                out.append(String.format(c <= 0xFF ? "\\x%02x" : c <= 0xFFFF ? "\\u%04x" : "\\U%08x", c));
            }
        }
        out.append(quote);
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }

    private void bytes(byte[] bytes) {
        boolean single = false;
        boolean twice = false;
        for (byte b : bytes) {
            single |= b == '\'';
            twice |= b == '"';
        }
        char quote = single && !twice ? '"' : '\'';
        out.append('b').append(quote);
        for (byte b : bytes) {
            int c = b & 0xFF;
            if (c == quote || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c == '\r') {
                out.append("\\r");
            } else if (c == '\t') {
                out.append("\\t");
            } else if (c < ' ' || c >= 0x7F) {
                out.append(String.format("\\x%02x", c));
            } else {
                out.append((char) c);
            }
        }
        out.append(quote);
    }
}
