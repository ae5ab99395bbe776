// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Warm ratios to CPython as horizontal bars on a logarithmic scale, with their confidence intervals. */
final class SvgChart {
    private static final int LABELS = 170;
    private static final int PLOT = 560;
    private static final int BAR = 12;
    private static final int TOP = 48;
    private static final String[] COLOURS = {"#2f6fb3", "#c8702a", "#4b9b5c", "#8a5fb0"};
    private static final double[] TICKS = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100};

    private final Measurements data;
    private final StringBuilder b = new StringBuilder();
    private double low = 0.5;
    private double high = 2;

    SvgChart(Measurements data) {
        this.data = data;
    }

    /** The chart; an empty frame where there is nothing to compare with. */
    String text() {
        List<Peer> shown = new ArrayList<>(data.peers);
        Peer base = shown.size() > 1 ? shown.remove(1) : null;
        List<List<Estimate>> rows = new ArrayList<>();
        for (Case c : data.cases) {
            List<Estimate> row = new ArrayList<>();
            for (Peer p : shown) {
                List<double[]> reference = base == null ? List.of() : data.warm(c, base);
                List<double[]> own = data.warm(c, p);
                Estimate e = reference.isEmpty() || own.isEmpty() ? null : Estimate.ratio(reference, own);
                row.add(e);
                if (e != null) {
                    low = Math.min(low, e.low());
                    high = Math.max(high, e.high());
                }
            }
            rows.add(row);
        }
        int step = BAR * shown.size() + 8;
        int height = TOP + step * rows.size() + 30;
        put("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">", LABELS + PLOT + 90, height);
        put("<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>");
        put("<text x=\"10\" y=\"18\" font-size=\"14\">Speed relative to CPython 3.14 built without PGO/LTO (1 = equal, right is faster)</text>");
        for (int k = 0; k < shown.size(); k++) {
            put("<rect x=\"%d\" y=\"26\" width=\"10\" height=\"10\" fill=\"%s\"/><text x=\"%d\" y=\"35\">%s</text>", 10 + 110 * k, COLOURS[k % COLOURS.length],
                    24 + 110 * k, escape(shown.get(k).name()));
        }
        grid(height);
        for (int i = 0; i < rows.size(); i++) {
            int y = TOP + step * i;
            put("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", LABELS - 6, y + step / 2 + 2, escape(data.cases.get(i).label()));
            for (int k = 0; k < shown.size(); k++) {
                bar(rows.get(i).get(k), y + 2 + k * BAR, COLOURS[k % COLOURS.length]);
            }
        }
        put("</svg>");
        return b.toString();
    }

    private void put(String format, Object... args) {
        b.append(String.format(Locale.ROOT, format, args)).append('\n');
    }

    private double x(double ratio) {
        double a = Math.log(low) - 0.1;
        double z = Math.log(high) + 0.1;
        return LABELS + PLOT * (Math.log(ratio) - a) / (z - a);
    }

    private void grid(int height) {
        for (double t : TICKS) {
            if (t >= low * 0.9 && t <= high * 1.1) {
                put("<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"%s\"/>", x(t), x(t), TOP - 4, height - 26, t == 1 ? "#333" : "#ddd");
                put("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#555\">%s</text>", x(t), height - 10, t < 1 ? String.valueOf(t) : String.valueOf((int) t));
            }
        }
    }

    private void bar(Estimate e, int y, String colour) {
        if (e == null) {
            put("<text x=\"%.1f\" y=\"%d\" fill=\"#a00\" font-size=\"10\">does not run</text>", x(1) + 4, y + 9);
            return;
        }
        double from = Math.min(x(1), x(e.value()));
        put("<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>", from, y, Math.max(1, Math.abs(x(e.value()) - x(1))), BAR - 3, colour);
        put("<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#222\"/>", x(e.low()), x(e.high()), y + (BAR - 3) / 2.0, y + (BAR - 3) / 2.0);
        put("<text x=\"%.1f\" y=\"%d\" font-size=\"10\" fill=\"#222\">%.2f</text>", Math.max(x(e.high()), x(1)) + 4, y + 9, e.value());
    }

    private static String escape(String s) {
        return s.replace("&", "&amp;").replace("<", "&lt;");
    }
}
