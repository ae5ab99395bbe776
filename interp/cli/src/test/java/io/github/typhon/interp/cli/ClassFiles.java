// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The compiled classes of every module, and which of its packages use which. */
final class ClassFiles {
    /** In the order of the arrows: a module may use those before it. */
    static final List<String> MODULES =
            List.of("refcount", "objects", "collections", "gc", "interp/syntax", "interp/compile", "interp/runtime", "interp/stdlib", "interp/embed", "interp/cli");
    private static final String OURS = "io/github/typhon/";

    final Map<String, List<ClassModel>> byModule = new TreeMap<>();
    final Map<String, String> moduleOfPackage = new TreeMap<>();
    /** Package to the packages of ours that its classes name. */
    final Map<String, Set<String>> uses = new TreeMap<>();

    ClassFiles(Path root) {
        for (String module : MODULES) {
            List<ClassModel> classes = read(root.resolve(module).resolve("target/classes"));
            byModule.put(module, classes);
            for (ClassModel c : classes) {
                String own = packageOf(c.thisClass().asInternalName());
                moduleOfPackage.put(own, module);
                Set<String> used = uses.computeIfAbsent(own, k -> new TreeSet<>());
                c.constantPool().forEach(e -> {
                    if (e instanceof ClassEntry k && k.asInternalName().startsWith(OURS)) {
                        used.add(packageOf(k.asInternalName()));
                    }
                });
                used.remove(own);
            }
        }
    }

    private static List<ClassModel> read(Path classes) {
        if (!Files.isDirectory(classes)) {
            return List.of();
        }
        List<ClassModel> out = new ArrayList<>();
        try (Stream<Path> all = Files.walk(classes)) {
            for (Path p : (Iterable<Path>) all.filter(f -> f.toString().endsWith(".class") && !f.endsWith("module-info.class"))::iterator) {
                out.add(ClassFile.of().parse(p));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }

    private static String packageOf(String internalName) {
        return internalName.substring(OURS.length(), Math.max(OURS.length(), internalName.lastIndexOf('/'))).replace('/', '.');
    }

    /** The groups of packages that use each other in a circle. Tarjan's algorithm. */
    List<Set<String>> cycles() {
        List<Set<String>> out = new ArrayList<>();
        Map<String, Integer> index = new HashMap<>();
        Map<String, Integer> low = new HashMap<>();
        Deque<String> stack = new ArrayDeque<>();
        for (String p : uses.keySet()) {
            if (!index.containsKey(p)) {
                connect(p, index, low, stack, out);
            }
        }
        return out;
    }

    private void connect(String p, Map<String, Integer> index, Map<String, Integer> low, Deque<String> stack, List<Set<String>> out) {
        index.put(p, index.size());
        low.put(p, index.get(p));
        stack.push(p);
        for (String q : uses.getOrDefault(p, Set.of())) {
            if (!index.containsKey(q)) {
                connect(q, index, low, stack, out);
                low.merge(p, low.get(q), Math::min);
            } else if (stack.contains(q)) {
                low.merge(p, index.get(q), Math::min);
            }
        }
        if (low.get(p).equals(index.get(p))) {
            Set<String> group = new TreeSet<>();
            String q;
            do {
                q = stack.pop();
                group.add(q);
            } while (!q.equals(p));
            if (group.size() > 1) {
                out.add(group);
            }
        }
    }
}
