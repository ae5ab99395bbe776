// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Users and groups of this process without the C library, as the kernel tells them. */
public final class ProcessIds {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ProcessIds() {}

    /** The real (0) or effective (1) number in the line of that name, or null if the kernel does not tell. */
    public static Integer early(String line, int which) {
        if (Libc.isLinked()) {
            return null;
        }
        try {
            for (String s : new String(Files.readAllBytes(STATUS), StandardCharsets.ISO_8859_1).split("\n")) {
                if (s.startsWith(line + ":")) {
                    return Integer.parseUnsignedInt(s.substring(line.length() + 1).strip().split("\\s+")[which]);
                }
            }
        } catch (IOException e) {
            // No /proc: the C library answers.
        }
        return null;
    }
}
