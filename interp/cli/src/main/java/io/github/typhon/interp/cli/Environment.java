// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.cli;

import io.github.typhon.interp.runtime.sys.PyConfig;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The PYTHON* variables that mean something here, and where the library lies. */
final class Environment {
    private Environment() {}

    static String get(PyConfig c, String name) {
        String v = c.ignoreEnvironment ? null : RawStart.variable(name);
        return v == null || v.isEmpty() ? null : v;
    }

    private static int level(PyConfig c, String name) {
        String v = get(c, name);
        if (v == null) {
            return 0;
        }
        try {
            return Math.max(Integer.parseInt(v), 1);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    static void apply(PyConfig c) throws ConfigError {
        c.stdlibDir = System.getProperty("typhon.lib", "");
        // The library is prefix/lib/python3.14.
        c.prefix = System.getProperty("typhon.home", c.stdlibDir.isEmpty() ? "" : String.valueOf(Path.of(c.stdlibDir).toAbsolutePath().getParent().getParent()));
        c.closedStreams = System.getProperty("typhon.closed", "");
        c.executable = System.getProperty("typhon.executable", "");
        VirtualEnvironment.apply(c, System.getProperty("typhon.named", ""));
        c.optimize = Math.max(c.optimize, level(c, "PYTHONOPTIMIZE"));
        c.verbose = Math.max(c.verbose, level(c, "PYTHONVERBOSE"));
        c.debug = Math.min(1, Math.max(c.debug, level(c, "PYTHONDEBUG")));
        c.inspect = Math.max(c.inspect, level(c, "PYTHONINSPECT"));
        c.dontWriteBytecode |= get(c, "PYTHONDONTWRITEBYTECODE") != null;
        c.pycachePrefix = c.xoptions.containsKey("pycache_prefix") ? c.xoptions.get("pycache_prefix") : get(c, "PYTHONPYCACHEPREFIX");
        if (c.pycachePrefix != null && c.pycachePrefix.isEmpty()) {
            c.pycachePrefix = null;
        }
        c.unbuffered |= get(c, "PYTHONUNBUFFERED") != null;
        c.noUserSite |= get(c, "PYTHONNOUSERSITE") != null;
        c.safePath |= get(c, "PYTHONSAFEPATH") != null;
        c.devMode |= get(c, "PYTHONDEVMODE") != null;
        intDigits(c);
        utf8(c);
        hashSeed(c);
        XOptions.apply(c);
        c.ioEncoding = get(c, "PYTHONIOENCODING");
        String w = get(c, "PYTHONWARNINGS");
        if (w != null) {
            List<String> all = new ArrayList<>(List.of(w.split(",")));
            all.addAll(c.warnOptions);
            c.warnOptions = all;
        }
        if (c.devMode) {
            c.warnOptions.add(0, "default");
        }
        if (c.bytesWarning > 0) {
            c.warnOptions.add(c.bytesWarning > 1 ? "error::BytesWarning" : "default::BytesWarning");
        }
    }

    private static void intDigits(PyConfig c) throws ConfigError {
        boolean option = c.xoptions.containsKey("int_max_str_digits");
        String v = option ? c.xoptions.get("int_max_str_digits") : get(c, "PYTHONINTMAXSTRDIGITS");
        if (!option && v == null) {
            return;
        }
        int n = -1;
        try {
            n = v == null ? -1 : Integer.parseInt(v);
        } catch (NumberFormatException e) {
            // Not a number: below every limit.
        }
        if (n != 0 && n < 640) {
            throw new ConfigError("config_init_int_max_str_digits", (option ? "-X int_max_str_digits" : "PYTHONINTMAXSTRDIGITS")
                    + ": invalid limit; must be >= 640 or 0 for unlimited.", "preinitialized");
        }
        c.intMaxStrDigits = n;
    }

    private static void utf8(PyConfig c) throws ConfigError {
        boolean option = c.xoptions.containsKey("utf8");
        String v = option ? c.xoptions.get("utf8") : get(c, "PYTHONUTF8");
        if (option && v == null || "1".equals(v)) {
            c.utf8Mode = 1;
        } else if ("0".equals(v)) {
            c.utf8Mode = 0;
        } else if (v != null) {
            throw new ConfigError("preconfig_init_utf8_mode", option ? "invalid -X utf8 option value"
                    : "invalid PYTHONUTF8 environment variable value", "preinitializing");
        } else {
            String locale = System.getenv("LC_ALL");
            locale = locale == null || locale.isEmpty() ? System.getenv("LC_CTYPE") : locale;
            locale = locale == null || locale.isEmpty() ? System.getenv("LANG") : locale;
            c.utf8Mode = locale == null || locale.isEmpty() || locale.equals("C") || locale.equals("POSIX") ? 1 : 0;
        }
    }

    private static void hashSeed(PyConfig c) throws ConfigError {
        String v = get(c, "PYTHONHASHSEED");
        if (v == null || c.hashRandom || v.equals("random")) {
            return;
        }
        long n = -1;
        try {
            n = Long.parseLong(v);
        } catch (NumberFormatException e) {
            // Reported below.
        }
        if (n < 0 || n > 4294967295L) {
            throw new ConfigError("config_init_hash_seed", "PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]", "preinitialized");
        }
        c.hashSeed = n;
        // Read once, when the first str is hashed.
        System.setProperty("typhon.hashSeed", v.trim());
    }

    static List<String> pythonPath(PyConfig c) {
        String p = get(c, "PYTHONPATH");
        return p == null ? List.of() : List.of(p.split(File.pathSeparator));
    }
}
