// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.frame;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;

/**
 * What an instruction does, apart from where its operands lie: the form in which drivers other than the interpreter's loop use it.
 * <p>Threads: as {@link Insn}.
 * <p>Ownership: operands are borrowed, results owned.
 * <p>Re-entry: every form sets {@code f.at} to its instruction before it raises or runs guest code.
 */
public final class ValueForm {
    private ValueForm() {}

    /** A value made of nothing but the frame. */
    public interface Nullary {
        @Owned PyObject value(PyThreadState ts, Frame f);
    }

    /** A value made of one operand. */
    public interface Unary {
        @Owned PyObject value(PyThreadState ts, Frame f, PyObject x);
    }

    /** A function of the receiver's class, which is to be called at once. */
    public interface Method {
        /** Null if what the receiver has by that name is anything else, or nothing; the class's until this thread polls or runs Python code. */
        @Borrowed PyObject method(PyThreadState ts, PyObject x);
    }

    /** A loop over pairs that are taken apart at once. */
    public interface Pairs {
        /** As {@link io.github.typhon.collections.iter.PairIterator#nextPair}. */
        @Owned PyObject pair(PyThreadState ts, Frame f, PyObject it);
    }

    /** A value made of two operands. */
    public interface Binary {
        @Owned PyObject value(PyThreadState ts, Frame f, PyObject x, PyObject y);
    }

    /** A value made of three operands. */
    public interface Ternary {
        @Owned PyObject value(PyThreadState ts, Frame f, PyObject x, PyObject y, PyObject z);
    }

    /** A condition on two operands (the second may be unused). */
    public interface Test {
        boolean test(PyThreadState ts, Frame f, PyObject x, PyObject y);
    }

    /** A store with up to three operands, in the order a, b, c of the instruction. */
    public interface Effect {
        void effect(PyThreadState ts, Frame f, PyObject x, PyObject y, PyObject z);
    }

    /** An instruction that does nothing but raise. */
    public interface Raising {
        /** What is to be thrown; or it throws, if even that fails. */
        PyException raised(PyThreadState ts, Frame f, PyObject[] r);

        /** Whether that runs no Python code but finalizers. */
        boolean raisesQuietly(PyObject[] r);
    }

    /** {@code x[from:to] = v}. */
    public interface SliceEffect {
        void effect(PyThreadState ts, Frame f, PyObject v, PyObject x, PyObject from, PyObject to);
    }
}
