// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.unicodedata;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What Unicode 3.2 said differently about its own characters; read from a resource on first use. <p>Threads: immutable after loading. */
final class OldValues {
    private static final Map<Character, Map<Integer, String>> CHANGES = load();

    private OldValues() {}

    private static Map<Character, Map<Integer, String>> load() {
        Map<Character, Map<Integer, String>> all = new HashMap<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(OldValues.class.getResourceAsStream("ucd-3.2-changes.txt"), StandardCharsets.US_ASCII))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] f = line.split(" ");
                if (line.startsWith("#")) {
                    continue;
                }
                Map<Integer, String> m = all.computeIfAbsent(f[0].charAt(0), k -> new HashMap<>());
                for (int c = Integer.parseInt(f[1], 16), last = Integer.parseInt(f[2], 16); c <= last; c++) {
                    m.put(c, f.length > 3 ? f[3] : "");
                }
            }
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
        return all;
    }

    /** The value then, or null if it is the present one. */
    static String of(char property, int c) {
        return CHANGES.get(property).get(c);
    }
}
