// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.itertools;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code itertools}. */
@PyModule(name = "itertools", doc = "Functional tools for creating and using iterators.")
public final class ItertoolsModule {
    private ItertoolsModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.addType(Accumulate.TYPE);
        m.addType(Batched.TYPE);
        m.addType(Chain.TYPE);
        m.addType(Combinations.TYPE);
        m.addType(CombinationsWithReplacement.TYPE);
        m.addType(Compress.TYPE);
        m.addType(Count.TYPE);
        m.addType(Cycle.TYPE);
        m.addType(DropWhile.TYPE);
        m.addType(FilterFalse.TYPE);
        m.addType(GroupBy.TYPE);
        m.addType(Grouper.TYPE);
        m.addType(Islice.TYPE);
        m.addType(Pairwise.TYPE);
        m.addType(Permutations.TYPE);
        m.addType(Product.TYPE);
        m.addType(Repeat.TYPE);
        m.addType(StarMap.TYPE);
        m.addType(TakeWhile.TYPE);
        m.addType(Tee.TYPE);
        m.addType(TeeBlock.TYPE);
        m.addType(ZipLongest.TYPE);
    }

    @PyFunction(value = "($module, iterable, n=2, /)", doc = "Returns a tuple of n independent iterators.")
    static PyObject tee(ThreadState ts, PyObject iterable, long n) {
        if (n < 0) {
            throw Raise.valueError("n must be >= 0");
        }
        if (n > Integer.MAX_VALUE - 8) {
            throw Raise.memoryError();
        }
        PyObject[] out = new PyObject[(int) n];
        for (int i = 0; i < n; i++) {
            try {
                out[i] = i == 0 ? Tee.of(ts, iterable) : ((Tee) out[0]).copy(ts);
            } catch (Throwable e) {
                Refs.releaseAll(ts, out, 0, i);
                throw e;
            }
        }
        return PyTuple.of(ts, out);
    }
}
