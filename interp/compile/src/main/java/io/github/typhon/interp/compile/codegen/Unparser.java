// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.codegen;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;

import io.github.typhon.interp.compile.code.FrozenSetConst;
import io.github.typhon.interp.compile.code.TupleConst;
import io.github.typhon.interp.syntax.ast.Arg;
import io.github.typhon.interp.syntax.ast.Arguments;
import io.github.typhon.interp.syntax.ast.BoolOp;
import io.github.typhon.interp.syntax.ast.BytesConst;
import io.github.typhon.interp.syntax.ast.ComplexConst;
import io.github.typhon.interp.syntax.ast.Comprehension;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.Keyword;
import io.github.typhon.interp.syntax.ast.Operator;
import io.github.typhon.interp.syntax.ast.PyConst;
import io.github.typhon.interp.syntax.ast.StrConst;
import io.github.typhon.interp.syntax.ast.UnaryOp;

/** Expressions back to source text, as annotations become strings. CPython: Python/ast_unparse.c. */
public final class Unparser {

    // Precedence levels, weakest first.
    private static final int TUPLE = 0;
    private static final int TEST = 1;
    private static final int OR = 2;
    private static final int AND = 3;
    private static final int NOT = 4;
    private static final int CMP = 5;
    private static final int EXPR = 6;
    private static final int BOR = EXPR;
    private static final int BXOR = 7;
    private static final int BAND = 8;
    private static final int SHIFT = 9;
    private static final int ARITH = 10;
    private static final int TERM = 11;
    private static final int FACTOR = 12;
    private static final int POWER = 13;
    private static final int AWAIT = 14;
    private static final int ATOM = 15;

    private final StringBuilder out = new StringBuilder();

    public StrConst annotation(Expr e) {
        expr(e, TEST);
        return StrConst.of(out.toString());
    }

    private void open(boolean yes) {
        out.append(yes ? "(" : "");
    }

    private void close(boolean yes) {
        out.append(yes ? ")" : "");
    }

    private void expr(Expr expr, int level) {
        switch (expr) {
            case Expr.BoolOp e -> boolOp(e, level);
            case Expr.BinOp e -> binOp(e, level);
            case Expr.UnaryOp e -> unaryOp(e, level);
            case Expr.Lambda e -> {
                open(level > TEST);
                boolean bare = e.args().args().isEmpty() && e.args().posonlyargs().isEmpty() && e.args().vararg() == null
                        && e.args().kwonlyargs().isEmpty() && e.args().kwarg() == null;
                out.append(bare ? "lambda" : "lambda ");
                arguments(e.args());
                out.append(": ");
                expr(e.body(), TEST);
                close(level > TEST);
            }
            case Expr.IfExp e -> {
                open(level > TEST);
                expr(e.body(), TEST + 1);
                out.append(" if ");
                expr(e.test(), TEST + 1);
                out.append(" else ");
                expr(e.orelse(), TEST);
                close(level > TEST);
            }
            case Expr.Dict e -> dict(e);
            case Expr.Set e -> {
                out.append('{');
                list(e.elts(), TEST);
                out.append('}');
            }
            case Expr.GeneratorExp e -> comprehension("(", e.elt(), null, e.generators(), ")");
            case Expr.ListComp e -> comprehension("[", e.elt(), null, e.generators(), "]");
            case Expr.SetComp e -> comprehension("{", e.elt(), null, e.generators(), "}");
            case Expr.DictComp e -> comprehension("{", e.key(), e.value(), e.generators(), "}");
            case Expr.Yield e -> {
                out.append(e.value() == null ? "(yield)" : "(yield ");
                if (e.value() != null) {
                    expr(e.value(), TEST);
                    out.append(')');
                }
            }
            case Expr.YieldFrom e -> {
                out.append("(yield from ");
                expr(e.value(), TEST);
                out.append(')');
            }
            case Expr.Await e -> {
                open(level > AWAIT);
                out.append("await ");
                expr(e.value(), ATOM);
                close(level > AWAIT);
            }
            case Expr.Compare e -> {
                open(level > CMP);
                expr(e.left(), CMP + 1);
                for (int i = 0; i < e.ops().size(); i++) {
                    out.append(' ').append(e.ops().get(i).symbol()).append(' ');
                    expr(e.comparators().get(i), CMP + 1);
                }
                close(level > CMP);
            }
            case Expr.Call e -> call(e);
            case Expr.JoinedStr e -> formatted("f", e.values());
            case Expr.TemplateStr e -> formatted("t", e.values());
            case Expr.FormattedValue e -> formatted("f", List.of(e));
            case Expr.Interpolation e -> formatted("t", List.of(e));
            case Expr.Constant e -> constant(e);
            case Expr.Attribute e -> {
                expr(e.value(), ATOM);
                boolean integer = e.value() instanceof Expr.Constant c && (c.value() instanceof Long
                        || c.value() instanceof BigInteger);
                out.append(integer ? " ." : ".").append(e.attr());
            }
            case Expr.Starred e -> {
                out.append('*');
                expr(e.value(), EXPR);
            }
            case Expr.Name e -> out.append(e.id());
            case Expr.List e -> {
                out.append('[');
                list(e.elts(), TEST);
                out.append(']');
            }
            case Expr.Tuple e -> tuple(e, level);
            case Expr.Subscript e -> {
                expr(e.value(), ATOM);
                out.append('[');
                expr(e.slice(), TUPLE);
                out.append(']');
            }
            case Expr.Slice e -> slice(e);
            case Expr.NamedExpr e -> {
                open(level > TUPLE);
                expr(e.target(), ATOM);
                out.append(" := ");
                expr(e.value(), ATOM);
                close(level > TUPLE);
            }
        }
    }

    private void list(List<Expr> elts, int level) {
        for (int i = 0; i < elts.size(); i++) {
            out.append(i > 0 ? ", " : "");
            expr(elts.get(i), level);
        }
    }

    private void tuple(Expr.Tuple e, int level) {
        if (e.elts().isEmpty()) {
            out.append("()");
            return;
        }
        open(level > TUPLE);
        list(e.elts(), TEST);
        out.append(e.elts().size() == 1 ? "," : "");
        close(level > TUPLE);
    }

    private void slice(Expr.Slice e) {
        if (e.lower() != null) {
            expr(e.lower(), TEST);
        }
        out.append(':');
        if (e.upper() != null) {
            expr(e.upper(), TEST);
        }
        if (e.step() != null) {
            out.append(':');
            expr(e.step(), TEST);
        }
    }

    private void boolOp(Expr.BoolOp e, int level) {
        int own = e.op() == BoolOp.AND ? AND : OR;
        open(level > own);
        for (int i = 0; i < e.values().size(); i++) {
            out.append(i == 0 ? "" : e.op() == BoolOp.AND ? " and " : " or ");
            expr(e.values().get(i), own + 1);
        }
        close(level > own);
    }

    private void binOp(Expr.BinOp e, int level) {
        int own = switch (e.op()) {
            case ADD, SUB -> ARITH;
            case MULT, MAT_MULT, DIV, MOD, FLOOR_DIV -> TERM;
            case LSHIFT, RSHIFT -> SHIFT;
            case BIT_OR -> BOR;
            case BIT_XOR -> BXOR;
            case BIT_AND -> BAND;
            case POW -> POWER;
        };
        boolean right = e.op() == Operator.POW;
        open(level > own);
        expr(e.left(), own + (right ? 1 : 0));
        out.append(' ').append(e.op().symbol()).append(' ');
        expr(e.right(), own + (right ? 0 : 1));
        close(level > own);
    }

    private void unaryOp(Expr.UnaryOp e, int level) {
        int own = e.op() == UnaryOp.NOT ? NOT : FACTOR;
        open(level > own);
        out.append(e.op() == UnaryOp.NOT ? "not " : e.op().symbol());
        expr(e.operand(), own);
        close(level > own);
    }

    private void dict(Expr.Dict e) {
        out.append('{');
        for (int i = 0; i < e.values().size(); i++) {
            out.append(i > 0 ? ", " : "");
            if (e.keys().get(i) == null) {
                out.append("**");
                expr(e.values().get(i), EXPR);
            } else {
                expr(e.keys().get(i), TEST);
                out.append(": ");
                expr(e.values().get(i), TEST);
            }
        }
        out.append('}');
    }

    private void comprehension(String open, Expr elt, Expr value, List<Comprehension> generators, String close) {
        out.append(open);
        expr(elt, TEST);
        if (value != null) {
            out.append(": ");
            expr(value, TEST);
        }
        for (Comprehension c : generators) {
            out.append(c.isAsync() != 0 ? " async for " : " for ");
            expr(c.target(), TUPLE);
            out.append(" in ");
            expr(c.iter(), TEST + 1);
            for (Expr condition : c.ifs()) {
                out.append(" if ");
                expr(condition, TEST + 1);
            }
        }
        out.append(close);
    }

    private void call(Expr.Call e) {
        expr(e.func(), ATOM);
        if (e.args().size() == 1 && e.keywords().isEmpty() && e.args().getFirst() instanceof Expr.GeneratorExp) {
            expr(e.args().getFirst(), TEST);
            return;
        }
        out.append('(');
        list(e.args(), TEST);
        boolean comma = !e.args().isEmpty();
        for (Keyword k : e.keywords()) {
            out.append(comma ? ", " : "");
            comma = true;
            out.append(k.arg() == null ? "**" : k.arg() + "=");
            expr(k.value(), TEST);
        }
        out.append(')');
    }

    private void arguments(Arguments a) {
        boolean comma = false;
        int positional = a.posonlyargs().size() + a.args().size();
        for (int i = 0; i < positional; i++) {
            out.append(comma ? ", " : "");
            comma = true;
            boolean posonly = i < a.posonlyargs().size();
            Arg arg = posonly ? a.posonlyargs().get(i) : a.args().get(i - a.posonlyargs().size());
            argument(arg);
            int d = i - (positional - a.defaults().size());
            if (d >= 0) {
                out.append('=');
                expr(a.defaults().get(d), TEST);
            }
            if (posonly && i + 1 == a.posonlyargs().size()) {
                out.append(", /");
            }
        }
        if (a.vararg() != null || !a.kwonlyargs().isEmpty()) {
            out.append(comma ? ", *" : "*");
            comma = true;
            if (a.vararg() != null) {
                argument(a.vararg());
            }
        }
        for (int i = 0; i < a.kwonlyargs().size(); i++) {
            out.append(comma ? ", " : "");
            comma = true;
            argument(a.kwonlyargs().get(i));
            if (a.kwDefaults().get(i) != null) {
                out.append('=');
                expr(a.kwDefaults().get(i), TEST);
            }
        }
        if (a.kwarg() != null) {
            out.append(comma ? ", **" : "**");
            argument(a.kwarg());
        }
    }

    private void argument(Arg a) {
        out.append(a.arg());
        if (a.annotation() != null) {
            out.append(": ");
            expr(a.annotation(), TEST);
        }
    }

    // ---- strings and constants

    private void formatted(String prefix, List<Expr> values) {
        StringBuilder body = new StringBuilder();
        for (Expr v : values) {
            formattedPart(v, body, false);
        }
        out.append(prefix).append(repr(StrConst.of(body.toString())));
    }

    private static void formattedPart(Expr e, StringBuilder body, boolean inSpec) {
        switch (e) {
            case Expr.Constant c when c.value() instanceof StrConst s ->
                body.append(s.toJavaString().replace("{", "{{").replace("}", "}}"));
            case Expr.JoinedStr j -> j.values().forEach(v -> formattedPart(v, body, true));
            case Expr.FormattedValue v -> replacement(v.value(), null, v.conversion(), v.formatSpec(), body);
            case Expr.Interpolation v -> replacement(v.value(), v.str(), v.conversion(), v.formatSpec(), body);
            default -> throw new IllegalStateException("unknown expression kind inside f-string");
        }
    }

    private static void replacement(Expr value, Object text, int conversion, Expr spec, StringBuilder body) {
        String source;
        if (text instanceof StrConst s) {
            source = s.toJavaString();
        } else {
            Unparser inner = new Unparser();
            inner.expr(value, TEST + 1);
            source = inner.out.toString();
        }
        body.append(source.startsWith("{") ? "{ " : "{").append(source);
        if (conversion > 0) {
            body.append('!').append((char) conversion);
        }
        if (spec != null) {
            body.append(':');
            formattedPart(spec, body, true);
        }
        body.append('}');
    }

    private void constant(Expr.Constant e) {
        if (e.value() == PyConst.ELLIPSIS) {
            out.append("...");
            return;
        }
        if (e.kind() != null) {
            out.append(e.kind());
        }
        out.append(literal(e.value()));
    }

    /** The repr of a constant, but for infinite numbers, which have literals that are too large instead. */
    private static String literal(Object value) {
        return switch (value) {
            case Double d -> repr(d).replace("inf", "1e309");
            case ComplexConst z -> repr(z).replace("inf", "1e309");
            case TupleConst t -> items("(", t.items(), t.items().size() == 1 ? ",)" : ")", Unparser::literal);
            default -> constantRepr(value);
        };
    }

    /** repr() of a constant. */
    public static String constantRepr(Object value) {
        return switch (value) {
            case PyConst p -> p == PyConst.NONE ? "None" : "Ellipsis";
            case Boolean b -> b ? "True" : "False";
            case Double d -> repr(d);
            case ComplexConst z -> repr(z);
            case StrConst s -> repr(s);
            case BytesConst b -> repr(b);
            case TupleConst t -> items("(", t.items(), t.items().size() == 1 ? ",)" : ")", Unparser::constantRepr);
            case FrozenSetConst f -> f.items().isEmpty() ? "frozenset()" : items("frozenset({", f.items(), "})", Unparser::constantRepr);
            default -> value.toString();
        };
    }

    private static String items(String open, List<Object> items, String close, Function<Object, String> repr) {
        StringBuilder b = new StringBuilder(open);
        for (int i = 0; i < items.size(); i++) {
            b.append(i > 0 ? ", " : "").append(repr.apply(items.get(i)));
        }
        return b.append(close).toString();
    }

    private static String repr(ComplexConst z) {
        String imag = trim(repr(z.imag())) + "j";
        if (z.real() == 0 && Math.copySign(1, z.real()) > 0) {
            return imag;
        }
        return "(" + trim(repr(z.real())) + (imag.startsWith("-") || imag.startsWith("n") ? "" : "+") + imag + ")";
    }

    private static String trim(String s) {
        return s.endsWith(".0") ? s.substring(0, s.length() - 2) : s;
    }

    private static String repr(double d) {
        if (Double.isNaN(d)) {
            return "nan";
        }
        if (Double.isInfinite(d)) {
            return d > 0 ? "inf" : "-inf";
        }
        java.math.BigDecimal shortest = new java.math.BigDecimal(Double.toString(d)).stripTrailingZeros();
        String sign = d < 0 || 1 / d < 0 ? "-" : "";
        if (d == 0) {
            return sign + "0.0";
        }
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - shortest.scale() - 1;
        if (exponent < -4 || exponent >= 16) {
            String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
            return sign + mantissa + "e" + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        }
        String plain = shortest.abs().toPlainString();
        return sign + (plain.indexOf('.') < 0 ? plain + ".0" : plain);
    }

    private static String repr(StrConst s) {
        int[] points = s.toCodePoints();
        boolean single = false;
        boolean twin = false;
        for (int c : points) {
            single |= c == '\'';
            twin |= c == '"';
        }
        char quote = single && !twin ? '"' : '\'';
        StringBuilder b = new StringBuilder().append(quote);
        for (int c : points) {
            if (c == quote || c == '\\') {
                b.append('\\').append((char) c);
            } else if (c == '\n' || c == '\r' || c == '\t') {
                b.append(c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t");
            } else if (c < ' ' || c == 0x7f) {
                b.append(String.format("\\x%02x", c));
            } else if (c < 0x7f || isPrintable(c)) {
                b.appendCodePoint(c);
            } else {
                b.append(String.format(c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
            }
        }
        return b.append(quote).toString();
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String repr(BytesConst bytes) {
        boolean single = false;
        boolean twin = false;
        for (byte c : bytes.bytes()) {
            single |= c == '\'';
            twin |= c == '"';
        }
        char quote = single && !twin ? '"' : '\'';
        StringBuilder b = new StringBuilder("b").append(quote);
        for (byte raw : bytes.bytes()) {
            int c = raw & 0xFF;
            if (c == quote || c == '\\') {
                b.append('\\').append((char) c);
            } else if (c == '\n' || c == '\r' || c == '\t') {
                b.append(c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t");
            } else if (c < ' ' || c >= 0x7f) {
                b.append(String.format("\\x%02x", c));
            } else {
                b.append((char) c);
            }
        }
        return b.append(quote).toString();
    }
}
