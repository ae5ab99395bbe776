// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.array;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code array}. */
@PyModule(name = "array", doc = "This module defines an object type which can efficiently represent\nan array of basic values: characters, integers, floating-point\nnumbers.")
public final class ArrayModule {
    private ArrayModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.addType(PyArray.TYPE);
        m.add("ArrayType", Refs.newRef(ts, (PyType) PyArray.TYPE));
        m.add("typecodes", PyArray.CODES);
    }
}
