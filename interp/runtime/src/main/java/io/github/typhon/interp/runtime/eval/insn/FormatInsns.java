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
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;

/** Formatted values. */
final class FormatInsns {
    private FormatInsns() {}

    static Insn of(NodeBuilder b, Opcode op, long w) {
        return switch (op) {
            case FORMAT_SIMPLE -> new FormatSimple(b, w);
            case FORMAT_WITH_SPEC -> new FormatWithSpec(b, w);
            case CONVERT_VALUE -> new ConvertValue(b, w);
            default -> throw NodeBuilder.unknown(op);
        };
    }

    static final class FormatSimple extends Op.Op1 {
        FormatSimple(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            if (x instanceof PyUnicode) return put1(ts, r, x, x);
            f.at = this;
            return put1(ts, r, x, Objects.format(ts, x, PyUnicode.EMPTY));
        }
    }

    static final class FormatWithSpec extends Op.Op2 {
        FormatWithSpec(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            f.at = this;
            return put2(ts, r, x, y, Objects.format(ts, x, y));
        }
    }

    static final class ConvertValue extends Op.Op1 {
        private final int how;

        ConvertValue(NodeBuilder b, long w) {
            super(b, w);
            how = Instr.b(w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            f.at = this;
            return put1(ts, r, x, switch (how) {
                case 1 -> Objects.str(ts, x);
                case 2 -> Objects.repr(ts, x);
                default -> Objects.ascii(ts, x);
            });
        }
    }
}
