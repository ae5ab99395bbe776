// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.errno;

import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.Errno;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** {@code errno}: the numbers of Linux. */
@PyModule(name = "errno", doc = "This module makes available standard errno system symbols.\n\nThe value of each symbol is the corresponding integer value,\ne.g., on "
        + "most systems, errno.ENOENT equals the integer 2.\n\nThe dictionary errno.errorcode maps numeric codes to symbol names,\n"
        + "e.g., errno.errorcode[2] could be the string 'ENOENT'.\n\nSymbols that are not relevant to the underlying system are not defined.\n\n"
        + "To map error codes to error messages, use the function os.strerror(),\ne.g. os.strerror(2) could return 'No such file or directory'.")
public final class ErrnoModule {
    private ErrnoModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        PyObject codes = Containers.factory().newDict(ts);
        Set<Integer> seen = new HashSet<>();
        for (Map.Entry<String, Integer> e : Errno.NUMBERS.entrySet()) {
            m.add(e.getKey(), e.getValue().longValue());
            if (seen.add(e.getValue())) {
                Containers.factory().dictSet(ts, codes, PyLong.of(e.getValue()), PyUnicode.of(e.getKey()));
            }
        }
        m.add("errorcode", codes);
    }
}
