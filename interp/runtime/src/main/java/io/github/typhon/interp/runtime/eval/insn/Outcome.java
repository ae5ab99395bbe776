// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.core.SlotCalls;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.protocol.BinaryOps;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;

/**
 * What becomes of the value that a special method gave, in the instruction that called it: what its type's slot would do after the call.
 * <p>Threads: immutable.
 * <p>Re-entry: whatever is not {@link #isQuiet quiet} may raise or run Python code.
 */
public abstract class Outcome {
    /** The value is the instruction's, whatever it is. */
    public static final Outcome VALUE = new Outcome() {};

    /** Of {@code __contains__}. */
    public static final Outcome CONTAINS = new Outcome() {
        @Override
        public boolean isQuiet(PyObject v) {
            return v instanceof PyBool;
        }
    };

    /** Of {@code __bool__}. */
    public static final Outcome TRUTH = new Outcome() {
        @Override
        public boolean isQuiet(PyObject v) {
            return v instanceof PyBool;
        }

        @Override
        public boolean test(PyThreadState ts, @Stolen PyObject v, PyObject x, PyObject y) {
            return SlotCalls.truth(ts, v);
        }
    };

    /** Of {@code __len__}, for its own sake or as a truth. */
    public static final Outcome LENGTH = new Outcome() {
        @Override
        public boolean isQuiet(PyObject v) {
            return v instanceof PyInt i && i.value() >= 0;
        }

        @Override
        public boolean isFinal(PyObject v) {
            return isQuiet(v);
        }

        @Override
        public PyObject value(PyThreadState ts, @Stolen PyObject v, PyObject x, PyObject y) {
            return v instanceof PyInt i && i.value() >= 0 ? v : new PyInt(SlotCalls.length(ts, v));
        }

        @Override
        public boolean test(PyThreadState ts, @Stolen PyObject v, PyObject x, PyObject y) {
            return SlotCalls.length(ts, v) != 0;
        }
    };

    /** Of {@code __iter__}. */
    public static final Outcome ITERATOR = new Outcome() {
        @Override
        public boolean isFinal(PyObject v) {
            return Iterators.isIterator(v);
        }

        @Override
        public boolean isQuiet(PyObject v) {
            return Iterators.isIterator(v);
        }

        @Override
        public PyObject value(PyThreadState ts, @Stolen PyObject v, PyObject x, PyObject y) {
            return Iterators.iterator(ts, v);
        }
    };

    private Outcome() {}

    /** Whether {@link #value} would answer just this. */
    public boolean isFinal(PyObject v) {
        return true;
    }

    /** Whether value() and test() neither raise nor run Python code, nor look at the operands. */
    public boolean isQuiet(PyObject v) {
        return true;
    }

    /** The instruction's value. x and y are its operands. */
    public @Owned PyObject value(PyThreadState ts, @Stolen PyObject v, PyObject x, PyObject y) {
        return v;
    }

    /** The same of an instruction that tests. */
    public boolean test(PyThreadState ts, @Stolen PyObject v, PyObject x, PyObject y) {
        return isTrue(ts, v);
    }

    private static boolean isTrue(PyThreadState ts, @Stolen PyObject v) {
        if (v instanceof PyBool) return v == PyBool.TRUE;
        try {
            return Objects.isTrue(ts, v);
        } finally {
            if (v instanceof RefCounted z) Refs.decref(ts, z);
        }
    }

    /** Of an operator: see {@link BinaryOps#declined}. */
    public static final class Operator extends Outcome {
        private final Slot then;
        private final PyUnicode reflected;
        private final String symbol;

        public Operator(Slot then, PyUnicode reflected, String symbol) {
            this.then = then;
            this.reflected = reflected;
            this.symbol = symbol;
        }

        @Override
        public boolean isFinal(PyObject v) {
            return v != PyNotImplemented.NOT_IMPLEMENTED;
        }

        @Override
        public boolean isQuiet(PyObject v) {
            return v != PyNotImplemented.NOT_IMPLEMENTED;
        }

        @Override
        public PyObject value(PyThreadState ts, @Stolen PyObject v, PyObject x, PyObject y) {
            return v != PyNotImplemented.NOT_IMPLEMENTED ? v : BinaryOps.declined(ts, x, y, then, reflected, symbol);
        }
    }

    /** Of a comparison: {@code inverted} if the method answers the opposite question, {@code last} if there is nobody else to ask. */
    public static final class Comparison extends Outcome {
        private final int op;
        private final boolean inverted;
        private final boolean last;

        /** @param op one of {@link CompareOp} */
        public Comparison(int op, boolean inverted, boolean last) {
            this.op = op;
            this.inverted = inverted;
            this.last = last;
        }

        @Override
        public boolean isFinal(PyObject v) {
            return !inverted && v != PyNotImplemented.NOT_IMPLEMENTED;
        }

        @Override
        public boolean isQuiet(PyObject v) {
            return v instanceof PyBool;
        }

        @Override
        public PyObject value(PyThreadState ts, @Stolen PyObject v, PyObject x, PyObject y) {
            if (v == PyNotImplemented.NOT_IMPLEMENTED) return Objects.compareDeclined(ts, x, y, op, last);
            return inverted ? PyBool.of(!isTrue(ts, v)) : v;
        }

        @Override
        public boolean test(PyThreadState ts, @Stolen PyObject v, PyObject x, PyObject y) {
            return isTrue(ts, value(ts, v, x, y));
        }
    }
}
