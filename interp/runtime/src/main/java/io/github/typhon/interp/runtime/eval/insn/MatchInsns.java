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
import io.github.typhon.interp.runtime.eval.Matching;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.tuple.PyTuple;

/** The match statement. */
final class MatchInsns {
    private MatchInsns() {}

    static Insn of(NodeBuilder b, Opcode op, long w) {
        return switch (op) {
            case MATCH_SEQUENCE -> new MatchFlag(b, w, PyType.SEQUENCE);
            case MATCH_MAPPING -> new MatchFlag(b, w, PyType.MAPPING);
            case MATCH_KEYS -> new MatchKeys(b, w);
            case MATCH_CLASS -> new MatchClass(b, w);
            case GET_LEN -> new GetLen(b, w);
            default -> throw NodeBuilder.unknown(op);
        };
    }

    static final class MatchFlag extends Op.Op1 {
        private final int flag;

        MatchFlag(NodeBuilder b, long w, int flag) {
            super(b, w);
            this.flag = flag;
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            return put(ts, r, PyBool.of(PyType.of(a(r)).hasFlag(flag)));
        }
    }

    static final class MatchKeys extends Op.Op2 {
        MatchKeys(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            f.at = this;
            PyObject v = Matching.keys(ts, a(r), (PyTuple) b(r));
            return put(ts, r, v == null ? PyNone.NONE : v);
        }
    }

    static final class MatchClass extends Op.Op0 {
        private final int base;
        private final int positional;
        private final PyTuple names;

        MatchClass(NodeBuilder b, long w) {
            super(b, w);
            base = Instr.index(Instr.a(w));
            PyTuple t = (PyTuple) b.code.consts()[Instr.index(Instr.b(w))];
            positional = (int) ((PyLong) t.get(0)).longValue();
            names = (PyTuple) t.get(1);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            f.at = this;
            PyObject v = Matching.ofClass(ts, r[base], r[base + 1], positional, names);
            Refs.releaseAll(ts, r, base, base + 2);
            return put(ts, r, v == null ? PyNone.NONE : v);
        }
    }

    static final class GetLen extends Op.Op1 {
        GetLen(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            f.at = this;
            return put(ts, r, PyLong.of(Objects.length(ts, a(r))));
        }
    }
}
