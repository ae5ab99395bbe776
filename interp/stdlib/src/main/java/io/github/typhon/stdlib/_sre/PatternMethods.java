// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._sre;

import io.github.typhon.objects.bytes.ByteArgs;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.StrJoin;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** The methods of Pattern. <p>Threads: stateless. */
final class PatternMethods {
    private static final String WHERE = "($self, /, string, pos=0, endpos=sys.maxsize)";

    private PatternMethods() {}

    static int clip(long i, int length) {
        return (int) Math.clamp(i, 0, length);
    }

    private static Matcher matcher(ThreadState ts, PyPattern p, Subject s, long pos, long endpos) {
        return new Matcher(ts, p.program, s, clip(pos, s.length), clip(endpos, s.length));
    }

    private static PyObject result(ThreadState ts, PyPattern p, PyObject string, Subject s, Matcher m, long pos, boolean found) {
        return found ? new PyMatch(ts, p, string, s, m, clip(pos, s.length)) : PyNone.NONE;
    }

    @PyMethod(WHERE)
    static PyObject match(ThreadState ts, PyPattern self, PyObject string, long pos, long endpos) {
        Subject s = self.subject(ts, string);
        Matcher m = matcher(ts, self, s, pos, endpos);
        return result(ts, self, string, s, m, pos, m.match());
    }

    @PyMethod(WHERE)
    static PyObject fullmatch(ThreadState ts, PyPattern self, PyObject string, long pos, long endpos) {
        Subject s = self.subject(ts, string);
        Matcher m = matcher(ts, self, s, pos, endpos);
        m.matchAll = true;
        return result(ts, self, string, s, m, pos, m.match());
    }

    @PyMethod(WHERE)
    static PyObject search(ThreadState ts, PyPattern self, PyObject string, long pos, long endpos) {
        Subject s = self.subject(ts, string);
        Matcher m = matcher(ts, self, s, pos, endpos);
        return result(ts, self, string, s, m, pos, m.search());
    }

    @PyMethod(WHERE)
    static PyObject scanner(ThreadState ts, PyPattern self, PyObject string, long pos, long endpos) {
        return new PyScanner(ts, self, string, self.subject(ts, string), pos, endpos);
    }

    @PyMethod(WHERE)
    static PyObject finditer(ThreadState ts, PyPattern self, PyObject string, long pos, long endpos) {
        return new PyMatchIterator(ts, new PyScanner(ts, self, string, self.subject(ts, string), pos, endpos));
    }

    /** Moves on after a match; the next one may not be empty where this one was. */
    static void advance(Matcher m) {
        m.mustAdvance = m.ptr == m.start;
        m.start = m.ptr;
        m.reset();
    }

    private static PyObject group(Matcher m, Subject s, int g, PyObject missing) {
        int from = m.marks[2 * g];
        int to = m.marks[2 * g + 1];
        return from < 0 || to < from ? missing : s.slice(from, to);
    }

    @PyMethod(WHERE)
    static PyObject findall(ThreadState ts, PyPattern self, PyObject string, long pos, long endpos) {
        Subject s = self.subject(ts, string);
        Matcher m = matcher(ts, self, s, pos, endpos);
        Pieces out = new Pieces();
        int groups = self.program.groups;
        while (m.search()) {
            if (groups == 0) {
                out.add(s.slice(m.start, m.ptr));
            } else if (groups == 1) {
                out.add(group(m, s, 0, s.empty()));
            } else {
                PyObject[] all = new PyObject[groups];
                for (int g = 0; g < groups; g++) {
                    all[g] = group(m, s, g, s.empty());
                }
                out.add(PyTuple.of(ts, all));
            }
            advance(m);
        }
        return out.toList(ts);
    }

    @PyMethod("($self, /, string, maxsplit=0)")
    static PyObject split(ThreadState ts, PyPattern self, PyObject string, long maxsplit) {
        Subject s = self.subject(ts, string);
        Matcher m = matcher(ts, self, s, 0, Long.MAX_VALUE);
        Pieces out = new Pieces();
        int last = 0;
        for (long n = 0; (maxsplit == 0 || n < maxsplit) && m.search(); n++) {
            out.add(s.slice(last, m.start));
            for (int g = 0; g < self.program.groups; g++) {
                out.add(group(m, s, g, PyNone.NONE));
            }
            last = m.ptr;
            advance(m);
        }
        out.add(s.slice(last, s.length));
        return out.toList(ts);
    }

    @PyMethod("($self, /, repl, string, count=0)")
    static PyObject sub(ThreadState ts, PyPattern self, PyObject repl, PyObject string, long count) {
        return substitute(ts, self, repl, string, count, false);
    }

    @PyMethod("($self, /, repl, string, count=0)")
    static PyObject subn(ThreadState ts, PyPattern self, PyObject repl, PyObject string, long count) {
        return substitute(ts, self, repl, string, count, true);
    }

    private static boolean isLiteral(ThreadState ts, PyObject repl) {
        PyUnicode u = PyUnicode.unwrapOrNull(repl);
        if (u != null) {
            return u.toString().indexOf('\\') < 0;
        }
        if (!Buffers.check(repl)) {
            return false;
        }
        for (byte b : Buffers.bytes(ts, repl)) {
            if (b == '\\') {
                return false;
            }
        }
        return true;
    }

    private static PyObject substitute(ThreadState ts, PyPattern self, PyObject repl, PyObject string, long count, boolean withCount) {
        boolean callable = Objects.isCallable(repl);
        PyObject filter = callable || isLiteral(ts, repl) ? Refs.newRef(ts, repl)
                : MappingViews.callOf(ts, "re", "_compile_template", self, repl);
        Pieces out = new Pieces();
        boolean done = false;
        long n = 0;
        try {
            PyTemplate template = !callable && filter instanceof PyTemplate t && t.literal() == null ? t : null;
            PyObject literal = callable || template != null ? null : filter instanceof PyTemplate t ? t.literal() : filter;
            Subject s = self.subject(ts, string);
            Matcher m = matcher(ts, self, s, 0, Long.MAX_VALUE);
            int i = 0;
            while ((count == 0 || n < count) && m.search()) {
                if (i < m.start) {
                    out.add(s.slice(i, m.start));
                }
                PyObject item = literal != null ? Refs.newRef(ts, literal)
                        : template != null ? template.expand(s, m.marks, m.start, m.ptr) : callFilter(ts, self, filter, string, s, m);
                if (item != PyNone.NONE) {
                    out.add(item);
                }
                i = m.ptr;
                n++;
                advance(m);
            }
            if (i < s.length) {
                out.add(s.slice(i, s.length));
            }
            PyObject joined = out.join(ts, s);
            done = true;
            return withCount ? PyTuple.of(ts, joined, PyLong.of(n)) : joined;
        } finally {
            if (!done) {
                out.release(ts);
            }
            Refs.xdecref(ts, filter);
        }
    }

    private static PyObject callFilter(ThreadState ts, PyPattern self, PyObject filter, PyObject string, Subject s, Matcher m) {
        PyMatch match = new PyMatch(ts, self, string, s, m, 0);
        try {
            return Calls.call1(ts, filter, match);
        } finally {
            Refs.decref(ts, match);
        }
    }

    /** Owned objects in a growing array. */
    private static final class Pieces {
        private PyObject[] items = new PyObject[16];
        private int n;

        void add(@Stolen PyObject o) {
            if (n == items.length) {
                items = Arrays.copyOf(items, n * 2);
            }
            items[n++] = o;
        }

        PyObject toList(ThreadState ts) {
            return Containers.factory().newList(ts, items, n);
        }

        PyObject join(ThreadState ts, Subject s) {
            PyObject r;
            if (s.isBytes()) {
                PyTuple t = PyTuple.copyOf(ts, items, 0, n);
                try {
                    r = PyBytes.ofOwned(ByteArgs.join(ts, new byte[0], t));
                } finally {
                    Refs.decref(ts, t);
                }
            } else {
                r = StrJoin.join(PyUnicode.EMPTY, items, n);
            }
            release(ts);
            return r;
        }

        void release(ThreadState ts) {
            Refs.releaseAll(ts, items, 0, n);
            n = 0;
        }
    }
}
