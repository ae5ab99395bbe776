// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.host;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Descriptors that the virtual machine opened for itself: its own files, the class path, epoll. A program that closes "all" descriptors, as
 *  on CPython it may, must not close these under the machine; to it they are not there.
 *  <p>Threads: any. What Python opened is remembered for the whole process, which is what descriptors belong to; a close that races with an
 *  open of the same number is the program's mistake. */
public final class MachineFiles {
    private static final Set<Integer> OPENED = ConcurrentHashMap.newKeySet();

    private MachineFiles() {}

    private static final class Places {
        static final List<String> FILES = new ArrayList<>();
        static final String HOME = real(Path.of(System.getProperty("java.home"))) + "/";

        static {
            for (String property : new String[] {"java.class.path", "jdk.module.path"}) {
                for (String entry : System.getProperty(property, "").split(File.pathSeparator)) {
                    if (!entry.isEmpty()) {
                        FILES.add(real(Path.of(entry)));
                        if (property.equals("jdk.module.path")) {
                            addJars(Path.of(entry));
                        }
                    }
                }
            }
            // The archive of loaded classes lies beside the jar that it was made from.
            for (String f : List.copyOf(FILES)) {
                FILES.add(f.replaceFirst("\\.jar$", ".aot"));
            }
        }

        /** A module path names folders full of modules too. */
        private static void addJars(Path folder) {
            if (!Files.isDirectory(folder)) {
                return;
            }
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
                jars.forEach(p -> FILES.add(real(p)));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private static String real(Path p) {
            try {
                return p.toRealPath().toString();
            } catch (IOException e) {
                return p.toAbsolutePath().normalize().toString();
            }
        }
    }

    /** Python opened this one; a negative number is an error and is passed through. */
    public static int opened(int fd) {
        if (fd > 2) {
            OPENED.add(fd);
        }
        return fd;
    }

    static void closed(int fd) {
        OPENED.remove(fd);
    }

    /** True if the machine would miss it. */
    public static boolean holds(int fd) {
        if (fd <= 2 || OPENED.contains(fd)) {
            return false;
        }
        String target;
        try {
            target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)).toString();
        } catch (IOException e) {
            return false;
        }
        return target.startsWith(Places.HOME) || target.equals("anon_inode:[eventpoll]") || Places.FILES.contains(target);
    }

    /** Closes what is open from {@code low} to {@code high - 1}, except for the machine's. */
    public static void closeRange(int low, int high) {
        List<Integer> open = new ArrayList<>();
        try (DirectoryStream<Path> s = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path p : s) {
                int fd = Integer.parseInt(p.getFileName().toString());
                if (fd >= low && fd < high && !holds(fd)) {
                    open.add(fd);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        // The listing itself used one of them, which is closed by now.
        open.forEach(Descriptors::close);
    }
}
