// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictTest {
    @TempDir
    Path folder;

    private ExpectedFailures expected(String... lines) throws IOException {
        Path file = folder.resolve("expected.txt");
        Files.write(file, List.of(lines));
        return ExpectedFailures.read(file);
    }

    private FileResult log(String... lines) throws IOException {
        Path file = folder.resolve("results.tsv");
        Files.write(file, List.of(lines));
        ResultLog log = new ResultLog("test_x");
        log.read(file);
        return new FileResult("test_x", log.results("the process ended"), 1);
    }

    private static String line(String kind, String id) {
        return kind + "\t" + id + "\t0.1\tTraceback (most recent call last):\\n  File 1\\nKeyError: 1";
    }

    @Test
    void listedFailureAndPassAreGood() throws IOException {
        FileResult r = log(line("plan", "test.test_x.A.a"), line("plan", "test.test_x.A.b"), line("pass", "test.test_x.A.a"),
                line("fail", "test.test_x.A.b"), line("end", "test.test_x"));
        assertTrue(Verdict.of(List.of(r), expected("# why", "test.test_x.A.b | bug | it fails")).good());
    }

    @Test
    void failurePassAndAbsenceAreReported() throws IOException {
        FileResult r = log(line("pass", "test.test_x.A.a"), line("error", "test.test_x.A.b"), line("end", "test.test_x"));
        Verdict v = Verdict.of(List.of(r), expected("test.test_x.A.a | bug | r", "test.test_x.A.gone | bug | r", "test.test_y.A.other | bug | r"));
        assertFalse(v.good());
        assertEquals("test.test_x.A.b", v.unexpectedFailures().getFirst().id());
        assertEquals("KeyError: 1", v.unexpectedFailures().getFirst().summary());
        assertEquals("test.test_x.A.a", v.unexpectedPasses().getFirst().id());
        assertEquals(List.of("test.test_x.A.gone"), v.missing().stream().map(ExpectedFailures.Entry::id).toList());
    }

    @Test
    void oneLineMayStandForAClass() throws IOException {
        FileResult r = log(line("fail", "test.test_x.A.a"), line("skip", "test.test_x.A.b"), line("pass", "test.test_x.B.a"), line("end", "test.test_x"));
        assertTrue(Verdict.of(List.of(r), expected("test.test_x.A.* | bug | r")).good());
        assertEquals(1, Verdict.of(List.of(r), expected("test.test_x.A.* | bug | r", "test.test_x.B.* | bug | r")).unexpectedPasses().size());
        assertEquals(1, Verdict.of(List.of(r), expected("test.test_x.A.* | bug | r", "test.test_x.C.* | bug | r")).missing().size());
    }

    @Test
    void subtestFailureOutweighsTheRest() throws IOException {
        FileResult r = log(line("start", "test.test_x.A.a"), line("fail", "test.test_x.A.a"), line("skip", "test.test_x.A.a"), line("end", "test.test_x"));
        assertEquals(1, r.failures());
        assertEquals(1, r.tests().size());
    }

    @Test
    void failedFixtureAndCrashLeaveNoTestOut() throws IOException {
        FileResult r = log(line("plan", "test.test_x.A.a"), line("plan", "test.test_x.B.b"), line("plan", "test.test_x.C.c"),
                line("error", "setUpClass (test.test_x.A)"), line("skip", "setUpClass (test.test_x.B)"));
        assertEquals(1, r.count(Outcome.ERROR));
        assertEquals(1, r.count(Outcome.SKIPPED));
        assertEquals(1, r.count(Outcome.NOT_RUN));
    }

    @Test
    void lineWithoutReasonOrOfUnknownClassIsAnError() {
        assertThrows(IOException.class, () -> expected("test.test_x.A.a | bug"));
        assertThrows(IOException.class, () -> expected("test.test_x.A.a | whim | r"));
    }
}
