// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.typhon.interp.runtime.frame.PyThreadState;
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

    @ParameterizedTest
    @ValueSource(strings = {"language", "details", "tracing", "recursion"})
    void printsWhatCPythonPrints(String name) throws Exception {
        PyThreadState ts = SnippetRunner.start();
        try {
            assertEquals(resource(name + ".out"), SnippetRunner.run(ts, resource(name + ".py"), name + ".py"));
        } finally {
            ts.exit();
        }
    }
}
