// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.frame;

import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;

/** What instruction sites have met so far, as bits: see {@link Insn#seen}. Zero means that the instruction never got past its operands. */
public final class Feedback {
    // Operators and comparisons: the kinds of both operands.
    public static final int INT = 1;
    public static final int FLOAT = 2;
    public static final int INT_FLOAT = 4;
    public static final int FLOAT_INT = 8;
    public static final int STR = 16;
    public static final int OTHER = 32;
    // Subscripts: the container, with an int that fits a long, or a dict with any key.
    public static final int LIST = 1;
    public static final int TUPLE = 2;
    public static final int DICT = 4;
    /** What was asked for was often missing. */
    public static final int MISSING = 8;
    // Loops: the iterator.
    public static final int RANGE = 1;
    public static final int LIST_ITERATOR = 2;
    public static final int TUPLE_ITERATOR = 4;
    public static final int GENERATOR = 8;
    public static final int PAIRS = 16;
    // Jumps, in bits of their own.
    public static final int JUMPED = 64;
    public static final int FELL_THROUGH = 128;

    private Feedback() {}

    /** The kind of a pair of operands. */
    public static int kinds(PyObject x, PyObject y) {
        if (x instanceof PyInt) return y instanceof PyInt ? INT : y instanceof PyFloat ? INT_FLOAT : OTHER;
        if (x instanceof PyFloat) return y instanceof PyFloat ? FLOAT : y instanceof PyInt ? FLOAT_INT : OTHER;
        return x instanceof PyUnicode && y instanceof PyUnicode ? STR : OTHER;
    }
}
