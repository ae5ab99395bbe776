// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.unicodedata;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Names of sequences of characters, which {@code lookup} knows and escapes in strings do not; read from a resource on first use.
 *  <p>Threads: immutable after loading. */
final class NamedSequences {
    private static final Map<String, String> SEQUENCES = load();

    private NamedSequences() {}

    private static Map<String, String> load() {
        Map<String, String> all = new HashMap<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(NamedSequences.class.getResourceAsStream("named-sequences.txt"), StandardCharsets.US_ASCII))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("#")) {
                    continue;
                }
                int end = line.indexOf(';');
                StringBuilder sequence = new StringBuilder();
                for (String c : line.substring(end + 1).split(" ")) {
                    sequence.appendCodePoint(Integer.parseInt(c, 16));
                }
                all.put(line.substring(0, end), sequence.toString());
            }
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
        return all;
    }

    /** The sequence with this name in any case, or null. */
    static String find(String name) {
        return SEQUENCES.get(name.toUpperCase(Locale.ROOT));
    }
}
