// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

/** An unevaluated sum of two doubles, about 106 bits. The published error-free transformations of Dekker and Knuth.
 *  <p>Threads: immutable; escape analysis removes most instances. */
public record DoubleDouble(double hi, double lo) {
    public static final DoubleDouble LN2 = new DoubleDouble(0.6931471805599453, 2.3190468138462996e-17);
    private static final int HALVINGS = 6;

    public static DoubleDouble of(double v) {
        return new DoubleDouble(v, 0);
    }

    /** The exact sum of two doubles. */
    public static DoubleDouble sum(double a, double b) {
        double s = a + b;
        double t = s - a;
        return new DoubleDouble(s, a - (s - t) + (b - t));
    }

    /** The exact product of two doubles. */
    public static DoubleDouble product(double a, double b) {
        double p = a * b;
        return new DoubleDouble(p, Math.fma(a, b, -p));
    }

    private static DoubleDouble normal(double a, double b) {
        double s = a + b;
        return new DoubleDouble(s, b - (s - a));
    }

    public DoubleDouble plus(DoubleDouble o) {
        DoubleDouble s = sum(hi, o.hi);
        DoubleDouble t = sum(lo, o.lo);
        DoubleDouble u = normal(s.hi, s.lo + t.hi);
        return normal(u.hi, u.lo + t.lo);
    }

    public DoubleDouble negate() {
        return new DoubleDouble(-hi, -lo);
    }

    public DoubleDouble minus(DoubleDouble o) {
        return plus(o.negate());
    }

    public DoubleDouble times(double v) {
        DoubleDouble p = product(hi, v);
        return normal(p.hi, Math.fma(lo, v, p.lo));
    }

    public DoubleDouble times(DoubleDouble o) {
        DoubleDouble p = product(hi, o.hi);
        return normal(p.hi, p.lo + (hi * o.lo + lo * o.hi));
    }

    public DoubleDouble over(DoubleDouble o) {
        double q = hi / o.hi;
        DoubleDouble r = minus(o.times(q));
        double q2 = r.hi / o.hi;
        r = r.minus(o.times(q2));
        return normal(q, q2).plus(of(r.hi / o.hi));
    }

    public DoubleDouble inverse() {
        return of(1).over(this);
    }

    private DoubleDouble scaled(int exponent) {
        return new DoubleDouble(Math.scalb(hi, exponent), Math.scalb(lo, exponent));
    }

    public static DoubleDouble exp(double v) {
        return exp(of(v));
    }

    /** For arguments whose exponential is a normal number. */
    public static DoubleDouble exp(DoubleDouble v) {
        double k = Math.rint(v.hi / LN2.hi);
        DoubleDouble r = v.minus(LN2.times(k)).scaled(-HALVINGS);
        // exp(r) - 1, so that squaring ((1+t)^2 - 1 = 2t + t^2) keeps the small digits.
        DoubleDouble term = r;
        DoubleDouble t = r;
        for (int n = 2; n <= 12; n++) {
            term = term.times(r).over(of(n));
            t = t.plus(term);
        }
        for (int i = 0; i < HALVINGS; i++) {
            t = t.scaled(1).plus(t.times(t));
        }
        return t.plus(of(1)).scaled((int) k);
    }

    /** For |v| up to pi. */
    public static DoubleDouble sin(double v) {
        DoubleDouble[] sc = sinCos(v);
        return sc[0];
    }

    /** For |v| up to pi. */
    public static DoubleDouble cos(double v) {
        return sinCos(v)[1];
    }

    /** Taylor series at v/64, then the angle doubled six times: with c = 1 - cos, sin 2a = 2s(1 - c), c(2a) = 2s^2. */
    private static DoubleDouble[] sinCos(double v) {
        DoubleDouble r = of(Math.scalb(v, -HALVINGS));
        DoubleDouble square = r.times(r);
        DoubleDouble s = r;
        DoubleDouble c = square.scaled(-1);
        DoubleDouble ts = r;
        DoubleDouble tc = c;
        for (int n = 1; n <= 7; n++) {
            ts = ts.times(square).over(of(-(2.0 * n) * (2 * n + 1)));
            tc = tc.times(square).over(of(-(2.0 * n + 1) * (2 * n + 2)));
            s = s.plus(ts);
            c = c.plus(tc);
        }
        for (int i = 0; i < HALVINGS; i++) {
            DoubleDouble s2 = s.minus(s.times(c)).scaled(1);
            c = s.times(s).scaled(1);
            s = s2;
        }
        return new DoubleDouble[] {s, of(1).minus(c)};
    }
}
