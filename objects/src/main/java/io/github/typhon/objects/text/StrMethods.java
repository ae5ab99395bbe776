// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.SliceIndex;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.slice.SliceRange;
import io.github.typhon.objects.text.codec.Codecs;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** The methods of str that search, split, strip, pad and encode; the others are in {@link StrFaces}. <p>Threads: stateless. */
final class StrMethods {
    private static final String DEFAULT_SUB = "($self, sub, start=0, end=sys.maxsize, /)";

    private StrMethods() {}

    private static int from(PyUnicode s, long start) {
        long n = s.length();
        return (int) Math.min(start < 0 ? Math.max(0, start + n) : start, n + 1);
    }

    private static int to(PyUnicode s, long end) {
        return (int) SliceRange.clamp(end, s.length());
    }

    @PyMethod(value = DEFAULT_SUB, textSignature = false)
    static long find(PyUnicode self, PyUnicode sub, @SliceIndex long start, @SliceIndex long end) {
        return StrSearch.find(self, sub, from(self, start), to(self, end));
    }

    @PyMethod(value = DEFAULT_SUB, textSignature = false)
    static long rfind(PyUnicode self, PyUnicode sub, @SliceIndex long start, @SliceIndex long end) {
        return StrSearch.rfind(self, sub, from(self, start), to(self, end));
    }

    private static long found(long i) {
        if (i < 0) {
            throw Raise.valueError("substring not found");
        }
        return i;
    }

    @PyMethod(value = DEFAULT_SUB, textSignature = false)
    static long index(PyUnicode self, PyUnicode sub, @SliceIndex long start, @SliceIndex long end) {
        return found(find(self, sub, start, end));
    }

    @PyMethod(value = DEFAULT_SUB, textSignature = false)
    static long rindex(PyUnicode self, PyUnicode sub, @SliceIndex long start, @SliceIndex long end) {
        return found(rfind(self, sub, start, end));
    }

    @PyMethod(value = DEFAULT_SUB, textSignature = false)
    static long count(PyUnicode self, PyUnicode sub, @SliceIndex long start, @SliceIndex long end) {
        return StrSearch.count(self, sub, from(self, start), to(self, end));
    }

    @PyMethod(value = "($self, prefix, start=0, end=sys.maxsize, /)", textSignature = false)
    static boolean startswith(PyUnicode self, PyObject prefix, @SliceIndex long start, @SliceIndex long end) {
        return affix(self, prefix, from(self, start), to(self, end), true);
    }

    @PyMethod(value = "($self, suffix, start=0, end=sys.maxsize, /)", textSignature = false)
    static boolean endswith(PyUnicode self, PyObject suffix, @SliceIndex long start, @SliceIndex long end) {
        return affix(self, suffix, from(self, start), to(self, end), false);
    }

    private static boolean affix(PyUnicode s, PyObject affix, int from, int to, boolean start) {
        String name = start ? "startswith" : "endswith";
        if (affix instanceof PyTuple t) {
            for (int i = 0; i < t.size(); i++) {
                PyUnicode u = PyUnicode.unwrapOrNull(t.get(i));
                if (u == null) {
                    throw Raise.typeError("tuple for %s must only contain str, not %s", name, PyType.of(t.get(i)).name());
                }
                if (affix(s, u, from, to, start)) {
                    return true;
                }
            }
            return false;
        }
        PyUnicode u = PyUnicode.unwrapOrNull(affix);
        if (u == null) {
            throw Raise.typeError("%s first arg must be str or a tuple of str, not %s", name, PyType.of(affix).name());
        }
        return affix(s, u, from, to, start);
    }

    private static boolean affix(PyUnicode s, PyUnicode u, int from, int to, boolean start) {
        if (to - from < u.length()) {
            return false;
        }
        return StrSearch.matchesAt(s, u, start ? from : to - u.length(), to);
    }

    @PyMethod("($self, old, new, /, count=-1)")
    static PyObject replace(PyUnicode self, PyUnicode old, PyUnicode with, long count) {
        return StrSearch.replace(self, old, with, count);
    }

    private static PyUnicode separator(PyObject sep) {
        PyUnicode u = PyUnicode.unwrapOrNull(sep);
        if (u == null) {
            throw Raise.typeError("must be str or None, not %s", PyType.of(sep).name());
        }
        if (u.isEmpty()) {
            throw Raise.valueError("empty separator");
        }
        return u;
    }

    @PyMethod("($self, /, sep=None, maxsplit=-1)")
    static PyObject split(ThreadState ts, PyUnicode self, PyObject sep, long maxsplit) {
        return (sep == PyNone.NONE ? StrSplit.splitSpace(self, maxsplit) : StrSplit.split(self, separator(sep), maxsplit)).list(ts);
    }

    @PyMethod("($self, /, sep=None, maxsplit=-1)")
    static PyObject rsplit(ThreadState ts, PyUnicode self, PyObject sep, long maxsplit) {
        return (sep == PyNone.NONE ? StrSplit.rsplitSpace(self, maxsplit) : StrSplit.rsplit(self, separator(sep), maxsplit)).list(ts);
    }

    @PyMethod("($self, /, keepends=False)")
    static PyObject splitlines(ThreadState ts, PyUnicode self, boolean keepends) {
        return StrSplit.splitLines(self, keepends).list(ts);
    }

    private static PyUnicode partitionSeparator(PyObject sep) {
        PyUnicode u = PyUnicode.unwrapOrNull(sep);
        if (u == null) {
            throw Raise.typeError("must be str, not %s", PyType.of(sep).name());
        }
        if (u.isEmpty()) {
            throw Raise.valueError("empty separator");
        }
        return u;
    }

    @PyMethod("($self, sep, /)")
    static PyObject partition(ThreadState ts, PyUnicode self, PyObject sep) {
        PyUnicode u = partitionSeparator(sep);
        int i = StrSearch.find(self, u, 0, self.length());
        return i < 0 ? PyTuple.of(ts, self, PyUnicode.EMPTY, PyUnicode.EMPTY) : PyTuple.of(ts, self.substring(0, i), u, self.substring(i + u.length()));
    }

    @PyMethod("($self, sep, /)")
    static PyObject rpartition(ThreadState ts, PyUnicode self, PyObject sep) {
        PyUnicode u = partitionSeparator(sep);
        int i = StrSearch.rfind(self, u, 0, self.length());
        return i < 0 ? PyTuple.of(ts, PyUnicode.EMPTY, PyUnicode.EMPTY, self) : PyTuple.of(ts, self.substring(0, i), u, self.substring(i + u.length()));
    }

    private static PyObject strip(PyUnicode self, PyObject chars, int ends, String name) {
        PyUnicode u = null;
        if (chars != PyNone.NONE) {
            u = PyUnicode.unwrapOrNull(chars);
            if (u == null) {
                throw Raise.typeError("%s arg must be None or str", name);
            }
        }
        return StrSearch.strip(self, u, ends);
    }

    @PyMethod("($self, chars=None, /)")
    static PyObject strip(PyUnicode self, PyObject chars) {
        return strip(self, chars, StrSearch.BOTH, "strip");
    }

    @PyMethod("($self, chars=None, /)")
    static PyObject lstrip(PyUnicode self, PyObject chars) {
        return strip(self, chars, StrSearch.LEFT, "lstrip");
    }

    @PyMethod("($self, chars=None, /)")
    static PyObject rstrip(PyUnicode self, PyObject chars) {
        return strip(self, chars, StrSearch.RIGHT, "rstrip");
    }

    @PyMethod("($self, prefix, /)")
    static PyObject removeprefix(PyUnicode self, PyUnicode prefix) {
        return StrSearch.matchesAt(self, prefix, 0, self.length()) ? self.substring(prefix.length()) : self;
    }

    @PyMethod("($self, suffix, /)")
    static PyObject removesuffix(PyUnicode self, PyUnicode suffix) {
        int at = self.length() - suffix.length();
        return StrSearch.matchesAt(self, suffix, at, self.length()) ? self.substring(0, at) : self;
    }

    @PyMethod("($self, /, tabsize=8)")
    static PyObject expandtabs(PyUnicode self, int tabsize) {
        return StrSearch.expandTabs(self, tabsize);
    }

    private static int fill(PyObject fillchar) {
        PyUnicode u = PyUnicode.unwrapOrNull(fillchar);
        if (u == null) {
            throw Raise.typeError("The fill character must be a unicode character, not %s", PyType.of(fillchar).name());
        }
        if (u.length() != 1) {
            throw Raise.typeError("The fill character must be exactly one character long");
        }
        return u.codePointAt(0);
    }

    private static void checkWidth(long width) {
        if (width > Integer.MAX_VALUE - 16) {
            throw Raise.memoryError();
        }
    }

    @PyMethod("($self, width, fillchar=' ', /)")
    static PyObject center(PyUnicode self, long width, PyObject fillchar) {
        int c = fill(fillchar);
        checkWidth(width);
        long marg = width - self.length();
        if (marg <= 0) {
            return self;
        }
        long left = marg / 2 + (marg & width & 1);
        return StrSearch.pad(self, left, marg - left, c);
    }

    @PyMethod("($self, width, fillchar=' ', /)")
    static PyObject ljust(PyUnicode self, long width, PyObject fillchar) {
        int c = fill(fillchar);
        checkWidth(width);
        return StrSearch.pad(self, 0, width - self.length(), c);
    }

    @PyMethod("($self, width, fillchar=' ', /)")
    static PyObject rjust(PyUnicode self, long width, PyObject fillchar) {
        int c = fill(fillchar);
        checkWidth(width);
        return StrSearch.pad(self, width - self.length(), 0, c);
    }

    @PyMethod("($self, width, /)")
    static PyObject zfill(PyUnicode self, long width) {
        checkWidth(width);
        return StrSearch.zfill(self, width);
    }

    @PyMethod("($self, /, encoding='utf-8', errors='strict')")
    static PyObject encode(ThreadState ts, PyUnicode self, String encoding, String errors) {
        return Codecs.encode(ts, self, encoding, errors);
    }

    @PyMethod("($self, iterable, /)")
    static PyObject join(ThreadState ts, PyUnicode self, PyObject iterable) {
        return StrJoin.join(ts, self, iterable);
    }
}
