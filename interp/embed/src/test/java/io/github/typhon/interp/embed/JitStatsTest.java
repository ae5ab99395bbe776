// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the JIT tells of itself. */
class JitStatsTest {
    private static final String PROGRAM = """
            import json, sys

            def quiet(a, b):
                return a * b + 1

            def framed(x):
                return [str(x), len(sys.argv)]

            def work(values):
                for v in values:
                    quiet(v, 2)
                    framed(v)

            """;

    private static Interpreter python(String jit) {
        Interpreter python = Interpreter.builder().option("jit", jit).open();
        python.exec(PROGRAM, "program.py");
        return python;
    }

    @Test
    void compiledFormsAndExitsAreCounted() {
        try (Interpreter python = python("eager")) {
            python.exec("""
                    work(range(2000))
                    stats = sys._jit.stats()
                    assert json.loads(json.dumps(stats)) == stats
                    assert stats["compiled"] > 0 and stats["compiled_frameless"] > 0 and stats["compile_ns"] > 0, stats
                    assert stats["needs_frame"], stats
                    try:
                        quiet([], {})
                    except TypeError:
                        pass
                    assert sum(sys._jit.stats()["exits"].values()) > sum(stats["exits"].values())
                    assert "compiled_frameless" in sys._jit.report()
                    """, "check.py");
        }
    }

    @Test
    void withoutAJitThereIsNothing() {
        try (Interpreter python = python("off")) {
            python.exec("assert sys._jit.stats() == {} and sys._jit.report() == 'the JIT is off\\n'", "check.py");
        }
    }

    @Test
    void compilationsAreEventsOfTheFlightRecorder(@TempDir Path dir) throws Exception {
        Path file = dir.resolve("jit.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("io.github.typhon.JitCompilation");
            recording.start();
            try (Interpreter python = python("eager")) {
                python.exec("work(range(2000))", "check.py");
            }
            recording.stop();
            recording.dump(file);
        }
        assertTrue(Files.size(file) > 0);
        List<RecordedEvent> events = RecordingFile.readAllEvents(file).stream().filter(e -> e.getEventType().getName().equals("io.github.typhon.JitCompilation") && e.getString("file").equals("program.py")).toList();
        RecordedEvent quiet = events.stream().filter(e -> e.getString("function").equals("quiet") && e.getInt("entry") < 0).findFirst().orElseThrow();
        assertTrue(quiet.getBoolean("compiled"));
        RecordedEvent framed = events.stream().filter(e -> e.getString("function").equals("framed") && e.getInt("entry") < 0).findFirst().orElseThrow();
        assertTrue(framed.getString("reason").startsWith("needs a frame: "), framed.getString("reason"));
        assertEquals(7, framed.getInt("line"));
    }
}
