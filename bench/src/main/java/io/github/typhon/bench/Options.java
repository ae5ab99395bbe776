// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The command line of {@code bench/run}. */
final class Options {
    static final String USAGE = """
            usage: bench/run [options]
            --quick          one process for each warm and cold figure, one second each: minutes, wide intervals
            --rounds N       processes for each figure (3)
            --seconds S      length of a warm run, the first half of which is warm-up (6)
            --only a,b       these programs only (nbody, or mt_pool@2 for one number of threads)
            --peer NAME=CMD  a further interpreter; CMD is split at spaces; may be repeated
            --no-cpython     leave out the CPython of the Maven artifact
            --typhon CMD     the command under test (./typhon)
            --warm-only      no cold runs
            --cpu            warm times of programs without threads are CPU time of their thread: for a busy machine
            --out DIR        where results.json, results.md and results.svg go (bench/target/results)
            """;

    int rounds = 3;
    double seconds = 6;
    boolean cpython = true;
    boolean cold = true;
    boolean cpuTime;
    Set<String> only = new TreeSet<>();
    List<Peer> peers = new ArrayList<>();
    List<String> typhon;
    Path out;

    /** A command line that makes no sense. */
    static final class UsageError extends Exception {
        private static final long serialVersionUID = 1L;

        UsageError(String message) {
            super(message);
        }
    }

    static Options parse(String[] args) throws UsageError {
        Options o = new Options();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--quick" -> {
                    o.rounds = 1;
                    o.seconds = 1;
                }
                case "-h", "--help" -> throw new UsageError("Compares Python interpreters.");
                case "--no-cpython" -> o.cpython = false;
                case "--warm-only" -> o.cold = false;
                case "--cpu" -> o.cpuTime = true;
                default -> {
                    if (i + 1 == args.length) {
                        throw new UsageError("unknown option, or no value for: " + args[i]);
                    }
                    o.valued(args[i], args[++i]);
                }
            }
        }
        return o;
    }

    private void valued(String name, String value) throws UsageError {
        try {
            switch (name) {
                case "--rounds" -> rounds = Math.max(1, Integer.parseInt(value));
                case "--seconds" -> seconds = Double.parseDouble(value);
                case "--only" -> only.addAll(Arrays.asList(value.split(",")));
                case "--typhon" -> typhon = List.of(value.split(" +"));
                case "--out" -> out = Path.of(value);
                case "--peer" -> {
                    int eq = value.indexOf('=');
                    if (eq <= 0 || eq == value.length() - 1) {
                        throw new UsageError("--peer wants NAME=COMMAND, not " + value);
                    }
                    peers.add(new Peer(value.substring(0, eq), List.of(value.substring(eq + 1).split(" +"))));
                }
                default -> throw new UsageError("unknown option: " + name);
            }
        } catch (NumberFormatException e) {
            throw new UsageError("not a number for " + name + ": " + value);
        }
    }
}
