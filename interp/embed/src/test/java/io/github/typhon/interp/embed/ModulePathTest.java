// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that is a named module, in a virtual machine with a module path and nothing on the class path. */
class ModulePathTest {
    private static final Path CONSUMER = Path.of("src/test/resources/consumer");
    private static final int SECONDS = 120;

    /** What a program depends on: the tests' class path without the tests and what they are run by. */
    private static String modulePath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(p -> !p.endsWith("test-classes") && !p.contains("junit") && !p.contains("opentest4j") && !p.contains("apiguardian"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void compile(Path classes, Path... sources) {
        List<String> args = new ArrayList<>(List.of("-Werror", "-p", modulePath(), "-d", classes.toString()));
        Arrays.stream(sources).map(Path::toString).forEach(args::add);
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler().run(null, messages, messages, args.toArray(String[]::new));
        assertEquals(0, status, messages.toString(StandardCharsets.UTF_8));
    }

    /** What it prints, and what it says on the error stream. */
    private static List<String> run(Path classes, String main) throws IOException, InterruptedException {
        Path out = classes.resolveSibling("out.txt");
        Path err = classes.resolveSibling("err.txt");
        Process p = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx512m",
                "--illegal-native-access=deny", "--enable-native-access=io.github.typhon.stdlib", "-p", modulePath() + File.pathSeparator + classes,
                "-m", "consumer/consumer." + main).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        if (!p.waitFor(SECONDS, TimeUnit.SECONDS)) {
            p.destroyForcibly().waitFor();
        }
        assertEquals(0, p.exitValue(), Files.readString(out) + Files.readString(err));
        return List.of(Files.readString(out), Files.readString(err));
    }

    @Test
    void theExampleOfTheReadmeRuns(@TempDir Path dir) throws Exception {
        Matcher m = Pattern.compile("```java\n(.*?)```\n\nIt prints `(.*?)`", Pattern.DOTALL).matcher(Files.readString(Path.of("../../README.md")));
        assertTrue(m.find(), "the README has no Java example followed by what it prints");
        Path source = Files.writeString(Files.createDirectories(dir.resolve("src/consumer")).resolve("Hello.java"), "package consumer;\n" + m.group(1));
        compile(dir.resolve("classes"), CONSUMER.resolve("module-info.java"), source);
        assertEquals(List.of(m.group(2) + "\n", ""), run(dir.resolve("classes"), "Hello"));
    }

    @Test
    void threadsExceptionsCompiledCodeAndTheLibraryWork(@TempDir Path dir) throws Exception {
        compile(dir.resolve("classes"), CONSUMER.resolve("module-info.java"), CONSUMER.resolve("consumer/Checks.java"));
        List<String> said = run(dir.resolve("classes"), "Checks");
        assertEquals("""
                modules true true
                threads 1240
                exception ZeroDivisionError: division by zero __main__.f(app.py:2) true
                compiled 45150
                library ['a42', {'a': [1, 2.5, None]}, True, True, True, 'x = 1 + 2', 'LATIN SMALL LETTER E WITH ACUTELATIN SMALL LETTER A', b'hi\\n', b'bc', True]
                """, said.get(0));
        assertTrue(said.get(1).contains("jit: compiled loop:"), said.get(1));
        // Some code is too large; an exception stands behind the time.
        assertEquals(List.of(), said.get(1).lines().filter(l -> !l.startsWith("jit: ") || l.matches("jit: gave up .* ms:.*")).toList());
    }

    @Test
    void whatIsNotExportedCannotBeUsed(@TempDir Path dir) throws Exception {
        Path source = Files.writeString(Files.createDirectories(dir.resolve("src/consumer")).resolve("Inside.java"),
                "package consumer;\nclass Inside { io.github.typhon.interp.runtime.sys.PyConfig config; }\n");
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        ToolProvider.getSystemJavaCompiler().run(null, messages, messages, "-p", modulePath(), "-d", dir.toString(),
                CONSUMER.resolve("module-info.java").toString(), source.toString());
        String text = messages.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("package io.github.typhon.interp.runtime.sys is not visible"), text);
    }
}
