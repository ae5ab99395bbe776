// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All outcomes of a session, by row and peer; the first peer is the one under test, the second the one it is compared with. */
final class Measurements {
    final List<Peer> peers;
    /** The rows measured so far; the harness adds them. */
    final List<Case> cases;
    private final Map<String, List<Outcome>> warm = new LinkedHashMap<>();
    private final Map<String, List<Outcome>> cold = new LinkedHashMap<>();
    private final Map<String, List<Outcome>> startup = new LinkedHashMap<>();

    Measurements(List<Peer> peers, List<Case> cases) {
        this.peers = peers;
        this.cases = cases;
    }

    private static String key(Case c, Peer p) {
        return c.label() + "\n" + p.name();
    }

    void addWarm(Case c, Peer p, Outcome o) {
        warm.computeIfAbsent(key(c, p), k -> new ArrayList<>()).add(o);
    }

    void addCold(Case c, Peer p, Outcome o) {
        cold.computeIfAbsent(key(c, p), k -> new ArrayList<>()).add(o);
    }

    void addStartup(Peer p, Outcome o) {
        startup.computeIfAbsent(p.name(), k -> new ArrayList<>()).add(o);
    }

    /** Steady iterations of each process; empty where any process failed. */
    List<double[]> warm(Case c, Peer p) {
        return complete(warm.get(key(c, p)), true);
    }

    /** Wall times of whole processes, one array; empty where any failed. */
    List<double[]> cold(Case c, Peer p) {
        return complete(cold.get(key(c, p)), false);
    }

    List<double[]> startup(Peer p) {
        return complete(startup.get(p.name()), false);
    }

    long startupPeak(Peer p) {
        return peak(startup.get(p.name()));
    }

    long peak(Case c, Peer p) {
        return peak(warm.get(key(c, p)));
    }

    private static long peak(List<Outcome> outcomes) {
        return outcomes == null ? 0 : outcomes.stream().mapToLong(Outcome::peakKb).max().orElse(0);
    }

    private static List<double[]> complete(List<Outcome> outcomes, boolean iterations) {
        if (outcomes == null || outcomes.stream().anyMatch(o -> o.failed() || iterations && o.times().length == 0)) {
            return List.of();
        }
        if (iterations) {
            return outcomes.stream().map(Outcome::steady).toList();
        }
        return List.of(outcomes.stream().mapToDouble(Outcome::wall).toArray());
    }

    /** The first failure of this peer on this row, or null. */
    String failure(Case c, Peer p) {
        for (Map<String, List<Outcome>> all : List.of(warm, cold)) {
            for (Outcome o : all.getOrDefault(key(c, p), List.of())) {
                if (o.failed()) {
                    return o.failure();
                }
            }
        }
        return null;
    }

    /** null where all checksums of a row agree, else what was seen. All numbers of threads of one program must agree too. */
    String disagreement(Case c) {
        String expected = null;
        String from = null;
        for (Peer p : peers.reversed()) {
            for (Case other : cases) {
                if (!other.program().equals(c.program())) {
                    continue;
                }
                for (Outcome o : warm.getOrDefault(key(other, p), List.of())) {
                    if (o.failed()) {
                        continue;
                    }
                    if (expected == null) {
                        expected = o.checksum();
                        from = p.name() + " " + other.label();
                    } else if (!expected.equals(o.checksum())) {
                        return from + ": " + expected + ", " + p.name() + " " + other.label() + ": " + o.checksum();
                    }
                }
            }
        }
        return null;
    }
}
