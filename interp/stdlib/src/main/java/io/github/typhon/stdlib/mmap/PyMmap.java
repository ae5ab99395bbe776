// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.mmap;

import io.github.typhon.interp.runtime.sys.Auditing;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.Args;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.Signature;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.PyBuffer;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Descriptors;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.FileStatus;
import io.github.typhon.stdlib.host.HostException;
import io.github.typhon.stdlib.host.Libc;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** {@code mmap.mmap}: a mapping of the operating system.
 *  <p>Threads: every access holds the object's monitor, inside which no Python runs. Ownership: owns the mapping and a copy of the descriptor.
 *  <p>Buffers that it exports are arrays of the JVM, not the mapping itself: while one is out, the array is brought up to date, and what was changed
 *  in it is written through, at every use of the object and at the release. */
@PyClass(name = "mmap", module = "mmap", flags = {PyType.BASETYPE, PyType.HAS_WEAKREF}, methods = {MmapSlots.class, MmapMethods.class})
public class PyMmap extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyMmapExposed());
    static final int ACCESS_READ = 1;
    static final int ACCESS_WRITE = 2;
    static final int ACCESS_COPY = 3;
    private static final int PROT_READ = 1;
    private static final int PROT_WRITE = 2;
    private static final int MAP_SHARED = 1;
    private static final int MAP_PRIVATE = 2;
    private static final int MAP_ANONYMOUS = 0x20;
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int MREMAP_MAYMOVE = 1;
    private static final CFunction MMAP = CFunction.of("mmap");
    private static final CFunction MUNMAP = CFunction.of("munmap");
    private static final CFunction MREMAP = CFunction.of("mremap");
    private static final Signature NEW = Signature.parse("($type, fileno, length, flags=1, prot=3, access=0, offset=0, *, trackfd=True)");

    /** Null once closed. */
    @GuardedBy("this") private MemorySegment map;
    @GuardedBy("this") long position;
    @GuardedBy("this") private int exports;
    /** What buffers show, and what it was when last compared with the mapping; null without exports. */
    @GuardedBy("this") private byte[] shown;
    @GuardedBy("this") private byte[] known;
    int fd = -1;
    int access;
    long offset;
    private boolean anonymous;
    /** Whether the descriptor is kept, without which there is no resizing. */
    private boolean tracked;
    private boolean shared;

    public PyMmap(ThreadState ts) {
        super(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    protected void deallocated(ThreadState ts) {
        unmap();
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NEW.bind(ts, "mmap", args, kwnames);
        try {
            PyMmap m = (PyMmap) PyMmapExposed.newInstance(ts, type);
            try {
                m.open(ts, a);
                return m;
            } catch (RuntimeException e) {
                Refs.decref(ts, m);
                throw e;
            }
        } finally {
            NEW.release(ts, a);
        }
    }

    static void tp_init(ThreadState ts, PyMmap self, PyObject[] args, PyUnicode[] kwnames) {}

    private static int number(ThreadState ts, PyObject o, int fallback) {
        return o == null ? fallback : Numbers.asInt(ts, Numbers.index(ts, o));
    }

    private void open(ThreadState ts, PyObject[] a) {
        int file = number(ts, a[0], -1);
        long length = Args.toLong(ts, a[1]);
        int flags = number(ts, a[2], MAP_SHARED);
        int prot = number(ts, a[3], PROT_READ | PROT_WRITE);
        access = number(ts, a[4], 0);
        PyLong at = a[5] == null ? PyLong.of(0) : Numbers.index(ts, a[5]);
        boolean track = a[6] == null || Objects.isTrue(ts, a[6]);
        if (length < 0) {
            throw Raise.overflowError("memory mapped length must be positive");
        }
        if (at.signum() < 0) {
            throw Raise.overflowError("memory mapped offset must be positive");
        }
        offset = Numbers.asLong(ts, at);
        if (Auditing.isOn(ts)) {
            Auditing.audit(ts, "mmap.__new__", PyLong.of(file), PyLong.of(length), PyLong.of(access), PyLong.of(offset));
        }
        if (access != 0 && (a[2] != null && flags != MAP_SHARED || a[3] != null && prot != (PROT_READ | PROT_WRITE))) {
            throw Raise.valueError("mmap can't specify both access and flags, prot.");
        }
        switch (access) {
            case ACCESS_READ -> prot = PROT_READ;
            case ACCESS_WRITE -> { }
            case ACCESS_COPY -> flags = MAP_PRIVATE;
            case 0 -> access = (prot & (PROT_READ | PROT_WRITE)) == (PROT_READ | PROT_WRITE) ? 0 : (prot & PROT_WRITE) != 0 ? ACCESS_WRITE : ACCESS_READ;
            default -> throw Raise.valueError("mmap invalid access parameter.");
        }
        tracked = track;
        anonymous = file == -1;
        long size = file == -1 ? length : size(ts, file, length);
        if (file != -1 && track) {
            fd = Errno.checkInt(ts, Descriptors.fcntl(file, F_DUPFD_CLOEXEC, 0));
        }
        shared = (flags & MAP_SHARED) != 0;
        long address = MMAP.callLong(0, size, prot, flags | (anonymous ? MAP_ANONYMOUS : 0), file, offset);
        if (address < 0) {
            throw Errno.error(ts, (int) -address, null);
        }
        map = Libc.at(address, size);
    }

    /** How much of a file to map. */
    private long size(ThreadState ts, int file, long length) {
        FileStatus st;
        try {
            st = FileStatus.of(file);
        } catch (HostException e) {
            throw Errno.error(ts, e, null);
        }
        if (!st.isRegular()) {
            return length;
        }
        if (length == 0) {
            if (st.size() == 0) {
                throw Raise.valueError("cannot mmap an empty file");
            }
            if (offset >= st.size()) {
                throw Raise.valueError("mmap offset is greater than file size");
            }
            return st.size() - offset;
        }
        if (offset > st.size() || st.size() - offset < length) {
            throw Raise.valueError("mmap length is greater than file size");
        }
        return length;
    }

    /** The mapping, with the changes that buffers made in it. The caller holds the monitor. */
    final MemorySegment open() {
        MemorySegment m = map;
        if (m == null) {
            throw Raise.valueError("mmap closed or invalid");
        }
        synchronise();
        return m;
    }

    final MemorySegment writable() {
        MemorySegment m = open();
        if (access == ACCESS_READ) {
            throw Raise.typeError("mmap can't modify a readonly memory map.");
        }
        return m;
    }

    /** Exchanges changes between the mapping and what buffers show; after writes too. */
    final synchronized void synchronise() {
        if (shown == null || map == null) {
            return;
        }
        if (access != ACCESS_READ && !Arrays.equals(shown, known)) {
            for (int i = 0; i < shown.length; i++) {
                if (shown[i] != known[i]) {
                    map.set(ValueLayout.JAVA_BYTE, i, shown[i]);
                }
            }
        }
        MemorySegment.copy(map, ValueLayout.JAVA_BYTE, 0, shown, 0, shown.length);
        System.arraycopy(shown, 0, known, 0, shown.length);
    }

    static @Owned PyObject bf_getbuffer(ThreadState ts, PyMmap self, int flags) {
        synchronized (self) {
            MemorySegment m = self.open();
            if ((flags & PyBuffer.WRITABLE) != 0 && self.access == ACCESS_READ) {
                throw Raise.bufferError("Object is not writable.");
            }
            if (self.shown == null) {
                if (m.byteSize() > Integer.MAX_VALUE - 64) {
                    throw Raise.bufferError("mmap of more than 2 GiB cannot be exported as a buffer");
                }
                self.shown = m.toArray(ValueLayout.JAVA_BYTE);
                self.known = self.shown.clone();
            }
            self.exports++;
            return PyBuffer.ofBytes(Refs.newRef(ts, self), self.shown, 0, self.shown.length, self.access == ACCESS_READ);
        }
    }

    static void bf_releasebuffer(ThreadState ts, PyMmap self, PyObject buffer) {
        synchronized (self) {
            self.synchronise();
            if (--self.exports == 0) {
                self.shown = null;
                self.known = null;
            }
        }
    }

    private synchronized void unmap() {
        if (map != null) {
            MUNMAP.call(map.address(), map.byteSize());
            map = null;
        }
        if (fd >= 0) {
            Descriptors.close(fd);
            fd = -1;
        }
    }

    @PyMethod("($self, /)")
    synchronized void close() {
        if (exports > 0) {
            throw Raise.bufferError("cannot close exported pointers exist");
        }
        unmap();
    }

    @PyGetter("closed")
    synchronized boolean closed() {
        return map == null;
    }

    @PyMethod("($self, newsize, /)")
    void resize(ThreadState ts, long size) {
        synchronized (this) {
            MemorySegment m = open();
            if (exports > 0) {
                throw Raise.bufferError("mmap can't resize with extant buffers exported.");
            }
            if (access == ACCESS_READ || access == ACCESS_COPY) {
                throw Raise.typeError("mmap can't resize a readonly or copy-on-write memory map.");
            }
            if (size < 0 || Long.MAX_VALUE - size < offset) {
                throw Raise.valueError("new size out of range");
            }
            if (!tracked) {
                throw Raise.valueError("mmap can't resize with trackfd=False.");
            }
            if (anonymous && shared && size > m.byteSize()) {
                throw Raise.valueError("mmap: can't expand a shared anonymous mapping on Linux");
            }
            if (fd >= 0) {
                Errno.check(ts, Descriptors.ftruncate(fd, offset + size));
            }
            long address = MREMAP.callLong(m.address(), m.byteSize(), size, MREMAP_MAYMOVE);
            map = Libc.at(Errno.check(ts, address), size);
        }
    }

    static PyObject tp_repr(ThreadState ts, PyMmap self) {
        synchronized (self) {
            String name = PyType.of(self).fullName();
            if (self.map == null) {
                return PyUnicode.of("<" + name + " closed=True>");
            }
            String[] names = {"ACCESS_DEFAULT", "ACCESS_READ", "ACCESS_WRITE", "ACCESS_COPY"};
            return PyUnicode.of("<" + name + " closed=False, access=" + names[self.access] + ", length=" + self.map.byteSize() + ", pos=" + self.position
                    + ", offset=" + self.offset + ">");
        }
    }
}
