// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.frame.CompiledEntry;
import io.github.typhon.interp.runtime.frame.FramelessEntry;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.StringJoiner;

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
    private static final int UNSTABLE = 3;
    /** The same for its failures in code without a frame, where all that is not known to be quiet is a failure. */
    private static final int UNSTABLE_FRAMELESS = 2;
    /** The same for its failures in code for all entries. */
    private static final int UNSTABLE_IN_ALL = 6;

    /** For tests: compiled code is left at random, once in about so many instructions; 0 is never. */
    final int forcedPeriod;
    private final Map<CompiledEntry, Map<Integer, Integer>> counts = new IdentityHashMap<>();
    /** Failures of sites, told apart by the entry that they are compiled for: one kind of receiver that is new to a site fails in each of these once. */
    private final Map<Site, Integer> failures = new HashMap<>();

    /** Failed sites are no longer tried again. */
    private boolean settled;

    private record Site(int entry, int pc) {
        static Site of(CompiledEntry e, int pc) {
            return new Site(e instanceof FramelessEntry ? FRAMELESS : e.pc, pc);
        }
    }

    private static final int FRAMELESS = -1;

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
            if (n >= OFTEN) failures.merge(Site.of(e, at), 1, Integer::sum);
        });
        return true;
    }

    /** From now on a site that has failed at all, in code of a kind, is unstable there. */
    synchronized void settle() {
        settled = true;
    }

    /** Whether a site has failed at all in framed code, or in frameless. */
    synchronized boolean hasFailed(boolean frameless, int pc) {
        for (Site s : failures.keySet()) {
            if (s.pc == pc && s.entry == FRAMELESS == frameless) return true;
        }
        return false;
    }

    /** Whether a site failed that often in code for this entry, frameless or not, or in all. */
    synchronized boolean isUnstable(int entryPc, boolean frameless, int pc) {
        if (settled && hasFailed(frameless, pc)) return true;
        if (failures.getOrDefault(new Site(frameless ? FRAMELESS : entryPc, pc), 0) >= (frameless ? UNSTABLE_FRAMELESS : UNSTABLE)) return true;
        int all = 0;
        for (var e : failures.entrySet()) {
            if (e.getKey().pc == pc) all += e.getValue();
        }
        return all >= UNSTABLE_IN_ALL;
    }

    /** The sites that have failed, and how often each did. */
    synchronized String describe(PyCode code) {
        StringJoiner text = new StringJoiner(", ");
        failures.forEach((site, n) -> text.add(site.entry + ">" + site.pc + " " + Instr.opcode(code.unit.code()[site.pc]) + ":" + code.lineOf(site.pc) + " x" + n));
        return text.toString();
    }
}
