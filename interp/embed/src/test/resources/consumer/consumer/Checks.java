// SPDX-License-Identifier: Apache-2.0
package consumer;

import io.github.typhon.interp.embed.Interpreter;
import io.github.typhon.interp.embed.PythonException;
import io.github.typhon.interp.embed.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A program that is a module itself, for ModulePathTest: prints a line for everything that works. */
public final class Checks {
    private static final int THREADS = 4;

    public static void main(String[] args) throws Exception {
        System.out.println("modules " + Checks.class.getModule().isNamed() + " " + Interpreter.class.getModule().isNamed());
        try (Interpreter python = Interpreter.builder().option("jit", "eager").option("jitlog", "1").open()) {
            threads(python);
            exception(python);
            compiled(python);
            library(python);
        }
    }

    private static void threads(Interpreter python) throws Exception {
        python.exec("def square(n): return n * n");
        try (ExecutorService pool = Executors.newFixedThreadPool(THREADS); Value square = python.get("square")) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < THREADS * THREADS; i++) {
                int n = i;
                answers.add(pool.submit(() -> square.callAs(int.class, n)));
            }
            int sum = 0;
            for (Future<Integer> f : answers) {
                sum += f.get();
            }
            System.out.println("threads " + sum);
        }
    }

    private static void exception(Interpreter python) {
        try {
            python.exec("def f(n):\n    return 1 / n\nf(0)\n", "app.py");
        } catch (PythonException e) {
            System.out.println("exception " + e.getMessage() + " " + e.getStackTrace()[0] + " " + e.traceback().contains("File \"app.py\", line 2, in f"));
        }
    }

    /** The JIT makes hidden classes in a module of ours that use those of other modules. */
    private static void compiled(Interpreter python) {
        python.exec("""
                import binascii
                class Point:
                    def __init__(self, x): self.x = x
                def loop(n):
                    total, points = 0, {}
                    for i in range(n):
                        points[i] = [Point(i), str(i), 1.5]
                        total += points[i][0].x + binascii.crc_hqx(b'', 1)
                    return total
                for _ in range(3): answer = loop(300)
                """);
        System.out.println("compiled " + python.eval("answer", int.class));
    }

    /** Native modules of every kind, resources of our modules and other people's. */
    private static void library(Interpreter python) {
        python.exec("""
                import ast, bz2, decimal, gc, io, json, lzma, os, re, subprocess, tempfile, threading, time, unicodedata, zlib
                found = []
                t = threading.Thread(target=lambda: found.append(re.sub(r'(\\d+)', lambda m: str(int(m[1]) + 1), 'a41')))
                t.start(); t.join()
                found.append(json.loads(json.dumps({'a': [1, 2.5, None]})))
                data = b'typhon ' * 100
                found += [m.decompress(m.compress(data)) == data for m in (bz2, lzma, zlib)]
                found.append(ast.unparse(ast.parse('x = 1+2')))
                found.append(unicodedata.name('\\u00e9') + unicodedata.ucd_3_2_0.name('a'))
                found.append(subprocess.run(['echo', 'hi'], capture_output=True).stdout)
                with tempfile.TemporaryFile() as f:
                    f.write(b'abc'); f.seek(1); found.append(f.read())
                found.append(gc.collect() >= 0)
                """);
        System.out.println("library " + python.eval("repr(found)", String.class));
    }
}
