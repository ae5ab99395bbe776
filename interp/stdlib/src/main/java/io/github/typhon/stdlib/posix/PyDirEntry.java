// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.posix;

import io.github.typhon.collections.iter.HeldRef;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.types.GenericAliases;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.FileStatus;
import io.github.typhon.stdlib.host.HostException;

/** {@code os.DirEntry}. <p>Threads: immutable but for the two cached status objects, each published whole. Ownership: owns the cached
 *  results. CPython: DirEntry. */
@PyClass(name = "DirEntry", module = "posix", flags = {PyType.DISALLOW_INSTANTIATION, PyType.HAS_WEAKREF})
public final class PyDirEntry extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyDirEntryExposed());
    private static final int DT_UNKNOWN = 0;
    private static final int DT_DIR = 4;
    private static final int DT_REG = 8;
    private static final int DT_LNK = 10;

    /** str or bytes, which are not counted. */
    private final PyObject name;
    private final PyObject path;
    private final byte[] nativePath;
    private final int dirFd;
    private final int type;
    private final long inode;
    /** The status objects: following links, and not. */
    @Owned private final PyObject[] cached = new PyObject[2];

    PyDirEntry(ThreadState ts, PyObject name, PyObject path, byte[] nativePath, int dirFd, DirStream.Entry e) {
        super(ts);
        this.name = name;
        this.path = path;
        this.nativePath = nativePath;
        this.dirFd = dirFd;
        this.type = e.type();
        this.inode = e.inode();
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(cached[0]);
        v.visit(cached[1]);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        HeldRef.drop(ts, cached, 0);
        HeldRef.drop(ts, cached, 1);
    }

    @PyGetter(value = "name", member = true, doc = "the entry's base filename, relative to scandir() \"path\" argument")
    PyObject name(ThreadState ts) {
        return Refs.newRef(ts, name);
    }

    @PyGetter(value = "path", member = true, doc = "the entry's full path name; equivalent to os.path.join(scandir_path, entry.name)")
    PyObject path(ThreadState ts) {
        return Refs.newRef(ts, path);
    }

    private FileStatus read(ThreadState ts, boolean follow) throws HostException {
        try (var d = ts.blocking()) {
            return FileStatus.at(dirFd, nativePath, follow);
        }
    }

    @PyMethod("($self, /, *, follow_symlinks=True)")
    PyObject stat(ThreadState ts, boolean follow) {
        int i = follow && isLink(ts) ? 0 : 1;
        PyObject s = HeldRef.fetch(ts, cached, i);
        if (s == null) {
            try {
                s = StatResult.of(ts, read(ts, i == 0));
            } catch (HostException e) {
                throw Errno.error(ts, e, path);
            }
            Refs.xdecref(ts, RefSlots.getAndSet(cached, i, Refs.newRef(ts, s)));
        }
        return s;
    }

    private boolean isLink(ThreadState ts) {
        return type == DT_LNK || type == DT_UNKNOWN && is(ts, false, FileStatus.S_IFLNK);
    }

    private boolean is(ThreadState ts, boolean follow, int format) {
        PyObject s;
        try {
            s = stat(ts, follow);
        } catch (PyException e) {
            if (!e.matches(io.github.typhon.objects.error.Exc.FileNotFoundError)) {
                throw e;
            }
            e.discard(ts);
            return false;
        }
        try {
            PyObject mode = Objects.getAttr(ts, s, "st_mode");
            return (PyLong.unwrap(mode).longValue() & FileStatus.S_IFMT) == format;
        } finally {
            Refs.decref(ts, s);
        }
    }

    private boolean test(ThreadState ts, boolean follow, int wanted, int format) {
        if (type == DT_UNKNOWN || follow && type == DT_LNK) {
            return is(ts, follow, format);
        }
        return type == wanted;
    }

    @PyMethod("($self, /, *, follow_symlinks=True)")
    boolean is_dir(ThreadState ts, boolean follow) {
        return test(ts, follow, DT_DIR, FileStatus.S_IFDIR);
    }

    @PyMethod("($self, /, *, follow_symlinks=True)")
    boolean is_file(ThreadState ts, boolean follow) {
        return test(ts, follow, DT_REG, FileStatus.S_IFREG);
    }

    @PyMethod("($self, /)")
    boolean is_symlink(ThreadState ts) {
        return isLink(ts);
    }

    @PyMethod("($self, /)")
    boolean is_junction() {
        return false;
    }

    @PyMethod("($self, /)")
    PyObject inode() {
        return PyLong.ofUnsigned(inode);
    }

    @PyMethod(value = "($self, /)", name = "__fspath__")
    PyObject fspath(ThreadState ts) {
        return path(ts);
    }

    @PyClassMethod(value = "($type, object, /)", name = "__class_getitem__")
    static PyObject classGetItem(ThreadState ts, PyType type, PyObject item) {
        return GenericAliases.of(ts, type, item);
    }

    static PyObject tp_repr(ThreadState ts, PyDirEntry self) {
        return PyUnicode.of("<DirEntry " + Objects.reprText(ts, self.name) + ">");
    }
}
