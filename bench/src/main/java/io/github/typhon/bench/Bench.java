// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code bench/run}: every program on every interpreter, in alternation, so that whatever else the machine does meets all of them alike.
 * Exit code 0: all ran and agreed; 1: some failed or disagreed (the table says which); 2: a wrong command line.
 */
public final class Bench {
    private static final long TIMEOUT_SECONDS = 120;

    private final Path top;
    private final Options options;
    private final Launch launch;
    private final Measurements data;

    private Bench(Path top, Options options, Launch launch, Measurements data) {
        this.top = top;
        this.options = options;
        this.launch = launch;
        this.data = data;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path top = Path.of(System.getProperty("typhon.top", ".")).toAbsolutePath().normalize();
        Options options;
        try {
            options = Options.parse(args);
        } catch (Options.UsageError e) {
            System.err.println(e.getMessage());
            System.err.print(Options.USAGE);
            System.exit(2);
            return;
        }
        List<Peer> peers = peers(top, options);
        List<Case> cases = Case.list(top.resolve("bench/programs"), options.only);
        if (cases.isEmpty()) {
            System.err.println("no such program: " + String.join(", ", options.only));
            System.exit(2);
        }
        Path out = options.out != null ? options.out : top.resolve("bench/target/results");
        Files.createDirectories(out);
        // CPython caches what it compiles, but not beside the library that Typhon runs.
        Map<String, String> environment = Map.of("PYTHONPYCACHEPREFIX", top.resolve("bench/target/pycache").toString(), "PYTHONHASHSEED", "0");
        Measurements data = new Measurements(peers, new ArrayList<>());
        Report report = new Report(data, machine(), options);
        Launch launch = new Launch(environment, Files.createTempDirectory("typhon-bench"), TIMEOUT_SECONDS);
        new Bench(top, options, launch, data).measure(cases, () -> write(out, report, data));
        System.out.println(report.markdown());
        System.out.println("written: " + out + "/results.{md,json,svg}");
        System.exit(report.clean() ? 0 : 1);
    }

    /** After every row: a session that is broken off leaves what it has. */
    private static void write(Path out, Report report, Measurements data) {
        try {
            Files.writeString(out.resolve("results.md"), report.markdown());
            Files.writeString(out.resolve("results.json"), report.json());
            Files.writeString(out.resolve("results.svg"), new SvgChart(data).text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Peer> peers(Path top, Options options) {
        List<Peer> peers = new ArrayList<>();
        peers.add(new Peer("Typhon", options.typhon != null ? options.typhon : List.of(top.resolve("typhon").toString())));
        if (options.cpython) {
            peers.add(new Peer("CPython", List.of(cpython(top).toString())));
        }
        peers.addAll(options.peers);
        return peers;
    }

    /** The executable of the Maven artifact, as the build unpacked it; archives do not carry its right to be executed. */
    private static Path cpython(Path top) {
        Path unpacked = top.resolve("target/cpython");
        try (Stream<Path> files = Files.find(unpacked, 8, (p, a) -> a.isRegularFile() && p.endsWith("bin/python3.14"))) {
            Path found = files.findFirst().orElseThrow(() -> new IOException("no bin/python3.14 below " + unpacked + ": run ./typhon -V once to build it"));
            if (!Files.isExecutable(found) && !found.toFile().setExecutable(true)) {
                throw new IOException("cannot make executable: " + found);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void measure(List<Case> cases, Runnable afterEach) throws IOException, InterruptedException {
        int starts = Math.max(5, options.rounds * 5);
        for (Peer p : data.peers) {
            launch.run(p, List.of("-c", "pass"));
        }
        for (int i = 0; i < starts; i++) {
            for (Peer p : data.peers) {
                data.addStartup(p, launch.run(p, List.of("-c", "pass")));
            }
        }
        int done = 0;
        for (List<Case> program : byProgram(cases)) {
            for (Case c : program) {
                progress(++done, cases.size(), c);
                data.cases.add(c);
            }
            for (int round = 0; round < options.rounds; round++) {
                // The order turns with the round: nobody always runs on a machine that another has just heated.
                for (int k = 0; k < data.peers.size(); k++) {
                    Peer p = data.peers.get((k + round) % data.peers.size());
                    for (int i = 0; i < program.size(); i++) {
                        measure(program.get((i + round) % program.size()), p);
                    }
                }
            }
            afterEach.run();
        }
    }

    private void measure(Case c, Peer p) throws IOException, InterruptedException {
        data.addWarm(c, p, launch.run(p, arguments(c, options.seconds + "s")));
        if (options.cold) data.addCold(c, p, launch.run(p, arguments(c, "1")));
    }

    /** The rows of one program, with whatever numbers of threads, together: they are compared, so a change of the machine's mood must meet them all. */
    private static List<List<Case>> byProgram(List<Case> cases) {
        return List.copyOf(cases.stream().collect(Collectors.groupingBy(Case::program, LinkedHashMap::new, Collectors.toList())).values());
    }

    private List<String> arguments(Case c, String budget) {
        List<String> all = new ArrayList<>(List.of(c.file().toString(), budget, String.valueOf(Math.max(1, c.threads()))));
        if (options.cpuTime && c.threads() == 0) {
            all.add("thread_time");
        }
        return all;
    }

    private static void progress(int done, int of, Case c) {
        System.err.printf("[%d/%d] %s%n", done, of, c.label());
    }

    private static String machine() throws IOException {
        String cpu = "unknown CPU";
        Path info = Path.of("/proc/cpuinfo");
        if (Files.isReadable(info)) {
            cpu = Files.readAllLines(info).stream().filter(l -> l.startsWith("model name")).map(l -> l.substring(l.indexOf(':') + 1).strip())
                    .findFirst().orElse(cpu);
        }
        return cpu + ", " + Runtime.getRuntime().availableProcessors() + " processors, " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + ", JDK " + System.getProperty("java.version");
    }
}
