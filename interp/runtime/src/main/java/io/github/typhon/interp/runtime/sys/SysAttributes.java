// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.sys;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.HashSeed;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.types.StructSequence;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import java.util.List;
import java.util.Map;

/** The attributes of sys that the configuration and the platform decide. */
final class SysAttributes {
    static final int HEXVERSION = 0x030E_03F0;
    private static final StructSequence.Kind VERSION_INFO = new StructSequence.Kind(
            "sys", "version_info", "sys.version_info\n\nVersion information as a named tuple.", 5, false, "major", "minor", "micro", "releaselevel", "serial");
    private static final StructSequence.Kind FLAGS = new StructSequence.Kind(
            "sys", "flags", "sys.flags\n\nFlags provided through command line arguments or environment vars.", 18, false,
            "debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site", "ignore_environment", "verbose",
            "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode", "utf8_mode", "warn_default_encoding", "safe_path",
            "int_max_str_digits", "gil", "thread_inherit_context", "context_aware_warnings");
    private static final StructSequence.Kind FLOAT_INFO = new StructSequence.Kind(
            "sys", "float_info", "sys.float_info\n\nA named tuple holding information about the float type.", 11, true,
            "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds");
    private static final StructSequence.Kind INT_INFO = new StructSequence.Kind(
            "sys", "int_info", "sys.int_info\n\nA named tuple that holds information about Python's\ninternal representation of integers.", 4, true,
            "bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold");
    private static final StructSequence.Kind HASH_INFO = new StructSequence.Kind(
            "sys", "hash_info", "hash_info\n\nA named tuple providing parameters used for computing hashes.", 9, true,
            "width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff");
    private static final StructSequence.Kind THREAD_INFO = new StructSequence.Kind(
            "sys", "thread_info", "sys.thread_info\n\nA named tuple holding information about the thread implementation.", 3, true, "name", "lock", "version");

    private SysAttributes() {}

    static void fill(PyThreadState ts, ModuleBuilder m) {
        PyConfig c = ts.interp.state(SysState.KEY).config;
        m.add("version", "3.14.3 free-threading build (main) [Typhon " + version() + ", " + System.getProperty("java.vm.name") + " " + System.getProperty("java.version") + "]");
        m.add("version_info", versionInfo(ts));
        m.add("hexversion", HEXVERSION);
        m.add("api_version", 1013);
        m.add("copyright", "Copyright (c) 2001 Python Software Foundation.\nAll Rights Reserved.\n\nTyphon: licensed under the Apache License 2.0.");
        m.add("platform", platform());
        m.add("byteorder", "little");
        m.add("maxsize", Long.MAX_VALUE);
        m.add("maxunicode", 0x10ffff);
        m.add("platlibdir", "lib");
        m.add("float_repr_style", "short");
        m.add("abiflags", "t");
        m.add("_git", PyTuple.ofImmortals(PyUnicode.of("Typhon"), PyUnicode.of(""), PyUnicode.of("")));
        m.add("_framework", "");
        m.add("executable", c.executable);
        m.add("_base_executable", c.baseExecutable.isEmpty() ? c.executable : c.baseExecutable);
        m.add("prefix", c.prefix);
        m.add("exec_prefix", c.prefix);
        String base = c.basePrefix.isEmpty() ? c.prefix : c.basePrefix;
        m.add("base_prefix", base);
        m.add("base_exec_prefix", base);
        m.add("_stdlib_dir", c.stdlibDir);
        m.add("argv", strings(ts, c.argv));
        m.add("orig_argv", strings(ts, c.origArgv));
        m.add("path", strings(ts, c.path));
        m.add("warnoptions", strings(ts, c.warnOptions));
        m.add("_xoptions", xoptions(ts, c.xoptions));
        m.add("dont_write_bytecode", c.dontWriteBytecode);
        m.add("pycache_prefix", c.pycachePrefix == null ? PyNone.NONE : PyUnicode.of(c.pycachePrefix));
        m.add("meta_path", strings(ts, List.of()));
        m.add("path_hooks", strings(ts, List.of()));
        m.add("path_importer_cache", Containers.factory().newDict(ts));
        m.add("modules", Refs.newRef(ts, (PyObject) ts.interpreter.modules));
        m.add("flags", flags(ts, c));
        m.add("float_info", floatInfo(ts));
        m.add("int_info", INT_INFO.of(ts, PyLong.of(30), PyLong.of(4), PyLong.of(4300), PyLong.of(640)));
        m.add("hash_info", HASH_INFO.of(ts, PyLong.of(64), PyLong.of((1L << 61) - 1), PyLong.of(314159), PyLong.of(0), PyLong.of(1000003),
                PyUnicode.of(HashSeed.ALGORITHM), PyLong.of(64), PyLong.of(HashSeed.SEED_BITS), PyLong.of(0)));
        m.add("thread_info", THREAD_INFO.of(ts, PyUnicode.of(platform().equals("win32") ? "nt" : "pthread"), PyNone.NONE, PyNone.NONE));
        m.add("implementation", implementation(ts));
        for (String hook : new String[] {"displayhook", "excepthook", "breakpointhook", "unraisablehook"}) {
            PyDict d = ((io.github.typhon.interp.runtime.function.PyModule) m.module()).dictBorrowed();
            m.add("__" + hook + "__", d.get(ts, PyUnicode.intern(hook)));
        }
    }

    static String version() {
        String v = SysAttributes.class.getPackage().getImplementationVersion();
        return v == null ? "0.1.0-SNAPSHOT" : v;
    }

    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT);
        return os.contains("mac") ? "darwin" : os.contains("win") ? "win32" : "linux";
    }

    private static PyObject versionInfo(PyThreadState ts) {
        return VERSION_INFO.of(ts, PyLong.of(3), PyLong.of(14), PyLong.of(3), PyUnicode.of("final"), PyLong.of(0));
    }

    static @Owned PyObject strings(PyThreadState ts, List<String> l) {
        PyObject[] a = new PyObject[l.size()];
        for (int i = 0; i < a.length; i++) {
            a[i] = PyUnicode.of(l.get(i));
        }
        return Containers.factory().newList(ts, a, a.length);
    }

    private static PyObject xoptions(PyThreadState ts, Map<String, String> x) {
        PyObject d = Containers.factory().newDict(ts);
        x.forEach((k, v) -> Containers.factory().dictSet(ts, d, PyUnicode.of(k), v == null ? PyBool.TRUE : PyUnicode.of(v)));
        return d;
    }

    private static PyObject flags(PyThreadState ts, PyConfig c) {
        return FLAGS.of(ts, PyLong.of(c.debug), PyLong.of(c.inspect), PyLong.of(c.interactive), PyLong.of(c.optimize), bit(c.dontWriteBytecode),
                bit(c.noUserSite), bit(c.noSite), bit(c.ignoreEnvironment), PyLong.of(c.verbose), PyLong.of(c.bytesWarning), PyLong.of(c.quiet),
                PyLong.of(c.hashSeed == 0 ? 0 : 1), bit(c.isolated), PyBool.of(c.devMode), PyLong.of(c.utf8Mode), PyLong.of(c.warnDefaultEncoding), PyBool.of(c.safePath),
                PyLong.of(c.intMaxStrDigits), PyLong.of(0), PyLong.of(c.threadInheritContext), PyLong.of(c.contextAwareWarnings));
    }

    private static PyObject bit(boolean b) {
        return PyLong.of(b ? 1 : 0);
    }

    private static PyObject floatInfo(PyThreadState ts) {
        return FLOAT_INFO.of(ts, PyFloat.of(Double.MAX_VALUE), PyLong.of(1024), PyLong.of(308), PyFloat.of(Double.MIN_NORMAL), PyLong.of(-1021),
                PyLong.of(-307), PyLong.of(15), PyLong.of(53), PyFloat.of(Math.ulp(1.0)), PyLong.of(2), PyLong.of(1));
    }

    private static PyObject implementation(PyThreadState ts) {
        PyObject ns = Calls.call0(ts, SimpleNamespace.TYPE);
        set(ts, ns, "name", PyUnicode.of("typhon"));
        set(ts, ns, "cache_tag", PyUnicode.of("typhon-314"));
        PyObject v = versionInfo(ts);
        set(ts, ns, "version", v);
        Refs.decref(ts, v);
        set(ts, ns, "hexversion", PyLong.of(HEXVERSION));
        set(ts, ns, "_multiarch", PyUnicode.of("java"));
        set(ts, ns, "supports_isolated_interpreters", PyBool.TRUE);
        return ns;
    }

    private static void set(PyThreadState ts, PyObject o, String name, PyObject value) {
        Objects.setAttr(ts, o, name, value);
    }

}
