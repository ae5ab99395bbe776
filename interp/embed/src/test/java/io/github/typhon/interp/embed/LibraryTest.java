// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {
    @Test
    void racingUnpackersAgree(@TempDir Path cache) throws Exception {
        List<Future<Path>> found = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
            for (int i = 0; i < 3; i++) {
                found.add(pool.submit(() -> Library.unpack(cache)));
            }
        }
        Path library = found.getFirst().get();
        for (Future<Path> f : found) {
            assertEquals(library, f.get());
        }
        assertTrue(Files.size(library.resolve("importlib/_bootstrap.py")) > 0);
        try (Stream<Path> left = Files.list(library.getParent())) {
            assertEquals(List.of(library), left.toList());
        }
    }
}
