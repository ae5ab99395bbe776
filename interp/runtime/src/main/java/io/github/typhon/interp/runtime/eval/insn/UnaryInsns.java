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
import io.github.typhon.interp.runtime.eval.Operations;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.refcount.contract.Stolen;

/** Operators with one operand. */
final class UnaryInsns {
    private UnaryInsns() {}

    static Insn of(NodeBuilder b, Opcode op, long w) {
        return switch (op) {
            case UNARY_NEGATIVE -> new Negative(b, w);
            case UNARY_POSITIVE -> new Positive(b, w);
            case UNARY_INVERT -> new Invert(b, w);
            case UNARY_NOT -> new ToBool(b, w, false);
            case TO_BOOL -> new ToBool(b, w, true);
            default -> throw NodeBuilder.unknown(op);
        };
    }

    static final class ToBool extends Op.Op1 {
        private final boolean when;

        ToBool(NodeBuilder b, long w, boolean when) {
            super(b, w);
            this.when = when;
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            boolean t;
            if (x instanceof PyBool) {
                if (types() != null) met(x, x);
                t = x == PyBool.TRUE;
            } else {
                f.at = this;
                met(x, x);
                t = Operations.isTrue(ts, x);
            }
            return put1(ts, r, x, PyBool.of(t == when));
        }

        @Override
        Insn finish(PyThreadState ts, Frame f, PyObject[] r, @Stolen PyObject v, Outcome o) {
            PyObject x = a(r);
            return put1(ts, r, x, PyBool.of(o.test(ts, v, x, null) == when));
        }
    }

    static final class Negative extends Op.Op1 {
        Negative(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject v;
            if (x instanceof PyInt p && p.value() != Long.MIN_VALUE) {
                v = new PyInt(-p.value());
            } else if (x instanceof PyFloat p) {
                v = new PyFloat(-p.value());
            } else {
                f.at = this;
                met(x, x);
                v = Numbers.negative(ts, x);
            }
            return put1(ts, r, x, v);
        }
    }

    static final class Positive extends Op.Op1 {
        Positive(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            f.at = this;
            met(x, x);
            return put1(ts, r, x, Numbers.positive(ts, x));
        }
    }

    static final class Invert extends Op.Op1 {
        Invert(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            f.at = this;
            met(x, x);
            return put1(ts, r, x, Numbers.invert(ts, x));
        }
    }
}
