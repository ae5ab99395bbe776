// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.number.PyComplex;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.ThreadState;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Asks CPython for random cases and compares: domains and errors exactly, values within a few units in the last place. */
class MathOracleTest {
    private static final String ORACLE = java.util.Objects.requireNonNull(System.getProperty("typhon.oracle"), "the build names its CPython");
    private static final List<Class<?>> HOMES = List.of(MathModule.class, MathFloats.class, MathInts.class, MathSums.class);
    private final ThreadState ts = entered();

    private static ThreadState entered() {
        ThreadState t = new ThreadState(new InterpreterState());
        t.enter();
        return t;
    }

    @Test
    void functionsAgreeWithCPython() throws IOException, InterruptedException {
        long seed = Long.getLong("typhon.seed", System.nanoTime());
        List<String> wrong = new ArrayList<>();
        int exact = 0;
        List<String> lines = cases(seed, Integer.getInteger("typhon.cases", 5000));
        for (String line : lines) {
            String[] w = line.split("\t", -1);
            String expected = w[w.length - 1];
            String got;
            try {
                got = run(w);
            } catch (PyException e) {
                got = "!" + e.type().name() + " " + e.text();
            } catch (RuntimeException e) {
                got = e.toString();
            }
            if (got.equals(expected)) {
                exact++;
            } else if (!near(got, expected)) {
                wrong.add(line + "\n  got " + got + " " + readable(expected) + " " + readable(got));
            }
        }
        System.out.println("exact: " + exact + " of " + lines.size());
        assertEquals(List.of(), wrong.subList(0, Math.min(20, wrong.size())), wrong.size() + " wrong, seed " + seed);
    }

    private static String readable(String s) {
        return s.startsWith("!") || s.equals("nan") ? s : Arrays.stream(s.split(":")).filter(p -> p.length() == 16).map(p -> "" + f(p)).toList().toString();
    }

    private static boolean near(String got, String expected) {
        String[] a = got.split(":");
        String[] b = expected.split(":");
        if (a.length != b.length) {
            return false;
        }
        double size = 0;
        for (String s : b) {
            size = Math.max(size, s.length() == 16 ? Math.ulp(f(s)) : 0);
        }
        for (int i = 0; i < a.length; i++) {
            boolean number = a[i].length() == 16 && b[i].length() == 16 && !a[i].startsWith("!");
            if (!a[i].equals(b[i]) && !(number && Math.abs(f(a[i]) - f(b[i])) <= (a.length == 1 ? 16 * Math.ulp(f(b[i])) : 8 * size))) {
                return false;
            }
        }
        return true;
    }

    private static double f(String s) {
        return Double.longBitsToDouble(Long.parseUnsignedLong(s, 16));
    }

    private static String show(double d) {
        return Double.isNaN(d) ? "nan" : HexFormat.of().toHexDigits(Double.doubleToRawLongBits(d));
    }

    private String run(String[] w) {
        String name = w[0];
        PyObject[] args = new PyObject[w.length - 2];
        for (int i = 0; i < args.length; i++) {
            String s = w[i + 1];
            args[i] = s.length() == 16 && !List.of("comb", "isqrt").contains(name) ? new PyFloat(f(s)) : PyLong.of(new BigInteger(s));
        }
        try {
            return switch (name) {
                case "hypot", "norm" -> show(MathSums.hypot(ts, args));
                case "fsum" -> show(MathSums.fsum(ts, PyTuple.of(ts, args)));
                case "sumprod" -> {
                    PyObject[] reversed = new PyObject[args.length];
                    for (int i = 0; i < args.length; i++) {
                        reversed[i] = args[args.length - 1 - i];
                    }
                    yield MathSums.sumprod(ts, PyTuple.of(ts, args), PyTuple.of(ts, reversed)) instanceof PyFloat r ? show(r.value()) : show(0);
                }
                case "gcd" -> MathInts.gcd(ts, args).toString();
                case "lcm" -> MathInts.lcm(ts, args).toString();
                case "log" -> show(((PyFloat) MathModule.log(ts, args[0], null)).value());
                case "log2" -> show(MathModule.log2(ts, args[0]));
                case "log10" -> show(MathModule.log10(ts, args[0]));
                case "ldexp" -> show(MathModule.ldexp(((PyFloat) args[0]).value(), args[1]));
                case "nextafter" -> show(MathFloats.nextafter(ts, ((PyFloat) args[0]).value(), ((PyFloat) args[1]).value(), io.github.typhon.objects.singleton.PyNone.NONE));
                default -> reflect(name, args);
            };
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private String reflect(String name, PyObject[] args) throws ReflectiveOperationException {
        boolean complex = name.startsWith("c") && !List.of("cos", "cosh", "copysign", "comb").contains(name);
        List<Class<?>> homes = complex ? List.of(CmathModule.class) : HOMES;
        String wanted = complex ? name.substring(1) : name;
        for (Class<?> home : homes) {
            for (Method m : home.getDeclaredMethods()) {
                if (!m.getName().equals(wanted) || java.lang.reflect.Modifier.isPrivate(m.getModifiers())) {
                    continue;
                }
                Class<?>[] t = m.getParameterTypes();
                Object[] a = new Object[t.length];
                int k = 0;
                for (int i = 0; i < t.length; i++) {
                    if (t[i] == ThreadState.class) {
                        a[i] = ts;
                    } else if (complex) {
                        a[i] = k++ == 0 ? new PyComplex(((PyFloat) args[0]).value(), ((PyFloat) args[1]).value()) : null;
                    } else {
                        PyObject v = k < args.length ? args[k++] : null;
                        a[i] = t[i] == double.class ? ((PyFloat) v).value() : v;
                    }
                }
                try {
                    Object r = m.invoke(null, a);
                    return r instanceof Double d ? show(d) : r instanceof PyComplex c ? show(c.real()) + ":" + show(c.imag()) : r.toString();
                } catch (InvocationTargetException e) {
                    throw e.getCause() instanceof RuntimeException x ? x : new IllegalStateException(e.getCause());
                }
            }
        }
        throw new IllegalArgumentException(name);
    }

    private static List<String> cases(long seed, int count) throws IOException, InterruptedException {
        Path script = Files.createTempFile("cases", ".py");
        Path out = Files.createTempFile("cases", ".txt");
        try (var in = MathOracleTest.class.getResourceAsStream("cases.py")) {
            Files.write(script, in.readAllBytes());
            Process p = new ProcessBuilder(ORACLE, script.toString(), Long.toString(seed), Integer.toString(count)).redirectError(ProcessBuilder.Redirect.INHERIT)
                        .redirectOutput(out.toFile()).start();
            assertEquals(0, p.waitFor());
            return Files.readAllLines(out);
        } finally {
            Files.delete(script);
            Files.delete(out);
        }
    }
}
