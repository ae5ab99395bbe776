// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.cli;

import io.github.typhon.interp.runtime.sys.PyConfig;

/** The options of {@code -X} and the variables that stand for them. CPython: config_read_complex_options (Python/initconfig.c). */
final class XOptions {
    private final PyConfig config;

    private XOptions(PyConfig config) {
        this.config = config;
    }

    static void apply(PyConfig c) throws ConfigError {
        XOptions x = new XOptions(c);
        x.faults();
        x.importTime();
        x.cpuCount();
        x.frozenModules();
        x.gil();
        x.traceMemory();
        c.threadInheritContext = x.zeroOrOne("thread_inherit_context", "PYTHON_THREAD_INHERIT_CONTEXT");
        c.contextAwareWarnings = x.zeroOrOne("context_aware_warnings", "PYTHON_CONTEXT_AWARE_WARNINGS");
        c.warnDefaultEncoding = x.has("warn_default_encoding") || x.variable("PYTHONWARNDEFAULTENCODING") != null ? 1 : 0;
        c.debugRanges = !x.has("no_debug_ranges") && x.variable("PYTHONNODEBUGRANGES") == null;
    }

    private boolean has(String name) {
        return config.xoptions.containsKey(name);
    }

    /** Null without the option, and for an option without a value. */
    private String value(String name) {
        return config.xoptions.get(name);
    }

    private String variable(String name) {
        return Environment.get(config, name);
    }

    private static int number(String text) {
        try {
            return text == null ? -1 : Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            // Below every value that is allowed.
            return -1;
        }
    }

    private void faults() {
        config.faultHandler = config.devMode || has("faulthandler") || variable("PYTHONFAULTHANDLER") != null;
    }

    private void importTime() throws ConfigError {
        config.importTime = importTime(variable("PYTHONPROFILEIMPORTTIME"), 0, "PYTHONPROFILEIMPORTTIME: numeric values");
        if (has("importtime")) config.importTime = importTime(value("importtime"), 1, "-X importtime: values");
    }

    /** What is no number asks for the times as 1 does. */
    private static int importTime(String v, int absent, String what) throws ConfigError {
        if (v == null || v.isEmpty()) return absent;
        int n;
        try {
            n = Integer.parseInt(v);
        } catch (NumberFormatException e) {
            return 1;
        }
        if (n < 0 || n > 2) throw failure("config_init_import_time", what + " other than 1 and 2 are reserved for future use.");
        return n;
    }

    private void cpuCount() throws ConfigError {
        String v = has("cpu_count") ? value("cpu_count") : variable("PYTHON_CPU_COUNT");
        if (!has("cpu_count") && v == null || "default".equals(v)) {
            return;
        }
        int n = number(v);
        if (n < 1) {
            throw failure("config_init_cpu_count", has("cpu_count") ? "-X cpu_count=n option: n is missing or an invalid number, n must be greater than 0"
                    : "PYTHON_CPU_COUNT=n: n is missing or an invalid number, n must be greater than 0");
        }
        config.cpuCount = n;
    }

    /** The option is checked; the bootstrap modules are always frozen, nothing else ever is. */
    private void frozenModules() throws ConfigError {
        String v = value("frozen_modules");
        if (v != null && !v.isEmpty() && !v.equals("on") && !v.equals("off")) {
            throw new ConfigError("bad value for option -X frozen_modules (expected \"on\" or \"off\")", "preinitialized");
        }
    }

    private void gil() throws ConfigError {
        String v = has("gil") ? value("gil") : variable("PYTHON_GIL");
        if (!has("gil") && v == null || "0".equals(v)) {
            return;
        }
        throw failure("config_read_gil", "1".equals(v) ? "Enabling the GIL is not supported by this build" : "PYTHON_GIL / -X gil must be \"0\" or \"1\"");
    }

    private void traceMemory() throws ConfigError {
        String v = has("tracemalloc") ? value("tracemalloc") : variable("PYTHONTRACEMALLOC");
        if (v != null && number(v) < 0) {
            throw failure("config_init_tracemalloc", has("tracemalloc") ? "-X tracemalloc=NFRAME: invalid number of frames"
                    : "PYTHONTRACEMALLOC: invalid number of frames");
        }
        if (has("tracemalloc") && v == null || number(v) > 0) {
            throw failure("config_init_tracemalloc", "the Java virtual machine allocates memory: tracemalloc cannot trace it");
        }
    }

    private int zeroOrOne(String name, String variable) throws ConfigError {
        String v = has(name) ? value(name) : variable(variable);
        if (!has(name) && v == null) {
            return 1;
        }
        if (!"0".equals(v) && !"1".equals(v)) {
            throw failure("config_init_" + name, has(name) ? "-X " + name + "=n: n is missing or invalid" : variable + "=N: N is missing or invalid");
        }
        return v.charAt(0) - '0';
    }

    private static ConfigError failure(String where, String message) {
        return new ConfigError(where, message, "preinitialized");
    }
}
