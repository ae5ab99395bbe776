// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.cli;

import io.github.typhon.interp.runtime.sys.PyConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The environment of module {@code venv} that the command was called from: a {@code pyvenv.cfg} with a home, beside the command or one level up.
 *  <p>CPython: Modules/getpath.py. */
final class VirtualEnvironment {
    private VirtualEnvironment() {}

    /** @param named the path by which the command was called, where it is a link or a copy; else "" */
    static void apply(PyConfig c, String named) {
        if (named.isEmpty()) {
            return;
        }
        Path command = Path.of(named).toAbsolutePath().normalize();
        Path directory = command.getParent();
        if (directory == null) {
            return;
        }
        c.baseExecutable = c.executable;
        c.executable = command.toString();
        Path above = directory.getParent();
        Path prefix = isOne(directory) ? directory : above != null && isOne(above) ? above : null;
        if (prefix != null) {
            c.basePrefix = c.prefix;
            c.prefix = prefix.toString();
        }
    }

    private static boolean isOne(Path directory) {
        Path file = directory.resolve("pyvenv.cfg");
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try {
            for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")) {
                int equals = line.indexOf('=');
                if (equals >= 0 && line.substring(0, equals).strip().equalsIgnoreCase("home")) {
                    return true;
                }
            }
        } catch (IOException e) {
            // As if it were not there.
        }
        return false;
    }
}
