// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of CPython's library, evenly spread over it, parse to CPython's trees, errors and warnings. {@link CorpusCheck} does all. */
class CorpusSampleTest {
    private static final String FILES = "60";
    private static final int TIMEOUT_SECONDS = 120;

    @TempDir
    private Path scratch;

    @Test
    void sampleOfTheLibraryGivesWhatCPythonGives() throws Exception {
        Path oracle = Path.of(Objects.requireNonNull(System.getProperty("typhon.oracle"), "the build names its CPython"));
        Path root = oracle.getParent().resolveSibling("lib/python3.14");
        Path table = scratch.resolve("table");
        Path output = scratch.resolve("output");
        Process p = new ProcessBuilder(oracle.toString(), "src/test/python/corpus_oracle.py", root.toString(), table.toString(), FILES)
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        if (!p.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            p.destroyForcibly();
        }
        assertEquals(0, p.waitFor(), Files.readString(output));
        List<String> lines = Files.readAllLines(table);
        assertTrue(lines.size() >= Integer.parseInt(FILES), lines.size() + " files");
        assertEquals(List.of(), CorpusCheck.compare(root, lines));
    }
}
