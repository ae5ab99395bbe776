// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the README, compiled and run as it stands there. */
class ReadmeTest {
    @Test
    void theExampleDoesWhatItSays(@TempDir Path dir) throws Exception {
        String readme = Files.readString(Path.of("../../README.md"));
        Matcher m = Pattern.compile("```java\n(.*?)```\n\nIt prints `(.*?)`", Pattern.DOTALL).matcher(readme);
        assertTrue(m.find(), "the README has no Java example followed by what it prints");
        Path source = Files.writeString(dir.resolve("Hello.java"), m.group(1));
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler().run(null, messages, messages, "-cp", System.getProperty("java.class.path"), "-d", dir.toString(),
                source.toString());
        assertEquals(0, status, messages.toString(StandardCharsets.UTF_8));
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {dir.toUri().toURL()}, getClass().getClassLoader())) {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            loader.loadClass("Hello").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        assertEquals(m.group(2) + "\n", out.toString(StandardCharsets.UTF_8));
    }
}
