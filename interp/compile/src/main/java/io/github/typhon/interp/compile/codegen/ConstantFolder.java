// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.codegen;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import io.github.typhon.interp.compile.code.FrozenSetConst;
import io.github.typhon.interp.compile.code.TupleConst;
import io.github.typhon.interp.syntax.ast.BytesConst;
import io.github.typhon.interp.syntax.ast.ComplexConst;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.ExprContext;
import io.github.typhon.interp.syntax.ast.Operator;
import io.github.typhon.interp.syntax.ast.PyConst;
import io.github.typhon.interp.syntax.ast.StrConst;

/**
 * Values of expressions that are known before the program runs. Only operations that cannot raise, cannot be observed and whose
 * result stays small are carried out; anything else is null and left to run time.
 * <p>Threads: one folder for each compilation.
 */
public final class ConstantFolder {

    private static final int MAX_INT_BITS = 128;
    private static final int MAX_TUPLE = 256;
    private static final int MAX_STR = 4096;
    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private final int optimize;
    private final Map<Expr.BinOp, Object> operations = new IdentityHashMap<>();

    public ConstantFolder(int optimize) {
        this.optimize = optimize;
    }

    /** The constant value of the expression, or null. */
    public Object constant(Expr expr) {
        return switch (expr) {
            case Expr.Constant c -> c.value();
            case Expr.Name n when n.ctx() == ExprContext.LOAD && n.id().equals("__debug__") -> optimize == 0;
            case Expr.Tuple t when t.ctx() == ExprContext.LOAD -> tuple(t.elts());
            case Expr.UnaryOp u -> {
                Object v = constant(u.operand());
                yield v == null ? null : unary(u, v);
            }
            case Expr.BinOp b -> operation(b);
            default -> null;
        };
    }

    /** Asked again for each operand of a chain that is not constant as a whole, hence remembered. */
    private Object operation(Expr.BinOp b) {
        if (operations.containsKey(b)) {
            return operations.get(b);
        }
        Object right = constant(b.right());
        Object left = right == null ? null : constant(b.left());
        Object value = left == null ? null : binary(b.op(), left, right);
        operations.put(b, value);
        return value;
    }

    private TupleConst tuple(List<Expr> elts) {
        List<Object> items = new ArrayList<>(elts.size());
        for (Expr e : elts) {
            Object c = constant(e);
            if (c == null) {
                return null;
            }
            items.add(c);
        }
        return new TupleConst(items);
    }

    /** The truth of the expression if it is constant, else null. */
    Boolean truth(Expr e) {
        Object c = constant(e);
        return c == null ? null : truthOf(c);
    }

    private static boolean truthOf(Object c) {
        return switch (c) {
            case PyConst p -> p != PyConst.NONE;
            case Boolean b -> b;
            case Long l -> l != 0;
            case BigInteger b -> b.signum() != 0;
            case Double d -> d != 0;
            case ComplexConst z -> z.real() != 0 || z.imag() != 0;
            case StrConst s -> !s.isEmpty();
            case BytesConst b -> b.bytes().length != 0;
            case TupleConst t -> !t.items().isEmpty();
            default -> true;
        };
    }

    /** A list or set display of constants that is only searched or iterated: as a tuple or frozenset constant; else null. */
    Object searchConstant(Expr e) {
        if (e instanceof Expr.List l) {
            return tuple(l.elts());
        }
        if (e instanceof Expr.Set s) {
            TupleConst t = tuple(s.elts());
            return t == null ? null : new FrozenSetConst(t.items());
        }
        return null;
    }

    private static Object unary(Expr.UnaryOp u, Object v) {
        BigInteger i = integer(v);
        return switch (u.op()) {
            case NOT -> !truthOf(v);
            case INVERT -> i == null || v instanceof Boolean ? null : normal(i.not());
            case UADD -> i != null ? normal(i) : v instanceof Double || v instanceof ComplexConst ? v : null;
            case USUB -> {
                if (i != null) {
                    yield normal(i.negate());
                }
                yield v instanceof Double d ? (Object) (-d) : v instanceof ComplexConst z
                        ? new ComplexConst(-z.real(), -z.imag()) : null;
            }
        };
    }

    private static Object binary(Operator op, Object a, Object b) {
        BigInteger x = integer(a);
        BigInteger y = integer(b);
        if (x != null && y != null) {
            return a instanceof Boolean p && b instanceof Boolean q && isBitwise(op) ? logic(op, p, q) : integers(op, x, y);
        }
        if (isNumber(a) && isNumber(b)) {
            return a instanceof ComplexConst || b instanceof ComplexConst ? complexes(op, a, b) : doubles(op, a, b);
        }
        if (op == Operator.ADD) {
            return concat(a, b);
        }
        if (op == Operator.MULT) {
            return y != null ? repeat(a, y) : x != null ? repeat(b, x) : null;
        }
        return null;
    }

    private static boolean isNumber(Object v) {
        return v instanceof Long || v instanceof BigInteger || v instanceof Boolean || v instanceof Double
                || v instanceof ComplexConst;
    }

    private static BigInteger integer(Object v) {
        return switch (v) {
            case Long l -> BigInteger.valueOf(l);
            case BigInteger b -> b;
            case Boolean b -> b ? BigInteger.ONE : BigInteger.ZERO;
            default -> null;
        };
    }

    private static Object normal(BigInteger v) {
        return v.compareTo(LONG_MIN) >= 0 && v.compareTo(LONG_MAX) <= 0 ? (Object) v.longValue() : v;
    }

    private static boolean isBitwise(Operator op) {
        return op == Operator.BIT_AND || op == Operator.BIT_OR || op == Operator.BIT_XOR;
    }

    private static Object logic(Operator op, boolean p, boolean q) {
        return op == Operator.BIT_AND ? p & q : op == Operator.BIT_OR ? p | q : p ^ q;
    }

    private static Object integers(Operator op, BigInteger x, BigInteger y) {
        return switch (op) {
            case ADD -> normal(x.add(y));
            case SUB -> normal(x.subtract(y));
            case MULT -> x.bitLength() + y.bitLength() > MAX_INT_BITS ? null : normal(x.multiply(y));
            case BIT_AND -> normal(x.and(y));
            case BIT_OR -> normal(x.or(y));
            case BIT_XOR -> normal(x.xor(y));
            case LSHIFT -> y.signum() < 0 || y.bitLength() > 8 || x.bitLength() + y.intValue() > MAX_INT_BITS ? null
                    : normal(x.shiftLeft(y.intValue()));
            case RSHIFT -> y.signum() < 0 || y.bitLength() > 30 ? null : normal(x.shiftRight(y.intValue()));
            case POW -> y.signum() < 0 || y.bitLength() > 8 || (long) x.bitLength() * y.intValue() > MAX_INT_BITS ? null
                    : normal(x.pow(y.intValue()));
            case FLOOR_DIV -> y.signum() == 0 ? null : normal(floorDivMod(x, y)[0]);
            case MOD -> y.signum() == 0 ? null : normal(floorDivMod(x, y)[1]);
            case DIV -> y.signum() == 0 || x.bitLength() > 53 || y.bitLength() > 53 ? null
                    : (Object) (x.doubleValue() / y.doubleValue());
            case MAT_MULT -> null;
        };
    }

    private static BigInteger[] floorDivMod(BigInteger x, BigInteger y) {
        BigInteger[] r = x.divideAndRemainder(y);
        if (r[1].signum() != 0 && r[1].signum() != y.signum()) {
            r[0] = r[0].subtract(BigInteger.ONE);
            r[1] = r[1].add(y);
        }
        return r;
    }

    /** The double that Python converts to, or NaN where that would overflow. */
    private static double asDouble(Object v) {
        if (v instanceof Double d) {
            return d;
        }
        BigInteger i = integer(v);
        return i.bitLength() > 1000 ? Double.NaN : i.doubleValue();
    }

    private static Object doubles(Operator op, Object a, Object b) {
        double x = asDouble(a);
        double y = asDouble(b);
        if (Double.isNaN(x) && !(a instanceof Double) || Double.isNaN(y) && !(b instanceof Double)) {
            return null;
        }
        return switch (op) {
            case ADD -> (Object) (x + y);
            case SUB -> (Object) (x - y);
            case MULT -> (Object) (x * y);
            case DIV -> y == 0 ? null : (Object) (x / y);
            default -> null;
        };
    }

    private static Object complexes(Operator op, Object a, Object b) {
        boolean add = op == Operator.ADD;
        if (!add && op != Operator.SUB) {
            return null;
        }
        // A real operand leaves the sign of a zero imaginary part alone (C99 Annex G, Python 3.14).
        if (a instanceof ComplexConst z && b instanceof ComplexConst w) {
            return add ? new ComplexConst(z.real() + w.real(), z.imag() + w.imag())
                    : new ComplexConst(z.real() - w.real(), z.imag() - w.imag());
        }
        if (a instanceof ComplexConst z) {
            double y = asDouble(b);
            return Double.isNaN(y) ? null : new ComplexConst(add ? z.real() + y : z.real() - y, z.imag());
        }
        ComplexConst w = (ComplexConst) b;
        double x = asDouble(a);
        return Double.isNaN(x) ? null : add ? new ComplexConst(x + w.real(), w.imag()) : new ComplexConst(x - w.real(), -w.imag());
    }

    private static Object concat(Object a, Object b) {
        if (a instanceof StrConst s && b instanceof StrConst t) {
            if (s.length() + t.length() > MAX_STR) {
                return null;
            }
            if (s.textOrNull() != null && t.textOrNull() != null) {
                return StrConst.of(s.textOrNull() + t.textOrNull());
            }
            int[] points = new int[s.length() + t.length()];
            System.arraycopy(s.toCodePoints(), 0, points, 0, s.length());
            System.arraycopy(t.toCodePoints(), 0, points, s.length(), t.length());
            return StrConst.ofCodePoints(points);
        }
        if (a instanceof BytesConst s && b instanceof BytesConst t) {
            byte[] bytes = new byte[s.bytes().length + t.bytes().length];
            System.arraycopy(s.bytes(), 0, bytes, 0, s.bytes().length);
            System.arraycopy(t.bytes(), 0, bytes, s.bytes().length, t.bytes().length);
            return bytes.length > MAX_STR ? null : new BytesConst(bytes);
        }
        if (a instanceof TupleConst s && b instanceof TupleConst t && s.items().size() + t.items().size() <= MAX_TUPLE) {
            List<Object> items = new ArrayList<>(s.items());
            items.addAll(t.items());
            return new TupleConst(items);
        }
        return null;
    }

    private static Object repeat(Object v, BigInteger times) {
        if (times.bitLength() > 16 || times.signum() < 0) {
            return null;
        }
        int n = times.intValue();
        switch (v) {
            case StrConst s when (long) s.length() * n <= MAX_STR -> {
                int[] points = new int[s.length() * n];
                for (int i = 0; i < n; i++) {
                    System.arraycopy(s.toCodePoints(), 0, points, i * s.length(), s.length());
                }
                return StrConst.ofCodePoints(points);
            }
            case BytesConst s when (long) s.bytes().length * n <= MAX_STR -> {
                byte[] bytes = new byte[s.bytes().length * n];
                for (int i = 0; i < n; i++) {
                    System.arraycopy(s.bytes(), 0, bytes, i * s.bytes().length, s.bytes().length);
                }
                return new BytesConst(bytes);
            }
            case TupleConst t when (long) t.items().size() * n <= MAX_TUPLE -> {
                List<Object> items = new ArrayList<>();
                for (int i = 0; i < n; i++) {
                    items.addAll(t.items());
                }
                return new TupleConst(items);
            }
            default -> {
                return null;
            }
        }
    }
}
