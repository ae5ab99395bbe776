// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table as Markdown and the same figures as JSON. A ratio says how many times as fast as CPython (the second peer) an interpreter is. */
final class Report {
    private static final String CAVEAT = "CPython is the executable of the Maven artifact `org.bytedeco:cpython`, built without PGO and LTO: "
            + "a distribution's build of the same version is about a third faster.";

    private final Measurements data;
    private final String machine;
    private final Options options;

    Report(Measurements data, String machine, Options options) {
        this.data = data;
        this.machine = machine;
        this.options = options;
    }

    /** True where every program ran everywhere and all checksums agree. */
    boolean clean() {
        for (Case c : data.cases) {
            if (data.disagreement(c) != null) {
                return false;
            }
            for (Peer p : data.peers) {
                if (data.failure(c, p) != null) {
                    return false;
                }
            }
        }
        return true;
    }

    String markdown() {
        StringBuilder b = new StringBuilder();
        b.append("# Benchmarks\n\n").append(Instant.now().truncatedTo(ChronoUnit.SECONDS)).append(", ").append(machine).append(".\n");
        b.append(String.format(Locale.ROOT, "%d process(es) a figure, %.1f s warm (first half discarded), in alternation; brackets: 95 %% confidence interval (bootstrap).%n",
                options.rounds, options.seconds));
        b.append("Ratio: CPython's time / the interpreter's time; above 1 is faster than CPython.\n");
        if (options.cpuTime) {
            b.append("Warm times of programs without threads are CPU time of the main thread.\n");
        }
        if (options.cpython) {
            b.append(CAVEAT).append('\n');
        }
        startup(b);
        section(b, "Warm: one iteration in steady state", true);
        if (options.cold) {
            section(b, "Cold: a whole process with one iteration", false);
        }
        scaling(b);
        failures(b);
        return b.toString();
    }

    private Peer base() {
        return data.peers.size() > 1 ? data.peers.get(1) : null;
    }

    private void startup(StringBuilder b) {
        b.append("\n## Start-up: `-c pass`\n\n| interpreter | wall | peak memory |\n|---|---:|---:|\n");
        for (Peer p : data.peers) {
            List<double[]> s = data.startup(p);
            b.append("| ").append(p.name()).append(" | ").append(s.isEmpty() ? "fails" : time(Estimate.mean(s))).append(" | ")
                    .append(memory(data.startupPeak(p))).append(" |\n");
        }
    }

    private List<double[]> samples(Case c, Peer p, boolean warm) {
        return warm ? data.warm(c, p) : data.cold(c, p);
    }

    private void section(StringBuilder b, String title, boolean warm) {
        b.append("\n## ").append(title).append("\n\n| program |");
        StringBuilder rule = new StringBuilder("|---|");
        for (Peer p : data.peers) {
            b.append(' ').append(p.name()).append(" |");
            rule.append("---:|");
            if (p != base() && base() != null) {
                b.append(" ratio |");
                rule.append("---:|");
            }
            if (warm) {
                b.append(" peak |");
                rule.append("---:|");
            }
        }
        b.append('\n').append(rule).append('\n');
        for (Case c : data.cases) {
            b.append("| ").append(c.label()).append(" |");
            for (Peer p : data.peers) {
                cells(b, c, p, warm);
            }
            b.append('\n');
        }
        if (base() != null) {
            means(b, "geometric mean, one thread", warm, false);
            means(b, "geometric mean, threads", warm, true);
        }
    }

    private void cells(StringBuilder b, Case c, Peer p, boolean warm) {
        List<double[]> s = samples(c, p, warm);
        b.append(' ').append(s.isEmpty() ? "fails" : time(Estimate.mean(s))).append(" |");
        if (p != base() && base() != null) {
            List<double[]> reference = samples(c, base(), warm);
            b.append(' ').append(s.isEmpty() || reference.isEmpty() ? "" : ratio(Estimate.ratio(reference, s))).append(" |");
        }
        if (warm) {
            b.append(' ').append(memory(data.peak(c, p))).append(" |");
        }
    }

    private void means(StringBuilder b, String label, boolean warm, boolean threaded) {
        StringBuilder row = new StringBuilder("| **" + label + "** |");
        boolean any = false;
        for (Peer p : data.peers) {
            row.append(" |");
            if (p != base()) {
                Estimate e = geometricMean(p, warm, threaded);
                any |= e != null;
                row.append(' ').append(e == null ? "" : "**" + ratio(e) + "**").append(" |");
            }
            if (warm) {
                row.append(" |");
            }
        }
        if (any) {
            b.append(row).append('\n');
        }
    }

    /** Over the rows that both ran; null where there are none. */
    Estimate geometricMean(Peer p, boolean warm, boolean threaded) {
        List<List<double[]>> above = new ArrayList<>();
        List<List<double[]>> below = new ArrayList<>();
        for (Case c : data.cases) {
            List<double[]> reference = samples(c, base(), warm);
            List<double[]> own = samples(c, p, warm);
            if (c.threads() > 0 == threaded && !reference.isEmpty() && !own.isEmpty()) {
                above.add(reference);
                below.add(own);
            }
        }
        return above.isEmpty() ? null : Estimate.geometricMean(above, below);
    }

    private Case oneThread(Case c) {
        return data.cases.stream().filter(o -> o.program().equals(c.program()) && o.threads() == 1).findFirst().orElse(null);
    }

    private void scaling(StringBuilder b) {
        StringBuilder rows = new StringBuilder();
        for (Case c : data.cases) {
            Case one = oneThread(c);
            if (c.threads() <= 1 || one == null) {
                continue;
            }
            rows.append("| ").append(c.label()).append(" |");
            for (Peer p : data.peers) {
                List<double[]> single = data.warm(one, p);
                List<double[]> many = data.warm(c, p);
                rows.append(' ').append(single.isEmpty() || many.isEmpty() ? "fails" : ratio(Estimate.ratio(single, many))).append(" |");
            }
            rows.append('\n');
        }
        if (!rows.isEmpty()) {
            b.append("\n## Speed-up over one thread of the same interpreter (warm, the same total work)\n\n| program@threads |");
            data.peers.forEach(p -> b.append(' ').append(p.name()).append(" |"));
            b.append("\n|---|").append("---:|".repeat(data.peers.size())).append('\n').append(rows);
        }
    }

    private void failures(StringBuilder b) {
        StringBuilder lines = new StringBuilder();
        for (Case c : data.cases) {
            String differs = data.disagreement(c);
            if (differs != null) {
                lines.append("- ").append(c.label()).append(": checksums differ: ").append(differs).append('\n');
            }
            for (Peer p : data.peers) {
                String failure = data.failure(c, p);
                if (failure != null) {
                    lines.append("- ").append(c.label()).append(" on ").append(p.name()).append(": ").append(failure).append('\n');
                }
            }
        }
        b.append("\n## Results\n\n").append(lines.isEmpty() ? "All programs ran everywhere; all checksums agree.\n" : lines);
    }

    private static String time(Estimate e) {
        return e.value() < 1
                ? String.format(Locale.ROOT, "%.1f ms [%.1f, %.1f]", e.value() * 1e3, e.low() * 1e3, e.high() * 1e3)
                : String.format(Locale.ROOT, "%.2f s [%.2f, %.2f]", e.value(), e.low(), e.high());
    }

    private static String ratio(Estimate e) {
        return String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", e.value(), e.low(), e.high());
    }

    private static String memory(long kb) {
        return kb == 0 ? "" : kb / 1024 + " MB";
    }

    String json() {
        JsonText j = new JsonText();
        j.open('{').field("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()).field("machine", machine);
        j.field("rounds", options.rounds).field("seconds", options.seconds);
        j.name("startup").open('[');
        for (Peer p : data.peers) {
            j.open('{').field("peer", p.name()).field("command", String.join(" ", p.command())).field("peak_kb", data.startupPeak(p));
            j.name("samples").value(data.startup(p));
            j.close('}');
        }
        j.close(']').name("results").open('[');
        for (Case c : data.cases) {
            for (Peer p : data.peers) {
                j.open('{').field("program", c.program()).field("threads", c.threads()).field("peer", p.name());
                j.field("peak_kb", data.peak(c, p)).field("failure", data.failure(c, p));
                j.name("warm").value(data.warm(c, p)).name("cold").value(data.cold(c, p));
                j.close('}');
            }
        }
        return j.close(']').close('}').toString();
    }
}
