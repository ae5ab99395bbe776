// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PythonExceptionTest {
    private Interpreter python;

    @BeforeEach
    void open() {
        python = Interpreter.open();
    }

    @AfterEach
    void close() {
        python.close();
    }

    private PythonException failing(String source) {
        return assertThrows(PythonException.class, () -> python.exec(source, "app.py"));
    }

    @Test
    void carriesTypeTextTracebackAndFrames() {
        PythonException e = failing("def f(n):\n    return 1 / n\n\ndef g():\n    return f(0)\n\ng()\n");
        assertEquals("ZeroDivisionError: division by zero", e.getMessage());
        assertEquals("ZeroDivisionError", e.typeName());
        assertEquals("division by zero", e.text());
        assertTrue(e.isInstance("ArithmeticError"));
        assertFalse(e.isInstance("ValueError"));
        assertEquals(
                "Traceback (most recent call last):\n  File \"app.py\", line 7, in <module>\n  File \"app.py\", line 5, in g\n  File \"app.py\", line 2, in f\n"
                        + "ZeroDivisionError: division by zero\n",
                e.traceback());
        StackTraceElement[] t = e.getStackTrace();
        assertEquals("__main__.f(app.py:2)", t[0].toString());
        assertEquals("__main__.g(app.py:5)", t[1].toString());
        assertEquals("__main__.<module>(app.py:7)", t[2].toString());
        assertTrue(t[3].getClassName().startsWith("io.github.typhon."), t[3].toString());
    }

    @Test
    void syntaxErrorsNameTheFile() {
        PythonException e = failing("x = (1,\ny = 2");
        assertTrue(e.isInstance("SyntaxError"));
        assertEquals("'(' was never closed (app.py, line 1)", e.text());
        assertEquals("  File \"app.py\", line 1\n    x = (1,\n        ^\nSyntaxError: '(' was never closed\n", e.traceback());
    }

    @Test
    void exceptionsOfTheProgramHaveQualifiedNames() {
        assertEquals("__main__.Mine", failing("class Mine(Exception): pass\nraise Mine").getMessage());
    }

    @Test
    void systemExitDoesNotEndTheProgram() {
        PythonException e = failing("raise SystemExit(3)");
        assertEquals("SystemExit: 3", e.getMessage());
    }

    @Test
    void javaExceptionsPassThroughPythonAsCauses() {
        IllegalArgumentException thrown = new IllegalArgumentException("no");
        python.set("f", (PythonCallable) a -> {
            throw thrown;
        });
        PythonException e = failing("f()");
        assertEquals("typhon.JavaError: java.lang.IllegalArgumentException: no", e.getMessage());
        assertSame(thrown, e.getCause());
        assertSame(thrown, failing("try:\n    f()\nexcept Exception as e:\n    raise ValueError('wrapped') from e").getCause());
        python.exec("try:\n    f()\nexcept Exception as e:\n    seen = type(e).__name__, e.exception");
        assertEquals("JavaError", python.eval("seen[0]", String.class));
        assertSame(thrown, python.eval("seen[1]", Object.class));
    }

    @Test
    void pythonExceptionsPassThroughJavaAsThemselves() {
        python.exec("class Mine(Exception): pass\nboom = Mine('x')\ndef fail(): raise boom");
        python.set("f", (PythonCallable) a -> python.get("fail").call());
        python.exec("try:\n    f()\nexcept Mine as e:\n    same = e is boom");
        assertTrue(python.eval("same", boolean.class));
    }

    @Test
    void javaRaisesBuiltInExceptionsByName() {
        python.set("f", (PythonCallable) a -> {
            throw new PythonException("KeyError", "k");
        });
        python.exec("try:\n    f()\nexcept KeyError as e:\n    seen = e.args");
        assertEquals("('k',)", python.eval("seen").toString());
    }

    @Test
    void framesOfAnExceptionDieAtOnce() {
        python.exec("log = []\nclass D:\n  def __del__(self): log.append('dead')\ndef f():\n  d = D()\n  raise ValueError");
        assertThrows(PythonException.class, () -> python.get("f").call());
        assertEquals("['dead']", python.eval("log").toString());
    }

    @Test
    void endlessRecursionIsARecursionError() {
        assertEquals("RecursionError", failing("def f(): f()\nf()").typeName());
        assertEquals("RecursionError", failing("class A:\n  def __getattr__(self, n): return getattr(self, n + 'x')\nA().x").typeName());
    }
}
