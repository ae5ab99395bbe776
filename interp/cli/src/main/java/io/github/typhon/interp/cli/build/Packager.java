// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.cli.build;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Lays the command out for a fast start, in the directory given: {@code boot.jar} with the few resources that every start reads,
 * {@code typhon.jar} with all classes of ours, the libraries as they are, {@code typhon.aot}, {@code launch} with the command line.
 */
final class Packager {
    private static final String SERVICES = "META-INF/services/";
    private static final String PROVIDERS = SERVICES + "io.github.typhon.interp.runtime.importing.NativeModuleSource";
    /** Resources that every start reads, beside those in META-INF/typhon. */
    private static final Pattern EARLY = Pattern.compile("/(fingerprint|stdlib-module-names\\.txt)$");

    private final Path target;
    private final List<Path> ours = new ArrayList<>();
    private final List<Path> others = new ArrayList<>();

    private Packager(Path target) throws IOException {
        this.target = target;
        try (Stream<Path> all = Files.list(target.resolve("lib"))) {
            all.filter(p -> p.toString().endsWith(".jar")).sorted().forEach(p -> (isOurs(p) ? ours : others).add(p));
        }
        try (Stream<Path> all = Files.list(target)) {
            all.filter(p -> p.getFileName().toString().startsWith("typhon-cli-") && p.toString().endsWith(".jar")).forEach(ours::add);
        }
    }

    private static boolean isOurs(Path jar) {
        return jar.getFileName().toString().startsWith("typhon-");
    }

    /** @param args the directory; the library; the program that trains the cache, or "" for no cache */
    public static void main(String[] args) throws IOException, InterruptedException {
        Packager p = new Packager(Path.of(args[0]).toAbsolutePath().normalize());
        Map<String, byte[]> boot = new TreeMap<>();
        Map<String, byte[]> classes = new TreeMap<>();
        for (Path jar : p.ours) {
            p.read(jar, boot, classes);
        }
        String providers = new String(boot.get(PROVIDERS), StandardCharsets.UTF_8).strip().replaceAll("\\s+", ",");
        boolean changed = store(p.target.resolve("boot.jar"), boot);
        changed |= store(p.target.resolve("typhon.jar"), classes);
        LaunchFile launch = new LaunchFile(p.target, Path.of(args[1]).toAbsolutePath().normalize(), p.others, providers);
        changed |= launch.write();
        Path cache = p.target.resolve(LaunchFile.CACHE);
        if (args[2].isEmpty()) {
            Files.deleteIfExists(cache);
        } else if (changed || !Files.exists(cache)) {
            launch.train(cache, Path.of(args[2]));
        }
    }

    private void read(Path jar, Map<String, byte[]> boot, Map<String, byte[]> classes) throws IOException {
        try (FileSystem fs = FileSystems.newFileSystem(jar); Stream<Path> all = Files.walk(fs.getPath("/"))) {
            for (Path f : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                String name = f.toString().substring(1);
                if (name.startsWith("META-INF/maven/") || name.equals("META-INF/MANIFEST.MF") || name.equals("module-info.class")) {
                    continue;
                }
                byte[] bytes = Files.readAllBytes(f);
                if (name.endsWith(".class")) {
                    classes.put(name, SwitchResolver.resolve(bytes));
                } else if (name.startsWith(SERVICES)) {
                    boot.merge(name, bytes, (a, b) -> (new String(a, StandardCharsets.UTF_8) + "\n" + new String(b, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
                } else {
                    (name.startsWith("META-INF/typhon/") || EARLY.matcher(name).find() ? boot : classes).put(name, bytes);
                }
            }
        }
    }

    /** Writes an archive without compression unless it is there with the same content. The time stamps in it are constant. */
    private static boolean store(Path file, Map<String, byte[]> entries) throws IOException {
        Path made = file.resolveSibling(file.getFileName() + ".new");
        try (OutputStream raw = Files.newOutputStream(made); ZipOutputStream out = new ZipOutputStream(new java.io.BufferedOutputStream(raw))) {
            out.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, byte[]> e : entries.entrySet()) {
                ZipEntry z = new ZipEntry(e.getKey());
                CRC32 crc = new CRC32();
                crc.update(e.getValue());
                z.setCrc(crc.getValue());
                z.setSize(e.getValue().length);
                z.setLastModifiedTime(FileTime.fromMillis(1_000_000_000_000L));
                out.putNextEntry(z);
                out.write(e.getValue());
                out.closeEntry();
            }
        }
        if (Files.exists(file) && Files.mismatch(file, made) < 0) {
            Files.delete(made);
            return false;
        }
        Files.move(made, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return true;
    }
}
