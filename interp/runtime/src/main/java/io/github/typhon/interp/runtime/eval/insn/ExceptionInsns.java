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
import io.github.typhon.interp.runtime.function.Exceptions;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.error.GroupSplit;
import io.github.typhon.objects.error.PyBaseException;
import io.github.typhon.objects.error.PyBaseExceptionGroup;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.collections.list.PyList;

/** Raising and handling. */
final class ExceptionInsns {
    private ExceptionInsns() {}

    static Insn of(NodeBuilder b, Opcode op, long w) {
        return switch (op) {
            case RAISE -> new RaiseExc(b, w, true);
            case RAISE_1 -> new RaiseExc(b, w, false);
            case RAISE_0 -> new RaiseAgain(b, w);
            case RERAISE -> new Reraise(b, w);
            case PUSH_EXC_INFO -> new PushExcInfo(b, w);
            case POP_EXCEPT -> new PopExcept(b, w);
            case JUMP_IF_NO_EXC_MATCH -> new JumpIfNoMatch(b, w);
            case CHECK_EG_MATCH -> new CheckEgMatch(b, w);
            case PREP_RERAISE_STAR -> new PrepReraiseStar(b, w);
            default -> throw NodeBuilder.unknown(op);
        };
    }

    static final class RaiseExc extends Op.Op2 implements ValueForm.Raising {
        private final boolean from;

        RaiseExc(NodeBuilder b, long w, boolean from) {
            super(b, w);
            this.from = from;
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            throw raised(ts, f, r);
        }

        @Override
        public PyException raised(PyThreadState ts, Frame f, PyObject[] r) {
            f.at = this;
            PyObject exc = Exceptions.instantiate(ts, a(r));
            try {
                if (from) Exceptions.setCause(ts, exc, b(r));
            } catch (Throwable t) {
                Refs.decref(ts, exc);
                throw t;
            }
            Exceptions.chainRaised(ts, exc);
            return PyException.ofValue(exc);
        }

        @Override
        public boolean raisesQuietly(PyObject[] r) {
            return Exceptions.isReady(a(r)) && (!from || b(r) == PyNone.NONE || Exceptions.isReady(b(r)));
        }
    }

    static final class RaiseAgain extends Op.Op0 implements ValueForm.Raising {
        RaiseAgain(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            throw raised(ts, f, r);
        }

        @Override
        public PyException raised(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject exc = ts.handledException();
            if (exc == null) throw Raise.runtimeError("No active exception to reraise");
            ts.reraising = true;
            return PyException.ofValue(Refs.newRef(ts, exc));
        }

        @Override
        public boolean raisesQuietly(PyObject[] r) {
            return true;
        }
    }

    static final class Reraise extends Op.Op0 implements ValueForm.Raising {
        private final int base;
        private final boolean lasti;

        Reraise(NodeBuilder b, long w) {
            super(b, w);
            base = Instr.index(Instr.a(w));
            lasti = Instr.b(w) == 1;
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            throw raised(ts, f, r);
        }

        @Override
        public PyException raised(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject exc = r[base];
            r[base] = null;
            ts.reraising = true;
            ts.reraisedPc = lasti && r[base + 1] instanceof PyInt pc ? (int) pc.value() : -1;
            return PyException.ofValue(exc);
        }

        @Override
        public boolean raisesQuietly(PyObject[] r) {
            return true;
        }
    }

    static final class PushExcInfo extends Op.Op1 {
        PushExcInfo(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject before = ts.excInfo.value;
            ts.excInfo.value = Refs.newRef(ts, r[a]);
            return put(ts, r, before == null ? PyNone.NONE : before);
        }
    }

    static final class PopExcept extends Op.Op1 {
        PopExcept(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject before = takeA(ts, r);
            PyObject old = ts.excInfo.value;
            ts.excInfo.value = before == PyNone.NONE ? null : before;
            f.at = this;
            drop(ts, old);
            return next;
        }
    }

    static final class JumpIfNoMatch extends Op.Jump {
        JumpIfNoMatch(NodeBuilder b, long w) {
            super(b, w, Instr.c(w));
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject exc = r[a];
            PyObject y = b(r);
            f.at = this;
            boolean match = matches(exc, y);
            if (tb) {
                r[b] = null;
                drop(ts, y);
            }
            saw(match ? Feedback.FELL_THROUGH : Feedback.JUMPED);
            return match ? next : target;
        }

        private static boolean matches(PyObject exc, PyObject y) {
            if (y instanceof PyTuple t) {
                for (PyObject k : t.items) {
                    if (!Exceptions.isClass(k)) throw invalid();
                }
                for (PyObject k : t.items) {
                    if (PyType.of(exc).isSubtype((PyType) k)) return true;
                }
                return false;
            }
            if (!Exceptions.isClass(y)) throw invalid();
            return PyType.of(exc).isSubtype((PyType) y);
        }

        private static PyException invalid() {
            return Raise.typeError("catching classes that do not inherit from BaseException is not allowed");
        }
    }

    static final class CheckEgMatch extends Op.Op2 {
        CheckEgMatch(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject exc = r[a];
            PyObject y = b(r);
            f.at = this;
            checkType(y);
            GroupSplit.Parts p = exc instanceof PyBaseException e ? GroupSplit.exceptStar(ts, e, y) : new GroupSplit.Parts(null, null);
            r[a] = p.rest() == null ? PyNone.NONE : p.rest();
            PyObject match = p.match() == null ? PyNone.NONE : p.match();
            if (match != PyNone.NONE) {
                if (!(exc instanceof PyBaseExceptionGroup)) Exceptions.addTraceback(ts, match, f);
                PyObject old = ts.excInfo.value;
                ts.excInfo.value = Refs.newRef(ts, match);
                drop(ts, old);
            }
            // dst may be the slot of b.
            if (tb) r[b] = null;
            set(ts, r, dst, match);
            drop(ts, exc);
            if (tb) drop(ts, y);
            return next;
        }
    }

    /** What except* may name: exception classes that are no groups. */
    private static void checkType(PyObject y) {
        if (y instanceof PyTuple t) {
            for (PyObject k : t.items) checkClass(k);
        } else {
            checkClass(y);
        }
    }

    private static void checkClass(PyObject k) {
        if (!Exceptions.isClass(k)) throw JumpIfNoMatch.invalid();
        if (((PyType) k).isSubtype(PyBaseExceptionGroup.TYPE)) {
            throw Raise.typeError("catching ExceptionGroup with except* is not allowed. Use except instead.");
        }
    }

    static final class PrepReraiseStar extends Op.Op2 {
        PrepReraiseStar(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject orig = a(r);
            PyObject list = b(r);
            f.at = this;
            PyObject[] raised = ((PyList) list).toArray(ts);
            PyObject v;
            try {
                v = GroupSplit.reraise(ts, (PyBaseException) orig, raised);
            } finally {
                Refs.releaseAll(ts, raised, 0, raised.length);
            }
            return put2(ts, r, orig, list, v == null ? PyNone.NONE : v);
        }
    }
}
