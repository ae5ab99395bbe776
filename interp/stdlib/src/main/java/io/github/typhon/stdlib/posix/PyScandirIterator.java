// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.posix;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.Descriptors;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.HostException;
import io.github.typhon.stdlib.host.PathArg;
import java.util.Arrays;

/** What {@code os.scandir} answers. <p>Threads: the stream is synchronized; each entry goes to one caller. CPython: ScandirIterator. */
@PyClass(name = "ScandirIterator", module = "posix", flags = PyType.DISALLOW_INSTANTIATION)
public final class PyScandirIterator extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyScandirIteratorExposed());

    private final DirStream stream;
    /** The directory's path with a slash behind it, or empty for a descriptor. */
    private final byte[] prefix;
    private final int dirFd;
    private final boolean narrow;
    private volatile boolean exhausted;

    PyScandirIterator(ThreadState ts, DirStream stream, PathArg p) {
        super(ts);
        this.stream = stream;
        narrow = p.narrow;
        dirFd = p.isFd() ? p.fd : Descriptors.AT_FDCWD;
        if (p.isFd()) {
            prefix = new byte[0];
        } else {
            byte[] dir = p.bytes == null ? new byte[] {'.'} : p.bytes;
            boolean slash = dir.length > 0 && dir[dir.length - 1] == '/';
            prefix = slash ? dir : Arrays.copyOf(dir, dir.length + 1);
            prefix[prefix.length - 1] = '/';
        }
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    protected boolean hasFinalizer() {
        return true;
    }

    @Override
    protected void finalizeObject(ThreadState ts) {
        if (stream.isOpen()) {
            close();
            if (!exhausted) {
                Warnings.resource(ts, this, "unclosed scandir iterator " + Objects.reprText(ts, this));
            }
        }
    }

    private PyObject name(ThreadState ts, byte[] b) {
        return narrow ? PyBytes.of(b) : PathArg.decode(ts, b);
    }

    static PyObject tp_iter(ThreadState ts, PyScandirIterator self) {
        return Refs.newRef(ts, self);
    }

    static PyObject tp_iternext(ThreadState ts, PyScandirIterator self) {
        DirStream.Entry e;
        try (var d = ts.blocking()) {
            e = self.stream.next();
        } catch (HostException x) {
            throw Errno.error(ts, x, null);
        }
        if (e == null) {
            self.exhausted = true;
            self.close();
            return null;
        }
        byte[] full = Arrays.copyOf(self.prefix, self.prefix.length + e.name().length);
        System.arraycopy(e.name(), 0, full, self.prefix.length, e.name().length);
        return new PyDirEntry(ts, self.name(ts, e.name()), self.name(ts, full), full, self.dirFd, e);
    }

    @PyMethod("($self, /)")
    void close() {
        stream.close();
    }

    @PyMethod(value = "($self, /)", name = "__enter__")
    PyObject enter(ThreadState ts) {
        return Refs.newRef(ts, this);
    }

    @PyMethod(value = "($self, /, *args)", name = "__exit__", textSignature = false)
    void exit(PyObject[] args) {
        close();
    }
}
