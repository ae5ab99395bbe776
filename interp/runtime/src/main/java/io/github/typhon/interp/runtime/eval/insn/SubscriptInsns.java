// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.frame.Feedback;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.frame.ValueForm;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.slice.PySlice;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Stolen;

/** Items and slices. */
final class SubscriptInsns {
    private SubscriptInsns() {}

    static Insn of(NodeBuilder b, Opcode op, long w) {
        return switch (op) {
            case SUBSCR -> new Subscr(b, w);
            case STORE_SUBSCR -> new StoreSubscr(b, w);
            case DELETE_SUBSCR -> new DeleteSubscr(b, w);
            case BINARY_SLICE -> new BinarySlice(b, w);
            case STORE_SLICE -> new StoreSlice(b, w);
            default -> throw NodeBuilder.unknown(op);
        };
    }

    static final class Subscr extends Op.Op2 implements ValueForm.Binary {
        /** So many misses are more than a mistake. */
        private static final int OFTEN = 32;
        private byte seen;
        private int misses;

        Subscr(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            if (y instanceof PyInt i) {
                if (x instanceof PyList l && x.getClass() == PyList.class) {
                    long n = i.value();
                    PyObject v = l.get(ts, n < 0 ? n + l.size() : n);
                    if (v != null) {
                        saw(Feedback.LIST);
                        return put2(ts, r, x, y, v);
                    }
                } else if (x instanceof PyTuple t && x.getClass() == PyTuple.class) {
                    long n = i.value();
                    PyObject[] items = t.items;
                    if (n < 0) n += items.length;
                    if (n >= 0 && n < items.length) {
                        saw(Feedback.TUPLE);
                        return put2(ts, r, x, y, Refs.newRef(ts, items[(int) n]));
                    }
                }
            }
            return slow(ts, f, r, x, y);
        }

        @Override
        public void saw(int kind) {
            if ((seen & kind) == 0) seen |= (byte) kind;
        }

        @Override
        public int seen() {
            return seen;
        }

        private Insn slow(PyThreadState ts, Frame f, PyObject[] r, PyObject x, PyObject y) {
            saw(x.getClass() == PyDict.class ? Feedback.DICT : Feedback.OTHER);
            met(x, x);
            return put2(ts, r, x, y, value(ts, f, x, y));
        }

        @Override
        public PyObject value(PyThreadState ts, Frame f, PyObject x, PyObject y) {
            f.at = this;
            if (x instanceof PyDict d && x.getClass() == PyDict.class) {
                PyObject v = d.getItem(ts, y);
                if (v != null) return v;
                if (++misses == OFTEN) saw(Feedback.MISSING);
                throw Raise.keyError(ts, y);
            }
            return Objects.getItem(ts, x, y);
        }
    }

    static final class StoreSubscr extends Op.Op3 implements ValueForm.Effect {
        private byte seen;

        StoreSubscr(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            PyObject v = c(r);
            int kind = x.getClass() == PyList.class && y instanceof PyInt ? Feedback.LIST : x.getClass() == PyDict.class ? Feedback.DICT : Feedback.OTHER;
            if ((seen & kind) == 0) seen |= (byte) kind;
            met(x, x);
            effect(ts, f, x, y, v);
            return done3(ts, r, x, y, v);
        }

        @Override
        Insn finish(PyThreadState ts, Frame f, PyObject[] r, @Stolen PyObject v, Outcome o) {
            drop(ts, v);
            return done3(ts, r, a(r), b(r), c(r));
        }

        @Override
        public int seen() {
            return seen;
        }

        @Override
        public void effect(PyThreadState ts, Frame f, PyObject x, PyObject y, PyObject v) {
            f.at = this;
            if (x.getClass() == PyList.class && y instanceof PyInt i) {
                PyList l = (PyList) x;
                long n = i.value();
                if (l.set(ts, n < 0 ? n + l.size() : n, v)) return;
            } else if (x.getClass() == PyDict.class) {
                ((PyDict) x).put(ts, y, v);
                return;
            }
            Objects.setItem(ts, x, y, v);
        }
    }

    static final class DeleteSubscr extends Op.Op2 implements ValueForm.Effect {
        private byte seen;

        DeleteSubscr(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            saw(x.getClass() == PyDict.class ? Feedback.DICT : Feedback.OTHER);
            met(x, x);
            effect(ts, f, x, y, null);
            return done2(ts, r, x, y);
        }

        @Override
        public void saw(int kind) {
            if ((seen & kind) == 0) seen |= (byte) kind;
        }

        @Override
        public int seen() {
            return seen;
        }

        @Override
        public void effect(PyThreadState ts, Frame f, PyObject x, PyObject y, PyObject unused) {
            f.at = this;
            Objects.delItem(ts, x, y);
        }

        @Override
        Insn finish(PyThreadState ts, Frame f, PyObject[] r, @Stolen PyObject v, Outcome o) {
            drop(ts, v);
            return done2(ts, r, a(r), b(r));
        }
    }

    static final class BinarySlice extends Op.Op2 implements ValueForm.Ternary {
        BinarySlice(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            PyObject container = r[dst];
            PyObject v = value(ts, f, container, x, y);
            if (ta) r[a] = null;
            if (tb) r[b] = null;
            r[dst] = v;
            drop(ts, container);
            if (ta) drop(ts, x);
            if (tb) drop(ts, y);
            return next;
        }

        @Override
        public PyObject value(PyThreadState ts, Frame f, PyObject container, PyObject x, PyObject y) {
            f.at = this;
            PySlice s = new PySlice(ts, x, y, PyNone.NONE);
            try {
                return Objects.getItem(ts, container, s);
            } finally {
                Refs.decref(ts, s);
            }
        }
    }

    static final class StoreSlice extends Op.Op0 implements ValueForm.SliceEffect {
        private final int base;

        StoreSlice(NodeBuilder b, long w) {
            super(b, w);
            base = Instr.index(Instr.a(w));
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            effect(ts, f, r[base], r[base + 1], r[base + 2], r[base + 3]);
            Refs.releaseAll(ts, r, base, base + 4);
            return next;
        }

        @Override
        public void effect(PyThreadState ts, Frame f, PyObject v, PyObject x, PyObject from, PyObject to) {
            f.at = this;
            PySlice s = new PySlice(ts, from, to, PyNone.NONE);
            try {
                Objects.setItem(ts, x, s, v);
            } finally {
                Refs.decref(ts, s);
            }
        }
    }
}
