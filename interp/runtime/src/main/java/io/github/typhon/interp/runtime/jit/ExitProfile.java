// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.runtime.frame.CompiledEntry;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Where compiled forms of one code object fail their guards. A site is unstable once it has failed often in several of them: each was
 * compiled with what the one before had learnt.
 * <p>Threads: any.
 */
final class ExitProfile {
    /** Exits of one compiled form after which it is worthwhile to compile anew. */
    private static final int ENOUGH = 50;
    /** Exits at one site that count as a failure of the site. */
    private static final int OFTEN = 10;
    /** Failures of a site after which it is compiled without guards. */
    private static final int UNSTABLE = 4;

    /** For tests: compiled code is left at random, once in about so many instructions; 0 is never. */
    final int forcedPeriod;
    private final Map<CompiledEntry, Map<Integer, Integer>> counts = new IdentityHashMap<>();
    private final Map<Integer, Integer> failures = new HashMap<>();

    ExitProfile(int forcedPeriod) {
        this.forcedPeriod = forcedPeriod;
    }

    /** Counts an exit; true, once for each compiled form, if it is worthwhile to compile anew. */
    synchronized boolean count(CompiledEntry e, int pc) {
        if (e.retired || e.outdated) return false;
        Map<Integer, Integer> of = counts.computeIfAbsent(e, k -> new HashMap<>());
        of.merge(pc, 1, Integer::sum);
        int total = 0;
        for (int n : of.values()) total += n;
        if (total < ENOUGH) return false;
        counts.remove(e);
        of.forEach((at, n) -> {
            if (n >= OFTEN) failures.merge(at, 1, Integer::sum);
        });
        return true;
    }

    /** How often a site has failed. */
    synchronized int failures(int pc) {
        return failures.getOrDefault(pc, 0);
    }

    boolean isUnstable(int pc) {
        return failures(pc) >= UNSTABLE;
    }

    @Override
    public synchronized String toString() {
        return failures.toString();
    }
}
