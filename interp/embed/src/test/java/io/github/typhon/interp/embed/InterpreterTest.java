// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.embed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InterpreterTest {
    private Interpreter python;

    @BeforeEach
    void open() {
        python = Interpreter.open();
    }

    @AfterEach
    void close() {
        python.close();
    }

    @Test
    void execAndEvalShareTheMainNamespace() {
        python.exec("x = 20\ndef f(n): return x + n\n");
        assertEquals(42, python.eval("f(22)", int.class));
        assertEquals("__main__", python.eval("__name__", String.class));
        assertEquals(7, python.eval("  3 + 4\n", Integer.class));
    }

    @Test
    void javaValuesGoThereAndBack() {
        Object[] values = {null, true, 5L, -1L << 40, new BigInteger("123456789012345678901234567890"), 1.5, "caf\u00e9 \ud83d\ude00", List.of(1L, "a"),
            Set.of(3L), Map.of("k", List.of(2.0))};
        for (Object v : values) {
            try (Value p = python.value(v)) {
                assertEquals(v, p.as(Object.class));
            }
        }
        try (Value b = python.value(new byte[] {1, -1})) {
            assertEquals("b'\\x01\\xff'", b.repr());
            assertArrayEquals(new byte[] {1, -1}, b.as(byte[].class));
        }
        try (Value l = python.value(new int[] {1, 2, 3})) {
            assertEquals("[1, 2, 3]", l.repr());
        }
        try (Value l = python.value(Arrays.asList("a", null))) {
            assertEquals("['a', None]", l.repr());
        }
    }

    @Test
    void numbersThatDoNotFitAndWrongKindsAreRefused() {
        try (Value big = python.eval("2 ** 40")) {
            assertThrows(ArithmeticException.class, big::asInt);
            assertEquals(1L << 40, big.asLong());
            assertEquals(Math.pow(2, 40), big.asDouble());
            assertEquals("cannot convert int to java.lang.String", assertThrows(ClassCastException.class, big::asString).getMessage());
        }
        assertThrows(ArithmeticException.class, () -> python.eval("10 ** 400", double.class));
        assertThrows(ClassCastException.class, () -> python.eval("1", boolean.class));
        assertNull(python.eval("None", String.class));
        assertThrows(ClassCastException.class, () -> python.eval("None", int.class));
    }

    @Test
    void cyclicContainersAreRefused() {
        python.exec("a = []\na.append(a)");
        assertThrows(IllegalArgumentException.class, () -> python.eval("a", Object.class));
    }

    @Test
    void namesAreSetAndFound() {
        python.set("n", 3);
        assertEquals(6, python.eval("n * 2", long.class));
        assertTrue(python.find("missing").isEmpty());
        PythonException e = assertThrows(PythonException.class, () -> python.get("missing"));
        assertEquals("NameError: name 'missing' is not defined", e.getMessage());
    }

    @Test
    void valuesAreCalledAndInspected() {
        python.exec("class P:\n  def __init__(self, x): self.x = x\n  def add(self, n): return self.x + n\n");
        try (Value p = python.get("P"); Value o = p.call(4); Value list = python.eval("[1, 2, 3]")) {
            assertEquals("P", o.typeName());
            assertEquals("9", o.invoke("add", 5).toString());
            o.set("x", 10);
            assertEquals(10, o.get("x").asInt());
            assertTrue(p.isCallable());
            assertEquals(3, list.size());
            assertEquals(2, list.getItem(1).asInt());
            list.setItem(1, "two");
            assertEquals("[1, 'two', 3]", list.repr());
            int[] count = new int[1];
            list.forEach(v -> count[0] += v.toString().length());
            assertEquals(5, count[0]);
        }
    }

    @Test
    void aJavaObjectComesBackAsItself() {
        Object o = new StringBuilder("java");
        python.set("o", o);
        assertSame(o, python.eval("[o][0]", StringBuilder.class));
        assertSame(o, python.eval("o", Object.class));
        assertTrue(python.eval("o == o and hash(o) == hash(o) and str(o)", Value.class).toString().contains("java"));
    }

    @Test
    void pythonCallsJava() {
        python.set("join", (PythonCallable) a -> a.get(0, String.class) + a.get(1) + a.get("sep"));
        assertEquals("x7-", python.eval("join('x', 7, sep='-')", String.class));
        python.set("twice", (PythonCallable) a -> a.get(0, Value.class).callAs(Long.class, a.get(1)) * 2);
        assertEquals(50L, python.eval("twice(lambda n: n * n, 5)", Long.class));
    }

    @Test
    void handlesGiveTheirObjectBackAtOnce() {
        python.exec("log = []\nclass D:\n  def __del__(self): log.append('dead')\n");
        Value d = python.eval("D()");
        Value copy = d.copy();
        d.close();
        assertEquals("[]", python.eval("str(log)", String.class));
        copy.close();
        assertEquals("['dead']", python.eval("str(log)", String.class));
    }

    @Test
    void streamsOfTheJavaProgramStandIn() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (Interpreter p = Interpreter.builder().stdin(new ByteArrayInputStream("one\ntwo\n".getBytes(StandardCharsets.UTF_8))).stdout(out).stderr(err)
                .arguments("prog", "-x").open()) {
            p.exec("import sys\nprint(input() + '\\u00e9', sys.argv)\nprint('oops', file=sys.stderr)\nsys.stdout.write('no newline')");
        }
        assertEquals("one\u00e9 ['prog', '-x']\nno newline", out.toString(StandardCharsets.UTF_8));
        assertEquals("oops\n", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void interpretersShareNothing() {
        try (Interpreter other = Interpreter.open()) {
            python.exec("import sys, math\nsys.marker = 1\nmath.pi = 3\nx = 1\nclass int2(int): pass");
            assertFalse(other.eval("hasattr(__import__('sys'), 'marker')", boolean.class));
            assertEquals(Math.PI, other.eval("__import__('math').pi", double.class));
            assertTrue(other.find("x").isEmpty());
            assertFalse(other.eval("any(c.__name__ == 'int2' for c in int.__subclasses__())", boolean.class));
            try (Value v = python.eval("[]")) {
                assertThrows(IllegalArgumentException.class, () -> other.set("v", v));
            }
        }
    }

    @Test
    void oneInterpreterCallsTheOther() {
        try (Interpreter other = Interpreter.open()) {
            other.exec("def f(n): return n + 1");
            python.set("f", (PythonCallable) a -> other.get("f").callAs(Long.class, a.get(0)));
            assertEquals(9L, python.eval("f(8)", Long.class));
            other.set("g", (PythonCallable) a -> python.eval("f(1)", Long.class));
            assertEquals(2L, other.eval("g()", Long.class));
        }
    }

    @Test
    void theStandardLibraryIsThere() {
        assertEquals("{\"a\": [1, 2.5, null]}", python.eval("__import__('json').dumps({'a': [1, 2.5, None]})", String.class));
        assertEquals("['12', '345']", python.eval("str(__import__('re').findall(r'[0-9]+', 'a12b345'))", String.class));
    }
}
