// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.cli.build;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command line of the virtual machine: written for the launcher, and run once to make the cache of loaded classes. */
final class LaunchFile {
    static final String CACHE = "typhon.aot";
    private static final String MAIN = "io.github.typhon.interp.cli.Main";
    /** Stores into old objects cost it least. Left out where the user's options name a collector: two are an error. */
    private static final String COLLECTOR = "-XX:+UseParallelGC";
    /** What is called from very many places, seldom enough, and large beside its callers: kept out of them, as the compilers' time and limits are scarce. */
    private static final List<String> APART = List.of("refcount.count.SharedRefs::decrefSlow", "refcount.count.SharedRefs::tryIncrefSlow",
            "refcount.count.RefSlots::fetchSlow", "interp.runtime.eval.Interpreter::loop");
    /** See interp/runtime/doc/adr-0001-warm-up.md: fresh memory costs more than collections, functions are compiled whole, and not before their
     *  profiles are three times as rich as HotSpot would have them; what C1 makes is small, and without profiles while C2 has work waiting. */
    private static final List<String> TUNING = List.of("-XX:GCTimeRatio=15", "-XX:-ClipInlining", "-XX:LiveNodeCountInliningCutoff=80000",
            "-XX:MaxNodeLimit=160000", "-XX:NodeLimitFudgeFactor=4000", "-XX:+UseCondCardMark",
            "-XX:Tier4InvocationThreshold=15000", "-XX:Tier4MinInvocationThreshold=5000", "-XX:Tier4CompileThreshold=40000",
            "-XX:C1MaxInlineSize=15", "-XX:Tier3DelayOn=0");
    /** No file of performance counters: nobody reads it, every start writes it. */
    private static final List<String> OPTIONS = Stream.of(
                    Stream.of("-XX:-UsePerfData", "-Xlog:disable", "--enable-native-access=ALL-UNNAMED", "-XX:CompileCommand=quiet"),
                    TUNING.stream(),
                    APART.stream().map(m -> "-XX:CompileCommand=dontinline,io.github.typhon." + m))
            .flatMap(s -> s)
            .toList();
    /** No profiles of methods: see interp/runtime/doc/adr-0001-warm-up.md. */
    private static final List<String> NO_PROFILES = List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining");
    private static final int TRAINING_MINUTES = 5;

    private final Path target;
    private final Path library;
    private final List<Path> libraries;
    private final String providers;

    LaunchFile(Path target, Path library, List<Path> libraries, String providers) {
        this.target = target;
        this.library = library;
        this.libraries = libraries;
        this.providers = providers;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The class path, the library and the providers, with another name for the directory. */
    private List<String> program(String directory) {
        StringBuilder path = new StringBuilder(directory + "/boot.jar" + File.pathSeparator + directory + "/typhon.jar");
        for (Path p : libraries) {
            path.append(File.pathSeparator).append(directory).append('/').append(target.relativize(p));
        }
        return List.of("-Dtyphon.lib=" + below(directory, target.relativize(library)), "-Dtyphon.providers=" + providers, "-cp", path.toString());
    }

    /** A path without "..", which Python would show; the directory may be a shell variable. */
    private static String below(String directory, Path relative) {
        int up = 0;
        while (relative.getName(up).toString().equals("..")) {
            up++;
        }
        Path rest = relative.subpath(up, relative.getNameCount());
        return up == 0 ? directory + "/" + rest
                : directory.startsWith("$") ? "${" + directory.substring(1) + "%" + "/*".repeat(up) + "}/" + rest
                : Path.of(directory).resolve(relative).normalize().toString();
    }

    /** The file that the launcher reads: a piece of POSIX shell. True if it changed. */
    boolean write() throws IOException {
        StringBuilder s = new StringBuilder("# Written by the build. $cli is this file's directory, $self the command, $java the virtual machine if another is wanted.\n");
        s.append("[ -n \"${java:-}\" ] || java='").append(java()).append("'\n");
        s.append("[ -x \"$java\" ] || return 0\n");
        s.append("[ -d \"$PWD\" ] || { echo \"typhon: the current directory is gone: $PWD\" >&2; exit 1; }\n");
        s.append("# The first files that the virtual machine opens must not become the program's standard streams.\nclosed=\n");
        s.append("{ true 3<&0; } 2>/dev/null || { exec </dev/null; closed=0; }\n");
        s.append("{ true 3>&1; } 2>/dev/null || { exec >/dev/null; closed=${closed}1; }\n");
        s.append("true 3>&2 || { exec 2>/dev/null; closed=${closed}2; }\n");
        s.append("# Virtual threads run on stacks of the default size.\nstack=\ncase \" $* \" in *virtual_threads*) stack=-Xss256m ;; esac\n");
        s.append("case ${TYPHON_JAVA_OPTIONS:-} in *-XX:+Use*GC*) gc= ;; *) gc=").append(COLLECTOR).append(" ;; esac\n");
        s.append("exec \"$java\" $gc $stack -XX:AOTCache=\"$cli/").append(CACHE).append("\" ").append(String.join(" ", OPTIONS)).append(" ${TYPHON_JAVA_OPTIONS:-} \\\n ");
        for (String a : program("$cli")) {
            s.append(" \"").append(a).append('"');
        }
        s.append(" -Dtyphon.closed=\"$closed\" -Dtyphon.executable=\"$self\" -Dtyphon.named=\"${named:-}\" ").append(MAIN).append(" \"$@\"\n");
        Path file = target.resolve("launch");
        byte[] now = s.toString().getBytes(StandardCharsets.UTF_8);
        if (Files.exists(file) && Arrays.equals(now, Files.readAllBytes(file))) {
            return false;
        }
        Path made = target.resolve("launch.new");
        Files.write(made, now);
        Files.move(made, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    /** Runs the program and makes the cache of what it loaded. Without a cache everything works, only slower: failing is not an error. */
    void train(Path cache, Path program) throws IOException, InterruptedException {
        Path made = target.resolve("training.aot");
        List<String> command = new ArrayList<>(List.of(java(), COLLECTOR, "-XX:AOTCacheOutput=" + made));
        command.addAll(NO_PROFILES);
        command.addAll(OPTIONS);
        command.addAll(program(target.toString()));
        command.addAll(List.of("-Dtyphon.executable=", Training.class.getName(), "-B", program.toString()));
        Files.deleteIfExists(cache);
        Path log = target.resolve("training.log");
        Process p = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (!p.waitFor(TRAINING_MINUTES, TimeUnit.MINUTES)) {
            p.destroyForcibly();
        } else if (Files.exists(made)) {
            Files.move(made, cache, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        System.out.println("typhon: no start-up cache was made, see " + log);
    }
}
