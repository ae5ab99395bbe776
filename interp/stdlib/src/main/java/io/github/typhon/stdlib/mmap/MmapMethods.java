// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.mmap;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.FileStatus;
import io.github.typhon.stdlib.host.HostException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The file-like and the searching methods of a mapping. */
final class MmapMethods {
    private static final int MS_SYNC = 4;
    private static final CFunction MSYNC = CFunction.of("msync");
    private static final CFunction MADVISE = CFunction.of("madvise");

    private MmapMethods() {}

    private static PyBytes take(PyMmap self, MemorySegment m, long n) {
        if (n <= 0) {
            return PyBytes.EMPTY;
        }
        byte[] b = m.asSlice(self.position, n).toArray(ValueLayout.JAVA_BYTE);
        self.position += n;
        return PyBytes.ofOwned(b);
    }

    @PyMethod("($self, n=None, /)")
    static PyObject read(ThreadState ts, PyMmap self, PyObject n) {
        if (n != PyNone.NONE && !Numbers.isIndex(n)) {
            throw Raise.typeError("read argument must be int or None, not %s", PyType.of(n).name());
        }
        long wanted = n == PyNone.NONE ? -1 : Numbers.asSsize(ts, n, Exc.OverflowError);
        synchronized (self) {
            MemorySegment m = self.open();
            long left = Math.max(0, m.byteSize() - self.position);
            return take(self, m, wanted < 0 ? left : Math.min(wanted, left));
        }
    }

    @PyMethod("($self, /)")
    static int read_byte(PyMmap self) {
        synchronized (self) {
            MemorySegment m = self.open();
            if (self.position >= m.byteSize()) {
                throw Raise.valueError("read byte out of range");
            }
            return m.get(ValueLayout.JAVA_BYTE, self.position++) & 0xff;
        }
    }

    @PyMethod("($self, /)")
    static PyObject readline(PyMmap self) {
        synchronized (self) {
            MemorySegment m = self.open();
            long end = self.position;
            while (end < m.byteSize() && m.get(ValueLayout.JAVA_BYTE, end++) != '\n') { }
            return take(self, m, Math.max(0, end - self.position));
        }
    }

    @PyMethod("($self, bytes, /)")
    static int write(ThreadState ts, PyMmap self, PyObject bytes) {
        byte[] b = Buffers.bytes(ts, bytes);
        synchronized (self) {
            MemorySegment m = self.writable();
            if (self.position > m.byteSize() || m.byteSize() - self.position < b.length) {
                throw Raise.valueError("data out of range");
            }
            MemorySegment.copy(b, 0, m, ValueLayout.JAVA_BYTE, self.position, b.length);
            self.position += b.length;
            self.synchronise();
            return b.length;
        }
    }

    @PyMethod("($self, byte, /)")
    static void write_byte(ThreadState ts, PyMmap self, PyObject value) {
        long v = Numbers.asLong(ts, value);
        if (v < -128 || v > 255) {
            throw Raise.overflowError(v < 0 ? "unsigned byte integer is less than minimum" : "unsigned byte integer is greater than maximum");
        }
        synchronized (self) {
            MemorySegment m = self.writable();
            if (self.position >= m.byteSize()) {
                throw Raise.valueError("write byte out of range");
            }
            m.set(ValueLayout.JAVA_BYTE, self.position++, (byte) v);
            self.synchronise();
        }
    }

    @PyMethod("($self, pos, whence=0, /)")
    static long seek(PyMmap self, long pos, int whence) {
        synchronized (self) {
            long n = self.open().byteSize();
            long base = switch (whence) {
                case 0 -> 0;
                case 1 -> self.position;
                case 2 -> n;
                default -> throw Raise.valueError("unknown seek type");
            };
            long to = base + pos;
            if (to < 0 || to > n) {
                throw Raise.valueError("seek out of range");
            }
            self.position = to;
            return to;
        }
    }

    @PyMethod("($self, /)")
    static boolean seekable(PyMmap self) {
        return true;
    }

    @PyMethod("($self, /)")
    static long tell(PyMmap self) {
        synchronized (self) {
            self.open();
            return self.position;
        }
    }

    @PyMethod("($self, /)")
    static long size(ThreadState ts, PyMmap self) {
        synchronized (self) {
            self.open();
            try {
                return FileStatus.of(self.fd).size();
            } catch (HostException e) {
                throw Errno.error(ts, e, null);
            }
        }
    }

    @PyMethod("($self, offset=0, size=None, /)")
    static void flush(ThreadState ts, PyMmap self, long offset, PyObject size) {
        long length = size == PyNone.NONE ? -1 : Numbers.asSsize(ts, size, Exc.OverflowError);
        synchronized (self) {
            MemorySegment m = self.open();
            long n = size == PyNone.NONE ? m.byteSize() : length;
            if (offset < 0 || n < 0 || m.byteSize() - offset < n) {
                throw Raise.valueError("flush values out of range");
            }
            if (self.access != PyMmap.ACCESS_READ && self.access != PyMmap.ACCESS_COPY) {
                Errno.check(ts, MSYNC.call(m.address() + offset, n, MS_SYNC));
            }
        }
    }

    @PyMethod("($self, dest, src, count, /)")
    static void move(PyMmap self, long dest, long src, long count) {
        synchronized (self) {
            MemorySegment m = self.writable();
            long n = m.byteSize();
            if (dest < 0 || src < 0 || count < 0 || n - dest < count || n - src < count) {
                throw Raise.valueError("source, destination, or count out of range");
            }
            MemorySegment.copy(m, src, m, dest, count);
            self.synchronise();
        }
    }

    @PyMethod("($self, option, start=0, length=None, /)")
    static void madvise(ThreadState ts, PyMmap self, int option, long start, PyObject length) {
        long given = length == PyNone.NONE ? -1 : Numbers.asSsize(ts, length, Exc.OverflowError);
        synchronized (self) {
            MemorySegment m = self.open();
            if (start < 0 || start >= m.byteSize()) {
                throw Raise.valueError("madvise start out of bounds");
            }
            if (length != PyNone.NONE && given < 0) {
                throw Raise.valueError("madvise length invalid");
            }
            if (Long.MAX_VALUE - start < given) {
                throw Raise.overflowError("madvise length too large");
            }
            long n = length == PyNone.NONE ? m.byteSize() - start : Math.min(given, m.byteSize() - start);
            Errno.check(ts, MADVISE.call(m.address() + start, n, option));
        }
    }

    private static long find(ThreadState ts, PyMmap self, PyObject view, PyObject start, PyObject end, boolean last) {
        byte[] what = Buffers.bytes(ts, view);
        // The numbers may run Python, which may close the mapping: first of all.
        long from = start == PyNone.NONE ? 0 : Numbers.asSsize(ts, start, null);
        long until = end == PyNone.NONE ? 0 : Numbers.asSsize(ts, end, null);
        synchronized (self) {
            MemorySegment m = self.open();
            long n = m.byteSize();
            long first = start == PyNone.NONE ? self.position : bound(from, n);
            long to = end == PyNone.NONE ? n : bound(until, n);
            long most = to - what.length;
            for (long i = last ? most : first; last ? i >= first : i <= most; i += last ? -1 : 1) {
                if (matches(m, i, what)) {
                    return i;
                }
            }
            return -1;
        }
    }

    private static boolean matches(MemorySegment m, long at, byte[] what) {
        for (int i = 0; i < what.length; i++) {
            if (m.get(ValueLayout.JAVA_BYTE, at + i) != what[i]) {
                return false;
            }
        }
        return true;
    }

    private static long bound(long i, long n) {
        return Math.max(0, Math.min(i < 0 ? i + n : i, n));
    }

    @PyMethod("($self, view, start=None, end=None, /)")
    static long find(ThreadState ts, PyMmap self, PyObject view, PyObject start, PyObject end) {
        return find(ts, self, view, start, end, false);
    }

    @PyMethod("($self, view, start=None, end=None, /)")
    static long rfind(ThreadState ts, PyMmap self, PyObject view, PyObject start, PyObject end) {
        return find(ts, self, view, start, end, true);
    }

    @PyMethod(value = "($self, /)", name = "__enter__")
    static PyObject enter(ThreadState ts, PyMmap self) {
        synchronized (self) {
            self.open();
        }
        return Refs.newRef(ts, self);
    }

    @PyMethod(value = "($self, exc_type, exc_value, traceback, /)", name = "__exit__")
    static void exit(PyMmap self, PyObject type, PyObject value, PyObject traceback) {
        self.close();
    }
}
