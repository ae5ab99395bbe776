// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.refcount.count.PyObject;
import java.lang.classfile.Label;

/** The sources of an instruction: constants and slots. */
final class Operands {
    private Operands() {}

    abstract static sealed class Operand permits Constant, Slot {
        final Compilation c;

        Operand(Compilation c) {
            this.c = c;
        }

        abstract boolean isInt();

        abstract boolean isFloat();

        /** A value without a count, as far as is known. */
        final boolean isPlain() {
            return isInt() || isFloat() || known() != null && !Compilation.isCounted(known());
        }

        /** Pushes the object, borrowed; numbers are boxed. */
        abstract void push();

        /** Pushes an owned reference and is done with the operand. */
        abstract void pushOwned();

        abstract void pushLong();

        abstract void pushDouble();

        /** From here on an int in a variable; else an exit. False if it can never be. */
        abstract boolean guardInt();

        abstract boolean guardFloat();

        abstract void consume();

        /** The object, if it is known. */
        abstract PyObject known();
    }

    static final class Constant extends Operand {
        private final PyObject value;

        Constant(Compilation c, PyObject value) {
            super(c);
            this.value = value;
        }

        @Override
        boolean isInt() {
            return value instanceof PyInt;
        }

        @Override
        boolean isFloat() {
            return value instanceof PyFloat;
        }

        @Override
        void push() {
            c.asm.constant(value, PyObject.class);
        }

        @Override
        void pushOwned() {
            if (Compilation.isCounted(value)) {
                c.asm.ts();
                push();
                c.asm.op("newRef", Asm.OBJECT, Asm.STATE, Asm.OBJECT);
            } else {
                push();
            }
        }

        @Override
        void pushLong() {
            c.asm.longValue(((PyInt) value).value());
        }

        @Override
        void pushDouble() {
            c.asm.doubleValue(value instanceof PyInt i ? i.value() : ((PyFloat) value).value());
        }

        @Override
        boolean guardInt() {
            return isInt();
        }

        @Override
        boolean guardFloat() {
            return isFloat();
        }

        @Override
        void consume() {}

        @Override
        PyObject known() {
            return value;
        }
    }

    static final class Slot extends Operand {
        final int slot;

        Slot(Compilation c, int slot) {
            super(c);
            this.slot = slot;
        }

        @Override
        boolean isInt() {
            return c.s.isInt(slot);
        }

        @Override
        boolean isFloat() {
            return c.s.isFloat(slot);
        }

        @Override
        void push() {
            c.pushSlot(slot);
        }

        @Override
        void pushOwned() {
            byte k = c.s.kind[slot];
            if (c.isTemp(slot) && k == FrameState.OBJECT) {
                push();
                c.forget(slot);
            } else if (k == FrameState.INT || k == FrameState.FLOAT) {
                push();
                if (c.isTemp(slot)) c.forget(slot);
            } else if (k == FrameState.SEEN) {
                c.pushSeen(slot);
                c.forget(slot);
            } else {
                c.asm.ts();
                push();
                c.asm.op("newRef", Asm.OBJECT, Asm.STATE, Asm.OBJECT);
                if (c.isTemp(slot)) c.forget(slot);
            }
        }

        @Override
        void pushLong() {
            if (c.asm.cb != null) c.asm.cb.lload(c.asm.longVar(slot));
        }

        @Override
        void pushDouble() {
            if (c.asm.cb == null) return;
            if (c.s.isInt(slot)) {
                c.asm.cb.lload(c.asm.longVar(slot));
                c.asm.cb.l2d();
            } else {
                c.asm.cb.dload(c.asm.doubleVar(slot));
            }
        }

        @Override
        boolean guardInt() {
            return isInt() || guard(PyInt.class);
        }

        @Override
        boolean guardFloat() {
            return isFloat() || guard(PyFloat.class);
        }

        private boolean guard(Class<?> type) {
            byte k = c.s.kind[slot];
            Asm asm = c.asm;
            if (k == FrameState.CONSTANT) return constant(type);
            if (k != FrameState.MEMORY && k != FrameState.OBJECT && k != FrameState.BORROWED && k != FrameState.SEEN) return false;
            if (asm.cb != null) {
                Label exit = c.exit();
                push();
                asm.cb.dup().astore(Asm.X);
                asm.isInstance(type);
                asm.ifFalse(exit);
                asm.aload(Asm.X);
                asm.checkcast(type);
                if (type == PyInt.class) {
                    asm.invokevirtual(PyInt.class, "value", Asm.LONG);
                    asm.cb.lstore(asm.longVar(slot));
                } else {
                    asm.invokevirtual(PyFloat.class, "value", Asm.DOUBLE);
                    asm.cb.dstore(asm.doubleVar(slot));
                }
            }
            boolean temp = c.isTemp(slot) || c.frameless;
            c.s.set(slot, type == PyInt.class ? temp ? FrameState.INT : FrameState.INT_SYNCED : temp ? FrameState.FLOAT : FrameState.FLOAT_SYNCED);
            return true;
        }

        /** A number that is known: its variable gets it. */
        private boolean constant(Class<?> type) {
            Object k = c.s.constant(slot);
            if (!type.isInstance(k)) return false;
            if (k instanceof PyInt i) {
                c.asm.longValue(i.value());
                c.putLong(slot);
            } else {
                c.asm.doubleValue(((PyFloat) k).value());
                c.putDouble(slot);
            }
            return true;
        }

        @Override
        void consume() {
            c.consume(slot);
        }

        @Override
        PyObject known() {
            return (PyObject) c.s.constant(slot);
        }
    }
}
