// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.jit.TierUp;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snippets print what CPython 3.14 printed for them (the .out files; sys.exception, sys.settrace and sys.setprofile are builtins here). */
class SnippetTest {
    private static String resource(String name) throws Exception {
        try (var in = SnippetTest.class.getResourceAsStream("/snippets/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void check(String name, String jit) throws Exception {
        PyThreadState ts = SnippetRunner.start();
        try {
            ts.interpreter.xoptions.put("jit", jit);
            TierUp.install(ts.interpreter);
            assertEquals(resource(name + ".out"), SnippetRunner.run(ts, resource(name + ".py"), name + ".py"));
        } finally {
            ts.exit();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"language", "details", "tracing", "recursion", "jit"})
    void printsWhatCPythonPrints(String name) throws Exception {
        check(name, "off");
    }

    /** Everything is compiled at its second call or turn, and leaves compiled code wherever that met something new. */
    @ParameterizedTest
    @ValueSource(strings = {"language", "details", "tracing", "recursion", "jit"})
    void printsTheSameWhenCompiledEagerly(String name) throws Exception {
        check(name, "eager");
    }
}
