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
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.protocol.Objects;

/** Comparisons that give an object. */
final class CompareInsns {
    private CompareInsns() {}

    static Insn of(NodeBuilder b, Opcode op, long w) {
        return switch (op) {
            case COMPARE_LT -> new Lt(b, w);
            case COMPARE_LE -> new Le(b, w);
            case COMPARE_EQ -> new Eq(b, w);
            case COMPARE_NE -> new Ne(b, w);
            case COMPARE_GT -> new Gt(b, w);
            case COMPARE_GE -> new Ge(b, w);
            case IS -> new Is(b, w, true);
            case IS_NOT -> new Is(b, w, false);
            case CONTAINS -> new Contains(b, w, true);
            case NOT_CONTAINS -> new Contains(b, w, false);
            default -> throw NodeBuilder.unknown(op);
        };
    }

    static final class Is extends Op.Op2 {
        private final boolean when;

        Is(NodeBuilder b, long w, boolean when) {
            super(b, w);
            this.when = when;
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            return put2(ts, r, x, y, PyBool.of((x == y || Objects.is(x, y)) == when));
        }
    }

    static final class Contains extends Op.Op2 {
        private final boolean when;

        Contains(NodeBuilder b, long w, boolean when) {
            super(b, w);
            this.when = when;
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            f.at = this;
            return put2(ts, r, x, y, PyBool.of(Operations.contains(ts, y, x) == when));
        }
    }

    private static Insn compare(PyThreadState ts, Frame f, PyObject[] r, Op.Op2 n, PyObject x, PyObject y, int op) {
        f.at = n;
        return n.put2(ts, r, x, y, Objects.richCompare(ts, x, y, op));
    }

    static final class Lt extends Op.Op2 {
        Lt(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            if (x instanceof PyInt p && y instanceof PyInt q) return putPlain(ts, r, PyBool.of(p.value() < q.value()));
            if (x instanceof PyFloat p && y instanceof PyFloat q) return putPlain(ts, r, PyBool.of(p.value() < q.value()));
            return compare(ts, f, r, this, x, y, CompareOp.LT);
        }
    }

    static final class Le extends Op.Op2 {
        Le(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            if (x instanceof PyInt p && y instanceof PyInt q) return putPlain(ts, r, PyBool.of(p.value() <= q.value()));
            if (x instanceof PyFloat p && y instanceof PyFloat q) return putPlain(ts, r, PyBool.of(p.value() <= q.value()));
            return compare(ts, f, r, this, x, y, CompareOp.LE);
        }
    }

    static final class Eq extends Op.Op2 {
        Eq(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            if (x instanceof PyInt p && y instanceof PyInt q) return putPlain(ts, r, PyBool.of(p.value() == q.value()));
            if (x instanceof PyFloat p && y instanceof PyFloat q) return putPlain(ts, r, PyBool.of(p.value() == q.value()));
            return compare(ts, f, r, this, x, y, CompareOp.EQ);
        }
    }

    static final class Ne extends Op.Op2 {
        Ne(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            if (x instanceof PyInt p && y instanceof PyInt q) return putPlain(ts, r, PyBool.of(p.value() != q.value()));
            if (x instanceof PyFloat p && y instanceof PyFloat q) return putPlain(ts, r, PyBool.of(p.value() != q.value()));
            return compare(ts, f, r, this, x, y, CompareOp.NE);
        }
    }

    static final class Gt extends Op.Op2 {
        Gt(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            if (x instanceof PyInt p && y instanceof PyInt q) return putPlain(ts, r, PyBool.of(p.value() > q.value()));
            if (x instanceof PyFloat p && y instanceof PyFloat q) return putPlain(ts, r, PyBool.of(p.value() > q.value()));
            return compare(ts, f, r, this, x, y, CompareOp.GT);
        }
    }

    static final class Ge extends Op.Op2 {
        Ge(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            if (x instanceof PyInt p && y instanceof PyInt q) return putPlain(ts, r, PyBool.of(p.value() >= q.value()));
            if (x instanceof PyFloat p && y instanceof PyFloat q) return putPlain(ts, r, PyBool.of(p.value() >= q.value()));
            return compare(ts, f, r, this, x, y, CompareOp.GE);
        }
    }
}
