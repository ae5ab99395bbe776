// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The list of tests that do not pass: {@code test id | class | reason}, one a line; {@code #} begins a comment. An id that ends in {@code .*} stands for
 *  all tests of a class; those among them that are skipped may be.
 *  The classes are those of {@link #CLASSES}; a line without a reason is an error. */
final class ExpectedFailures {
    /** Why a test may fail. The first four can stay for good; the others are debts. */
    static final Map<String, String> CLASSES = classes();

    /** One line of the list. */
    record Entry(String id, String reasonClass, String reason, int line) {
        boolean isWholeClass() {
            return id.endsWith(ALL);
        }

        boolean covers(String test) {
            return id.equals(test) || isWholeClass() && id.equals(wholeClass(test));
        }
    }

    private static final String ALL = ".*";

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private static Map<String, String> classes() {
        Map<String, String> m = new LinkedHashMap<>();
        m.put("c-api", "asks for CPython's C API or C structures");
        m.put("bytecode", "asks for CPython's bytecode or its specialisation");
        m.put("memory", "asks for sizes or addresses in CPython's memory");
        m.put("design", "differs by design, as the reason says");
        m.put("module", "needs a native module that is not written yet");
        m.put("slow", "right, but too slow for the time limit");
        m.put("bug", "wrong today");
        return m;
    }

    static ExpectedFailures read(Path file) throws IOException {
        ExpectedFailures all = new ExpectedFailures();
        int n = 0;
        for (String raw : Files.readAllLines(file)) {
            n++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] f = line.split(" \\| ", 3);
            if (f.length != 3 || f[2].isBlank()) {
                throw new IOException(file + ":" + n + ": not of the form 'test id | class | reason'");
            }
            String reasonClass = f[1].strip();
            if (!CLASSES.containsKey(reasonClass)) {
                throw new IOException(file + ":" + n + ": unknown class '" + reasonClass + "', known: " + String.join(" ", CLASSES.keySet()));
            }
            if (all.entries.put(f[0].strip(), new Entry(f[0].strip(), reasonClass, f[2].strip(), n)) != null) {
                throw new IOException(file + ":" + n + ": a second line for " + f[0].strip());
            }
        }
        return all;
    }

    /** The line that a test falls under, or null. */
    Entry get(String id) {
        Entry own = entries.get(id);
        return own != null ? own : entries.get(wholeClass(id));
    }

    private static String wholeClass(String test) {
        return test.substring(0, Math.max(0, test.lastIndexOf('.'))) + ALL;
    }

    Iterable<Entry> entries() {
        return entries.values();
    }
}
