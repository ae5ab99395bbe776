// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One row of the table: a program and its number of threads (0: a program without threads). */
record Case(String program, Path file, int threads) {
    /** Threads that programs named {@code mt_*} run with. */
    private static final int[] THREADS = {1, 2, 4};

    String label() {
        return threads == 0 ? program : program + "@" + threads;
    }

    /** All programs of a directory in the order of their names, those without threads first; {@code only} empty means all. */
    static List<Case> list(Path directory, Set<String> only) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(directory)) {
            files = found.filter(f -> f.toString().endsWith(".py") && !f.getFileName().toString().startsWith("_")).sorted().toList();
        }
        List<Case> single = new ArrayList<>();
        List<Case> threaded = new ArrayList<>();
        for (Path f : files) {
            String name = f.getFileName().toString().replace(".py", "");
            if (!name.startsWith("mt_")) {
                single.add(new Case(name, f, 0));
            } else {
                for (int n : THREADS) {
                    threaded.add(new Case(name, f, n));
                }
            }
        }
        single.addAll(threaded);
        single.removeIf(c -> !only.isEmpty() && !only.contains(c.program) && !only.contains(c.label()));
        return single;
    }
}
