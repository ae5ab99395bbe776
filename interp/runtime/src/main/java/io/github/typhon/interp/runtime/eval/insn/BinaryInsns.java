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
import io.github.typhon.objects.number.LongMath;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;

/** Operators with two operands. Fast paths for ints that fit a long and floats; everything else goes through the slots. */
final class BinaryInsns {
    private BinaryInsns() {}

    static Insn of(NodeBuilder b, Opcode op, long w) {
        return switch (op) {
            case BINARY_ADD -> new Add(b, w, false);
            case INPLACE_ADD -> new Add(b, w, true);
            case BINARY_SUB -> new Sub(b, w, false);
            case INPLACE_SUB -> new Sub(b, w, true);
            case BINARY_MULT -> new Mult(b, w, false);
            case INPLACE_MULT -> new Mult(b, w, true);
            case BINARY_MAT_MULT -> new MatMult(b, w, false);
            case INPLACE_MAT_MULT -> new MatMult(b, w, true);
            case BINARY_DIV -> new Div(b, w, false);
            case INPLACE_DIV -> new Div(b, w, true);
            case BINARY_MOD -> new Mod(b, w, false);
            case INPLACE_MOD -> new Mod(b, w, true);
            case BINARY_POW -> new Pow(b, w, false);
            case INPLACE_POW -> new Pow(b, w, true);
            case BINARY_LSHIFT -> new Lshift(b, w, false);
            case INPLACE_LSHIFT -> new Lshift(b, w, true);
            case BINARY_RSHIFT -> new Rshift(b, w, false);
            case INPLACE_RSHIFT -> new Rshift(b, w, true);
            case BINARY_OR -> new Or(b, w, false);
            case INPLACE_OR -> new Or(b, w, true);
            case BINARY_XOR -> new Xor(b, w, false);
            case INPLACE_XOR -> new Xor(b, w, true);
            case BINARY_AND -> new And(b, w, false);
            case INPLACE_AND -> new And(b, w, true);
            case BINARY_FLOOR_DIV -> new FloorDiv(b, w, false);
            case INPLACE_FLOOR_DIV -> new FloorDiv(b, w, true);
            default -> throw NodeBuilder.unknown(op);
        };
    }

    /** What the operators share: plain or in place, and what kinds of operands they met. */
    abstract static class Binary extends Op.Op2 implements ValueForm.Binary {
        final boolean inPlace;
        private byte seen;

        Binary(NodeBuilder b, long w, boolean inPlace) {
            super(b, w);
            this.inPlace = inPlace;
        }

        /** Races lose a bit now and then; the next execution sets it again. */
        @Override
        public final void saw(int kinds) {
            if ((seen & kinds) == 0) seen |= (byte) kinds;
        }

        @Override
        public final int seen() {
            return seen;
        }

        final Insn slow(PyThreadState ts, Frame f, PyObject[] r, PyObject x, PyObject y) {
            saw(Feedback.kinds(x, y));
            met(x, y);
            return put2(ts, r, x, y, value(ts, f, x, y));
        }
    }

    static final class Add extends Binary {
        Add(NodeBuilder b, long w, boolean inPlace) {
            super(b, w, inPlace);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            if (x instanceof PyInt p && y instanceof PyInt q) {
                saw(Feedback.INT);
                long s = p.value();
                long t = q.value();
                long v = s + t;
                return putPlain(ts, r, ((s ^ v) & (t ^ v)) < 0 ? LongMath.add(s, t) : new PyInt(v));
            }
            if (x instanceof PyFloat p && y instanceof PyFloat q) {
                saw(Feedback.FLOAT);
                return putPlain(ts, r, new PyFloat(p.value() + q.value()));
            }
            if (x instanceof PyUnicode p && y instanceof PyUnicode q) {
                saw(Feedback.STR);
                return putPlain(ts, r, p.concat(q));
            }
            return slow(ts, f, r, x, y);
        }

        @Override
        public PyObject value(PyThreadState ts, Frame f, PyObject x, PyObject y) {
            f.at = this;
            if (x instanceof PyUnicode p && y instanceof PyUnicode q) return p.concat(q);
            return inPlace ? Numbers.inPlaceAdd(ts, x, y) : Numbers.add(ts, x, y);
        }
    }

    static final class Sub extends Binary {
        Sub(NodeBuilder b, long w, boolean inPlace) {
            super(b, w, inPlace);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            if (x instanceof PyInt p && y instanceof PyInt q) {
                saw(Feedback.INT);
                long s = p.value();
                long t = q.value();
                long v = s - t;
                return putPlain(ts, r, ((s ^ t) & (s ^ v)) < 0 ? LongMath.subtract(s, t) : new PyInt(v));
            }
            if (x instanceof PyFloat p && y instanceof PyFloat q) {
                saw(Feedback.FLOAT);
                return putPlain(ts, r, new PyFloat(p.value() - q.value()));
            }
            return slow(ts, f, r, x, y);
        }

        @Override
        public PyObject value(PyThreadState ts, Frame f, PyObject x, PyObject y) {
            f.at = this;
            return inPlace ? Numbers.inPlaceSubtract(ts, x, y) : Numbers.subtract(ts, x, y);
        }
    }

    static final class Mult extends Binary {
        Mult(NodeBuilder b, long w, boolean inPlace) {
            super(b, w, inPlace);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            if (x instanceof PyInt p && y instanceof PyInt q) {
                saw(Feedback.INT);
                long s = p.value();
                long t = q.value();
                long hi = Math.multiplyHigh(s, t);
                long lo = s * t;
                return putPlain(ts, r, hi == lo >> 63 ? new PyInt(lo) : LongMath.multiply(s, t));
            }
            if (x instanceof PyFloat p && y instanceof PyFloat q) {
                saw(Feedback.FLOAT);
                return putPlain(ts, r, new PyFloat(p.value() * q.value()));
            }
            return slow(ts, f, r, x, y);
        }

        @Override
        public PyObject value(PyThreadState ts, Frame f, PyObject x, PyObject y) {
            f.at = this;
            return inPlace ? Numbers.inPlaceMultiply(ts, x, y) : Numbers.multiply(ts, x, y);
        }
    }

    static final class MatMult extends Binary {
        MatMult(NodeBuilder b, long w, boolean inPlace) {
            super(b, w, inPlace);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            return slow(ts, f, r, x, y);
        }

        @Override
        public PyObject value(PyThreadState ts, Frame f, PyObject x, PyObject y) {
            f.at = this;
            return inPlace ? Numbers.inPlaceMatrixMultiply(ts, x, y) : Numbers.matrixMultiply(ts, x, y);
        }
    }

    static final class Div extends Binary {
        Div(NodeBuilder b, long w, boolean inPlace) {
            super(b, w, inPlace);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            if (x instanceof PyFloat p && y instanceof PyFloat q && q.value() != 0) {
                saw(Feedback.FLOAT);
                return putPlain(ts, r, new PyFloat(p.value() / q.value()));
            }
            return slow(ts, f, r, x, y);
        }

        @Override
        public PyObject value(PyThreadState ts, Frame f, PyObject x, PyObject y) {
            f.at = this;
            return inPlace ? Numbers.inPlaceTrueDivide(ts, x, y) : Numbers.trueDivide(ts, x, y);
        }
    }

    static final class Mod extends Binary {
        Mod(NodeBuilder b, long w, boolean inPlace) {
            super(b, w, inPlace);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            if (x instanceof PyInt p && y instanceof PyInt q && q.value() > 0) {
                saw(Feedback.INT);
                return putPlain(ts, r, new PyInt(Math.floorMod(p.value(), q.value())));
            }
            return slow(ts, f, r, x, y);
        }

        @Override
        public PyObject value(PyThreadState ts, Frame f, PyObject x, PyObject y) {
            f.at = this;
            return inPlace ? Numbers.inPlaceRemainder(ts, x, y) : Numbers.remainder(ts, x, y);
        }
    }

    static final class Pow extends Binary {
        Pow(NodeBuilder b, long w, boolean inPlace) {
            super(b, w, inPlace);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            return slow(ts, f, r, x, y);
        }

        @Override
        public PyObject value(PyThreadState ts, Frame f, PyObject x, PyObject y) {
            f.at = this;
            return inPlace ? Numbers.inPlacePower(ts, x, y) : Numbers.power(ts, x, y, PyNone.NONE);
        }
    }

    static final class Lshift extends Binary {
        Lshift(NodeBuilder b, long w, boolean inPlace) {
            super(b, w, inPlace);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            if (x instanceof PyInt p && y instanceof PyInt q && q.value() >= 0 && q.value() < 63) {
                int n = (int) q.value();
                long v = p.value() << n;
                saw(Feedback.INT);
                if (v >> n == p.value()) return putPlain(ts, r, new PyInt(v));
            }
            return slow(ts, f, r, x, y);
        }

        @Override
        public PyObject value(PyThreadState ts, Frame f, PyObject x, PyObject y) {
            f.at = this;
            return inPlace ? Numbers.inPlaceLshift(ts, x, y) : Numbers.lshift(ts, x, y);
        }
    }

    static final class Rshift extends Binary {
        Rshift(NodeBuilder b, long w, boolean inPlace) {
            super(b, w, inPlace);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            if (x instanceof PyInt p && y instanceof PyInt q && q.value() >= 0) {
                saw(Feedback.INT);
                return putPlain(ts, r, new PyInt(p.value() >> (int) Math.min(q.value(), 63)));
            }
            return slow(ts, f, r, x, y);
        }

        @Override
        public PyObject value(PyThreadState ts, Frame f, PyObject x, PyObject y) {
            f.at = this;
            return inPlace ? Numbers.inPlaceRshift(ts, x, y) : Numbers.rshift(ts, x, y);
        }
    }

    static final class Or extends Binary {
        Or(NodeBuilder b, long w, boolean inPlace) {
            super(b, w, inPlace);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            if (x instanceof PyInt p && y instanceof PyInt q) {
                saw(Feedback.INT);
                return putPlain(ts, r, new PyInt(p.value() | q.value()));
            }
            return slow(ts, f, r, x, y);
        }

        @Override
        public PyObject value(PyThreadState ts, Frame f, PyObject x, PyObject y) {
            f.at = this;
            return inPlace ? Numbers.inPlaceOr(ts, x, y) : Numbers.or(ts, x, y);
        }
    }

    static final class Xor extends Binary {
        Xor(NodeBuilder b, long w, boolean inPlace) {
            super(b, w, inPlace);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            if (x instanceof PyInt p && y instanceof PyInt q) {
                saw(Feedback.INT);
                return putPlain(ts, r, new PyInt(p.value() ^ q.value()));
            }
            return slow(ts, f, r, x, y);
        }

        @Override
        public PyObject value(PyThreadState ts, Frame f, PyObject x, PyObject y) {
            f.at = this;
            return inPlace ? Numbers.inPlaceXor(ts, x, y) : Numbers.xor(ts, x, y);
        }
    }

    static final class And extends Binary {
        And(NodeBuilder b, long w, boolean inPlace) {
            super(b, w, inPlace);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            if (x instanceof PyInt p && y instanceof PyInt q) {
                saw(Feedback.INT);
                return putPlain(ts, r, new PyInt(p.value() & q.value()));
            }
            return slow(ts, f, r, x, y);
        }

        @Override
        public PyObject value(PyThreadState ts, Frame f, PyObject x, PyObject y) {
            f.at = this;
            return inPlace ? Numbers.inPlaceAnd(ts, x, y) : Numbers.and(ts, x, y);
        }
    }

    static final class FloorDiv extends Binary {
        FloorDiv(NodeBuilder b, long w, boolean inPlace) {
            super(b, w, inPlace);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            if (x instanceof PyInt p && y instanceof PyInt q && q.value() > 0) {
                saw(Feedback.INT);
                return putPlain(ts, r, new PyInt(Math.floorDiv(p.value(), q.value())));
            }
            return slow(ts, f, r, x, y);
        }

        @Override
        public PyObject value(PyThreadState ts, Frame f, PyObject x, PyObject y) {
            f.at = this;
            return inPlace ? Numbers.inPlaceFloorDivide(ts, x, y) : Numbers.floorDivide(ts, x, y);
        }
    }
}
