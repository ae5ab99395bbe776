// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.protocol.ItemRow;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.protocol.Objects;
import java.util.Arrays;

/** Assignment to several targets at once. */
final class UnpackInsns {
    private UnpackInsns() {}

    static Insn of(NodeBuilder b, Opcode op, long w) {
        return switch (op) {
            case UNPACK_SEQUENCE -> new UnpackSequence(b, w);
            case UNPACK_EX -> new UnpackEx(b, w);
            default -> throw NodeBuilder.unknown(op);
        };
    }

    private static PyObject iterator(PyThreadState ts, PyObject x) {
        if (!PyType.of(x).slots().has(Slot.TP_ITER) && !Sequences.check(x)) {
            throw Raise.typeError("cannot unpack non-iterable %s object", PyType.of(x).name());
        }
        return Iterators.iter(ts, x);
    }

    static final class UnpackSequence extends Op.Op1 {
        private final int n;
        private boolean lists;
        private boolean others;

        UnpackSequence(NodeBuilder b, long w) {
            super(b, w);
            n = Instr.b(w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            if (x instanceof PyTuple t && x.getClass() == PyTuple.class && t.items.length == n) {
                if (ta) r[a] = null;
                PyObject[] items = t.items;
                for (int i = 0; i < n; i++) {
                    PyObject o = items[i];
                    if (o instanceof RefCounted z) Refs.incref(ts, z);
                    r[dst + i] = o;
                }
                if (ta) drop(ts, x);
                return next;
            }
            return slow(ts, f, r, x);
        }

        private Insn slow(PyThreadState ts, Frame f, PyObject[] r, PyObject x) {
            f.at = this;
            PyObject[] out;
            if (x.getClass() == PyList.class) {
                lists = true;
                out = ((PyList) x).toArray(ts);
                if (out.length != n) {
                    int have = out.length;
                    Refs.releaseAll(ts, out, 0, have);
                    throw wrong(have, true);
                }
            } else {
                others = true;
                out = collect(ts, x);
            }
            if (ta) r[a] = null;
            System.arraycopy(out, 0, r, dst, n);
            if (ta) drop(ts, x);
            return next;
        }

        /** UnpackSite's constants. */
        int met() {
            return others ? UnpackSite.OTHERS : lists ? UnpackSite.LISTS : UnpackSite.TUPLES;
        }

        private RuntimeException wrong(int have, boolean exact) {
            if (have < n) return Raise.valueError("not enough values to unpack (expected %s, got %s)", n, have);
            return exact ? Raise.valueError("too many values to unpack (expected %s, got %s)", n, have)
                    : Raise.valueError("too many values to unpack (expected %s)", n);
        }

        private PyObject[] collect(PyThreadState ts, PyObject x) {
            PyObject it = iterator(ts, x);
            PyObject[] out = new PyObject[n];
            boolean done = false;
            try {
                for (int i = 0; i < n; i++) {
                    out[i] = Iterators.next(ts, it);
                    if (out[i] == null) throw wrong(i, true);
                }
                PyObject more = Iterators.next(ts, it);
                if (more != null) {
                    Refs.decref(ts, more);
                    throw tooMany(ts, x);
                }
                done = true;
                return out;
            } finally {
                if (!done) Refs.releaseAll(ts, out, 0, n);
                Refs.decref(ts, it);
            }
        }

        private RuntimeException tooMany(PyThreadState ts, PyObject x) {
            // CPython tells the number only for the types whose length it can trust.
            String t = PyType.of(x).name();
            if (x instanceof PyTuple || t.equals("dict") || x instanceof PyList) return wrong((int) Objects.length(ts, x), true);
            return wrong(Integer.MAX_VALUE, false);
        }
    }

    static final class UnpackEx extends Op.Op1 {
        private final int before;
        private final int after;

        UnpackEx(NodeBuilder b, long w) {
            super(b, w);
            before = Instr.b(w) & 255;
            after = Instr.b(w) >> 8;
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            f.at = this;
            PyObject[] items = items(ts, x);
            int end = items.length - after;
            if (end < before) {
                int have = items.length;
                Refs.releaseAll(ts, items, 0, have);
                throw Raise.valueError("not enough values to unpack (expected at least %s, got %s)", before + after, have);
            }
            if (ta) r[a] = null;
            System.arraycopy(items, 0, r, dst, before);
            r[dst + before] = PyList.of(ts, Arrays.copyOfRange(items, before, end));
            System.arraycopy(items, end, r, dst + before + 1, after);
            if (ta) drop(ts, x);
            return next;
        }

        private static @Owned PyObject[] items(PyThreadState ts, PyObject x) {
            if (x.getClass() == PyList.class || x.getClass() == PyTuple.class) return Sequences.toArray(ts, x);
            PyObject it = iterator(ts, x);
            try {
                return ItemRow.collect(ts, it);
            } finally {
                Refs.decref(ts, it);
            }
        }
    }
}
