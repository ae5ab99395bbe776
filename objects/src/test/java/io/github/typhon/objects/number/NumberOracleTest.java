// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.slice.PyRange;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Asks CPython for random cases and their answers and compares. Skipped where there is no CPython 3.14; seed and count can be set. */
class NumberOracleTest {
    private static final String ORACLE = java.util.Objects.requireNonNull(System.getProperty("typhon.oracle"), "the build names its CPython");

    @Test
    void arithmeticParsingAndFormattingAgreeWithCPython() throws IOException, InterruptedException {
        long seed = Long.getLong("typhon.seed", System.nanoTime());
        List<String> lines = cases(seed, Integer.getInteger("typhon.cases", 5000));
        List<String> wrong = new ArrayList<>();
        for (String line : lines) {
            String[] w = line.split("\t", -1);
            String expected = w[w.length - 1];
            String got;
            try {
                got = NumberCases.run(w);
            } catch (PyException e) {
                got = "!" + e.type().name() + " " + NumberCases.text(e.text());
            } catch (RuntimeException e) {
                got = e.toString();
            }
            if (!got.equals(expected) && !(w[0].equals("pow") && w[2].startsWith("-") && neighbours(got, expected))) {
                wrong.add(line + "\n  got " + got);
            }
        }
        assertEquals(List.of(), wrong.subList(0, Math.min(20, wrong.size())), wrong.size() + " of " + lines.size() + " wrong, seed " + seed);
    }

    /** Of a power that is no int, the last bit is the C library's: neither it nor Java's rounds all of them correctly. */
    private static boolean neighbours(String a, String b) {
        return a.length() == 16 && b.length() == 16 && Math.abs(Long.parseUnsignedLong(a, 16) - Long.parseUnsignedLong(b, 16)) == 1;
    }

    @Test
    void aNegativePowerIsWithinOneUnitOfTheLastPlace() {
        String exact = NumberCases.show(new java.math.BigDecimal(-234731253457L).pow(3).pow(-1, new java.math.MathContext(40)).doubleValue());
        String got = NumberCases.show(LongPower.pow(PyLong.of(-234731253457L), PyLong.of(-3)));
        org.junit.jupiter.api.Assertions.assertTrue(got.equals(exact) || neighbours(got, exact), got + " for " + exact);
    }

    private static List<String> cases(long seed, int count) throws IOException, InterruptedException {
        Path script = Files.createTempFile("cases", ".py");
        Path out = Files.createTempFile("cases", ".txt");
        try (var in = NumberOracleTest.class.getResourceAsStream("cases.py")) {
            Files.write(script, in.readAllBytes());
            Process p = new ProcessBuilder(ORACLE, script.toString(), Long.toString(seed), Integer.toString(count)).redirectOutput(out.toFile()).inheritIO()
                        .redirectOutput(out.toFile()).start();
            assertEquals(0, p.waitFor());
            return Files.readAllLines(out, StandardCharsets.UTF_8);
        } finally {
            Files.delete(script);
            Files.delete(out);
        }
    }

    @Test
    void rangeLengthIsExactBeyondSixtyFourBits() {
        PyLong big = PyLong.of(BigInteger.ONE.shiftLeft(70));
        assertEquals(BigInteger.ONE.shiftLeft(69), new PyRange(PyLong.of(0), big, PyLong.of(2)).length().bigValue());
    }
}
