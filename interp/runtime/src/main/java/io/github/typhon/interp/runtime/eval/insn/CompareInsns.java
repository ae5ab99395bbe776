// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.frame.Feedback;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.frame.ValueForm;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.interp.runtime.eval.Operations;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.refcount.contract.Stolen;

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
            return put2RightFirst(ts, r, x, y, PyBool.of((x == y || Objects.is(x, y)) == when));
        }
    }

    static final class Contains extends Op.Op2 implements ValueForm.Binary {
        private final boolean when;

        Contains(NodeBuilder b, long w, boolean when) {
            super(b, w);
            this.when = when;
        }

        @Override
        public PyObject value(PyThreadState ts, Frame f, PyObject x, PyObject y) {
            f.at = this;
            return PyBool.of(Operations.contains(ts, y, x) == when);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            f.at = this;
            met(y, x);
            return put2RightFirst(ts, r, x, y, PyBool.of(Operations.contains(ts, y, x) == when));
        }

        @Override
        Insn finish(PyThreadState ts, Frame f, PyObject[] r, @Stolen PyObject v, Outcome o) {
            PyObject x = a(r);
            PyObject y = b(r);
            return put2RightFirst(ts, r, x, y, PyBool.of(o.test(ts, v, x, y) == when));
        }
    }

    /** What the comparisons share. */
    abstract static class Comparison extends Op.Op2 implements ValueForm.Binary {
        private final int op;
        private byte seen;

        Comparison(NodeBuilder b, long w, int op) {
            super(b, w);
            this.op = op;
        }

        @Override
        public final void saw(int kinds) {
            if ((seen & kinds) == 0) seen |= (byte) kinds;
        }

        @Override
        public final int seen() {
            return seen;
        }

        @Override
        public final PyObject value(PyThreadState ts, Frame f, PyObject x, PyObject y) {
            f.at = this;
            return Objects.richCompare(ts, x, y, op);
        }

        final Insn slow(PyThreadState ts, Frame f, PyObject[] r, PyObject x, PyObject y) {
            saw(Feedback.kinds(x, y));
            met(x, y);
            return put2RightFirst(ts, r, x, y, value(ts, f, x, y));
        }

        @Override
        final Insn finish(PyThreadState ts, Frame f, PyObject[] r, @Stolen PyObject v, Outcome o) {
            PyObject x = a(r);
            PyObject y = b(r);
            return put2RightFirst(ts, r, x, y, o.value(ts, v, x, y));
        }
    }

    static final class Lt extends Comparison {
        Lt(NodeBuilder b, long w) {
            super(b, w, CompareOp.LT);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            if (x instanceof PyInt p && y instanceof PyInt q) {
                saw(Feedback.INT);
                return putPlain(ts, r, PyBool.of(p.value() < q.value()));
            }
            if (x instanceof PyFloat p && y instanceof PyFloat q) {
                saw(Feedback.FLOAT);
                return putPlain(ts, r, PyBool.of(p.value() < q.value()));
            }
            return slow(ts, f, r, x, y);
        }
    }

    static final class Le extends Comparison {
        Le(NodeBuilder b, long w) {
            super(b, w, CompareOp.LE);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            if (x instanceof PyInt p && y instanceof PyInt q) {
                saw(Feedback.INT);
                return putPlain(ts, r, PyBool.of(p.value() <= q.value()));
            }
            if (x instanceof PyFloat p && y instanceof PyFloat q) {
                saw(Feedback.FLOAT);
                return putPlain(ts, r, PyBool.of(p.value() <= q.value()));
            }
            return slow(ts, f, r, x, y);
        }
    }

    static final class Eq extends Comparison {
        Eq(NodeBuilder b, long w) {
            super(b, w, CompareOp.EQ);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            if (x instanceof PyInt p && y instanceof PyInt q) {
                saw(Feedback.INT);
                return putPlain(ts, r, PyBool.of(p.value() == q.value()));
            }
            if (x instanceof PyFloat p && y instanceof PyFloat q) {
                saw(Feedback.FLOAT);
                return putPlain(ts, r, PyBool.of(p.value() == q.value()));
            }
            return slow(ts, f, r, x, y);
        }
    }

    static final class Ne extends Comparison {
        Ne(NodeBuilder b, long w) {
            super(b, w, CompareOp.NE);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            if (x instanceof PyInt p && y instanceof PyInt q) {
                saw(Feedback.INT);
                return putPlain(ts, r, PyBool.of(p.value() != q.value()));
            }
            if (x instanceof PyFloat p && y instanceof PyFloat q) {
                saw(Feedback.FLOAT);
                return putPlain(ts, r, PyBool.of(p.value() != q.value()));
            }
            return slow(ts, f, r, x, y);
        }
    }

    static final class Gt extends Comparison {
        Gt(NodeBuilder b, long w) {
            super(b, w, CompareOp.GT);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            if (x instanceof PyInt p && y instanceof PyInt q) {
                saw(Feedback.INT);
                return putPlain(ts, r, PyBool.of(p.value() > q.value()));
            }
            if (x instanceof PyFloat p && y instanceof PyFloat q) {
                saw(Feedback.FLOAT);
                return putPlain(ts, r, PyBool.of(p.value() > q.value()));
            }
            return slow(ts, f, r, x, y);
        }
    }

    static final class Ge extends Comparison {
        Ge(NodeBuilder b, long w) {
            super(b, w, CompareOp.GE);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            if (x instanceof PyInt p && y instanceof PyInt q) {
                saw(Feedback.INT);
                return putPlain(ts, r, PyBool.of(p.value() >= q.value()));
            }
            if (x instanceof PyFloat p && y instanceof PyFloat q) {
                saw(Feedback.FLOAT);
                return putPlain(ts, r, PyBool.of(p.value() >= q.value()));
            }
            return slow(ts, f, r, x, y);
        }
    }
}
