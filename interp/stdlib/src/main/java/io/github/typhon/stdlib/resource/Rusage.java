// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.resource;

import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.types.StructSequence;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** {@code resource.struct_rusage}: two timevals and fourteen longs. */
public final class Rusage {
    public static final int BYTES = 144;
    public static final StructSequence.Kind KIND = new StructSequence.Kind("resource", "struct_rusage",
            "struct_rusage: Result from getrusage.\n\nThis object may be accessed either as a tuple of\n    (utime,stime,maxrss,ixrss,idrss,isrss,minflt,majflt,\n"
                    + "    nswap,inblock,oublock,msgsnd,msgrcv,nsignals,nvcsw,nivcsw)\nor via the attributes ru_utime, ru_stime, ru_maxrss, and so on.", 16, true,
            "ru_utime", "ru_stime", "ru_maxrss", "ru_ixrss", "ru_idrss", "ru_isrss", "ru_minflt", "ru_majflt", "ru_nswap", "ru_inblock", "ru_oublock",
            "ru_msgsnd", "ru_msgrcv", "ru_nsignals", "ru_nvcsw", "ru_nivcsw");

    private Rusage() {}

    public static @Owned PyObject of(ThreadState ts, MemorySegment m) {
        PyObject[] v = new PyObject[16];
        v[0] = time(m, 0);
        v[1] = time(m, 16);
        for (int i = 2; i < v.length; i++) {
            v[i] = PyLong.of(m.get(ValueLayout.JAVA_LONG, 16L + 8L * i));
        }
        return KIND.of(ts, v);
    }

    private static PyObject time(MemorySegment m, long at) {
        return PyFloat.of(m.get(ValueLayout.JAVA_LONG, at) + m.get(ValueLayout.JAVA_LONG, at + 8) * 1e-6);
    }
}
