// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.frame.TierHook;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.runtime.eval.Awaitables;
import io.github.typhon.interp.runtime.function.AsyncGenWrappedValue;
import io.github.typhon.interp.runtime.function.Exceptions;
import io.github.typhon.interp.runtime.function.PyAsyncGen;
import io.github.typhon.interp.runtime.function.AsyncGenASend;
import io.github.typhon.interp.runtime.function.PyCoroutine;
import io.github.typhon.interp.runtime.function.PyGenBase;
import io.github.typhon.interp.runtime.function.PyGenerator;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.error.PyBaseException;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;

/** Generators and coroutines: creation, suspension, delegation. */
final class GeneratorInsns {
    private GeneratorInsns() {}

    static Insn of(NodeBuilder b, Opcode op, long w) {
        return switch (op) {
            case RETURN_GENERATOR -> new ReturnGenerator(b, w);
            case YIELD_VALUE -> new YieldValue(b, w);
            case GET_YIELD_FROM_ITER -> new GetYieldFromIter(b, w);
            case GET_AWAITABLE -> new GetAwaitable(b, w);
            case SEND -> new Send(b, w);
            case CLEANUP_THROW -> new CleanupThrow(b, w);
            case STOPITERATION_ERROR -> new StopIterationError(b, w);
            case ASYNC_GEN_WRAP -> new AsyncGenWrap(b, w);
            default -> throw NodeBuilder.unknown(op);
        };
    }

    static final class ReturnGenerator extends Op.Op0 implements Frame.Start {
        private final int kind;
        private int heat;

        ReturnGenerator(NodeBuilder b, long w) {
            super(b, w);
            kind = b.code.flags;
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            f.at = this;
            f.next = next;
            f.dst = -1;
            f.result = (kind & CodeUnit.CO_COROUTINE) != 0 ? new PyCoroutine(ts, f)
                    : (kind & CodeUnit.CO_ASYNC_GENERATOR) != 0 ? new PyAsyncGen(ts, f) : new PyGenerator(ts, f);
            if (++heat > ts.interpreter.callHeat) {
                TierHook hook = ts.interpreter.tierHook;
                heat = hook == null ? Integer.MIN_VALUE : ts.interpreter.callHeat - hook.hotLoop(ts, f.code, pc + 1);
            }
            return null;
        }

        /** Whether it was executed. */
        @Override
        public int seen() {
            return heat != 0 ? 1 : 0;
        }
    }

    static final class YieldValue extends Op.Op1 implements Frame.Suspension {
        private final int receiver;
        private int heat;
        private boolean pushes;

        YieldValue(NodeBuilder b, long w) {
            super(b, w);
            receiver = Instr.b(w) == 1 ? dst + 1 : -1;
        }

        @Override
        public int receiver() {
            return receiver;
        }

        /** Whether it was executed. */
        @Override
        public int seen() {
            return heat != 0 ? 1 : 0;
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject v = takeA(ts, r);
            f.at = this;
            PyGenBase g = (PyGenBase) f.gen;
            if (g.pushes()) {
                pushes = true;
                if (heat == 0) heat = 1;
                if (g.push(ts, v)) {
                    set(ts, r, dst, PyNone.NONE);
                    return next;
                }
            }
            suspend(ts, f, v);
            return null;
        }

        boolean pushes() {
            return pushes;
        }

        void suspend(PyThreadState ts, Frame f, @Stolen PyObject v) {
            f.result = v;
            f.at = this;
            f.next = next;
            f.dst = dst;
            ((PyGenBase) f.gen).suspended(ts);
            if (++heat > ts.interpreter.loopHeat) {
                TierHook hook = ts.interpreter.tierHook;
                heat = hook == null ? Integer.MIN_VALUE : ts.interpreter.loopHeat - hook.hotLoop(ts, f.code, pc + 1);
            }
        }
    }

    static final class GetYieldFromIter extends Op.Op1 {
        GetYieldFromIter(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            f.at = this;
            if (x instanceof PyCoroutine) {
                if ((f.code.flags & (CodeUnit.CO_COROUTINE | CodeUnit.CO_ITERABLE_COROUTINE)) == 0) {
                    throw Raise.typeError("cannot 'yield from' a coroutine object in a non-coroutine generator");
                }
                return put(ts, r, takeA(ts, r));
            }
            if (x instanceof PyGenerator) return put(ts, r, takeA(ts, r));
            return put1(ts, r, x, Iterators.iter(ts, x));
        }
    }

    static final class GetAwaitable extends Op.Op1 {
        private final int where;

        GetAwaitable(NodeBuilder b, long w) {
            super(b, w);
            where = Instr.b(w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            f.at = this;
            return put1(ts, r, x, Awaitables.awaitable(ts, x, where));
        }
    }

    static final class Send extends Op.Jump implements Resumes.Site {
        private static final PyUnicode SEND = PyUnicode.intern("send");
        private final Resume resume = new Resume(this);
        private final Resumes resumes = new Resumes();

        Send(NodeBuilder b, long w) {
            super(b, w, Integer.MAX_VALUE);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject receiver = r[a];
            PyObject v = r[dst];
            f.at = this;
            if (receiver instanceof PyGenerator || receiver instanceof PyCoroutine) {
                PyGenBase g = (PyGenBase) receiver;
                resumes.met(g);
                f.checkDepth(ts);
                if (!g.begin(ts, v)) {
                    if (g instanceof PyCoroutine) throw Raise.runtimeError("cannot reuse already awaited coroutine");
                    return ended(ts, r, PyNone.NONE);
                }
                r[dst] = null;
                return CallInsns.push(f, g.frame, resume, -1);
            }
            return receiver instanceof AsyncGenASend s && !ts.instrumented ? asyncItem(ts, r, s, v) : foreign(ts, f, r, receiver, v);
        }

        private Insn asyncItem(PyThreadState ts, PyObject[] r, AsyncGenASend s, PyObject v) {
            PyObject out = s.advance(ts, v);
            if (!ts.yielded) return ended(ts, r, out);
            set(ts, r, dst, out);
            return next;
        }

        @Override
        public Resumes resumes() {
            return resumes;
        }

        private Insn foreign(PyThreadState ts, Frame f, PyObject[] r, PyObject receiver, PyObject v) {
            PyObject out;
            try {
                if (v != PyNone.NONE) out = Calls.callMethod(ts, receiver, SEND, v);
                else if (PyType.of(receiver).isHeapType()) out = Calls.callMethod(ts, receiver, Names.__next__);
                else out = PyType.of(receiver).slots().tp_iternext(ts, receiver);
            } catch (PyException e) {
                if (!e.matches(Exc.StopIteration)) throw e;
                if (ts.instrumented) MonitorPoints.swallowed(ts, f, e);
                PyObject result = Exceptions.stopValue(ts, e);
                e.discard(ts);
                return ended(ts, r, result);
            }
            if (out == null) return ended(ts, r, PyNone.NONE);
            set(ts, r, dst, out);
            return next;
        }

        private Insn ended(PyThreadState ts, PyObject[] r, PyObject result) {
            set(ts, r, dst, result);
            PyObject receiver = r[a];
            r[a] = null;
            drop(ts, receiver);
            return target;
        }

        static final class Resume extends Insn {
            private final Send send;

            Resume(Send send) {
                this.send = send;
                pc = send.pc;
            }

            @Override
            public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
                PyObject v = f.result;
                f.result = null;
                if (!ts.yielded) return send.ended(ts, r, v);
                r[send.dst] = v;
                return send.next;
            }
        }
    }

    static final class CleanupThrow extends Op.Op0 {
        private final int base;

        CleanupThrow(NodeBuilder b, long w) {
            super(b, w);
            base = Instr.index(Instr.a(w));
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject e = r[base + 1];
            if (!Exc.StopIteration.isInstance(e)) {
                r[base + 1] = null;
                ts.reraising = true;
                throw PyException.ofValue(e);
            }
            f.at = this;
            PyObject v = Objects.getAttr(ts, e, "value");
            Refs.releaseAll(ts, r, base, base + 2);
            return put(ts, r, v);
        }
    }

    static final class StopIterationError extends Op.Op1 {
        private final int flags;

        StopIterationError(NodeBuilder b, long w) {
            super(b, w);
            flags = b.code.flags;
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject e = a(r);
            boolean async = (flags & CodeUnit.CO_ASYNC_GENERATOR) != 0;
            String what = Exc.StopIteration.isInstance(e) ? "StopIteration" : async && Exc.StopAsyncIteration.isInstance(e) ? "StopAsyncIteration" : null;
            if (what == null) return put(ts, r, takeA(ts, r));
            f.at = this;
            String kind = async ? "async generator" : (flags & CodeUnit.CO_COROUTINE) != 0 ? "coroutine" : "generator";
            PyObject x = Raise.runtimeError("%s raised %s", kind, what).takeValue(ts);
            ((PyBaseException) x).setCause(ts, Refs.newRef(ts, e));
            ((PyBaseException) x).setContext(ts, Refs.newRef(ts, e));
            return put1(ts, r, e, x);
        }
    }

    static final class AsyncGenWrap extends Op.Op1 {
        AsyncGenWrap(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            return put(ts, r, new AsyncGenWrappedValue(ts, takeA(ts, r)));
        }
    }
}
