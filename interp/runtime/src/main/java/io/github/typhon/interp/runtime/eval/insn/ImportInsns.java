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
import io.github.typhon.interp.runtime.eval.Imports;
import io.github.typhon.objects.tuple.PyTuple;

/** Import statements. */
final class ImportInsns {
    private ImportInsns() {}

    static Insn of(NodeBuilder b, Opcode op, long w) {
        return switch (op) {
            case IMPORT_NAME -> new ImportName(b, w);
            case IMPORT_FROM -> new ImportFrom(b, w);
            case IMPORT_STAR -> new ImportStar(b, w);
            default -> throw NodeBuilder.unknown(op);
        };
    }

    static final class ImportName extends VariableInsns.Named {
        private final PyTuple how;

        ImportName(NodeBuilder b, long w) {
            super(b, w);
            how = (PyTuple) ka;
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            f.at = this;
            return put(ts, r, Imports.name(ts, f, name, how.get(0), how.get(1)));
        }
    }

    static final class ImportFrom extends VariableInsns.Named {
        ImportFrom(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            f.at = this;
            return put(ts, r, Imports.from(ts, a(r), name));
        }
    }

    static final class ImportStar extends Op.Op1 {
        ImportStar(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject m = a(r);
            f.at = this;
            Imports.star(ts, f, m);
            return done1(ts, r, m);
        }
    }
}
