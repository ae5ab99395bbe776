// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every program of {@code examples} prints on Typhon what it prints on CPython. Needs the packaged command: runs in builds that come that far. */
class ExamplesTest {
    private static final Path TOP = Path.of("../..").toAbsolutePath().normalize();
    private static final long TIMEOUT_SECONDS = 180;

    @TempDir
    private Path scratch;

    static List<String> programs() throws IOException {
        try (Stream<Path> files = Files.list(TOP.resolve("examples"))) {
            return files.map(p -> p.getFileName().toString()).filter(n -> n.endsWith(".py")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void printsWhatCPythonPrints(String program) throws Exception {
        assumeTrue(Files.exists(TOP.resolve("interp/cli/target/launch")), "the command is not packaged yet");
        String expected = run(System.getProperty("typhon.oracle"), program);
        assertEquals(expected, run(TOP.resolve("typhon").toString(), program));
    }

    private String run(String command, String program) throws IOException, InterruptedException {
        Path out = scratch.resolve("out");
        Path err = scratch.resolve("err");
        ProcessBuilder b = new ProcessBuilder(command, TOP.resolve("examples").resolve(program).toString()).redirectOutput(out.toFile()).redirectError(err.toFile());
        b.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process p = b.start();
        if (!p.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            p.destroyForcibly();
            throw new AssertionError(command + " " + program + ": no end after " + TIMEOUT_SECONDS + " s; " + Files.readString(err));
        }
        return Files.readString(out) + "exit code " + p.exitValue() + "\n" + Files.readString(err);
    }
}
