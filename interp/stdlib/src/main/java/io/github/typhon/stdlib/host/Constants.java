// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.host;

import io.github.typhon.objects.expose.ModuleBuilder;

/** Integer constants of modules, written as "NAME value" entries between semicolons. */
public final class Constants {
    private Constants() {}

    public static void add(ModuleBuilder m, String table) {
        for (String entry : table.replace('\n', ';').split(";")) {
            String e = entry.strip();
            int space = e.indexOf(' ');
            if (space > 0) {
                m.add(e.substring(0, space), Long.parseLong(e.substring(space + 1).strip()));
            }
        }
    }
}
