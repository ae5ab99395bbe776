// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._lzma;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Mappings;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tukaani.xz.ARMOptions;
import org.tukaani.xz.ARMThumbOptions;
import org.tukaani.xz.DeltaOptions;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.IA64Options;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.PowerPCOptions;
import org.tukaani.xz.SPARCOptions;
import org.tukaani.xz.UnsupportedOptionsException;
import org.tukaani.xz.X86Options;

/** Filter specifiers: dicts as Python gives them, options as the xz library takes them. <p>Threads: stateless. */
final class Filters {
    static final long LZMA1 = 0x4000000000000001L;
    static final long LZMA2 = 0x21;
    static final long DELTA = 3;
    static final long X86 = 4;
    static final long SPARC = 9;
    static final long EXTREME = 0x8000_0000L;
    static final int DEFAULT_PRESET = 6;
    private static final int MAX = 4;
    private static final Set<String> LZMA_KEYS = Set.of("id", "preset", "dict_size", "lc", "lp", "pb", "mode", "nice_len", "mf", "depth");

    /** One filter; {@code startOffset} is zero but for BCJ filters. */
    record Filter(long id, FilterOptions options, long startOffset) {
        boolean isLzma() {
            return id == LZMA1 || id == LZMA2;
        }

        LZMA2Options lzma() {
            return (LZMA2Options) options;
        }
    }

    private Filters() {}

    static List<Filter> parse(ThreadState ts, PyObject chain) {
        long n = Objects.length(ts, chain);
        if (n > MAX) {
            throw Raise.valueError("Too many filters - liblzma supports a maximum of %d", MAX);
        }
        List<Filter> out = new ArrayList<>();
        for (long i = 0; i < n; i++) {
            PyObject spec = Sequences.getItem(ts, chain, i);
            try {
                out.add(one(ts, spec));
            } finally {
                Refs.decref(ts, spec);
            }
        }
        return out;
    }

    /** The filters must end in the only LZMA one. */
    static void checkChain(ThreadState ts, List<Filter> chain) {
        if (chain.isEmpty()) {
            throw LzmaErrors.ERROR.error(ts, LzmaErrors.INTERNAL);
        }
        for (int i = 0; i < chain.size(); i++) {
            if (chain.get(i).isLzma() != (i == chain.size() - 1)) {
                throw LzmaErrors.options(ts);
            }
        }
    }

    static Filter one(ThreadState ts, PyObject spec) {
        if (!Mappings.check(spec)) {
            throw Raise.typeError("Filter specifier must be a dict or dict-like object");
        }
        PyObject id = Mappings.getOptional(ts, spec, PyUnicode.intern("id"));
        if (id == null) {
            throw Raise.valueError("Filter specifier must have an \"id\" entry");
        }
        long v;
        try {
            v = unsigned(ts, id, 64);
        } finally {
            Refs.decref(ts, id);
        }
        try {
            if (v == LZMA1 || v == LZMA2) {
                return new Filter(v, lzma(ts, spec), 0);
            }
            if (v == DELTA) {
                checkKeys(ts, spec, Set.of("id", "dist"), "Invalid filter specifier for delta filter");
                return new Filter(v, delta(ts, spec), 0);
            }
            if (v >= X86 && v <= SPARC) {
                checkKeys(ts, spec, Set.of("id", "start_offset"), "Invalid filter specifier for BCJ filter");
                long start = number(ts, spec, "start_offset", 0);
                return new Filter(v, branch((int) v, (int) start), start);
            }
        } catch (UnsupportedOptionsException e) {
            throw LzmaErrors.options(ts);
        }
        throw Raise.valueError("Invalid filter ID: %s", Long.toUnsignedString(v));
    }

    private static FilterOptions delta(ThreadState ts, PyObject spec) throws UnsupportedOptionsException {
        long dist = number(ts, spec, "dist", 1);
        if (dist < 1 || dist > 256) {
            throw LzmaErrors.options(ts);
        }
        return new DeltaOptions((int) dist);
    }

    static FilterOptions branch(int id, int start) throws UnsupportedOptionsException {
        switch (id) {
            case 4: X86Options x = new X86Options(); x.setStartOffset(start); return x;
            case 5: PowerPCOptions p = new PowerPCOptions(); p.setStartOffset(start); return p;
            case 6: IA64Options i = new IA64Options(); i.setStartOffset(start); return i;
            case 7: ARMOptions a = new ARMOptions(); a.setStartOffset(start); return a;
            case 8: ARMThumbOptions t = new ARMThumbOptions(); t.setStartOffset(start); return t;
            default: SPARCOptions s = new SPARCOptions(); s.setStartOffset(start); return s;
        }
    }

    private static void checkKeys(ThreadState ts, PyObject spec, Set<String> known, String message) {
        Iterators.forEach(ts, spec, k -> {
            PyUnicode u = PyUnicode.unwrapOrNull(k);
            if (u == null || !known.contains(u.toString())) {
                throw Raise.valueError(message);
            }
            return true;
        });
    }

    static long unsigned(ThreadState ts, PyObject o, int bits) {
        PyLong v = Numbers.index(ts, o);
        if (v.signum() < 0) {
            throw Raise.valueError("Cannot convert negative int");
        }
        if (v.bitLength() > bits) {
            throw Raise.overflowError(bits == 32 ? "Value too large for uint32_t type" : "Python int too large for C uint64_t");
        }
        return v.bigValue().longValue();
    }

    private static long number(ThreadState ts, PyObject spec, String key, long preset) {
        PyObject v = Mappings.getOptional(ts, spec, PyUnicode.intern(key));
        if (v == null) {
            return preset;
        }
        try {
            return unsigned(ts, v, 32);
        } finally {
            Refs.decref(ts, v);
        }
    }

    /** The options of a preset, level and extreme bit. */
    static LZMA2Options preset(ThreadState ts, long preset) {
        long level = preset & ~EXTREME;
        if (level > 9) {
            throw LzmaErrors.ERROR.error(ts, "Invalid compression preset: %s", Long.toUnsignedString(preset));
        }
        try {
            LZMA2Options o = new LZMA2Options((int) level);
            if ((preset & EXTREME) != 0) {
                boolean small = level == 3 || level == 5;
                o.setMode(LZMA2Options.MODE_NORMAL);
                o.setMatchFinder(LZMA2Options.MF_BT4);
                o.setNiceLen(small ? 192 : 273);
                o.setDepthLimit(small ? 0 : 512);
            }
            return o;
        } catch (UnsupportedOptionsException e) {
            throw LzmaErrors.options(ts);
        }
    }

    private static LZMA2Options lzma(ThreadState ts, PyObject spec) throws UnsupportedOptionsException {
        LZMA2Options o = preset(ts, number(ts, spec, "preset", DEFAULT_PRESET));
        checkKeys(ts, spec, LZMA_KEYS, "Invalid filter specifier for LZMA filter");
        o.setDictSize(small(ts, number(ts, spec, "dict_size", o.getDictSize())));
        o.setLcLp(small(ts, number(ts, spec, "lc", o.getLc())), small(ts, number(ts, spec, "lp", o.getLp())));
        o.setPb(small(ts, number(ts, spec, "pb", o.getPb())));
        o.setMode(small(ts, number(ts, spec, "mode", o.getMode())));
        o.setNiceLen(Math.max(LZMA2Options.NICE_LEN_MIN, small(ts, number(ts, spec, "nice_len", o.getNiceLen()))));
        int finder = small(ts, number(ts, spec, "mf", o.getMatchFinder()));
        // The library has the two best of five; what they find is valid for all.
        o.setMatchFinder(finder == 3 || finder == 4 ? LZMA2Options.MF_HC4 : finder >= 0x12 && finder <= 0x14 ? LZMA2Options.MF_BT4 : finder);
        o.setDepthLimit(small(ts, number(ts, spec, "depth", o.getDepthLimit())));
        return o;
    }

    private static int small(ThreadState ts, long v) {
        if (v > Integer.MAX_VALUE) {
            throw LzmaErrors.options(ts);
        }
        return (int) v;
    }

    /** The properties of a filter as containers store them. */
    static byte[] encode(Filter f) {
        if (f.id == LZMA1) {
            LZMA2Options o = f.lzma();
            int d = o.getDictSize();
            return new byte[] {(byte) ((o.getPb() * 5 + o.getLp()) * 9 + o.getLc()), (byte) d, (byte) (d >> 8), (byte) (d >> 16), (byte) (d >> 24)};
        }
        if (f.id == LZMA2) {
            // The smallest 2 << n or 3 << n that is large enough.
            int code = 0;
            while (size(code) < f.lzma().getDictSize()) {
                code++;
            }
            return new byte[] {(byte) code};
        }
        if (f.id == DELTA) {
            return new byte[] {(byte) (((DeltaOptions) f.options).getDistance() - 1)};
        }
        long s = f.startOffset;
        return s == 0 ? new byte[0] : new byte[] {(byte) s, (byte) (s >> 8), (byte) (s >> 16), (byte) (s >> 24)};
    }

    private static long size(int code) {
        return code == 40 ? 0xFFFF_FFFFL : (2L | code & 1) << code / 2 + 11;
    }

    static PyObject decode(ThreadState ts, long id, byte[] p) {
        PyDict d = new PyDict(ts);
        try {
            put(ts, d, "id", id);
            boolean right = true;
            if (id == LZMA1 && p.length == 5 && (p[0] & 0xFF) < 225) {
                int v = p[0] & 0xFF;
                put(ts, d, "lc", v % 9);
                put(ts, d, "lp", v / 9 % 5);
                put(ts, d, "pb", v / 45);
                put(ts, d, "dict_size", word(p, 1));
            } else if (id == LZMA2 && p.length == 1 && (p[0] & 0xFF) <= 40) {
                put(ts, d, "dict_size", size(p[0]));
            } else if (id == DELTA && p.length == 1) {
                put(ts, d, "dist", (p[0] & 0xFF) + 1);
            } else if (id >= X86 && id <= SPARC && (p.length == 0 || p.length == 4)) {
                if (p.length == 4) {
                    put(ts, d, "start_offset", word(p, 0));
                }
            } else {
                right = false;
            }
            if (!right) {
                throw LzmaErrors.options(ts);
            }
            return Refs.newRef(ts, d);
        } finally {
            Refs.decref(ts, d);
        }
    }

    static long word(byte[] b, int at) {
        return (b[at] & 0xFF | (b[at + 1] & 0xFF) << 8 | (b[at + 2] & 0xFF) << 16 | (b[at + 3] & 0xFFL) << 24) & 0xFFFF_FFFFL;
    }

    private static void put(ThreadState ts, PyDict d, String key, long v) {
        d.put(ts, PyUnicode.intern(key), PyLong.of(v));
    }

}
