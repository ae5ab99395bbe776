// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.mmap;

import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Constants;

/** {@code mmap}. */
@PyModule(name = "mmap")
public final class MmapModule {
    private static final String CONSTANTS = "ACCESS_COPY 3; ACCESS_DEFAULT 0; ACCESS_READ 1; ACCESS_WRITE 2; MADV_DODUMP 17; MADV_DOFORK 11; MADV_DONTDUMP 16; MADV_DONTFORK 10; "
            + "MADV_DONTNEED 4; MADV_FREE 8; MADV_HUGEPAGE 14; MADV_HWPOISON 100; MADV_MERGEABLE 12; MADV_NOHUGEPAGE 15; MADV_NORMAL 0; MADV_RANDOM 1; MADV_REMOVE 9; "
            + "MADV_SEQUENTIAL 2; MADV_UNMERGEABLE 13; MADV_WILLNEED 3; MAP_32BIT 64; MAP_ANON 32; MAP_ANONYMOUS 32; MAP_DENYWRITE 2048; MAP_EXECUTABLE 4096; "
            + "MAP_NORESERVE 16384; MAP_POPULATE 32768; MAP_PRIVATE 2; MAP_SHARED 1; MAP_STACK 131072; PROT_EXEC 4; PROT_READ 1; PROT_WRITE 2";

    private MmapModule() {}

    static long pageSize() {
        return CFunction.of("getpagesize").call();
    }

    static void exec(ThreadState ts, ModuleBuilder m) {
        Constants.add(m, CONSTANTS);
        m.add("PAGESIZE", pageSize());
        m.add("ALLOCATIONGRANULARITY", pageSize());
        m.add("error", Refs.newRef(ts, (PyObject) Exc.OSError));
        m.addType(PyMmap.TYPE);
    }
}
