// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the descriptors promise, and that they say no more than is needed. */
class ModulesTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final String OURS = "io.github.typhon.";
    /** What any program may use. A line here is a promise. */
    private static final Set<String> EXPORTED_TO_ALL = Set.of("io.github.typhon.interp.embed");
    /** Run by their own start scripts, used by nobody: the benchmark's from its sources, jcstress from a class path. */
    private static final Set<String> PROGRAMS = Set.of("bench", "stress-tests");
    private static final ClassFiles CLASSES = new ClassFiles(ROOT);
    /** Folder to descriptor. */
    private static final Map<String, ModuleDescriptor> DESCRIPTORS = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        for (String folder : ClassFiles.MODULES) {
            Path p = ROOT.resolve(folder).resolve("target/classes/module-info.class");
            assertTrue(Files.exists(p), folder + " has no descriptor");
            try (InputStream in = Files.newInputStream(p)) {
                DESCRIPTORS.put(folder, ModuleDescriptor.read(in));
            }
        }
    }

    private static Set<String> packages(String folder) {
        return CLASSES.moduleOfPackage.entrySet().stream().filter(e -> e.getValue().equals(folder)).map(e -> OURS + e.getKey()).collect(Collectors.toSet());
    }

    @Test
    void everyFolderWithCodeHasADescriptor() throws IOException {
        try (Stream<Path> poms = Files.find(ROOT, 3, (p, a) -> p.endsWith("pom.xml") && Files.isDirectory(p.resolveSibling("src/main/java")))) {
            List<String> without = poms.map(Path::getParent).filter(p -> !Files.exists(p.resolve("src/main/java/module-info.java")))
                    .map(p -> ROOT.relativize(p).toString()).filter(p -> !PROGRAMS.contains(p)).toList();
            assertEquals(List.of(), without);
        }
    }

    @Test
    void modulesAreNamedAsTheirPackages() {
        DESCRIPTORS.forEach((folder, d) -> packages(folder).forEach(p -> assertTrue((p + ".").startsWith(d.name() + "."), p + " in " + d.name())));
    }

    @Test
    void noPackageIsSplit() {
        Map<String, String> owner = new HashMap<>();
        List<String> split = new ArrayList<>();
        CLASSES.byModule.forEach((folder, classes) -> classes.forEach(c -> {
            String p = c.thisClass().asSymbol().packageName();
            if (!owner.computeIfAbsent(p, k -> folder).equals(folder)) {
                split.add(p + " in " + folder + " and " + owner.get(p));
            }
        }));
        assertEquals(List.of(), split);
    }

    @Test
    void onlyTheShortListIsExportedToAll() {
        Set<String> exported = new TreeSet<>();
        DESCRIPTORS.values().forEach(d -> {
            d.exports().stream().filter(e -> !e.isQualified()).forEach(e -> exported.add(e.source()));
            assertTrue(!d.isOpen() && d.opens().isEmpty(), d.name() + " opens packages");
        });
        assertEquals(new TreeSet<>(EXPORTED_TO_ALL), exported);
    }

    @Test
    void packagesAreExportedToTheModulesThatUseThemAndToNoOther() {
        Map<String, String> folderOf = new HashMap<>();
        DESCRIPTORS.forEach((folder, d) -> folderOf.put(d.name(), folder));
        List<String> idle = new ArrayList<>();
        DESCRIPTORS.values().forEach(d -> d.exports().forEach(e -> e.targets().forEach(t -> {
            String user = folderOf.get(t);
            if (user == null || !isNamedInClasses(user, e.source()) && !isNamedInSources(user, e.source())) {
                idle.add(d.name() + " exports " + e.source() + " to " + t);
            }
        })));
        assertEquals(List.of(), idle);
    }

    private static boolean isNamedInClasses(String folder, String packageName) {
        String path = packageName.replace('.', '/') + "/";
        return CLASSES.byModule.get(folder).stream().anyMatch(c -> StreamSupport.stream(c.constantPool().spliterator(), false)
                .anyMatch(x -> x instanceof Utf8Entry u && u.stringValue().contains(path)));
    }

    /** Annotations that javac drops, constants that it copies, imports that generated code does not need. */
    private static boolean isNamedInSources(String folder, String packageName) {
        for (String sources : List.of("src/main/java", "target/generated-sources/annotations")) {
            Path dir = ROOT.resolve(folder).resolve(sources);
            if (Files.isDirectory(dir)) {
                try (Stream<Path> all = Files.walk(dir)) {
                    if (all.filter(p -> p.toString().endsWith(".java") && !p.endsWith("module-info.java")).anyMatch(p -> text(p).contains(packageName + "."))) {
                        return true;
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return false;
    }

    private static String text(Path p) {
        try {
            return Files.readString(p);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theClassPathKnowsTheSameProviders() throws IOException {
        for (Map.Entry<String, ModuleDescriptor> e : DESCRIPTORS.entrySet()) {
            Map<String, Set<String>> listed = new TreeMap<>();
            Path services = ROOT.resolve(e.getKey()).resolve("target/classes/META-INF/services");
            if (Files.isDirectory(services)) {
                try (Stream<Path> all = Files.list(services)) {
                    for (Path p : (Iterable<Path>) all::iterator) {
                        listed.put(p.getFileName().toString(), new TreeSet<>(Files.readAllLines(p)));
                    }
                }
            }
            Map<String, Set<String>> provided = new TreeMap<>();
            e.getValue().provides().forEach(p -> provided.put(p.service(), new TreeSet<>(p.providers())));
            assertEquals(listed, provided, e.getKey());
        }
    }

    @Test
    void everyProvidedServiceIsUsed() {
        Set<String> used = new HashSet<>();
        DESCRIPTORS.values().forEach(d -> used.addAll(d.uses()));
        DESCRIPTORS.values().forEach(d -> d.provides().forEach(p -> assertTrue(used.contains(p.service()), p.service() + " is provided for nobody")));
    }
}
