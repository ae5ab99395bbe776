// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MisuseTest {
    private static void closed(Runnable r) {
        assertEquals("the interpreter is closed", assertThrows(IllegalStateException.class, r::run).getMessage());
    }

    @Test
    void aClosedInterpreterRefusesEverything() {
        Interpreter python = Interpreter.open();
        Value v = python.eval("[1]");
        python.close();
        python.close();
        assertTrue(python.isClosed());
        closed(() -> python.exec("pass"));
        closed(() -> python.eval("1"));
        closed(() -> python.set("x", 1));
        closed(() -> python.get("x"));
        closed(v::repr);
        closed(() -> v.call());
        assertEquals("<closed value>", v.toString());
        v.close();
    }

    @Test
    void aClosedHandleRefusesEverything() {
        try (Interpreter python = Interpreter.open()) {
            Value v = python.eval("[1]");
            v.close();
            v.close();
            assertEquals("the value is closed", assertThrows(IllegalStateException.class, v::repr).getMessage());
            assertThrows(IllegalStateException.class, () -> python.set("x", v));
            assertEquals("<closed value>", v.toString());
        }
    }

    @Test
    void anInterpreterIsNotClosedFromWithin() {
        try (Interpreter python = Interpreter.open()) {
            python.set("f", (PythonCallable) a -> {
                python.close();
                return null;
            });
            PythonException e = assertThrows(PythonException.class, () -> python.exec("f()"));
            assertEquals(IllegalStateException.class, e.getCause().getClass());
            assertEquals(3, python.eval("1 + 2", int.class));
        }
    }

    @Test
    void argumentsOfACallbackEndWithIt() {
        try (Interpreter python = Interpreter.open()) {
            Value[] kept = new Value[2];
            python.set("f", (PythonCallable) a -> {
                kept[0] = a.get(0, Value.class);
                kept[1] = kept[0].copy();
                return null;
            });
            python.exec("f([1])");
            assertThrows(IllegalStateException.class, kept[0]::repr);
            assertEquals("[1]", kept[1].repr());
            kept[1].close();
        }
    }

    @Test
    void nullsAreRefusedWhereTheyMeanNothing() {
        try (Interpreter python = Interpreter.open()) {
            assertThrows(NullPointerException.class, () -> python.exec(null));
            assertThrows(NullPointerException.class, () -> python.get(null));
        }
    }

    @Test
    void aMissingLibraryIsSaid() {
        RuntimeException e = assertThrows(RuntimeException.class, () -> Interpreter.builder().library(Path.of("no/such/place")).open());
        assertTrue(e.getMessage().contains("standard library is missing: no/such/place"), e.getMessage());
        assertTrue(e instanceof IllegalStateException || e instanceof UncheckedIOException);
    }

    @Test
    void closingWaitsForPythonThreads() {
        try (Interpreter python = Interpreter.open()) {
            python.set("done", (PythonCallable) a -> {
                System.setProperty("typhon.test.closed", "yes");
                return null;
            });
            python.exec("import threading, time\nthreading.Thread(target=lambda: (time.sleep(0.1), done())).start()");
        }
        assertEquals("yes", System.clearProperty("typhon.test.closed"));
    }
}
