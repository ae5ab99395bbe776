// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.slice;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** A slice applied to a sequence of known length: where it starts, its step, and how many items it picks. CPython: PySlice_Unpack, PySlice_AdjustIndices. */
public final class SliceRange {
    public final int start;
    public final int stop;
    public final int step;
    /** How many items the slice picks. */
    public final int count;

    private SliceRange(int start, int stop, int step, int count) {
        this.start = start;
        this.stop = stop;
        this.step = step;
        this.count = count;
    }

    /** The index of the i-th item picked. */
    public int at(int i) {
        return start + i * step;
    }

    /** Resolves a slice against a length. */
    public static SliceRange of(ThreadState ts, PySlice s, long length) {
        long step = s.step() == PyNone.NONE ? 1 : saturate(ts, s.step());
        if (step == 0) {
            throw Raise.valueError("slice step cannot be zero");
        }
        step = Math.max(step, -Long.MAX_VALUE);
        long start = s.start() == PyNone.NONE ? (step < 0 ? Long.MAX_VALUE : 0) : saturate(ts, s.start());
        long stop = s.stop() == PyNone.NONE ? (step < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : saturate(ts, s.stop());
        return adjust(start, stop, step, length);
    }

    private static long saturate(ThreadState ts, PyObject o) {
        if (!Numbers.isIndex(o)) {
            throw Raise.typeError("slice indices must be integers or None or have an __index__ method");
        }
        return Numbers.asSsize(ts, o, null);
    }

    /** Clips indices to a length. */
    public static SliceRange adjust(long start, long stop, long step, long length) {
        long a = bound(start, step, length);
        long b = bound(stop, step, length);
        long n = step < 0 ? (b < a ? (a - b - 1) / -step + 1 : 0) : (a < b ? (b - a - 1) / step + 1 : 0);
        // A step beyond int picks at most one item, so clipping it changes nothing.
        return new SliceRange((int) a, (int) b, (int) Math.max(Math.min(step, Integer.MAX_VALUE), -Integer.MAX_VALUE), (int) n);
    }

    private static long bound(long i, long step, long length) {
        if (i < 0) {
            long j = i + length;
            return i == Long.MIN_VALUE || j < 0 ? (step < 0 ? -1 : 0) : j;
        }
        return i >= length ? (step < 0 ? length - 1 : length) : i;
    }

    /** A start or stop argument of index(): negative counts from the end, then clipped to the length. */
    public static long clamp(long i, long length) {
        return i < 0 ? Math.max(i + length, 0) : Math.min(i, length);
    }
}
