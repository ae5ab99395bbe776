// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.gc.Collector;
import io.github.typhon.interp.runtime.boot.Startup;
import io.github.typhon.interp.runtime.builtins.SourceCompiler;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.eval.Interp;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.sys.PyConfig;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When objects die, as CPython 3.14 printed it: see {@code run.py} beside the snippets. The ledger finds what outlives its snippet. */
class LifetimeTest {
    private static final Path SNIPPETS = Path.of("../runtime/src/test/python/lifetime");

    private static PyThreadState ts;
    private static PyDict runner;

    static List<String> files() throws IOException {
        try (var s = Files.list(SNIPPETS)) {
            return s.map(p -> p.getFileName().toString()).filter(n -> n.endsWith(".py") && !n.equals("run.py")).sorted().toList();
        }
    }

    /** The library of the CPython that the build unpacks. */
    private static Path library() {
        return Path.of(System.getProperty("typhon.oracle")).getParent().resolveSibling("lib/python3.14");
    }

    @BeforeAll
    static void start() throws IOException {
        PyConfig c = new PyConfig();
        c.stdlibDir = library().toString();
        c.prefix = library().getParent().getParent().toString();
        c.path.add(c.stdlibDir);
        c.noSite = true;
        ts = Startup.start(c);
        Path file = SNIPPETS.resolve("run.py").toAbsolutePath().normalize();
        runner = new PyDict(ts);
        runner.put(ts, PyUnicode.intern("__name__"), PyUnicode.of("run"));
        runner.put(ts, PyUnicode.intern("__file__"), PyUnicode.of(file.toString()));
        PyCode code = (PyCode) SourceCompiler.compile(ts, PyUnicode.of(Files.readString(file)), file.toString(), "exec", 0, -1);
        Interp.ensureBuiltins(ts, runner);
        Refs.decref(ts, Interp.run(ts, code, runner, runner));
        Refs.decref(ts, code);
    }

    @AfterAll
    static void end() {
        ts.exit();
    }

    @ParameterizedTest
    @MethodSource("files")
    void objectsDieWhenCPythonLetsThemDie(String file) throws IOException {
        PyObject split = runner.get(ts, PyUnicode.intern("split"));
        PyObject run = runner.get(ts, PyUnicode.intern("run"));
        PyObject parts = Calls.call1(ts, split, PyUnicode.of(Files.readString(SNIPPETS.resolve(file))));
        List<String> wrong = new ArrayList<>();
        PyObject prelude = Objects.getItem(ts, parts, PyLong.of(0));
        PyObject snippets = Objects.getItem(ts, parts, PyLong.of(1));
        Iterators.forEach(ts, snippets, s -> {
            check(run, prelude, s, wrong);
            return true;
        });
        for (PyObject o : new PyObject[] {prelude, snippets, parts, run, split}) Refs.decref(ts, o);
        assertEquals(List.of(), wrong);
    }

    private static void check(PyObject run, PyObject prelude, PyObject snippet, List<String> wrong) {
        PyObject[] s = Sequences.toArray(ts, snippet);
        // Once more: what the first run imports or caches stays, what the second leaves leaks.
        runOnce(run, prelude, s, wrong);
        Collector.collect(ts, 2);
        long mark = ts.interp.ledger().mark();
        runOnce(run, prelude, s, wrong);
        Collector.collect(ts, 2);
        Map<String, Integer> alive = new TreeMap<>();
        for (RefCounted o : ts.interp.ledger().aliveSince(mark)) alive.merge(PyType.of(o).name(), 1, Integer::sum);
        if (!alive.isEmpty()) wrong.add(s[0] + ": leaks " + alive);
        Refs.releaseAll(ts, s, 0, s.length);
    }

    private static void runOnce(PyObject run, PyObject prelude, PyObject[] s, List<String> wrong) {
        PyObject printed = Calls.call3(ts, run, prelude, s[1], s[0]);
        String got = Objects.reprText(ts, printed);
        String want = Objects.reprText(ts, s[2]);
        if (!got.equals(want)) wrong.add(s[0] + ": printed " + got + ", not " + want);
        Refs.decref(ts, printed);
    }
}
