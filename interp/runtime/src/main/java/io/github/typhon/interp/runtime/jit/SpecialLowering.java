// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.eval.insn.OperandTypes;
import io.github.typhon.interp.runtime.eval.insn.Outcome;
import io.github.typhon.interp.runtime.frame.Feedback;
import io.github.typhon.interp.runtime.jit.Operands.Operand;
import io.github.typhon.interp.runtime.jit.Snapshot.Fact;
import io.github.typhon.interp.runtime.jit.SpecialCall.Method;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyBaseObject;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.core.SlotCalls;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.text.PyUnicode;
import java.lang.classfile.Label;

/**
 * Instructions that a special method of an operand computes, where that is an instance of the one Python class that the site has met. Who is asked
 * first, and who after that, is decided here, from the classes in their present versions.
 */
final class SpecialLowering {
    private SpecialLowering() {}

    /** A method, who gets it (the left or the right operand), and what becomes of its value; the classes' versions when it was found. */
    private record Plan(Method method, boolean onRight, Outcome outcome, int leftVersion, int rightVersion) {}

    /** The classes that the site has met, if that is of any use. */
    private static OperandTypes types(Compilation c) {
        return c.isUnstable() ? null : c.once(Fact.OPERAND_TYPES, () -> OperandTypes.of(c.node()));
    }

    /** Instances of it have nothing built in but what all objects have. */
    private static boolean isPlainClass(PyType t) {
        return t.isHeapType() && t.solidBase() == PyBaseObject.TYPE;
    }

    private static boolean isNumber(PyType t) {
        return t == PyLong.TYPE || t == PyFloat.TYPE;
    }

    /** Whether an operand can be of the class, as far as is known. */
    private static boolean mayBe(Operand x, PyType t) {
        return x.isInt() ? t == PyLong.TYPE : !x.isFloat() || t == PyFloat.TYPE;
    }

    /** Frameless code that cannot make the call would only be left, always. */
    private static boolean canCall(Compilation c, Method m) {
        if (m != null && c.frameless && !Frameless.hasCode(c, m.code())) throw Unfit.NEEDS_FRAME;
        return m != null;
    }

    // ---- two operands

    private record Operator(Slot slot, Slot inPlace, String symbol) {}

    private static Operator operator(Opcode op) {
        return switch (op) {
            case BINARY_ADD, INPLACE_ADD -> new Operator(Slot.NB_ADD, Slot.NB_INPLACE_ADD, "+");
            case BINARY_SUB, INPLACE_SUB -> new Operator(Slot.NB_SUBTRACT, Slot.NB_INPLACE_SUBTRACT, "-");
            case BINARY_MULT, INPLACE_MULT -> new Operator(Slot.NB_MULTIPLY, Slot.NB_INPLACE_MULTIPLY, "*");
            case BINARY_MAT_MULT, INPLACE_MAT_MULT -> new Operator(Slot.NB_MATRIX_MULTIPLY, Slot.NB_INPLACE_MATRIX_MULTIPLY, "@");
            case BINARY_DIV, INPLACE_DIV -> new Operator(Slot.NB_TRUE_DIVIDE, Slot.NB_INPLACE_TRUE_DIVIDE, "/");
            case BINARY_FLOOR_DIV, INPLACE_FLOOR_DIV -> new Operator(Slot.NB_FLOOR_DIVIDE, Slot.NB_INPLACE_FLOOR_DIVIDE, "//");
            case BINARY_MOD, INPLACE_MOD -> new Operator(Slot.NB_REMAINDER, Slot.NB_INPLACE_REMAINDER, "%");
            case BINARY_LSHIFT, INPLACE_LSHIFT -> new Operator(Slot.NB_LSHIFT, Slot.NB_INPLACE_LSHIFT, "<<");
            case BINARY_RSHIFT, INPLACE_RSHIFT -> new Operator(Slot.NB_RSHIFT, Slot.NB_INPLACE_RSHIFT, ">>");
            case BINARY_AND, INPLACE_AND -> new Operator(Slot.NB_AND, Slot.NB_INPLACE_AND, "&");
            case BINARY_OR, INPLACE_OR -> new Operator(Slot.NB_OR, Slot.NB_INPLACE_OR, "|");
            case BINARY_XOR, INPLACE_XOR -> new Operator(Slot.NB_XOR, Slot.NB_INPLACE_XOR, "^");
            default -> null;
        };
    }

    /** Operators and comparisons. False, and nothing done, if it is not that simple. */
    static boolean binary(Compilation c, Operand a, Operand b) {
        SpecialCall call = pair(c, a, b);
        if (call == null) return false;
        call.value(c, a, b);
        finish(c, a, b);
        return true;
    }

    /** A comparison that a jump depends on: the answer in FLAG, the operands are still to be consumed. False, and nothing done, if it is not that simple. */
    static boolean comparison(Compilation c, Operand a, Operand b) {
        SpecialCall call = pair(c, a, b);
        if (call == null) return false;
        call.test(c, a, b);
        return true;
    }

    /** The call for two operands whose classes it has guarded; null, and nothing done, if there is none. */
    private static SpecialCall pair(Compilation c, Operand a, Operand b) {
        OperandTypes t = types(c);
        if (t == null || (c.seen() & ~(Feedback.JUMPED | Feedback.FELL_THROUGH)) != Feedback.OTHER || !mayBe(a, t.left()) || !mayBe(b, t.right())) return null;
        Plan p = c.once(Fact.OPERATOR, () -> plan(c.op, t.left(), t.right()));
        if (p == null || !canCall(c, p.method)) return null;
        if (c.asm.cb != null) {
            Label exit = c.exit();
            SpecialCall.check(c, a, t.left(), p.leftVersion, exit);
            SpecialCall.check(c, b, t.right(), p.rightVersion, exit);
        }
        return p.onRight ? new SpecialCall(p.method, p.outcome, b, a) : new SpecialCall(p.method, p.outcome, a, b);
    }

    private static Plan plan(Opcode op, PyType left, PyType right) {
        int comparison = relation(op);
        return comparison >= 0 ? comparison(comparison, left, right) : operator(op, left, right);
    }

    private static Plan operator(Opcode op, PyType left, PyType right) {
        Operator o = operator(op);
        int lv = left.version();
        int rv = right.version();
        if (o == null || !isNumber(right) && !isPlainClass(right) || !isNumber(left) && !isPlainClass(left)) return null;
        String symbol = op.name().startsWith("INPLACE") ? o.symbol + "=" : o.symbol;
        if (!isNumber(left) && op.name().startsWith("INPLACE") && left.lookupBorrowed(SlotCalls.method(o.inPlace)) != null) {
            Method m = Method.of(left, SlotCalls.method(o.inPlace), 2);
            return m == null ? null : new Plan(m, false, new Outcome.Operator(o.slot, null, symbol), lv, rv);
        }
        PyUnicode name = SlotCalls.method(o.slot);
        PyUnicode reflected = SlotCalls.reflected(o.slot);
        if (!isNumber(left) && left.lookupBorrowed(name) != null) {
            Method m = Method.of(left, name, 2);
            boolean rightFirst = left != right && right.isSubtype(left) && left.lookupBorrowed(reflected) != right.lookupBorrowed(reflected);
            return m == null || rightFirst ? null : new Plan(m, false, new Outcome.Operator(null, isNumber(right) ? null : reflected, symbol), lv, rv);
        }
        if (isNumber(right) || left == right) return null;
        Method m = Method.of(right, reflected, 2);
        return m == null ? null : new Plan(m, true, new Outcome.Operator(null, null, symbol), lv, rv);
    }

    private static int relation(Opcode op) {
        String name = op.name();
        return !name.startsWith("COMPARE_") && !name.startsWith("JUMP_IF_") ? -1 : switch (name.substring(name.length() - 3)) {
            case "_LT" -> CompareOp.LT;
            case "_LE" -> CompareOp.LE;
            case "_EQ" -> CompareOp.EQ;
            case "_NE" -> CompareOp.NE;
            case "_GT" -> CompareOp.GT;
            case "_GE" -> CompareOp.GE;
            default -> -1;
        };
    }

    private static Plan comparison(int op, PyType left, PyType right) {
        int lv = left.version();
        int rv = right.version();
        if (isPlainClass(left)) {
            if (left != right && right.isSubtype(left)) return null;
            Method m = Method.of(left, SlotCalls.comparison(op), 2);
            if (m != null) return new Plan(m, false, new Outcome.Comparison(op, false, false), lv, rv);
            if (!isObjects(left, op)) return null;
            m = op == CompareOp.NE ? Method.of(left, SlotCalls.comparison(CompareOp.EQ), 2) : null;
            if (m != null) return new Plan(m, false, new Outcome.Comparison(op, true, false), lv, rv);
            // The left one has nothing to say: what object says of the same object is never said of objects of two classes.
            boolean equality = op == CompareOp.EQ || op == CompareOp.NE;
            if (equality && (left == right || !isObjects(left, CompareOp.EQ))) return null;
        } else if (!isNumber(left)) {
            return null;
        }
        if (!isPlainClass(right)) return null;
        Method m = Method.of(right, SlotCalls.comparison(CompareOp.swapped(op)), 2);
        return m == null ? null : new Plan(m, true, new Outcome.Comparison(op, false, true), lv, rv);
    }

    private static boolean isObjects(PyType t, int op) {
        return t.lookupBorrowed(SlotCalls.comparison(op)) == PyBaseObject.TYPE.lookupBorrowed(SlotCalls.comparison(op));
    }

    // ---- one operand that is asked

    /**
     * The call of a method of {@code self}, whose class it has guarded; null, and nothing done, if there is none.
     * @param rest the method's further arguments
     */
    private static SpecialCall of(Compilation c, Operand self, PyUnicode name, Outcome outcome, Operand... rest) {
        OperandTypes t = types(c);
        if (t == null || self.isInt() || self.isFloat() || self.known() != null || !isPlainClass(t.left())) return null;
        Method m = c.once(Fact.OPERATOR, () -> Method.of(t.left(), name, 1 + rest.length));
        if (!canCall(c, m)) return null;
        if (c.asm.cb != null) SpecialCall.check(c, self, t.left(), m.version(), c.exit());
        Operand[] operands = new Operand[1 + rest.length];
        operands[0] = self;
        System.arraycopy(rest, 0, operands, 1, rest.length);
        return new SpecialCall(m, outcome, operands);
    }

    /** {@code a[b]}. */
    static boolean item(Compilation c, Operand a, Operand b) {
        SpecialCall call = of(c, a, Names.__getitem__, Outcome.VALUE, b);
        if (call == null) return false;
        call.call(c);
        finish(c, a, b);
        return true;
    }

    /** {@code a[b] = v}, or, if that is null, {@code del a[b]}. */
    static boolean setItem(Compilation c, Operand a, Operand b, Operand v) {
        SpecialCall call = v == null ? of(c, a, Names.__delitem__, Outcome.VALUE, b) : of(c, a, Names.__setitem__, Outcome.VALUE, b, v);
        if (call == null) return false;
        call.call(c);
        c.asm.drop(Asm.X);
        b.consume();
        a.consume();
        if (v != null) v.consume();
        return true;
    }

    /** A unary operator, or {@code iter(a)}. */
    static boolean unary(Compilation c, Operand a) {
        SpecialCall call = switch (c.op) {
            case UNARY_NEGATIVE -> of(c, a, Names.__neg__, Outcome.VALUE);
            case UNARY_POSITIVE -> of(c, a, Names.__pos__, Outcome.VALUE);
            case UNARY_INVERT -> of(c, a, Names.__invert__, Outcome.VALUE);
            case GET_ITER -> of(c, a, Names.__iter__, Outcome.ITERATOR);
            default -> null;
        };
        if (call == null) return false;
        call.value(c, a, null);
        finish(c, a, null);
        return true;
    }

    /** The call for the next item of an iterator, whose class is guarded; null, and nothing done, if there is none. */
    static SpecialCall next(Compilation c, Operand it) {
        return of(c, it, Names.__next__, Outcome.VALUE);
    }

    /** {@code a in b}: the answer in FLAG, the operands are still to be consumed. */
    static boolean contains(Compilation c, Operand a, Operand b) {
        SpecialCall call = of(c, b, Names.__contains__, Outcome.CONTAINS, a);
        if (call == null) return false;
        call.test(c, a, b);
        return true;
    }

    /** The truth of an operand: the answer in FLAG, the operand is still to be consumed. */
    static boolean truth(Compilation c, Operand a) {
        OperandTypes t = types(c);
        if (t == null) return false;
        boolean sized = c.once(Fact.SIZED, () -> t.left().lookupBorrowed(Names.__bool__) == null);
        SpecialCall call = sized ? of(c, a, Names.__len__, Outcome.LENGTH) : of(c, a, Names.__bool__, Outcome.TRUTH);
        if (call == null) return false;
        call.test(c, a, null);
        return true;
    }

    /** A builtin function that asks its only argument, which lies in the temporary {@code from}. */
    static boolean builtin(Compilation c, int base, int from, PyUnicode name, Outcome outcome) {
        Operand x = c.slot(from);
        SpecialCall call = of(c, x, name, outcome);
        if (call == null) return false;
        call.value(c, x, null);
        c.forget(base);
        x.consume();
        c.asm.aload(Asm.X);
        c.putObject(c.dst());
        return true;
    }

    /** The result, in X, goes to its slot; operands are done with after that. The second may be null. */
    static void finish(Compilation c, Operand a, Operand b) {
        int dst = c.dst();
        // The result may take the place of a consumed operand.
        boolean temp = c.frameless || c.isTemp(dst);
        if (temp) consume(a, b);
        c.asm.aload(Asm.X);
        c.putObject(dst);
        if (!temp) consume(a, b);
    }

    private static void consume(Operand a, Operand b) {
        a.consume();
        if (b != null) b.consume();
    }
}
