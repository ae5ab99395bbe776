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
import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.objects.tuple.PyTuple;
/** Making functions. */
final class FunctionInsns {
    private FunctionInsns() {}

    static Insn of(NodeBuilder b, Opcode op, long w) {
        return switch (op) {
            case MAKE_FUNCTION -> new MakeFunction(b, w);
            case SET_FUNCTION_ATTRIBUTE -> new SetFunctionAttribute(b, w);
            default -> throw NodeBuilder.unknown(op);
        };
    }

    static final class MakeFunction extends Op.Op1 {
        private final PyCode code;
        private final boolean deferred;

        MakeFunction(NodeBuilder b, long w) {
            super(b, w);
            code = (PyCode) ka;
            // Module and class level: shared by threads, never short-lived. What captures is to die with what it has captured.
            deferred = !b.code.hasFlag(CodeUnit.CO_OPTIMIZED) && !code.unit.name.startsWith("<") && !PyFunction.captures(code);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyFunction fn = new PyFunction(ts, code, f.globals, f.builtins);
            if (deferred) Refs.makeDeferred(ts, fn);
            return put(ts, r, fn);
        }
    }

    static final class SetFunctionAttribute extends Op.Op2 {
        SetFunctionAttribute(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyFunction fn = (PyFunction) r[a];
            PyObject v = takeB(ts, r);
            switch (dst) {
                case 1 -> fn.setDefaults(ts, (PyTuple) v);
                case 2 -> fn.setKwdefaults(ts, v);
                case 4 -> fn.setAnnotations(ts, v);
                case 8 -> fn.setClosure(ts, (PyTuple) v);
                default -> fn.setAnnotate(ts, v);
            }
            return next;
        }
    }
}
