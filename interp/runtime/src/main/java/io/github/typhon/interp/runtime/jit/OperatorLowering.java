// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.eval.insn.AfterOperator;
import io.github.typhon.interp.runtime.eval.insn.OperandTypes;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.interp.runtime.jit.Operands.Operand;
import io.github.typhon.interp.runtime.jit.Snapshot.Fact;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import java.lang.classfile.Label;

/**
 * Operators whose left operand is an instance of a Python class that defines them by a frameless method, and whose right operand is of the
 * same class, or a number, so that nobody but the left one has a say.
 */
final class OperatorLowering {
    private OperatorLowering() {}

    private record Operator(String method, String inPlace, String symbol) {}

    private static Operator of(Opcode op) {
        return switch (op) {
            case BINARY_ADD, INPLACE_ADD -> new Operator("__add__", "__iadd__", "+");
            case BINARY_SUB, INPLACE_SUB -> new Operator("__sub__", "__isub__", "-");
            case BINARY_MULT, INPLACE_MULT -> new Operator("__mul__", "__imul__", "*");
            case BINARY_DIV, INPLACE_DIV -> new Operator("__truediv__", "__itruediv__", "/");
            case BINARY_FLOOR_DIV, INPLACE_FLOOR_DIV -> new Operator("__floordiv__", "__ifloordiv__", "//");
            case BINARY_MOD, INPLACE_MOD -> new Operator("__mod__", "__imod__", "%");
            case BINARY_AND, INPLACE_AND -> new Operator("__and__", "__iand__", "&");
            case BINARY_OR, INPLACE_OR -> new Operator("__or__", "__ior__", "|");
            case BINARY_XOR, INPLACE_XOR -> new Operator("__xor__", "__ixor__", "^");
            default -> null;
        };
    }

    /** False, and nothing done, if it is not that simple. */
    static boolean lower(Compilation c, Operand a, Operand b) {
        Operator o = of(c.op);
        OperandTypes t = c.once(Fact.OPERAND_TYPES, () -> OperandTypes.of(c.node()));
        if (o == null || t == null || c.isUnstable() || a.isInt() || a.isFloat()) return false;
        PyType left = t.left();
        PyType right = t.right();
        boolean number = right == PyLong.TYPE || right == PyFloat.TYPE;
        if (!left.isHeapType() || left != right && !number || left == right && (b.isInt() || b.isFloat())) return false;
        Method m = c.once(Fact.OPERATOR, () -> method(left, o, c.op.name().startsWith("INPLACE"), right));
        if (m == null || !Frameless.hasCode(c, m.code)) return false;
        if (c.asm.cb != null) {
            Label exit = c.exit();
            check(c, a, left, m.leftVersion, exit);
            if (!b.isInt() && !b.isFloat()) check(c, b, right, m.rightVersion, exit);
        }
        Frameless.method(c, m.function, m.code, new AfterOperator(c.node(), c.dst(), o.symbol, left, right), a, b);
        return true;
    }

    /** The method that the left class has in its present version. */
    private record Method(PyFunction function, PyCode code, int leftVersion, int rightVersion) {}

    private static Method method(PyType left, Operator o, boolean inPlace, PyType right) {
        int version = left.version();
        if (inPlace && left.lookupBorrowed(PyUnicode.intern(o.inPlace)) != null) return null;
        PyObject found = left.lookupBorrowed(PyUnicode.intern(o.method));
        if (!(found instanceof PyFunction fn) || !VariableLowering.isHeld(fn)) return null;
        PyCode code = fn.code;
        return CallLowering.fits(code, 2) ? new Method(fn, code, version, right.version()) : null;
    }

    private static void check(Compilation c, Operand x, PyType type, int version, Label exit) {
        x.push();
        c.asm.constant(type, PyType.class);
        c.asm.integer(version);
        c.asm.op("hasType", Asm.BOOLEAN, Asm.OBJECT, Asm.desc(PyType.class), Asm.INT);
        c.asm.ifFalse(exit);
    }
}
