// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._sysconfigdata;

import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.LinkedHashMap;
import java.util.Map;

/** The variables that describe Typhon as a build: no C compiler, no extension modules, no global lock.
 *  CPython: the module that its Makefile generates; its name holds sys.abiflags, sys.platform and sys.implementation._multiarch. */
@PyModule(name = "_sysconfigdata_t_linux_java", doc = "Build variables of Typhon for sysconfig.")
public final class SysconfigDataModule {
    private static final Map<String, Object> VARIABLES = variables();

    private SysconfigDataModule() {}

    private static Map<String, Object> variables() {
        Map<String, Object> v = new LinkedHashMap<>();
        v.put("ABIFLAGS", "t");
        v.put("Py_GIL_DISABLED", 1);
        // A hash of our own: sys.hash_info names it.
        v.put("Py_HASH_ALGORITHM", 0);
        v.put("Py_DEBUG", 0);
        v.put("Py_TRACE_REFS", 0);
        v.put("Py_ENABLE_SHARED", 0);
        v.put("WITH_PYMALLOC", 0);
        v.put("WITH_MIMALLOC", 0);
        v.put("WITH_DOC_STRINGS", 1);
        v.put("WITH_DTRACE", 0);
        v.put("WITH_VALGRIND", 0);
        v.put("TEST_MODULES", "no");
        v.put("PY_COERCE_C_LOCALE", 0);
        v.put("VERSION", "3.14");
        // os.urandom() opens no file.
        v.put("HAVE_GETRANDOM", 1);
        v.put("MULTIARCH", "java");
        v.put("PLATLIBDIR", "lib");
        // Where Unix systems keep the time zones.
        v.put("TZPATH", "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo");
        v.put("PYTHONFRAMEWORK", "");
        v.put("EXE", "");
        v.put("EXT_SUFFIX", ".typhon-314t-java.so");
        v.put("SOABI", "typhon-314t-java");
        v.put("SIZEOF_VOID_P", 8);
        v.put("SIZEOF_SIZE_T", 8);
        v.put("SIZEOF_INT", 4);
        v.put("SIZEOF_LONG", 8);
        v.put("CONFIG_ARGS", "");
        v.put("CFLAGS", "");
        v.put("PY_CFLAGS", "");
        v.put("PY_CFLAGS_NODIST", "");
        v.put("PY_CORE_CFLAGS", "");
        v.put("LDFLAGS", "");
        v.put("PY_LDFLAGS_NODIST", "");
        return v;
    }

    static void exec(ThreadState ts, ModuleBuilder m) {
        PyObject vars = Containers.factory().newDict(ts);
        for (Map.Entry<String, Object> e : VARIABLES.entrySet()) {
            PyObject value = e.getValue() instanceof Integer i ? PyLong.of(i) : PyUnicode.of((String) e.getValue());
            Containers.factory().dictSet(ts, vars, PyUnicode.of(e.getKey()), value);
        }
        m.add("build_time_vars", vars);
    }
}
