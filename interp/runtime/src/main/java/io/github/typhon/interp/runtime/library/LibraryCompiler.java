// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.library;

import io.github.typhon.interp.compile.Compiler;
import io.github.typhon.interp.compile.code.CodeUnitWriter;
import io.github.typhon.interp.runtime.importing.ImpModule;
import io.github.typhon.interp.syntax.Parse;
import io.github.typhon.interp.syntax.ParseMode;
import io.github.typhon.interp.syntax.ParseOptions;
import io.github.typhon.interp.syntax.PySyntaxError;
import io.github.typhon.interp.syntax.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Writes the cache file of every library module beside it, and the resource of frozen modules. Files that are up to date stay. */
public final class LibraryCompiler {
    /** How importlib names the cache file of a module. */
    public static final String TAG = ".typhon-314.pyc";
    /** Whose modules nobody imports in a program: left to be compiled when they are. */
    private static final Set<String> SKIPPED = Set.of("test", "tests", "idlelib", "turtledemo", "site-packages", "__pycache__", "lib-dynload");
    private static final int HEAD = 16;
    private static final int INT_MAX_STR_DIGITS = 4300;

    private LibraryCompiler() {}

    /** @param args the library's directory and the directory of classes */
    public static void main(String[] args) throws IOException {
        Path lib = Path.of(args[0]).toAbsolutePath().normalize();
        FrozenWriter.write(lib, Path.of(args[1]));
        List<Path> sources;
        try (Stream<Path> all = Files.walk(lib)) {
            sources = all.filter(p -> p.toString().endsWith(".py") && wanted(lib.relativize(p))).toList();
        }
        AtomicInteger compiled = new AtomicInteger();
        sources.parallelStream().forEach(p -> {
            if (compile(p)) {
                compiled.incrementAndGet();
            }
        });
        System.out.println("library: " + sources.size() + " modules, " + compiled + " compiled");
    }

    /** True for modules that programs import; the path is relative to the library. */
    public static boolean wanted(Path relative) {
        for (Path part : relative) {
            if (SKIPPED.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }

    private static boolean compile(Path source) {
        try {
            Path cache = source.resolveSibling("__pycache__").resolve(source.getFileName().toString().replaceAll("\\.py$", "") + TAG);
            byte[] head = head(source);
            if (isCurrent(cache, head)) {
                return false;
            }
            byte[] code = marshalled(Files.readAllBytes(source), source.toString());
            Files.createDirectories(cache.getParent());
            Files.write(cache, ByteBuffer.allocate(HEAD + code.length).put(head).put(code).array());
            return true;
        } catch (PySyntaxError e) {
            // Some library files are templates or test data; importing them shows the error.
            System.out.println("not compiled: " + source + ": " + e.getMessage());
            return false;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean isCurrent(Path cache, byte[] head) throws IOException {
        if (!Files.exists(cache)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(cache)) {
            return java.util.Arrays.equals(head, in.readNBytes(HEAD));
        }
    }

    /** PEP 552: magic number, flags, the source's time in seconds, its size. */
    private static byte[] head(Path source) throws IOException {
        return ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN).putInt(ImpModule.MAGIC).putInt(0)
                .putInt((int) Files.getLastModifiedTime(source).to(java.util.concurrent.TimeUnit.SECONDS)).putInt((int) Files.size(source)).array();
    }

    /** The content of a cache file that is used without a look at its source (PEP 552: hash-based, unchecked). PySyntaxError for what is no module. */
    public static byte[] unchecked(byte[] text, String filename) {
        byte[] code = marshalled(text, filename);
        return ByteBuffer.allocate(HEAD + code.length).order(ByteOrder.LITTLE_ENDIAN).putInt(ImpModule.MAGIC).putInt(1).putLong(0).put(code).array();
    }

    /** A module's code object as marshal writes it. */
    public static byte[] marshalled(byte[] text, String filename) {
        Parse.Result tree = Parse.parse(Source.decode(filename, text), ParseMode.EXEC, ParseOptions.of(0, INT_MAX_STR_DIGITS));
        byte[] code = CodeUnitWriter.write(Compiler.compile(tree.tree(), filename, new Compiler.Options(0, 0, 0)).code());
        return ByteBuffer.allocate(5 + code.length).order(ByteOrder.LITTLE_ENDIAN).put((byte) 'c').putInt(code.length).put(code).array();
    }
}
