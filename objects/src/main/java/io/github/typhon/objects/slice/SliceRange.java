// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.slice;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import java.math.BigInteger;

/** The indices that a slice selects from a sequence of some length. CPython: PySlice_Unpack and PySlice_AdjustIndices.
 *  <p>Two steps, because {@code __index__} may change the sequence: {@link #unpack} runs Python, then {@link #adjust} with the length of
 *  that moment. */
public final class SliceRange {
    public long start;
    public long stop;
    public final long step;
    /** How many indices. */
    public int count;

    private SliceRange(long start, long stop, long step) {
        this.start = start;
        this.stop = stop;
        this.step = step;
    }

    /** A slice whose parts are plain ints or None, so that nothing runs; null for any other, and for a step of 0. */
    public static SliceRange ofPlain(PyObject start, PyObject stop, PyObject step) {
        if (!isPlain(start) || !isPlain(stop) || !isPlain(step)) {
            return null;
        }
        long by = step instanceof PyInt i ? Math.max(i.value(), -Long.MAX_VALUE) : 1;
        if (by == 0) {
            return null;
        }
        long from = start instanceof PyInt i ? i.value() : by < 0 ? Long.MAX_VALUE : 0;
        return new SliceRange(from, stop instanceof PyInt i ? i.value() : by < 0 ? Long.MIN_VALUE : Long.MAX_VALUE, by);
    }

    private static boolean isPlain(PyObject o) {
        return o == PyNone.NONE || o instanceof PyInt;
    }

    @MayRunPython
    public static SliceRange unpack(ThreadState ts, PySlice s) {
        long step = s.step() == PyNone.NONE ? 1 : index(ts, s.step());
        if (step == 0) {
            throw Raise.valueError("slice step cannot be zero");
        }
        step = Math.max(step, -Long.MAX_VALUE);
        long start = s.start() == PyNone.NONE ? step < 0 ? Long.MAX_VALUE : 0 : index(ts, s.start());
        long stop = s.stop() == PyNone.NONE ? step < 0 ? Long.MIN_VALUE : Long.MAX_VALUE : index(ts, s.stop());
        return new SliceRange(start, stop, step);
    }

    /** For a sequence whose length no {@code __index__} can change. */
    @MayRunPython
    public static SliceRange of(ThreadState ts, PySlice s, long length) {
        return unpack(ts, s).adjust(length);
    }

    /** An {@code __index__} value, clamped to 64 bits. */
    @MayRunPython
    private static long index(ThreadState ts, PyObject o) {
        if (o instanceof PyInt i) {
            return i.value();
        }
        if (!Numbers.isIndex(o)) {
            throw Raise.typeError("slice indices must be integers or None or have an __index__ method");
        }
        PyLong v = Numbers.index(ts, o);
        BigInteger b = v.bigValue();
        return b.bitLength() < 64 ? b.longValue() : b.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /** Cuts start and stop to the length and counts the indices. */
    public SliceRange adjust(long length) {
        long low = step < 0 ? -1 : 0;
        long high = step < 0 ? length - 1 : length;
        start = start < 0 ? Math.max(start + length, low) : Math.min(start, high);
        stop = stop < 0 ? Math.max(stop + length, low) : Math.min(stop, high);
        long n = 0;
        if (step < 0) {
            if (stop < start) {
                n = (start - stop - 1) / -step + 1;
            }
        } else if (start < stop) {
            n = (stop - start - 1) / step + 1;
        }
        count = (int) Math.min(n, Integer.MAX_VALUE);
        return this;
    }

    /** The i-th index. */
    public int at(int i) {
        return (int) (start + i * step);
    }

    /** A start or stop argument of index methods, cut to {@code 0..length}. */
    public static long clamp(long i, long length) {
        return i < 0 ? Math.max(0, i + length) : Math.min(i, length);
    }
}
