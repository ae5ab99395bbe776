// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.host;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The environment of the process. <p>Threads: any; the C library's own is as unsafe to change while others read as it is in any program. */
public final class Environment {
    private Environment() {}

    /** {@code environ}, which children inherit. */
    static long pointer() {
        return Libc.at(Libc.symbol("environ").address(), 8).get(ValueLayout.JAVA_LONG, 0);
    }

    /** All entries, "name=value" each, as bytes. */
    public static List<byte[]> entries() {
        return Libc.isLinked() ? current() : initial();
    }

    /** The value of a variable as it is now; null if there is none. */
    public static String get(String name) {
        String start = name + "=";
        for (byte[] e : entries()) {
            String entry = new String(e, StandardCharsets.UTF_8);
            if (entry.startsWith(start)) {
                return entry.substring(start.length());
            }
        }
        return null;
    }

    private static List<byte[]> current() {
        List<byte[]> out = new ArrayList<>();
        for (long p = pointer(); p != 0; p += 8) {
            byte[] e = Libc.stringAt(Libc.at(p, 8).get(ValueLayout.JAVA_LONG, 0));
            if (e == null) {
                break;
            }
            out.add(e);
        }
        return out;
    }

    /** What the process was started with. */
    private static List<byte[]> initial() {
        List<byte[]> out = new ArrayList<>();
        try {
            byte[] all = Files.readAllBytes(Path.of("/proc/self/environ"));
            int from = 0;
            for (int i = 0; i < all.length; i++) {
                if (all[i] == 0) {
                    out.add(java.util.Arrays.copyOfRange(all, from, i));
                    from = i + 1;
                }
            }
        } catch (IOException e) {
            System.getenv().forEach((k, v) -> out.add((k + "=" + v).getBytes(StandardCharsets.UTF_8)));
        }
        return out;
    }
}
