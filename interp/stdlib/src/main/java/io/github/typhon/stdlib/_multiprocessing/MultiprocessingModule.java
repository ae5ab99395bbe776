// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._multiprocessing;

import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _multiprocessing}: what multiprocessing takes from the operating system. CPython: Modules/_multiprocessing. */
@PyModule(name = "_multiprocessing")
public final class MultiprocessingModule {
    private MultiprocessingModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.addType(SemLock.TYPE);
        PyObject flags = Containers.factory().newDict(ts);
        for (String name : new String[] {"HAVE_SEM_OPEN", "HAVE_SEM_TIMEDWAIT"}) {
            Containers.factory().dictSet(ts, flags, PyUnicode.intern(name), PyLong.of(1));
        }
        m.add("flags", flags);
    }

    @PyFunction(value = "($module, name, /)", name = "sem_unlink")
    static void semUnlink(ThreadState ts, String name) {
        Semaphores.unlink(ts, name);
    }
}
