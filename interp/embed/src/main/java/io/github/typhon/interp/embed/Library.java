// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.embed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Where the standard library lies: this jar carries it as one archive, which the first use on a machine unpacks into the user's cache, under a name made of
 * its checksum.
 * <p>Threads and processes: any number may race; each unpacks into a directory of its own and renames it, and the first to do so wins.
 */
final class Library {
    private static final String ARCHIVE = "library.zip";
    private static final String CHECKSUM = "library.checksum";
    private static final int NAME_DIGITS = 16;

    private Library() {}

    /** The directory of the library; {@code typhon.lib} names another one. */
    static Path locate() {
        String given = System.getProperty("typhon.lib", "");
        if (!given.isEmpty()) {
            return Path.of(given);
        }
        IOException failure = null;
        for (Path root : caches()) {
            try {
                return unpack(root);
            } catch (IOException e) {
                // A read-only home: the next place may do.
                failure = e;
            }
        }
        throw new UncheckedIOException("cannot unpack the standard library; set the system property typhon.cache to a writable directory", failure);
    }

    private static List<Path> caches() {
        String given = System.getProperty("typhon.cache", "");
        if (!given.isEmpty()) {
            return List.of(Path.of(given));
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path cache = xdg != null && !xdg.isEmpty() ? Path.of(xdg) : Path.of(System.getProperty("user.home"), ".cache");
        return List.of(cache.resolve("typhon"), Path.of(System.getProperty("java.io.tmpdir"), "typhon-" + System.getProperty("user.name")));
    }

    static Path unpack(Path root) throws IOException {
        // As CPython lays it out below sys.prefix.
        Path home = root.resolve(checksum().substring(0, NAME_DIGITS)).resolve("lib");
        Path library = home.resolve("python3.14");
        if (Files.isDirectory(library)) {
            return library;
        }
        Files.createDirectories(home);
        Path own = Files.createTempDirectory(home, "unpacking-");
        try {
            extract(own);
            try {
                Files.move(own, library, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException e) {
                if (!Files.isDirectory(library)) {
                    throw e;
                }
            }
        } finally {
            delete(own);
        }
        return library;
    }

    private static String checksum() throws IOException {
        try (InputStream in = Library.class.getResourceAsStream(CHECKSUM)) {
            if (in == null) {
                throw new IOException("the resource " + CHECKSUM + " is missing from this build of Typhon");
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
        }
    }

    private static void extract(Path target) throws IOException {
        try (InputStream in = Library.class.getResourceAsStream(ARCHIVE); ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry e; (e = zip.getNextEntry()) != null; ) {
                Path file = target.resolve(e.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("entry outside of the archive: " + e.getName());
                }
                if (e.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                    Files.setLastModifiedTime(file, e.getLastModifiedTime());
                }
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path p : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
    }
}
