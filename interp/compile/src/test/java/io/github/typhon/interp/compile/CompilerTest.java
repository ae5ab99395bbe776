// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.code.CodeUnitReader;
import io.github.typhon.interp.compile.code.CodeUnitWriter;
import io.github.typhon.interp.compile.code.CodeVerifier;
import io.github.typhon.interp.compile.code.Disassembler;
import io.github.typhon.interp.syntax.PySyntaxError;

class CompilerTest {

    private static CodeUnit compile(String source) {
        CodeUnit code = CompileTool.compile(source.getBytes(StandardCharsets.UTF_8), "f", 0).code();
        assertEquals(List.of(), CodeVerifier.verify(code), () -> Disassembler.disassemble(code));
        return code;
    }

    private static void rejects(String source, String message, int line, int offset) {
        PySyntaxError e = assertThrows(PySyntaxError.class, () -> compile(source));
        assertEquals(message + " " + line + " " + offset, e.getMessage() + " " + e.lineno() + " " + e.offset());
    }

    private static CodeUnit inner(CodeUnit code) {
        return (CodeUnit) code.constants().stream().filter(CodeUnit.class::isInstance).findFirst().orElseThrow();
    }

    @Test
    void arithmeticOnLocalsWritesTheLocalDirectly() {
        CodeUnit f = inner(compile("def f(a, b):\n    a = a + b\n    return a\n"));
        assertTrue(Disassembler.disassemble(f).contains("BINARY_ADD              a, a, b"));
        assertEquals(3, f.code().length);
    }

    @Test
    void boundLocalsAreNotChecked() {
        String text = Disassembler.disassemble(compile("def f(c):\n    if c: x = 1\n    y = 2\n    return x + y\n"));
        assertTrue(text.contains("CHECK_BOUND             x"));
        assertTrue(!text.contains("CHECK_BOUND             y"));
    }

    @Test
    void assignmentExpressionDoesNotChangeAnOperandReadBefore() {
        String text = Disassembler.disassemble(compile("def f(x):\n    return x + (x := 5)\n"));
        assertTrue(text.contains("MOVE                    t0, x"), text);
    }

    @Test
    void errorsHaveTheirPlaces() {
        rejects("def f():\n  return\nreturn 1", "'return' outside function", 3, 1);
        rejects("x = 1\ndef f():\n nonlocal x", "no binding for nonlocal 'x' found", 3, 2);
        rejects("def f(a, a): pass", "duplicate argument 'a' in function definition", 1, 10);
        rejects("match x:\n case _: pass\n case 1: pass", "wildcard makes remaining patterns unreachable", 2, 7);
    }

    @Test
    void binaryFormKeepsEverything() {
        CodeUnit code = compile("""
                'doc'
                import os.path as p
                class A[T](B):
                    x: int = -1.5
                    def m(self, *, k={1, 2, 3}): return [i for i in self if i in (1, 'a', b'c', 2j, ..., None)]
                async def g():
                    async with a as b: yield await c
                s = '\\ud800\\U0001f600' + str(1 << 70)
                try: s[1:2]
                except* E as e: pass
                """);
        byte[] bytes = CodeUnitWriter.write(code);
        CodeUnit again = CodeUnitReader.read(bytes);
        assertEquals(Disassembler.disassemble(code), Disassembler.disassemble(again));
        assertArrayEquals(bytes, CodeUnitWriter.write(again));
    }

    @Test
    void wellFormedCodeForEveryConstruct() {
        compile("""
                def f(a, *b, c=1, **d):
                    with a as x, b: return x
                    for i, (j, *k) in a:
                        try: continue
                        except (E, F) as e: break
                        except: raise
                        else: yield i
                        finally: del j
                    else: return (yield from b)
                    a[1:b] += c; a.x += 1; a[b][c()] -= 2
                    return a < b() < c() or not a, {**a, 1: 2}, [*a], f(*a, **d), f'{a!r:{b}}', t'{a}'
                async def g():
                    async for x in y: await x
                    return [await z async for z in q if z], {k: v async for k, v in q}
                """);
    }
}
