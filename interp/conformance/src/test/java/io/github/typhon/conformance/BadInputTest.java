// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faulty input and failing programs end on Typhon as they do on CPython: the tables in {@code src/test/python/badinput}, whose driver the
 *  build's CPython runs. Property {@code typhon.badinput} names other prefixes of cases, {@code all} every case. */
class BadInputTest {
    private static final Path TOP = Path.of("../..").toAbsolutePath().normalize();
    private static final String QUICK = "option syntax encoding directory zip pyc package exit callback streams process";
    private static final long TIMEOUT_MINUTES = 15;

    @TempDir
    private Path scratch;

    @Test
    void endsAsCPythonEnds() throws Exception {
        assumeTrue(Files.exists(TOP.resolve("interp/cli/target/launch")), "the command is not packaged yet");
        List<String> line = new ArrayList<>(List.of(System.getProperty("typhon.oracle"), "src/test/python/badinput/run_cases.py", TOP.resolve("typhon").toString()));
        String chosen = System.getProperty("typhon.badinput", QUICK);
        if (!chosen.equals("all")) {
            line.addAll(List.of(chosen.split(" ")));
        }
        Path out = scratch.resolve("out");
        Process p = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(out.toFile()).start();
        if (!p.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
            p.destroyForcibly();
        }
        assertEquals(0, p.waitFor(), Files.readString(out));
    }
}
