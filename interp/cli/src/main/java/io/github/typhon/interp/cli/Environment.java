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

    private static String get(PyConfig c, String name) {
        String v = c.ignoreEnvironment ? null : System.getenv(name);
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

    static void apply(PyConfig c) {
        c.stdlibDir = System.getProperty("typhon.lib", "");
        // The library is prefix/lib/python3.14.
        c.prefix = System.getProperty("typhon.home", c.stdlibDir.isEmpty() ? "" : String.valueOf(Path.of(c.stdlibDir).toAbsolutePath().getParent().getParent()));
        c.executable = System.getProperty("typhon.executable", "");
        c.optimize = Math.max(c.optimize, level(c, "PYTHONOPTIMIZE"));
        c.verbose = Math.max(c.verbose, level(c, "PYTHONVERBOSE"));
        c.debug = Math.max(c.debug, level(c, "PYTHONDEBUG"));
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

    static List<String> pythonPath(PyConfig c) {
        String p = get(c, "PYTHONPATH");
        return p == null ? List.of() : List.of(p.split(File.pathSeparator));
    }
}
