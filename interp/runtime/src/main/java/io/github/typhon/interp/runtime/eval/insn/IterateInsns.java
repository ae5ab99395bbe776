// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.collections.iter.PairIterator;
import io.github.typhon.collections.list.PyListIterator;
import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.eval.Awaitables;
import io.github.typhon.interp.runtime.frame.Feedback;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.frame.ValueForm;
import io.github.typhon.interp.runtime.function.PyGenerator;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.slice.PyRangeIterator;
import io.github.typhon.objects.tuple.PyTupleIterator;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;

/** Loops. A generator is resumed in the same driver loop. */
final class IterateInsns {
    private IterateInsns() {}

    static Insn of(NodeBuilder b, Opcode op, long w) {
        return switch (op) {
            case GET_ITER -> new GetIter(b, w);
            case FOR_ITER -> new ForIter(b, w);
            case GET_AITER -> new GetAiter(b, w);
            case GET_ANEXT -> new GetAnext(b, w);
            case END_ASYNC_FOR -> new EndAsyncFor(b, w);
            default -> throw NodeBuilder.unknown(op);
        };
    }

    static final class GetIter extends Op.Op1 implements ValueForm.Unary {
        GetIter(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            if (a(r) instanceof PyGenerator) return put(ts, r, takeA(ts, r));
            PyObject x = a(r);
            met(x, x);
            return put1(ts, r, x, value(ts, f, x));
        }

        @Override
        public PyObject value(PyThreadState ts, Frame f, PyObject x) {
            f.at = this;
            return x instanceof PyGenerator ? Refs.newRef(ts, x) : Iterators.iter(ts, x);
        }
    }

    static final class ForIter extends Op.Jump implements ValueForm.Unary, ValueForm.Pairs, Resumes.Site {
        private final Resume resume = new Resume(this);
        private final Resumes resumes = new Resumes();

        ForIter(NodeBuilder b, long w) {
            super(b, w, Instr.b(w));
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject it = r[a];
            if (it instanceof PyRangeIterator x) {
                saw(Feedback.RANGE);
                return x.hasNext() ? item(ts, f, r, new PyInt(x.nextLong())) : end(ts, r);
            }
            f.at = this;
            if (it instanceof PyGenerator g) {
                saw(Feedback.GENERATOR);
                resumes.met(g);
                return generator(ts, f, r, g);
            }
            saw(kind(it));
            met(it, it);
            PyObject v = PyType.of(it).slots().tp_iternext(ts, it);
            return v != null ? item(ts, f, r, v) : end(ts, r);
        }

        /** As exec, for an iterator written in Python: its StopIteration is seen before it ends the loop. */
        Insn watched(PyThreadState ts, Frame f, PyObject[] r) {
            f.at = this;
            PyObject v;
            try {
                v = Calls.callMethod(ts, r[a], Names.__next__);
            } catch (PyException e) {
                if (!e.matches(Exc.StopIteration)) throw e;
                MonitorPoints.swallowed(ts, f, e);
                e.discard(ts);
                return end(ts, r);
            }
            return item(ts, f, r, v);
        }

        private static int kind(PyObject it) {
            if (it instanceof PyListIterator) return Feedback.LIST_ITERATOR;
            if (it instanceof PyTupleIterator) return Feedback.TUPLE_ITERATOR;
            return PairIterator.yieldsPairs(it) ? Feedback.PAIRS : Feedback.OTHER;
        }

        /** The next item of x, or null at its end. */
        @Override
        public PyObject value(PyThreadState ts, Frame f, PyObject it) {
            f.at = this;
            return PyType.of(it).slots().tp_iternext(ts, it);
        }

        @Override
        public PyObject pair(PyThreadState ts, Frame f, PyObject it) {
            f.at = this;
            return ((PairIterator) it).nextPair(ts);
        }

        private Insn item(PyThreadState ts, Frame f, PyObject[] r, PyObject v) {
            PyObject old = r[dst];
            r[dst] = v;
            if (old instanceof RefCounted z) Refs.decref(ts, z);
            return jump(ts, f);
        }

        private Insn end(PyThreadState ts, PyObject[] r) {
            PyObject it = r[a];
            r[a] = null;
            drop(ts, it);
            saw(Feedback.FELL_THROUGH);
            return next;
        }

        @Override
        public Resumes resumes() {
            return resumes;
        }

        private Insn generator(PyThreadState ts, Frame f, PyObject[] r, PyGenerator g) {
            f.checkDepth(ts);
            if (!g.begin(ts, PyNone.NONE)) return end(ts, r);
            return CallInsns.push(f, g.frame, resume, -1);
        }

        /** The generator yielded or returned. */
        static final class Resume extends Insn {
            final ForIter loop;

            Resume(ForIter loop) {
                this.loop = loop;
                pc = loop.pc;
            }

            @Override
            public boolean isContinuation() {
                return true;
            }

            @Override
            public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
                PyObject v = f.result;
                f.result = null;
                if (ts.yielded) return loop.item(ts, f, r, v);
                drop(ts, v);
                return loop.end(ts, r);
            }
        }
    }

    static final class GetAiter extends Op.Op1 {
        GetAiter(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            f.at = this;
            return put1(ts, r, x, Awaitables.asyncIterator(ts, x));
        }
    }

    static final class GetAnext extends Op.Op1 {
        GetAnext(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            f.at = this;
            return put(ts, r, Awaitables.asyncNext(ts, a(r)));
        }
    }

    static final class EndAsyncFor extends Op.Op0 {
        private final int base;

        EndAsyncFor(NodeBuilder b, long w) {
            super(b, w);
            base = Instr.index(Instr.a(w));
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject e = r[base + 1];
            if (!Exc.StopAsyncIteration.isInstance(e)) {
                r[base + 1] = null;
                ts.reraising = true;
                throw PyException.ofValue(e);
            }
            f.at = this;
            Refs.releaseAll(ts, r, base, base + 2);
            return next;
        }
    }
}
