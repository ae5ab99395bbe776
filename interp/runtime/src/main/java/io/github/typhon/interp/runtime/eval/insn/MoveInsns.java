// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.frame.TierHook;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.interp.runtime.eval.NameErrors;
import io.github.typhon.interp.runtime.eval.Tracer;

/** Moving values between slots, and the start of a frame. */
final class MoveInsns {
    private MoveInsns() {}

    static Insn of(NodeBuilder b, Opcode op, long w) {
        return switch (op) {
            case NOP -> new Nop(b, w);
            case RESUME -> new Resume(b, w);
            case MOVE -> move(b, w);
            case COPY -> new Copy(b, w);
            case RELEASE -> new Release(b, w);
            case CHECK_BOUND -> new CheckBound(b, w);
            case DELETE_FAST -> new DeleteFast(b, w);
            case SAVE_LOCAL -> new SaveLocal(b, w);
            case RESTORE_LOCAL -> new RestoreLocal(b, w);
            default -> throw NodeBuilder.unknown(op);
        };
    }

    private static Insn move(NodeBuilder b, long w) {
        int x = Instr.a(w);
        if (Instr.isConst(x)) return b.code.consts()[Instr.index(x)] instanceof RefCounted ? new MoveCounted(b, w) : new MovePlain(b, w);
        return x >= b.code.nlocalsplus ? new MoveTemp(b, w) : new MoveLocal(b, w);
    }

    static final class Nop extends Op.Op0 {
        Nop(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            return next;
        }
    }

    /** Start or resumption of the frame: polls. */
    static final class Resume extends Op.Op1 {
        private int heat;

        Resume(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            if (a == 0 && ++heat > ts.interpreter.callHeat) hot(ts, f);
            return ts.isBreakerSet() ? slow(ts, f) : next;
        }

        private void hot(PyThreadState ts, Frame f) {
            TierHook hook = ts.interpreter.tierHook;
            heat = hook == null ? Integer.MIN_VALUE : ts.interpreter.callHeat - hook.hotEntry(ts, f.code);
        }

        private Insn slow(PyThreadState ts, Frame f) {
            f.at = this;
            ts.poll();
            if (!ts.instrumented) return next;
            return Tracer.start(ts, f, a != 0) ? TraceNode.of(f, next) : next;
        }
    }

    /** An uncounted constant. */
    static final class MovePlain extends Op.Op1 {
        MovePlain(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject old = r[dst];
            r[dst] = ka;
            if (old instanceof RefCounted z) {
                f.at = this;
                Refs.decref(ts, z);
            }
            return next;
        }
    }

    static final class MoveCounted extends Op.Op1 {
        MoveCounted(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            f.at = this;
            return put(ts, r, Refs.newRef(ts, ka));
        }
    }

    static final class MoveTemp extends Op.Op1 {
        MoveTemp(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject v = r[a];
            r[a] = null;
            PyObject old = r[dst];
            r[dst] = v;
            if (old instanceof RefCounted z) {
                f.at = this;
                Refs.decref(ts, z);
            }
            return next;
        }
    }

    static final class MoveLocal extends Op.Op1 {
        MoveLocal(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject v = r[a];
            if (v instanceof RefCounted z) Refs.incref(ts, z);
            PyObject old = r[dst];
            r[dst] = v;
            if (old instanceof RefCounted z) {
                f.at = this;
                Refs.decref(ts, z);
            }
            return next;
        }
    }

    static final class Copy extends Op.Op1 {
        Copy(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            return put(ts, r, Refs.newRef(ts, a(r)));
        }
    }

    static final class Release extends Op.Op1 {
        Release(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject v = r[a];
            r[a] = null;
            if (v instanceof RefCounted z) {
                f.at = this;
                Refs.decref(ts, z);
            }
            return next;
        }
    }

    static final class CheckBound extends Op.Op1 {
        CheckBound(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            if (r[a] == null) throw NameErrors.unboundLocal(f.code.slotNames()[a]);
            return next;
        }
    }

    static final class DeleteFast extends Op.Op1 {
        DeleteFast(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject v = r[a];
            if (v == null) throw NameErrors.unboundLocal(f.code.slotNames()[a]);
            r[a] = null;
            f.at = this;
            drop(ts, v);
            return next;
        }
    }

    static final class SaveLocal extends Op.Op1 {
        SaveLocal(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            r[dst] = r[a];
            r[a] = null;
            return next;
        }
    }

    static final class RestoreLocal extends Op.Op1 {
        RestoreLocal(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject v = r[a];
            r[a] = null;
            f.at = this;
            return put(ts, r, v);
        }
    }
}
