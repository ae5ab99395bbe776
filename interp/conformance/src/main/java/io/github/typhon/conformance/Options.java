// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command line of the ladder, with its defaults filled in. */
record Options(Path home, Path work, Path driver, List<String> command, List<String> files, String resources, int jobs, int testSeconds,
        int fileSeconds, boolean table, boolean verbose) {
    static final String USAGE = """
            usage: ladder [options] [test file names]
              --rung NAME       the files of rungs/NAME.txt (1, core, short, ...); 'all' is the whole test tree
              -u LIST           resources, as regrtest has them (default: none)
              -j N              files at the same time (default: half the processors)
              --timeout S       seconds without progress before a test is ended (default 120)
              --file-timeout S  seconds for a whole file (default 900)
              --python CMD      run this command instead of ./typhon
              --table           write the results to LADDER.md
              -v                print every failure with its traceback""";

    static Options parse(Path home, String[] args) throws IOException {
        List<String> files = new ArrayList<>();
        List<String> command = new ArrayList<>(List.of(home.resolve("../../typhon").normalize().toString()));
        String resources = "";
        int jobs = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        int testSeconds = 120;
        int fileSeconds = 900;
        boolean table = false;
        boolean verbose = false;
        boolean named = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--rung" -> {
                    files.addAll(rung(home, value(args, ++i)));
                    named = true;
                }
                case "-u" -> resources = value(args, ++i);
                case "-j" -> jobs = number(value(args, ++i));
                case "--timeout" -> testSeconds = number(value(args, ++i));
                case "--file-timeout" -> fileSeconds = number(value(args, ++i));
                case "--python" -> command = List.of(value(args, ++i).split(" "));
                case "--table" -> table = true;
                case "-v" -> verbose = true;
                default -> {
                    if (args[i].startsWith("-")) {
                        throw new IllegalArgumentException("unknown option " + args[i]);
                    }
                    files.add(args[i].replaceFirst("^.*/", "").replaceFirst("\\.py$", ""));
                }
            }
        }
        if (files.isEmpty() && !named) {
            throw new IllegalArgumentException("no test files");
        }
        Path work = Files.createDirectories(home.resolve("target/ladder")).toRealPath();
        return new Options(home, work, extractDriver(work), command, files.stream().distinct().toList(), resources, jobs, testSeconds, fileSeconds, table,
                verbose);
    }

    private static String value(String[] args, int i) {
        if (i >= args.length) {
            throw new IllegalArgumentException(args[i - 1] + " needs a value");
        }
        return args[i];
    }

    private static int number(String s) {
        try {
            return Integer.parseInt(s);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number: " + s);
        }
    }

    private static Path extractDriver(Path work) throws IOException {
        Path driver = work.resolve("driver.py");
        try (InputStream in = Options.class.getResourceAsStream("driver.py")) {
            Files.write(driver, in.readAllBytes());
        }
        return driver;
    }

    private static List<String> rung(Path home, String name) throws IOException {
        if (name.equals("all")) {
            return wholeTree(home);
        }
        Path file = home.resolve("rungs/" + name + ".txt");
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("no rung " + name);
        }
        List<String> files = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            for (String word : line.replaceFirst("#.*", "").split("\\s+")) {
                if (!word.isEmpty()) {
                    files.add(word);
                }
            }
        }
        return files;
    }

    private static List<String> wholeTree(Path home) throws IOException {
        try (Stream<Path> lib = Files.walk(home.resolve("../../target/cpython"), 6)) {
            Path tests = lib.filter(p -> p.endsWith("lib/python3.14")).findFirst().orElseThrow(() -> new IOException("the library is not unpacked"))
                    .resolve("test");
            try (Stream<Path> s = Files.list(tests)) {
                return s.filter(p -> p.getFileName().toString().matches("test_\\w+\\.py") || Files.exists(p.resolve("__init__.py")))
                        .map(p -> p.getFileName().toString().replace(".py", "")).filter(n -> n.startsWith("test_")).sorted().toList();
            }
        }
    }
}
