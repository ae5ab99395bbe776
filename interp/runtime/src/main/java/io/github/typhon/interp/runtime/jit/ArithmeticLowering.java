// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.Family;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.frame.Feedback;
import io.github.typhon.interp.runtime.frame.ValueForm;
import io.github.typhon.interp.runtime.jit.Operands.Operand;
import io.github.typhon.objects.number.PyBool;
import java.lang.classfile.Label;

/** Operators and comparisons: on longs and doubles where the site has met nothing else. */
final class ArithmeticLowering {
    private ArithmeticLowering() {}

    static boolean lower(Compilation c) {
        return switch (c.op) {
            case UNARY_NEGATIVE -> negative(c);
            case UNARY_NOT, TO_BOOL -> truth(c);
            case IS, IS_NOT -> is(c);
            case UNARY_POSITIVE -> unary(c, FramelessOps.POSITIVE);
            case UNARY_INVERT -> unary(c, FramelessOps.INVERT);
            default -> binary(c);
        };
    }

    /** Where no Python code runs, or of instances that are asked; else the node is as good. */
    private static boolean truth(Compilation c) {
        Operand a = c.a();
        if (c.mayLeave()) {
            JumpLowering.pushTruth(c, a);
        } else {
            if (!SpecialLowering.truth(c, a)) return false;
            JumpLowering.load(c);
        }
        if (c.op == Opcode.UNARY_NOT) {
            c.asm.integer(1);
            if (c.asm.cb != null) c.asm.cb.ixor();
        }
        c.asm.op("bool", Asm.OBJECT, Asm.BOOLEAN);
        c.asm.astore(Asm.X);
        a.consume();
        c.asm.aload(Asm.X);
        c.putObject(c.dst());
        return true;
    }

    /** Of an instance that is asked, or, without a frame, of a plain value. */
    private static boolean unary(Compilation c, int op) {
        Operand a = c.a();
        if (SpecialLowering.unary(c, a)) return true;
        if (!c.frameless) return false;
        // Inverting a bool warns, and a warning tells where.
        if (op == FramelessOps.INVERT && a.known() instanceof PyBool) throw Unfit.NEEDS_FRAME;
        if (op == FramelessOps.INVERT) check(c, "isPlainNoBool", a);
        else plain(c, a);
        c.mayRaise(() -> {
            c.asm.ts();
            a.push();
            c.asm.integer(op);
            c.asm.quiet("unary", Asm.OBJECT, Asm.STATE, Asm.OBJECT, Asm.INT);
            c.asm.astore(Asm.X);
        });
        a.consume();
        c.asm.aload(Asm.X);
        c.putObject(c.dst());
        return true;
    }

    private static boolean negative(Compilation c) {
        Operand a = c.a();
        if (a.isInt()) {
            c.orExit(() -> {
                a.pushLong();
                c.asm.invokestatic(Math.class, "negateExact", Asm.LONG, Asm.LONG);
            });
            a.consume();
            c.putLong(c.dst());
            return true;
        }
        if (!a.isFloat()) return unary(c, FramelessOps.NEGATIVE);
        a.pushDouble();
        if (c.asm.cb != null) c.asm.cb.dneg();
        a.consume();
        c.putDouble(c.dst());
        return true;
    }

    private static boolean is(Compilation c) {
        Operand a = c.a();
        Operand b = c.b();
        a.push();
        b.push();
        c.asm.op("is", Asm.BOOLEAN, Asm.OBJECT, Asm.OBJECT);
        if (c.op == Opcode.IS_NOT) {
            c.asm.integer(1);
            if (c.asm.cb != null) c.asm.cb.ixor();
        }
        c.asm.op("bool", Asm.OBJECT, Asm.BOOLEAN);
        c.asm.astore(Asm.X);
        a.consume();
        b.consume();
        c.asm.aload(Asm.X);
        c.putObject(c.dst());
        return true;
    }

    /** What kinds of numbers the operands will be held to: INT, FLOAT, OTHER for no assumption, 0 for not executed yet. */
    static int kinds(Compilation c, Operand a, Operand b) {
        boolean an = a.isInt() || a.isFloat();
        boolean bn = b.isInt() || b.isFloat();
        if (growsFast(c.op) && c.hasFailed()) return Feedback.OTHER;
        // Where both are numbers it is the operation that failed.
        if (an && bn && !(c.isUnstable() && c.op.family == Family.BINARY)) return a.isInt() && b.isInt() ? Feedback.INT : Feedback.FLOAT;
        if (c.isUnstable()) return Feedback.OTHER;
        int seen = c.seen() & ~(Feedback.JUMPED | Feedback.FELL_THROUGH);
        if (seen == 0) return 0;
        if (seen == Feedback.INT) return a.isFloat() || b.isFloat() ? Feedback.OTHER : Feedback.INT;
        return seen == Feedback.FLOAT || seen == Feedback.INT_FLOAT || seen == Feedback.FLOAT_INT ? Feedback.FLOAT : Feedback.OTHER;
    }

    /** Guards the operands; false if one can never be of the kind. */
    static boolean guard(Compilation c, Operand a, Operand b, int kind) {
        if (kind == Feedback.INT) return a.guardInt() && b.guardInt();
        int seen = c.seen();
        boolean left = a.isInt() || ((seen & Feedback.INT_FLOAT) != 0 && !a.isFloat() ? a.guardInt() : a.guardFloat());
        return left && (b.isInt() || ((seen & Feedback.FLOAT_INT) != 0 && !b.isFloat() ? b.guardInt() : b.guardFloat()));
    }

    private static boolean binary(Compilation c) {
        Operand a = c.a();
        Operand b = c.b();
        boolean compare = isComparison(c.op);
        boolean membership = c.op == Opcode.CONTAINS || c.op == Opcode.NOT_CONTAINS;
        boolean special = membership && SpecialLowering.contains(c, a, b);
        if (special || membership && c.mayLeave()) {
            if (special) JumpLowering.load(c);
            else JumpLowering.pushContains(c, a, b);
            if (c.op == Opcode.NOT_CONTAINS) {
                c.asm.integer(1);
                if (c.asm.cb != null) c.asm.cb.ixor();
            }
            c.asm.op("bool", Asm.OBJECT, Asm.BOOLEAN);
            c.asm.astore(Asm.X);
            a.consume();
            b.consume();
            c.asm.aload(Asm.X);
            c.putObject(c.dst());
            return true;
        }
        int kind = membership ? Feedback.OTHER : kinds(c, a, b);
        if (kind == 0) {
            c.exitAlways();
            return true;
        }
        if (kind == Feedback.FLOAT && !floats(c.op)) kind = Feedback.OTHER;
        if (kind == Feedback.INT && !ints(c.op)) kind = Feedback.OTHER;
        if (kind != Feedback.OTHER && !guard(c, a, b, kind)) kind = Feedback.OTHER;
        if (kind == Feedback.OTHER) {
            if (membership || !SpecialLowering.binary(c, a, b)) general(c, a, b);
        } else if (compare) {
            compare(c, a, b, kind);
        } else if (kind == Feedback.INT) {
            ints(c, a, b);
        } else {
            floats(c, a, b);
        }
        return true;
    }

    /** The node's own operation on objects. */
    static void general(Compilation c, Operand a, Operand b) {
        String test = switch (c.op) {
            case BINARY_ADD -> "addQuietly";
            case BINARY_MULT -> "multiplyQuietly";
            default -> null;
        };
        if (c.frameless && test != null && !c.isUnstable()) both(c, test, a, b);
        else plain(c, a, b);
        c.syncNamed();
        c.mayRaise(() -> {
            c.asm.constant(c.node(), ValueForm.Binary.class);
            c.asm.ts();
            c.asm.anyFrame();
            a.push();
            b.push();
            c.asm.invokeinterface(ValueForm.Binary.class, "value", Asm.OBJECT, Asm.STATE, Asm.FRAME, Asm.OBJECT, Asm.OBJECT);
            c.asm.astore(Asm.X);
        });
        finish(c, a, b);
    }

    private static void both(Compilation c, String test, Operand a, Operand b) {
        Label exit = c.exit();
        a.push();
        b.push();
        c.asm.quiet(test, Asm.BOOLEAN, Asm.OBJECT, Asm.OBJECT);
        c.asm.ifFalse(exit);
    }

    /** Frameless code can do it with values that run no Python code. */
    static void plain(Compilation c, Operand... operands) {
        check(c, "isPlain", operands);
    }

    /** The same for keys of sets and dicts. */
    static void keys(Compilation c, Operand... operands) {
        check(c, "isQuietKey", operands);
    }

    static void check(Compilation c, String test, Operand... operands) {
        if (!c.frameless) return;
        if (c.isUnstable()) throw Unfit.NEEDS_FRAME;
        for (Operand o : operands) {
            if (o.isPlain()) continue;
            Label exit = c.exit();
            o.push();
            c.asm.quiet(test, Asm.BOOLEAN, Asm.OBJECT);
            c.asm.ifFalse(exit);
        }
    }

    /** The result, in X, goes to its slot; operands are done with after that. */
    static void finish(Compilation c, Operand a, Operand b) {
        int dst = c.dst();
        if (c.isTemp(dst)) {
            // The result may take the place of a consumed operand.
            a.consume();
            b.consume();
            c.asm.aload(Asm.X);
            c.putObject(dst);
        } else {
            c.asm.aload(Asm.X);
            c.putObject(dst);
            a.consume();
            b.consume();
        }
    }

    /** Operators whose results soon do not fit. */
    private static boolean growsFast(Opcode op) {
        return switch (op) {
            case BINARY_LSHIFT, INPLACE_LSHIFT, BINARY_POW, INPLACE_POW -> true;
            default -> false;
        };
    }

    private static boolean isComparison(Opcode op) {
        return switch (op) {
            case COMPARE_LT, COMPARE_LE, COMPARE_EQ, COMPARE_NE, COMPARE_GT, COMPARE_GE -> true;
            default -> false;
        };
    }

    private static boolean floats(Opcode op) {
        return isComparison(op) || switch (op) {
            case BINARY_ADD, INPLACE_ADD, BINARY_SUB, INPLACE_SUB, BINARY_MULT, INPLACE_MULT, BINARY_DIV, INPLACE_DIV, BINARY_MOD, INPLACE_MOD,
                    BINARY_FLOOR_DIV, INPLACE_FLOOR_DIV -> true;
            default -> false;
        };
    }

    private static boolean ints(Opcode op) {
        return switch (op) {
            case BINARY_MAT_MULT, INPLACE_MAT_MULT -> false;
            default -> true;
        };
    }

    private static void compare(Compilation c, Operand a, Operand b, int kind) {
        Asm asm = c.asm;
        Label yes = asm.label();
        Label end = asm.label();
        pushPair(a, b, kind);
        ifTrue(asm, relation(c.op), kind, yes);
        if (asm.cb != null) {
            asm.integer(0);
            asm.jump(end);
            asm.bind(yes);
            asm.integer(1);
            asm.bind(end);
        }
        asm.op("bool", Asm.OBJECT, Asm.BOOLEAN);
        asm.astore(Asm.X);
        a.consume();
        b.consume();
        asm.aload(Asm.X);
        c.putObject(c.dst());
    }

    static void pushPair(Operand a, Operand b, int kind) {
        if (kind == Feedback.INT) {
            a.pushLong();
            b.pushLong();
        } else {
            a.pushDouble();
            b.pushDouble();
        }
    }

    enum Relation { LT, LE, EQ, NE, GT, GE }

    private static Relation relation(Opcode op) {
        return Relation.valueOf(op.name().substring("COMPARE_".length()));
    }

    /** Jumps if the relation holds between the two numbers on the stack; NaN is unordered. */
    static void ifTrue(Asm asm, Relation r, int kind, Label yes) {
        if (asm.cb == null) return;
        if (kind == Feedback.INT) asm.cb.lcmp();
        else if (r == Relation.LT || r == Relation.LE) asm.cb.dcmpg();
        else asm.cb.dcmpl();
        switch (r) {
            case LT -> asm.cb.iflt(yes);
            case LE -> asm.cb.ifle(yes);
            case EQ -> asm.cb.ifeq(yes);
            case NE -> asm.cb.ifne(yes);
            case GT -> asm.cb.ifgt(yes);
            case GE -> asm.cb.ifge(yes);
        }
    }

    private static void ints(Compilation c, Operand a, Operand b) {
        if (c.op == Opcode.BINARY_DIV || c.op == Opcode.INPLACE_DIV) {
            c.orExit(() -> {
                pushPair(a, b, Feedback.INT);
                c.asm.op("divide", Asm.DOUBLE, Asm.LONG, Asm.LONG);
            });
            a.consume();
            b.consume();
            c.putDouble(c.dst());
            return;
        }
        c.orExit(() -> {
            pushPair(a, b, Feedback.INT);
            if (c.asm.cb != null) intOperation(c);
        });
        a.consume();
        b.consume();
        c.putLong(c.dst());
    }

    private static void intOperation(Compilation c) {
        Asm asm = c.asm;
        switch (c.op) {
            case BINARY_ADD, INPLACE_ADD -> exact(asm, "addExact");
            case BINARY_SUB, INPLACE_SUB -> exact(asm, "subtractExact");
            case BINARY_MULT, INPLACE_MULT -> exact(asm, "multiplyExact");
            case BINARY_MOD, INPLACE_MOD -> exact(asm, "floorMod");
            case BINARY_FLOOR_DIV, INPLACE_FLOOR_DIV -> exact(asm, "floorDivExact");
            case BINARY_LSHIFT, INPLACE_LSHIFT -> asm.op("shiftLeft", Asm.LONG, Asm.LONG, Asm.LONG);
            case BINARY_RSHIFT, INPLACE_RSHIFT -> asm.op("shiftRight", Asm.LONG, Asm.LONG, Asm.LONG);
            case BINARY_POW, INPLACE_POW -> asm.op("power", Asm.LONG, Asm.LONG, Asm.LONG);
            case BINARY_AND, INPLACE_AND -> asm.cb.land();
            case BINARY_OR, INPLACE_OR -> asm.cb.lor();
            case BINARY_XOR, INPLACE_XOR -> asm.cb.lxor();
            default -> throw new AssertionError(c.op);
        }
    }

    private static void exact(Asm asm, String name) {
        asm.invokestatic(Math.class, name, Asm.LONG, Asm.LONG, Asm.LONG);
    }

    private static void floats(Compilation c, Operand a, Operand b) {
        c.orExit(() -> {
            pushPair(a, b, Feedback.FLOAT);
            Asm asm = c.asm;
            if (asm.cb == null) return;
            switch (c.op) {
                case BINARY_ADD, INPLACE_ADD -> asm.cb.dadd();
                case BINARY_SUB, INPLACE_SUB -> asm.cb.dsub();
                case BINARY_MULT, INPLACE_MULT -> asm.cb.dmul();
                case BINARY_DIV, INPLACE_DIV -> asm.op("divide", Asm.DOUBLE, Asm.DOUBLE, Asm.DOUBLE);
                case BINARY_MOD, INPLACE_MOD -> asm.op("remainder", Asm.DOUBLE, Asm.DOUBLE, Asm.DOUBLE);
                case BINARY_FLOOR_DIV, INPLACE_FLOOR_DIV -> asm.op("floorDivide", Asm.DOUBLE, Asm.DOUBLE, Asm.DOUBLE);
                default -> throw new AssertionError(c.op);
            }
        });
        a.consume();
        b.consume();
        c.putDouble(c.dst());
    }
}
