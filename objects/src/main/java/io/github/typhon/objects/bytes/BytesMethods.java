// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.bytes;

import io.github.typhon.objects.expose.Args;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.SliceIndex;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** The methods of bytes that search, split, strip and replace. <p>Threads: stateless. */
final class BytesMethods {
    private static final String SUB = "($self, sub, start=0, end=sys.maxsize, /)";

    private BytesMethods() {}

    private static PyObject pieces(ThreadState ts, PyBytes self, int[] cuts) {
        PyObject[] a = new PyObject[cuts.length / 2];
        for (int i = 0; i < a.length; i++) {
            a[i] = self.slice(cuts[2 * i], cuts[2 * i + 1]);
        }
        return Containers.factory().newList(ts, a, a.length);
    }

    private static int from(PyBytes s, long start) {
        return ByteArgs.from(s.length(), start);
    }

    private static int to(PyBytes s, long end) {
        return ByteArgs.to(s.length(), end);
    }

    @PyMethod(value = SUB, textSignature = false)
    static long find(ThreadState ts, PyBytes self, PyObject sub, @SliceIndex long start, @SliceIndex long end) {
        return ByteOps.find(self.shared(), from(self, start), to(self, end), BytesLike.subsequence(ts, sub));
    }

    @PyMethod(value = SUB, textSignature = false)
    static long rfind(ThreadState ts, PyBytes self, PyObject sub, @SliceIndex long start, @SliceIndex long end) {
        byte[] b = BytesLike.subsequence(ts, sub);
        return ByteOps.rfind(self.shared(), from(self, start), to(self, end), b);
    }

    @PyMethod(value = SUB, textSignature = false)
    static long index(ThreadState ts, PyBytes self, PyObject sub, @SliceIndex long start, @SliceIndex long end) {
        return ByteArgs.found(find(ts, self, sub, start, end));
    }

    @PyMethod(value = SUB, textSignature = false)
    static long rindex(ThreadState ts, PyBytes self, PyObject sub, @SliceIndex long start, @SliceIndex long end) {
        return ByteArgs.found(rfind(ts, self, sub, start, end));
    }

    @PyMethod(value = SUB, textSignature = false)
    static long count(ThreadState ts, PyBytes self, PyObject sub, @SliceIndex long start, @SliceIndex long end) {
        return ByteOps.count(self.shared(), from(self, start), to(self, end), BytesLike.subsequence(ts, sub), Long.MAX_VALUE);
    }

    @PyMethod(value = "($self, prefix, start=0, end=sys.maxsize, /)", textSignature = false)
    static boolean startswith(ThreadState ts, PyBytes self, PyObject prefix, @SliceIndex long start, @SliceIndex long end) {
        return ByteArgs.affix(ts, self.shared(), from(self, start), to(self, end), prefix, true);
    }

    @PyMethod(value = "($self, suffix, start=0, end=sys.maxsize, /)", textSignature = false)
    static boolean endswith(ThreadState ts, PyBytes self, PyObject suffix, @SliceIndex long start, @SliceIndex long end) {
        return ByteArgs.affix(ts, self.shared(), from(self, start), to(self, end), suffix, false);
    }

    @PyMethod("($self, old, new, count=-1, /)")
    static PyObject replace(ThreadState ts, PyBytes self, PyObject old, PyObject with, PyObject count) {
        byte[] a = BytesLike.require(ts, old);
        byte[] b = BytesLike.require(ts, with);
        // Looked at last: the two others are at fault first.
        long max = Args.toLong(ts, count);
        return PyBytes.ofOwned(ByteOps.replace(self.shared(), 0, self.length(), a, b, max));
    }

    @PyMethod("($self, /, sep=None, maxsplit=-1)")
    static PyObject split(ThreadState ts, PyBytes self, PyObject sep, long maxsplit) {
        byte[] b = ByteArgs.separator(ts, sep, true);
        return pieces(ts, self, b == null ? ByteOps.splitSpace(self.shared(), 0, self.length(), maxsplit) : ByteOps.split(self.shared(), 0, self.length(), b, maxsplit));
    }

    @PyMethod("($self, /, sep=None, maxsplit=-1)")
    static PyObject rsplit(ThreadState ts, PyBytes self, PyObject sep, long maxsplit) {
        byte[] b = ByteArgs.separator(ts, sep, true);
        return pieces(ts, self, b == null ? ByteOps.rsplitSpace(self.shared(), 0, self.length(), maxsplit) : ByteOps.rsplit(self.shared(), 0, self.length(), b, maxsplit));
    }

    @PyMethod("($self, /, keepends=False)")
    static PyObject splitlines(ThreadState ts, PyBytes self, boolean keepends) {
        return pieces(ts, self, ByteOps.splitLines(self.shared(), 0, self.length(), keepends));
    }

    @PyMethod("($self, sep, /)")
    static PyObject partition(ThreadState ts, PyBytes self, PyObject sep) {
        byte[] b = ByteArgs.separator(ts, sep, false);
        int n = self.length();
        int i = ByteOps.find(self.shared(), 0, n, b);
        return i < 0 ? PyTuple.of(ts, self, PyBytes.EMPTY, PyBytes.EMPTY)
                : PyTuple.of(ts, self.slice(0, i), sep instanceof PyBytes s ? s : PyBytes.of(b), self.slice(i + b.length, n));
    }

    @PyMethod("($self, sep, /)")
    static PyObject rpartition(ThreadState ts, PyBytes self, PyObject sep) {
        byte[] b = ByteArgs.separator(ts, sep, false);
        int n = self.length();
        int i = ByteOps.rfind(self.shared(), 0, n, b);
        return i < 0 ? PyTuple.of(ts, PyBytes.EMPTY, PyBytes.EMPTY, self)
                : PyTuple.of(ts, self.slice(0, i), sep instanceof PyBytes s ? s : PyBytes.of(b), self.slice(i + b.length, n));
    }

    private static PyObject strip(ThreadState ts, PyBytes self, PyObject bytes, boolean left, boolean right) {
        byte[] chars = bytes == io.github.typhon.objects.singleton.PyNone.NONE ? null : BytesLike.require(ts, bytes);
        int from = left ? ByteOps.stripLeft(self.shared(), 0, self.length(), chars) : 0;
        int to = right ? ByteOps.stripRight(self.shared(), from, self.length(), chars) : self.length();
        return self.slice(from, to);
    }

    @PyMethod("($self, bytes=None, /)")
    static PyObject strip(ThreadState ts, PyBytes self, PyObject bytes) {
        return strip(ts, self, bytes, true, true);
    }

    @PyMethod("($self, bytes=None, /)")
    static PyObject lstrip(ThreadState ts, PyBytes self, PyObject bytes) {
        return strip(ts, self, bytes, true, false);
    }

    @PyMethod("($self, bytes=None, /)")
    static PyObject rstrip(ThreadState ts, PyBytes self, PyObject bytes) {
        return strip(ts, self, bytes, false, true);
    }

    @PyMethod("($self, prefix, /)")
    static PyObject removeprefix(ThreadState ts, PyBytes self, PyObject prefix) {
        byte[] b = BytesLike.require(ts, prefix);
        return ByteOps.startsWith(self.shared(), 0, self.length(), b) ? self.slice(b.length, self.length()) : self;
    }

    @PyMethod("($self, suffix, /)")
    static PyObject removesuffix(ThreadState ts, PyBytes self, PyObject suffix) {
        byte[] b = BytesLike.require(ts, suffix);
        return ByteOps.endsWith(self.shared(), 0, self.length(), b) ? self.slice(0, self.length() - b.length) : self;
    }

    @PyMethod("($self, iterable_of_bytes, /)")
    static PyObject join(ThreadState ts, PyBytes self, PyObject iterable) {
        return PyBytes.ofOwned(ByteArgs.join(ts, self.shared(), iterable));
    }
}
