// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.code;

import io.github.typhon.interp.syntax.Parse;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Build step: writes the {@link Fingerprint} of the syntax and compile modules' classes into a directory of classes. */
final class FingerprintMaker {
    private FingerprintMaker() {}

    /** @param args the directory of the compile module's classes */
    public static void main(String[] args) throws IOException, URISyntaxException {
        Path own = Path.of(args[0]);
        CRC32 crc = new CRC32();
        add(crc, own);
        Path syntax = Path.of(Parse.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(syntax)) {
            add(crc, syntax);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(syntax)) {
                add(crc, jar.getPath("/"));
            }
        }
        Path file = own.resolve(Fingerprint.class.getPackageName().replace('.', '/')).resolve(Fingerprint.RESOURCE);
        byte[] now = ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
        if (!Files.exists(file) || !java.util.Arrays.equals(now, Files.readAllBytes(file))) {
            Files.write(file, now);
        }
    }

    private static void add(CRC32 crc, Path classes) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes)) {
            files = all.filter(p -> p.toString().endsWith(".class")).sorted((a, b) -> a.toString().compareTo(b.toString())).toList();
        }
        for (Path p : files) {
            crc.update(Files.readAllBytes(p));
        }
    }
}
