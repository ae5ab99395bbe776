// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PlainExit;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.interp.runtime.eval.SpecialMethods;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.error.PyBaseException;
import io.github.typhon.objects.singleton.PyNone;

/** The with statement. */
final class WithInsns {
    private WithInsns() {}

    static Insn of(NodeBuilder b, Opcode op, long w) {
        return switch (op) {
            case BEFORE_WITH -> new BeforeWith(b, w);
            case WITH_EXIT -> new WithExit(b, w);
            case WITH_EXCEPT_START -> new WithExceptStart(b, w);
            default -> throw NodeBuilder.unknown(op);
        };
    }

    static final class BeforeWith extends Op.Op1 {
        private final boolean async;
        private ContextMethods methods;

        BeforeWith(NodeBuilder b, long w) {
            super(b, w);
            async = Instr.b(w) == 1;
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            f.at = this;
            ContextMethods known = methods;
            if (known != null && known.isOf(x) && known(ts, r, x, known)) return next;
            int version = PyType.of(x).version();
            PyObject[] m = SpecialMethods.contextManager(ts, x, async);
            ContextMethods k = methods;
            if (k == null || !k.isOf(x)) methods = ContextMethods.of(x, version, m);
            if (ta) r[a] = null;
            System.arraycopy(m, 0, r, dst, 4);
            if (ta) drop(ts, x);
            return next;
        }

        /** False, and nothing done, if the class has changed meanwhile. */
        private boolean known(PyThreadState ts, PyObject[] r, PyObject x, ContextMethods m) {
            if (!AttrCache.owns(ts, m.exit(), m.type(), m.version())) return false;
            if (!AttrCache.owns(ts, m.enter(), m.type(), m.version())) {
                Refs.decref(ts, m.exit());
                return false;
            }
            PyObject self = takeA(ts, r);
            r[dst] = m.exit();
            r[dst + 1] = self;
            r[dst + 2] = m.enter();
            r[dst + 3] = Refs.newRef(ts, self);
            return true;
        }

        ContextMethods methods() {
            return methods;
        }
    }

    /** The exit function with its arguments, self first if there is one. */
    private static PyObject[] arguments(PyThreadState ts, PyObject self, PyObject a, PyObject b, PyObject c) {
        return self == null ? new PyObject[] {a, b, c} : new PyObject[] {self, a, b, c};
    }

    static final class WithExit extends Op.Op0 {
        private final int base;
        private Object target;

        WithExit(NodeBuilder b, long w) {
            super(b, w);
            base = Instr.index(Instr.a(w));
        }

        /** The code called so far, VARIOUS, or null before the first call. */
        Object callee() {
            return target;
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject exit = r[base];
            PyObject self = r[base + 1];
            Object callee = exit instanceof PyFunction fn ? fn.code : CallTarget.VARIOUS;
            if (target != callee) target = CallTarget.with(target, callee);
            r[base] = null;
            r[base + 1] = null;
            if (self instanceof PlainExit p && !PyType.of(self).isHeapType()) return plainly(ts, f, r, p, self, exit);
            return CallInsns.invoke(ts, f, r, this, exit, arguments(ts, self, PyNone.NONE, PyNone.NONE, PyNone.NONE), null, dst);
        }

        private Insn plainly(PyThreadState ts, Frame f, PyObject[] r, PlainExit p, @Stolen PyObject self, @Stolen PyObject exit) {
            f.at = this;
            try {
                p.exitPlainly(ts);
            } finally {
                drop(ts, self);
                drop(ts, exit);
            }
            set(ts, r, dst, PyNone.NONE);
            return next;
        }
    }

    static final class WithExceptStart extends Op.Op2 {
        WithExceptStart(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyBaseException e = (PyBaseException) r[b];
            PyObject tb = e.traceback(ts);
            return CallInsns.invoke(ts, f, r, this, Refs.newRef(ts, r[a]),
                    arguments(ts, Refs.xnewRef(ts, r[a + 1]), Refs.newRef(ts, (PyObject) PyType.of(e)), Refs.newRef(ts, (PyObject) e), tb == null ? PyNone.NONE : tb),
                    null, dst);
        }
    }
}
