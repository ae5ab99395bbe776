// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.runtime.frame.Feedback;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.frame.TierHook;
import io.github.typhon.objects.core.PyInstance;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;

/** Decoded operands. A constant operand is held in the node, a temporary is consumed, a local borrowed. */
final class Op {
    private Op() {}

    /** No operand. */
    abstract static class Op0 extends Insn {
        final int dst;

        Op0(NodeBuilder b, long w) {
            pc = b.pc;
            dst = Instr.c(w);
        }

        final Insn put(PyThreadState ts, PyObject[] r, PyObject v) {
            set(ts, r, dst, v);
            return next;
        }

        /** The second half of the instruction, its operands being in their places: a special method of one of them gave {@code v}. */
        Insn finish(PyThreadState ts, Frame f, PyObject[] r, @Stolen PyObject v, Outcome o) {
            throw new AssertionError("no special method: " + getClass());
        }
    }

    /** One operand. */
    abstract static class Op1 extends Op0 {
        final int a;
        final PyObject ka;
        final boolean ta;
        private OperandTypes types;

        Op1(NodeBuilder b, long w) {
            super(b, w);
            int x = Instr.a(w);
            if (Instr.isConst(x)) {
                ka = b.code.consts()[Instr.index(x)];
                a = 0;
                ta = false;
            } else {
                ka = null;
                a = x;
                ta = x >= b.code.nlocalsplus;
            }
        }

        final PyObject a(PyObject[] r) {
            PyObject k = ka;
            return k != null ? k : r[a];
        }

        /** The classes of the operands that may have a special method; null if none had, or they differed. */
        final OperandTypes types() {
            return types;
        }

        /** Notes what an operator that asks its operands has met: the one asked first, and the other, which may be the same. */
        final void met(PyObject x, PyObject y) {
            OperandTypes t = types;
            if (t != null || x instanceof PyInstance || y instanceof PyInstance) types = OperandTypes.with(t, PyType.of(x), PyType.of(y));
        }

        @Override
        Insn finish(PyThreadState ts, Frame f, PyObject[] r, @Stolen PyObject v, Outcome o) {
            PyObject x = a(r);
            return put1(ts, r, x, o.value(ts, v, x, null));
        }

        /** The operand as an owned reference: a temporary is moved out. */
        final PyObject takeA(PyThreadState ts, PyObject[] r) {
            if (ta) {
                PyObject x = r[a];
                r[a] = null;
                return x;
            }
            return Refs.newRef(ts, a(r));
        }

        /** Consumes operand x, stores the result. */
        final Insn put1(PyThreadState ts, PyObject[] r, PyObject x, PyObject v) {
            if (ta) {
                r[a] = null;
                set(ts, r, dst, v);
                drop(ts, x);
            } else {
                set(ts, r, dst, v);
            }
            return next;
        }

        /** Consumes operand x of an instruction without result. */
        final Insn done1(PyThreadState ts, PyObject[] r, PyObject x) {
            if (ta) {
                r[a] = null;
                drop(ts, x);
            }
            return next;
        }
    }

    /** Two operands. */
    abstract static class Op2 extends Op1 {
        final int b;
        final PyObject kb;
        final boolean tb;

        Op2(NodeBuilder nb, long w) {
            super(nb, w);
            int x = Instr.b(w);
            if (Instr.isConst(x)) {
                kb = nb.code.consts()[Instr.index(x)];
                b = 0;
                tb = false;
            } else {
                kb = null;
                b = x;
                tb = x >= nb.code.nlocalsplus;
            }
        }

        final PyObject b(PyObject[] r) {
            PyObject k = kb;
            return k != null ? k : r[b];
        }

        final PyObject takeB(PyThreadState ts, PyObject[] r) {
            if (tb) {
                PyObject x = r[b];
                r[b] = null;
                return x;
            }
            return Refs.newRef(ts, b(r));
        }

        @Override
        Insn finish(PyThreadState ts, Frame f, PyObject[] r, @Stolen PyObject v, Outcome o) {
            PyObject x = a(r);
            PyObject y = b(r);
            return put2(ts, r, x, y, o.value(ts, v, x, y));
        }

        final Insn put2(PyThreadState ts, PyObject[] r, PyObject x, PyObject y, PyObject v) {
            if (ta) r[a] = null;
            if (tb) r[b] = null;
            set(ts, r, dst, v);
            if (ta) drop(ts, x);
            if (tb) drop(ts, y);
            return next;
        }

        /** As put2, but the right operand is dropped first: so comparisons do. */
        final Insn put2RightFirst(PyThreadState ts, PyObject[] r, PyObject x, PyObject y, PyObject v) {
            if (ta) r[a] = null;
            if (tb) r[b] = null;
            set(ts, r, dst, v);
            if (tb) drop(ts, y);
            if (ta) drop(ts, x);
            return next;
        }

        final Insn done2(PyThreadState ts, PyObject[] r, PyObject x, PyObject y) {
            if (ta) r[a] = null;
            if (tb) r[b] = null;
            if (tb) drop(ts, y);
            if (ta) drop(ts, x);
            return next;
        }

        /** Stores an uncounted result of uncounted operands. */
        final Insn putPlain(PyThreadState ts, PyObject[] r, PyObject v) {
            if (ta) r[a] = null;
            if (tb) r[b] = null;
            PyObject old = r[dst];
            r[dst] = v;
            if (old instanceof RefCounted z) Refs.decref(ts, z);
            return next;
        }
    }

    /** The third operand, at c, of stores. */
    abstract static class Op3 extends Op2 {
        final int c;
        final PyObject kc;
        final boolean tc;

        Op3(NodeBuilder nb, long w) {
            super(nb, w);
            int x = Instr.c(w);
            if (Instr.isConstC(x)) {
                kc = nb.code.consts()[Instr.indexC(x)];
                c = 0;
                tc = false;
            } else {
                kc = null;
                c = x;
                tc = x >= nb.code.nlocalsplus;
            }
        }

        final PyObject c(PyObject[] r) {
            PyObject k = kc;
            return k != null ? k : r[c];
        }

        final Insn done3(PyThreadState ts, PyObject[] r, PyObject x, PyObject y, PyObject z) {
            if (ta) r[a] = null;
            if (tb) r[b] = null;
            if (tc) r[c] = null;
            // CPython's order for STORE_SUBSCR: key, container, value.
            if (tb) drop(ts, y);
            if (ta) drop(ts, x);
            if (tc) drop(ts, z);
            return next;
        }
    }

    /** A jump with up to two operands. */
    abstract static class Jump extends Op2 {
        Insn target;
        final boolean back;
        private short seen;
        private int heat;

        Jump(NodeBuilder nb, long w, int targetPc) {
            super(nb, w);
            back = targetPc <= pc;
        }

        @Override
        public final Insn target() {
            return target;
        }

        @Override
        public final void setTarget(Insn t) {
            target = t;
        }

        /** Races lose a bit now and then; the next execution sets it again. */
        @Override
        public final void saw(int bits) {
            if ((seen & bits) == 0) seen |= (short) bits;
        }

        @Override
        public final int seen() {
            return seen;
        }

        /** Jumps if what a special method gave is as true as {@code when}. */
        final Insn finish(PyThreadState ts, Frame f, PyObject[] r, @Stolen PyObject v, Outcome o, boolean when) {
            PyObject x = a(r);
            PyObject y = b(r);
            boolean t = o.test(ts, v, x, y);
            done2(ts, r, x, y);
            return branch(ts, f, t == when);
        }

        final Insn branch(PyThreadState ts, Frame f, boolean taken) {
            if (taken) return jump(ts, f);
            saw(Feedback.FELL_THROUGH);
            return next;
        }

        final Insn jump(PyThreadState ts, Frame f) {
            saw(Feedback.JUMPED);
            return back ? backEdge(ts, f) : target;
        }

        final Insn backEdge(PyThreadState ts, Frame f) {
            if (ts.isBreakerSet()) poll(ts, f);
            if (++heat > ts.interpreter.loopHeat) {
                TierHook hook = ts.interpreter.tierHook;
                heat = hook == null ? Integer.MIN_VALUE : ts.interpreter.loopHeat - hook.hotLoop(ts, f.code, target.pc);
            }
            return target;
        }

        final void poll(PyThreadState ts, Frame f) {
            f.at = this;
            ts.poll();
        }
    }
}
