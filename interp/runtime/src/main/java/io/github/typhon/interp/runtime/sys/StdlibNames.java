// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.sys;

import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** {@code sys.stdlib_module_names}: the top-level modules of the standard library on any platform, made when first asked for. */
final class StdlibNames {
    private StdlibNames() {}

    static @Owned PyObject get(ThreadState ts) {
        String[] names;
        try (InputStream in = StdlibNames.class.getResourceAsStream("stdlib-module-names.txt")) {
            names = new String(in.readAllBytes(), StandardCharsets.US_ASCII).split("\n");
        } catch (IOException e) {
            throw new IllegalStateException("stdlib-module-names.txt", e);
        }
        PyObject[] a = new PyObject[names.length];
        for (int i = 0; i < a.length; i++) a[i] = PyUnicode.intern(names[i]);
        try {
            return Containers.factory().newFrozenSet(ts, a);
        } finally {
            Refs.releaseAll(ts, a, 0, a.length);
        }
    }
}
