// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.bench;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A number with its 95 % confidence interval, by bootstrap: processes are drawn again with replacement, and within each its iterations.
 * The seed is fixed, so the same data give the same interval.
 */
record Estimate(double value, double low, double high) {
    private static final int RESAMPLES = 2000;
    private static final long SEED = 20_250_611L;

    /** The mean over processes of the mean over each one's samples. */
    static Estimate mean(List<double[]> processes) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] draws = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            draws[i] = draw(processes, random);
        }
        return interval(plain(processes), draws);
    }

    /** mean(above) / mean(below). */
    static Estimate ratio(List<double[]> above, List<double[]> below) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] draws = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            draws[i] = draw(above, random) / draw(below, random);
        }
        return interval(plain(above) / plain(below), draws);
    }

    /** The geometric mean of ratios; each pair is (above, below). */
    static Estimate geometricMean(List<List<double[]>> above, List<List<double[]>> below) {
        SplittableRandom random = new SplittableRandom(SEED);
        int n = above.size();
        double[] draws = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            double logs = 0;
            for (int k = 0; k < n; k++) {
                logs += Math.log(draw(above.get(k), random) / draw(below.get(k), random));
            }
            draws[i] = Math.exp(logs / n);
        }
        double logs = 0;
        for (int k = 0; k < n; k++) {
            logs += Math.log(plain(above.get(k)) / plain(below.get(k)));
        }
        return interval(Math.exp(logs / n), draws);
    }

    private static double plain(List<double[]> processes) {
        double sum = 0;
        for (double[] p : processes) {
            double s = 0;
            for (double x : p) {
                s += x;
            }
            sum += s / p.length;
        }
        return sum / processes.size();
    }

    private static double draw(List<double[]> processes, SplittableRandom random) {
        double sum = 0;
        int n = processes.size();
        for (int i = 0; i < n; i++) {
            double[] p = processes.get(random.nextInt(n));
            double s = 0;
            for (int k = 0; k < p.length; k++) {
                s += p[random.nextInt(p.length)];
            }
            sum += s / p.length;
        }
        return sum / n;
    }

    private static Estimate interval(double value, double[] draws) {
        java.util.Arrays.sort(draws);
        return new Estimate(value, draws[(int) (0.025 * draws.length)], draws[(int) (0.975 * draws.length) - 1]);
    }
}
