// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.interp.runtime.eval.Scopes;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.interp.runtime.typing.TypeParams;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;

/** Type parameters, type aliases; the interactive prompt's printing. */
final class TypingInsns {
    private TypingInsns() {}

    static Insn of(NodeBuilder b, Opcode op, long w) {
        return switch (op) {
            case PRINT_EXPR -> new PrintExpr(b, w);
            case TYPEVAR, PARAMSPEC, TYPEVARTUPLE, SUBSCRIPT_GENERIC, TYPEALIAS -> new Unary(b, w, op);
            case TYPEVAR_WITH_BOUND, TYPEVAR_WITH_CONSTRAINTS, SET_TYPEPARAM_DEFAULT, SET_FUNCTION_TYPE_PARAMS -> new Binary(b, w, op);
            default -> throw NodeBuilder.unknown(op);
        };
    }

    static final class PrintExpr extends Op.Op1 {
        private static final PyUnicode DISPLAYHOOK = PyUnicode.intern("displayhook");

        PrintExpr(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            f.at = this;
            PyObject hook = ts.interpreter.sysDict.get(ts, DISPLAYHOOK);
            if (hook == null) throw Raise.runtimeError("lost sys.displayhook");
            try {
                drop(ts, Calls.call1(ts, hook, x));
            } finally {
                Refs.decref(ts, hook);
            }
            return done1(ts, r, x);
        }
    }

    static final class Unary extends Op.Op1 {
        private final Opcode op;

        Unary(NodeBuilder b, long w, Opcode op) {
            super(b, w);
            this.op = op;
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            f.at = this;
            return put1(ts, r, x, switch (op) {
                case TYPEVAR -> TypeParams.typeVar(ts, x, null, null);
                case PARAMSPEC -> TypeParams.paramSpec(ts, x);
                case TYPEVARTUPLE -> TypeParams.typeVarTuple(ts, x);
                case SUBSCRIPT_GENERIC -> TypeParams.genericOf(ts, x);
                default -> TypeParams.alias(ts, (PyTuple) x);
            });
        }
    }

    static final class Binary extends Op.Op2 {
        private final Opcode op;

        Binary(NodeBuilder b, long w, Opcode op) {
            super(b, w);
            this.op = op;
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            f.at = this;
            return put2(ts, r, x, y, switch (op) {
                case TYPEVAR_WITH_BOUND -> TypeParams.typeVar(ts, x, y, null);
                case TYPEVAR_WITH_CONSTRAINTS -> TypeParams.typeVar(ts, x, null, y);
                case SET_TYPEPARAM_DEFAULT -> TypeParams.withDefault(ts, x, y);
                default -> {
                    ((PyFunction) x).setTypeParams(ts, Refs.newRef(ts, y));
                    yield Refs.newRef(ts, x);
                }
            });
        }
    }
}
