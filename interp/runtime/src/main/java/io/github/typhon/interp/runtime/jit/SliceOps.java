// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.collections.list.ListSlices;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.frame.ValueForm;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.slice.PySlice;
import io.github.typhon.objects.slice.SliceRange;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/**
 * What compiled code calls for slices of lists with plain bounds. A list whose references are all held by the running frame ({@code held} of them)
 * needs no mutex; everything else goes to the instruction's node.
 * <p>Threads: as the instructions they stand for.
 */
public final class SliceOps {
    private SliceOps() {}

    public static @Owned PyObject newSlice(PyThreadState ts, PyObject start, PyObject stop, PyObject step) {
        return new PySlice(ts, start, stop, step);
    }

    /** x[y]. */
    public static @Owned PyObject subscr(PyThreadState ts, Frame f, ValueForm.Binary node, PyObject x, PyObject y, int held) {
        if (y instanceof PySlice s && x.getClass() == PyList.class) {
            SliceRange r = SliceRange.ofPlain(s.start(), s.stop(), s.step());
            if (r != null) return ListSlices.get(ts, (PyList) x, r, Refs.hasNoOtherReferences(ts, (PyList) x, held));
        }
        return node.value(ts, f, x, y);
    }

    /** x[from:to]. */
    public static @Owned PyObject slice(PyThreadState ts, Frame f, ValueForm.Ternary node, PyObject x, PyObject from, PyObject to, int held) {
        if (x.getClass() == PyList.class) {
            SliceRange r = SliceRange.ofPlain(from, to, PyNone.NONE);
            if (r != null) return ListSlices.get(ts, (PyList) x, r, Refs.hasNoOtherReferences(ts, (PyList) x, held));
        }
        return node.value(ts, f, x, from, to);
    }

    /** x[from:to] = v, where v is a temporary. */
    public static void store(PyThreadState ts, Frame f, ValueForm.SliceEffect node, PyObject v, PyObject x, PyObject from, PyObject to, int held) {
        if (x.getClass() == PyList.class && v.getClass() == PyList.class && Refs.isUniquelyReferenced(ts, v) && Refs.hasNoOtherReferences(ts, (PyList) x, held)) {
            SliceRange r = SliceRange.ofPlain(from, to, PyNone.NONE);
            if (r != null) {
                f.at = (Insn) node;
                ListSlices.moveAlone(ts, (PyList) x, r, (PyList) v);
                return;
            }
        }
        node.effect(ts, f, v, x, from, to);
    }
}
