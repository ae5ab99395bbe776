// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.embed.build;

import io.github.typhon.interp.compile.code.Fingerprint;
import io.github.typhon.interp.runtime.library.FrozenWriter;
import io.github.typhon.interp.runtime.library.LibraryCompiler;
import io.github.typhon.interp.syntax.PySyntaxError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the resources that {@code Library} unpacks: an archive of the library's sources with their cache files, which are used unchecked since nobody edits
 * either, and a checksum of it. Left as it is while the compiler and the library stay the same.
 */
final class LibraryArchive {
    /** Not for programs: tests, tools that need a display or other native code, what belongs to CPython's own build. */
    private static final Set<String> LEFT_OUT = Set.of("test", "idlelib", "turtledemo", "tkinter", "site-packages", "lib-dynload", "_bundled", "__pycache__");
    private static final FileTime TIME = FileTime.fromMillis(1_700_000_000_000L);

    private LibraryArchive() {}

    /** @param args the library's directory and the directory of classes */
    public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
        Path lib = Path.of(args[0]).toAbsolutePath().normalize();
        Path classes = Path.of(args[1]);
        Path folder = classes.resolve("io/github/typhon/interp/embed");
        Path archive = folder.resolve("library.zip");
        Path stamp = classes.resolveSibling("library.stamp");
        FrozenWriter.write(lib, classes);
        List<Path> sources;
        try (Stream<Path> all = Files.walk(lib)) {
            sources = all.filter(Files::isRegularFile).filter(p -> kept(lib.relativize(p))).toList();
        }
        String now = Fingerprint.VALUE + " " + sources.size() + " " + lib;
        if (Files.exists(archive) && Files.exists(stamp) && Files.readString(stamp).equals(now)) {
            return;
        }
        Files.createDirectories(folder);
        Map<String, byte[]> entries = new ConcurrentSkipListMap<>();
        sources.parallelStream().forEach(p -> add(lib, p, entries));
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (ZipOutputStream zip = new ZipOutputStream(new DigestOutputStream(Files.newOutputStream(archive), digest))) {
            zip.setLevel(9);
            for (Map.Entry<String, byte[]> e : entries.entrySet()) {
                ZipEntry z = new ZipEntry(e.getKey());
                z.setLastModifiedTime(TIME);
                zip.putNextEntry(z);
                zip.write(e.getValue());
                zip.closeEntry();
            }
        }
        Files.writeString(folder.resolve("library.checksum"), HexFormat.of().formatHex(digest.digest()));
        Files.writeString(stamp, now);
        System.out.println("library: " + entries.size() + " files in the archive");
    }

    private static boolean kept(Path relative) {
        for (Path part : relative) {
            if (LEFT_OUT.contains(part.toString()) || part.toString().startsWith("config-")) {
                return false;
            }
        }
        return true;
    }

    private static void add(Path lib, Path file, Map<String, byte[]> entries) {
        try {
            byte[] text = Files.readAllBytes(file);
            String name = lib.relativize(file).toString().replace('\\', '/');
            entries.put(name, text);
            if (name.endsWith(".py")) {
                int slash = name.lastIndexOf('/') + 1;
                String cache = name.substring(0, slash) + "__pycache__/" + name.substring(slash, name.length() - ".py".length()) + LibraryCompiler.TAG;
                entries.put(cache, LibraryCompiler.unchecked(text, name));
            }
        } catch (PySyntaxError e) {
            // A template or test data: importing it shows the error.
            System.out.println("not compiled: " + file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
