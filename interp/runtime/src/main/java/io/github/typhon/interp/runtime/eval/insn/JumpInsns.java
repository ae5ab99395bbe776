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
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.refcount.contract.Stolen;

/** Jumps: unconditional, on truth, None, comparison, identity and membership. */
final class JumpInsns {
    private JumpInsns() {}

    static Insn of(NodeBuilder b, Opcode op, long w) {
        return switch (op) {
            case JUMP, JUMP_NO_INTERRUPT -> new Always(b, w);
            case JUMP_BACKWARD -> new Backward(b, w);
            case JUMP_IF_TRUE -> new Truth(b, w, true);
            case JUMP_IF_FALSE -> new Truth(b, w, false);
            case JUMP_IF_TRUE_KEEP -> new TruthKeep(b, w, true);
            case JUMP_IF_FALSE_KEEP -> new TruthKeep(b, w, false);
            case JUMP_IF_NONE -> new IsNone(b, w, true);
            case JUMP_IF_NOT_NONE -> new IsNone(b, w, false);
            case JUMP_IF_LT -> new Lt(b, w, true);
            case JUMP_IF_NOT_LT -> new Lt(b, w, false);
            case JUMP_IF_LE -> new Le(b, w, true);
            case JUMP_IF_NOT_LE -> new Le(b, w, false);
            case JUMP_IF_EQ -> new Eq(b, w, true);
            case JUMP_IF_NOT_EQ -> new Eq(b, w, false);
            case JUMP_IF_NE -> new Ne(b, w, true);
            case JUMP_IF_NOT_NE -> new Ne(b, w, false);
            case JUMP_IF_GT -> new Gt(b, w, true);
            case JUMP_IF_NOT_GT -> new Gt(b, w, false);
            case JUMP_IF_GE -> new Ge(b, w, true);
            case JUMP_IF_NOT_GE -> new Ge(b, w, false);
            case JUMP_IF_IS -> new Is(b, w, true);
            case JUMP_IF_IS_NOT -> new Is(b, w, false);
            case JUMP_IF_IN -> new In(b, w, true);
            case JUMP_IF_NOT_IN -> new In(b, w, false);
            default -> throw NodeBuilder.unknown(op);
        };
    }

    static final class Always extends Op.Jump {
        Always(NodeBuilder b, long w) {
            super(b, w, Instr.farTarget(w));
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            return target;
        }
    }

    static final class Backward extends Op.Jump {
        Backward(NodeBuilder b, long w) {
            super(b, w, Instr.farTarget(w));
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            return backEdge(ts, f);
        }
    }

    static final class Truth extends Op.Jump implements ValueForm.Test {
        private final boolean when;

        Truth(NodeBuilder b, long w, boolean when) {
            super(b, w, Instr.c(w));
            this.when = when;
        }

        /** The truth of x. */
        @Override
        public boolean test(PyThreadState ts, Frame f, PyObject x, PyObject unused) {
            f.at = this;
            return Operations.isTrue(ts, x);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            boolean t;
            if (x instanceof PyBool) {
                if (types() != null) met(x, x);
                t = x == PyBool.TRUE;
                if (ta) r[a] = null;
            } else {
                f.at = this;
                met(x, x);
                t = Operations.isTrue(ts, x);
                done1(ts, r, x);
            }
            return branch(ts, f, t == when);
        }

        @Override
        Insn finish(PyThreadState ts, Frame f, PyObject[] r, @Stolen PyObject v, Outcome o) {
            return finish(ts, f, r, v, o, when);
        }
    }

    static final class TruthKeep extends Op.Jump implements ValueForm.Test {
        private final boolean when;

        TruthKeep(NodeBuilder b, long w, boolean when) {
            super(b, w, Instr.c(w));
            this.when = when;
        }

        /** The truth of x. */
        @Override
        public boolean test(PyThreadState ts, Frame f, PyObject x, PyObject unused) {
            f.at = this;
            return Operations.isTrue(ts, x);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = r[a];
            boolean t;
            if (x instanceof PyBool) {
                if (types() != null) met(x, x);
                t = x == PyBool.TRUE;
            } else {
                f.at = this;
                met(x, x);
                t = Operations.isTrue(ts, x);
            }
            return keep(ts, f, r, x, t);
        }

        private Insn keep(PyThreadState ts, Frame f, PyObject[] r, PyObject x, boolean t) {
            if (t == when) return jump(ts, f);
            r[a] = null;
            drop(ts, x);
            saw(Feedback.FELL_THROUGH);
            return next;
        }

        @Override
        Insn finish(PyThreadState ts, Frame f, PyObject[] r, @Stolen PyObject v, Outcome o) {
            PyObject x = r[a];
            return keep(ts, f, r, x, o.test(ts, v, x, null));
        }
    }

    static final class IsNone extends Op.Jump {
        private final boolean when;

        IsNone(NodeBuilder b, long w, boolean when) {
            super(b, w, Instr.c(w));
            this.when = when;
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            boolean t = x == PyNone.NONE;
            if (ta) {
                r[a] = null;
                drop(ts, x);
            }
            return branch(ts, f, t == when);
        }
    }

    static final class Is extends Op.Jump {
        private final boolean when;

        Is(NodeBuilder b, long w, boolean when) {
            super(b, w, Instr.c(w));
            this.when = when;
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            boolean t = x == y || Objects.is(x, y);
            done2(ts, r, x, y);
            return branch(ts, f, t == when);
        }
    }

    static final class In extends Op.Jump implements ValueForm.Test {
        private final boolean when;

        In(NodeBuilder b, long w, boolean when) {
            super(b, w, Instr.c(w));
            this.when = when;
        }

        @Override
        public boolean test(PyThreadState ts, Frame f, PyObject x, PyObject y) {
            f.at = this;
            return Operations.contains(ts, y, x);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            f.at = this;
            met(y, x);
            boolean t = Operations.contains(ts, y, x);
            done2(ts, r, x, y);
            return branch(ts, f, t == when);
        }

        @Override
        Insn finish(PyThreadState ts, Frame f, PyObject[] r, @Stolen PyObject v, Outcome o) {
            return finish(ts, f, r, v, o, when);
        }
    }

    /** What the comparisons share. */
    abstract static class Comparison extends Op.Jump implements ValueForm.Test {
        final boolean when;
        private final int op;

        Comparison(NodeBuilder b, long w, boolean when, int op) {
            super(b, w, Instr.c(w));
            this.when = when;
            this.op = op;
        }

        /** Comparison of other values than ints and floats. */
        final Insn slow(PyThreadState ts, Frame f, PyObject[] r, PyObject x, PyObject y) {
            saw(Feedback.kinds(x, y));
            met(x, y);
            boolean t = test(ts, f, x, y);
            done2(ts, r, x, y);
            return branch(ts, f, t == when);
        }

        @Override
        final Insn finish(PyThreadState ts, Frame f, PyObject[] r, @Stolen PyObject v, Outcome o) {
            return finish(ts, f, r, v, o, when);
        }

        @Override
        public final boolean test(PyThreadState ts, Frame f, PyObject x, PyObject y) {
            f.at = this;
            return Operations.compareTrue(ts, x, y, op);
        }
    }

    static final class Lt extends Comparison {

        Lt(NodeBuilder b, long w, boolean when) {
            super(b, w, when, CompareOp.LT);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            boolean t;
            if (x instanceof PyInt p && y instanceof PyInt q) {
                saw(Feedback.INT);
                t = p.value() < q.value();
            } else if (x instanceof PyFloat p && y instanceof PyFloat q) {
                saw(Feedback.FLOAT);
                t = p.value() < q.value();
            } else {
                return slow(ts, f, r, x, y);
            }
            if (ta) r[a] = null;
            if (tb) r[b] = null;
            return branch(ts, f, t == when);
        }
    }

    static final class Le extends Comparison {

        Le(NodeBuilder b, long w, boolean when) {
            super(b, w, when, CompareOp.LE);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            boolean t;
            if (x instanceof PyInt p && y instanceof PyInt q) {
                saw(Feedback.INT);
                t = p.value() <= q.value();
            } else if (x instanceof PyFloat p && y instanceof PyFloat q) {
                saw(Feedback.FLOAT);
                t = p.value() <= q.value();
            } else {
                return slow(ts, f, r, x, y);
            }
            if (ta) r[a] = null;
            if (tb) r[b] = null;
            return branch(ts, f, t == when);
        }
    }

    static final class Eq extends Comparison {

        Eq(NodeBuilder b, long w, boolean when) {
            super(b, w, when, CompareOp.EQ);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            boolean t;
            if (x instanceof PyInt p && y instanceof PyInt q) {
                saw(Feedback.INT);
                t = p.value() == q.value();
            } else if (x instanceof PyFloat p && y instanceof PyFloat q) {
                saw(Feedback.FLOAT);
                t = p.value() == q.value();
            } else {
                return slow(ts, f, r, x, y);
            }
            if (ta) r[a] = null;
            if (tb) r[b] = null;
            return branch(ts, f, t == when);
        }
    }

    static final class Ne extends Comparison {

        Ne(NodeBuilder b, long w, boolean when) {
            super(b, w, when, CompareOp.NE);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            boolean t;
            if (x instanceof PyInt p && y instanceof PyInt q) {
                saw(Feedback.INT);
                t = p.value() != q.value();
            } else if (x instanceof PyFloat p && y instanceof PyFloat q) {
                saw(Feedback.FLOAT);
                t = p.value() != q.value();
            } else {
                return slow(ts, f, r, x, y);
            }
            if (ta) r[a] = null;
            if (tb) r[b] = null;
            return branch(ts, f, t == when);
        }
    }

    static final class Gt extends Comparison {

        Gt(NodeBuilder b, long w, boolean when) {
            super(b, w, when, CompareOp.GT);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            boolean t;
            if (x instanceof PyInt p && y instanceof PyInt q) {
                saw(Feedback.INT);
                t = p.value() > q.value();
            } else if (x instanceof PyFloat p && y instanceof PyFloat q) {
                saw(Feedback.FLOAT);
                t = p.value() > q.value();
            } else {
                return slow(ts, f, r, x, y);
            }
            if (ta) r[a] = null;
            if (tb) r[b] = null;
            return branch(ts, f, t == when);
        }
    }

    static final class Ge extends Comparison {

        Ge(NodeBuilder b, long w, boolean when) {
            super(b, w, when, CompareOp.GE);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            boolean t;
            if (x instanceof PyInt p && y instanceof PyInt q) {
                saw(Feedback.INT);
                t = p.value() >= q.value();
            } else if (x instanceof PyFloat p && y instanceof PyFloat q) {
                saw(Feedback.FLOAT);
                t = p.value() >= q.value();
            } else {
                return slow(ts, f, r, x, y);
            }
            if (ta) r[a] = null;
            if (tb) r[b] = null;
            return branch(ts, f, t == when);
        }
    }
}
