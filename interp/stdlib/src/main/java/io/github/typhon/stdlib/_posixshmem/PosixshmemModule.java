// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._posixshmem;

import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Descriptors;
import io.github.typhon.stdlib.host.NativeWait;
import io.github.typhon.stdlib.host.PathArg;
import java.lang.foreign.Arena;

/** {@code _posixshmem}, over the C library. */
@PyModule(name = "_posixshmem", doc = "POSIX shared memory module")
public final class PosixshmemModule {
    private static final CFunction SHM_OPEN = CFunction.of("shm_open");
    private static final CFunction SHM_UNLINK = CFunction.of("shm_unlink");

    private PosixshmemModule() {}

    @PyFunction(value = "($module, /, path, flags, mode=511)", name = "shm_open",
            doc = "Open a shared memory object.  Returns a file descriptor (integer).")
    static int shmOpen(ThreadState ts, PyObject path, int flags, int mode) {
        try (PathArg p = PathArg.of(ts, path, "shm_open", "path"); Arena arena = Arena.ofConfined()) {
            var name = p.in(arena);
            return (int) p.check(NativeWait.call(ts, () -> SHM_OPEN.call(name.address(), flags | Descriptors.O_CLOEXEC, mode)));
        }
    }

    @PyFunction(value = "($module, /, path)", name = "shm_unlink",
            doc = "Remove a shared memory object (similar to unlink()).\n\nRemove a shared memory object name, and, once all processes have unmapped the\n"
                    + "object, de-allocates and destroys the contents of the associated memory region.")
    static void shmUnlink(ThreadState ts, PyObject path) {
        try (PathArg p = PathArg.of(ts, path, "shm_unlink", "path"); Arena arena = Arena.ofConfined()) {
            var name = p.in(arena);
            p.check(NativeWait.brief(ts, () -> SHM_UNLINK.call(name.address())));
        }
    }
}
