// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.refcount.thread.ThreadState;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the annotation processor on toy classes: what it writes must equal the golden files, what is wrong must be an error. With
 *  {@code -Dtyphon.golden=write} the golden files are written anew. */
class ProcessorTest {
    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
    @TempDir static Path processor;
    @TempDir Path out;
    private static Path module;

    @BeforeAll
    static void compileProcessor() throws IOException {
        Path p = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(p.resolve("objects/src/processor/java"))) {
            p = p.getParent();
        }
        module = p.resolve("objects");
        List<String> args = new ArrayList<>(List.of("-proc:none", "-d", processor.toString()));
        try (Stream<Path> s = Files.walk(module.resolve("src/processor/java"))) {
            s.filter(f -> f.toString().endsWith(".java")).map(Path::toString).forEach(args::add);
        }
        assertEquals(0, JAVAC.run(null, null, null, args.toArray(new String[0])));
    }

    private String process(List<? extends JavaFileObject> units) throws IOException {
        StringWriter messages = new StringWriter();
        try (var files = JAVAC.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-proc:only", "--processor-path", processor.toString(), "-processor", "io.github.typhon.objects.processor.ExposeProcessor",
                    "-s", out.toString(), "-d", out.toString(), "-cp", place(PyType.class) + java.io.File.pathSeparator + place(ThreadState.class));
            JAVAC.getTask(messages, files, null, options, null, units).call();
        }
        return messages.toString();
    }

    // The launcher may have loaded us from elsewhere than java.class.path.
    private static String place(Class<?> c) {
        return Path.of(URI.create(c.getProtectionDomain().getCodeSource().getLocation().toString())).toString();
    }

    private String process(String body) throws IOException {
        String source = "package toy; import io.github.typhon.objects.core.*; import io.github.typhon.objects.expose.*; import io.github.typhon.objects.text.*;"
                + "import io.github.typhon.refcount.count.*; import io.github.typhon.refcount.thread.*;\n" + body;
        return process(List.of(new SimpleJavaFileObject(URI.create("string:///toy/Bad.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        }));
    }

    @Test
    void generatedFilesEqualTheGoldenOnes() throws IOException {
        Path resources = module.resolve("src/test/resources/processor");
        try (var files = JAVAC.getStandardFileManager(null, null, null)) {
            List<JavaFileObject> units = new ArrayList<>();
            files.getJavaFileObjects(resources.resolve("input/toy/Toy.java"), resources.resolve("input/toy/ToyModule.java")).forEach(units::add);
            String messages = process(units);
            assertTrue(!messages.contains("error"), messages);
        }
        for (String name : List.of("ToyExposed", "ToySlots", "ToySub", "ToyModuleExposed", "ExposedIndex")) {
            Path golden = resources.resolve("expected/" + name + ".java");
            String text = "// SPDX-License-Identifier: Apache-2.0\n" + Files.readString(out.resolve("toy/" + name + ".java"));
            if ("write".equals(System.getProperty("typhon.golden"))) {
                Files.writeString(golden, text);
            }
            assertEquals(Files.readString(golden), text, name);
        }
    }

    private void rejects(String member, String message) throws IOException {
        String got = process("@PyClass(name = \"bad\") class Bad extends RefCounted { static PyType TYPE; public PyType ob_type() { return TYPE; }\n" + member + "\n}");
        assertTrue(got.contains(message), "expected: " + message + "\ngot: " + got);
    }

    @Test
    void signatureAndJavaParametersMustAgree() throws IOException {
        rejects("@PyMethod(\"($self, a, b, /)\") PyObject f(ThreadState ts, PyObject a) { return a; }", "the signature has 2 parameters, the Java method 1");
        rejects("@PyMethod(\"(a, /)\") PyObject f(PyObject a) { return a; }", "must begin with $self");
        rejects("@PyStaticMethod(\"($self, a, /)\") static PyObject f(PyObject a) { return a; }", "a static method binds nothing");
        rejects("@PyMethod(\"($self, *args)\") void f(PyObject args) { }", "needs a PyObject[] parameter");
    }

    @Test
    void defaultsMustConvert() throws IOException {
        rejects("@PyMethod(\"($self, a=None, /)\") void f(long a) { }", "cannot convert the default None to long");
        rejects("@PyMethod(\"($self, a='x', /)\") void f(boolean a) { }", "cannot convert the default 'x' to boolean");
    }

    @Test
    void slotsMustExistAndHaveTheirShape() throws IOException {
        rejects("static PyObject nb_addition(ThreadState ts, PyObject a, PyObject b) { return a; }", "no such slot: nb_addition");
        rejects("static PyObject tp_hash(ThreadState ts, Bad self) { return self; }", "tp_hash must return long");
        rejects("static PyObject sq_item(ThreadState ts, Bad self, PyObject i) { return i; }", "must be long");
    }

    @Test
    void carriersNeedAConstructor() throws IOException {
        String got = process("@PyClass(name = \"bad\", flags = PyType.BASETYPE) class Bad extends RefCounted { static PyType TYPE; Bad() { super(); }"
                + " public PyType ob_type() { return TYPE; } }");
        assertTrue(got.contains("needs a non-private constructor whose first parameter is a ThreadState"), got);
    }
}
