// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.collections.iter.HeldRef;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.error.PyBaseException;
import io.github.typhon.objects.expose.Args;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.PyBuffer;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.lock.RecursiveMutex;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.Errno;
import java.io.ByteArrayOutputStream;

/** What BufferedReader, BufferedWriter and BufferedRandom share: one buffer over a raw stream, used for reading or for writing at a time.
 *  <p>Threads: a re-entrant-checking mutex per object. Ownership: owns the raw stream. Re-entry: raw streams may be written in Python. */
@PyClass(name = "_Buffered", module = "_io", flags = {PyType.BASETYPE, PyType.HAS_DICT, PyType.HAS_WEAKREF, PyType.DISALLOW_INSTANTIATION})
public class PyBuffered extends PyBufferedIOBase {
    public static final PyType TYPE = PyType.builtin(new PyBufferedExposed());

    @Owned private final PyObject[] raw = new PyObject[1];
    private final RecursiveMutex lock = new RecursiveMutex();
    private boolean reads;
    private boolean writes;
    private volatile boolean detached;
    /** Set once {@code __init__} has succeeded. */
    private volatile boolean ready;
    /** Read-ahead is {@code buffer[at, end)}; pending output is {@code buffer[0, pending)}. At most one of the two exists. */
    private byte[] buffer = new byte[0];
    private int at;
    private int end;
    private int pending;

    protected PyBuffered(ThreadState ts) {
        super(ts);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(raw[0]);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        HeldRef.drop(ts, raw, 0);
    }

    final void init(ThreadState ts, String type, PyObject[] args, PyUnicode[] kwnames, boolean read, boolean write) {
        PyObject[] a = NewArgs.bind(type, 1, args, kwnames, "raw", "buffer_size");
        ready = detached = false;
        long size = a[1] == null ? IoModule.DEFAULT_BUFFER_SIZE : Args.toLong(ts, a[1]);
        if (read && write) {
            Refs.decref(ts, Calls.callMethod(ts, a[0], "seekable"));
        }
        if (read && !ask(ts, a[0], "readable")) {
            throw unsupported(ts, "File or stream is not readable.");
        }
        if (write && !ask(ts, a[0], "writable")) {
            throw unsupported(ts, "File or stream is not writable.");
        }
        if (size <= 0) {
            throw Raise.valueError("buffer size must be strictly positive");
        }
        lock.lock(ts);
        try {
            buffer = new byte[(int) Math.min(size, 1 << 30)];
            at = end = pending = 0;
            reads = read;
            writes = write;
        } finally {
            lock.unlock(ts);
        }
        Refs.xdecref(ts, RefSlots.getAndSet(raw, 0, Refs.newRef(ts, a[0])));
        ready = true;
    }

    final @Owned PyObject raw(ThreadState ts) {
        PyObject r = ready ? HeldRef.fetch(ts, raw) : null;
        if (r == null) {
            throw Raise.valueError(detached ? "raw stream has been detached" : "I/O operation on uninitialized object");
        }
        return r;
    }

    private PyObject forward(ThreadState ts, String method) {
        PyObject r = raw(ts);
        try {
            return Calls.callMethod(ts, r, method);
        } finally {
            Refs.decref(ts, r);
        }
    }

    private void enter(ThreadState ts, String action) {
        if (lock.isHeldBy(ts)) {
            throw Raise.runtimeError("reentrant call inside %s", Objects.reprText(ts, this));
        }
        Refs.decref(ts, raw(ts));
        lock.lock(ts);
        // Whoever held the lock may have closed it.
        PyObject r = null;
        boolean open = false;
        try {
            r = raw(ts);
            if (action != null && isClosed(ts, r)) {
                throw Raise.valueError(action.endsWith(" to") ? "%s closed file" : "%s of closed file", action);
            }
            open = true;
        } finally {
            if (!open) {
                lock.unlock(ts);
            }
            Refs.xdecref(ts, r);
        }
    }

    /** One raw read into the empty buffer; 0 at the end, -1 if it would block. */
    private int fillBuffer(ThreadState ts) {
        at = end = 0;
        int n = rawRead(ts, buffer, 0, buffer.length);
        end = Math.max(n, 0);
        return n;
    }

    private int rawRead(ThreadState ts, byte[] b, int off, int len) {
        PyObject r = raw(ts);
        try {
            return PyRawIOBase.readInto(ts, r, b, off, len);
        } finally {
            Refs.decref(ts, r);
        }
    }

    private int rawWrite(ThreadState ts, byte[] b, int off, int len) {
        PyObject r = raw(ts);
        try {
            if (r.getClass() == PyFileIO.class) {
                return ((PyFileIO) r).writeRaw(ts, b, off, len);
            }
            PyObject n = Calls.callMethod(ts, r, "write", PyBytes.of(b, off, off + len));
            if (n == PyNone.NONE) {
                return -1;
            }
            long k = Numbers.asSsize(ts, n, Exc.ValueError);
            Refs.decref(ts, n);
            if (k < 0 || k > len) {
                throw PyException.of(Exc.OSError, "raw write() returned invalid length " + k + " (should have been between 0 and " + len + ")");
            }
            return (int) k;
        } finally {
            Refs.decref(ts, r);
        }
    }

    private static PyException wouldBlock(int written) {
        return PyException.ofArgs(Exc.BlockingIOError, PyLong.of(Errno.EAGAIN), PyUnicode.of("write could not complete without blocking"), PyLong.of(written));
    }

    private void flushPending(ThreadState ts) {
        int done = 0;
        try {
            while (done < pending) {
                int n = rawWrite(ts, buffer, done, pending - done);
                if (n < 0) {
                    throw wouldBlock(0);
                }
                done += n;
                ts.poll();
            }
        } finally {
            System.arraycopy(buffer, done, buffer, 0, pending - done);
            pending -= done;
        }
    }

    /** Gives back what was read ahead, so that the raw position is the stream's. */
    private void dropReadAhead(ThreadState ts) {
        int ahead = end - at;
        at = end = 0;
        if (ahead > 0 && writes) {
            rawSeek(ts, -ahead, 1);
        }
    }

    private long rawSeek(ThreadState ts, long offset, int whence) {
        PyObject r = raw(ts);
        try {
            PyObject p = Calls.callMethod(ts, r, "seek", PyLong.of(offset), PyLong.of(whence));
            long n;
            try {
                n = Numbers.asLong(ts, p);
            } finally {
                Refs.decref(ts, p);
            }
            return position(n);
        } finally {
            Refs.decref(ts, r);
        }
    }

    private static long position(long n) {
        if (n < 0) {
            throw PyException.of(Exc.OSError, "Raw stream returned invalid position " + n);
        }
        return n;
    }

    private long rawTell(ThreadState ts) {
        PyObject p = forward(ts, "tell");
        try {
            return position(Numbers.asLong(ts, p));
        } finally {
            Refs.decref(ts, p);
        }
    }

    private void wantRead(ThreadState ts, String what) {
        Refs.decref(ts, raw(ts));
        if (!reads) {
            throw unsupported(ts, what);
        }
    }

    @PyMethod("($self, size=-1, /)")
    PyObject read(ThreadState ts, PyObject size) {
        wantRead(ts, "read");
        long n = limit(ts, size);
        if (n < -1) {
            throw Raise.valueError("read length must be non-negative or -1");
        }
        enter(ts, "read");
        try {
            flushPending(ts);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            boolean blocked = false;
            while (n < 0 || out.size() < n) {
                if (at == end) {
                    int got = fillBuffer(ts);
                    if (got <= 0) {
                        blocked = got < 0;
                        break;
                    }
                }
                int k = n < 0 ? end - at : (int) Math.min(end - at, n - out.size());
                out.write(buffer, at, k);
                at += k;
            }
            return blocked && out.size() == 0 ? PyNone.NONE : PyBytes.ofOwned(out.toByteArray());
        } finally {
            lock.unlock(ts);
        }
    }

    @PyMethod("($self, size=-1, /)")
    PyObject read1(ThreadState ts, PyObject size) {
        wantRead(ts, "read1");
        long n = size == null ? -1 : Args.toLong(ts, size);
        enter(ts, "read");
        try {
            flushPending(ts);
            if (n == 0) {
                return PyBytes.EMPTY;
            }
            if (at == end) {
                fillBuffer(ts);
            }
            int k = n < 0 ? end - at : (int) Math.min(end - at, n);
            at += k;
            return PyBytes.of(buffer, at - k, at);
        } finally {
            lock.unlock(ts);
        }
    }

    @Override
    @PyMethod("($self, buffer, /)")
    PyObject readinto(ThreadState ts, PyObject target) {
        return readInto(ts, target, false);
    }

    @Override
    @PyMethod("($self, buffer, /)")
    PyObject readinto1(ThreadState ts, PyObject target) {
        return readInto(ts, target, true);
    }

    /** What was read ahead, then from the raw stream: a long rest straight into the target. {@code once} allows one raw read. */
    private PyObject readInto(ThreadState ts, PyObject target, boolean once) {
        wantRead(ts, once ? "readinto1" : "readinto");
        try (PyBuffer view = writable(ts, target, once ? "read1" : "read")) {
            enter(ts, "readinto");
            try {
                flushPending(ts);
                int done = copyAhead(view, 0);
                while (done < view.length && !(once && done > 0 && view.length - done <= buffer.length)) {
                    boolean direct = view.length - done > buffer.length;
                    int n = direct ? rawRead(ts, view.data, view.offset + done, view.length - done) : fillBuffer(ts);
                    if (n <= 0) {
                        return n < 0 && done == 0 ? PyNone.NONE : PyLong.of(done);
                    }
                    done += direct ? n : copyAhead(view, done);
                    if (once) {
                        break;
                    }
                }
                return PyLong.of(done);
            } finally {
                lock.unlock(ts);
            }
        }
    }

    private int copyAhead(PyBuffer view, int done) {
        int n = Math.min(end - at, view.length - done);
        System.arraycopy(buffer, at, view.data, view.offset + done, n);
        at += n;
        return n;
    }

    @PyMethod("($self, size=0, /)")
    PyObject peek(ThreadState ts, PyObject size) {
        wantRead(ts, "peek");
        if (size != null) Args.toLong(ts, size);
        enter(ts, "peek");
        try {
            flushPending(ts);
            if (at == end) {
                fillBuffer(ts);
            }
            return PyBytes.of(buffer, at, end);
        } finally {
            lock.unlock(ts);
        }
    }

    @Override
    @PyMethod("($self, size=-1, /)")
    PyObject readline(ThreadState ts, PyObject size) {
        wantRead(ts, "read");
        long n = limit(ts, size);
        enter(ts, "readline");
        try {
            flushPending(ts);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            while (n < 0 || out.size() < n) {
                if (at == end && fillBuffer(ts) <= 0) {
                    break;
                }
                int stop = n < 0 ? end : (int) Math.min(end, at + n - out.size());
                int i = at;
                while (i < stop && buffer[i] != '\n') {
                    i++;
                }
                boolean found = i < stop;
                i += found ? 1 : 0;
                out.write(buffer, at, i - at);
                at = i;
                if (found) {
                    break;
                }
            }
            return PyBytes.ofOwned(out.toByteArray());
        } finally {
            lock.unlock(ts);
        }
    }

    @PyMethod("($self, b, /)")
    PyObject write(ThreadState ts, PyObject b) {
        Refs.decref(ts, raw(ts));
        if (!writes) {
            throw unsupported(ts, "write");
        }
        byte[] data = Buffers.bytes(ts, b);
        enter(ts, "write to");
        try {
            dropReadAhead(ts);
            if (data.length > buffer.length - pending) {
                flushPending(ts);
            }
            int done = 0;
            while (data.length - done > buffer.length) {
                int n = rawWrite(ts, data, done, data.length - done);
                if (n < 0) {
                    int k = Math.min(buffer.length, data.length - done);
                    System.arraycopy(data, done, buffer, 0, k);
                    pending = k;
                    throw wouldBlock(done + k);
                }
                done += n;
            }
            System.arraycopy(data, done, buffer, pending, data.length - done);
            pending += data.length - done;
            return PyLong.of(data.length);
        } finally {
            lock.unlock(ts);
        }
    }

    @Override
    @PyMethod("($self, /)")
    PyObject flush(ThreadState ts) {
        if (!writes) {
            return forward(ts, "flush");
        }
        enter(ts, "flush");
        try {
            flushPending(ts);
            if (reads) {
                dropReadAhead(ts);
            }
        } finally {
            lock.unlock(ts);
        }
        return PyNone.NONE;
    }

    @Override
    @PyMethod("($self, target, whence=0, /)")
    PyObject seek(ThreadState ts, PyObject target, PyObject whence) {
        int how = whence == null ? 0 : Numbers.asInt(ts, whence);
        if (how < 0 || how > 2) {
            throw Raise.valueError("whence value %d unsupported", how);
        }
        long offset = Numbers.asLong(ts, target);
        enter(ts, "seek");
        try {
            flushPending(ts);
            if (how != 2 && end > 0) {
                // Within what was read ahead nothing need be read again. A device may call every position 0.
                long here = rawTell(ts) - (end - at);
                long by = how == 0 ? offset - here : offset;
                if (by >= -at && by <= end - at) {
                    at += (int) by;
                    return PyLong.of(Math.max(0, here + by));
                }
            }
            if (how == 1) {
                offset -= end - at;
            }
            at = end = 0;
            return PyLong.of(rawSeek(ts, offset, how));
        } finally {
            lock.unlock(ts);
        }
    }

    @Override
    @PyMethod("($self, /)")
    PyObject tell(ThreadState ts) {
        enter(ts, null);
        try {
            return PyLong.of(Math.max(0, rawTell(ts) - (end - at)) + pending);
        } finally {
            lock.unlock(ts);
        }
    }

    @Override
    @PyMethod("($self, pos=None, /)")
    PyObject truncate(ThreadState ts, PyObject pos) {
        if (!writes) {
            throw unsupported(ts, "truncate");
        }
        Refs.decref(ts, flush(ts));
        PyObject to = pos == null || pos == PyNone.NONE ? tell(ts) : pos;
        PyObject r = raw(ts);
        try {
            return Calls.callMethod(ts, r, "truncate", to);
        } finally {
            Refs.decref(ts, r);
        }
    }

    @Override
    @PyMethod("($self, /)")
    PyObject close(ThreadState ts) {
        PyObject r = raw(ts);
        try {
            if (isClosed(ts, r)) {
                return PyNone.NONE;
            }
            if (finalizing) {
                deallocWarn(ts, this);
            }
            PyException e = null;
            try {
                Refs.decref(ts, Calls.callMethod(ts, this, "flush"));
            } catch (PyException x) {
                e = x;
            }
            closeRaw(ts, r, e);
            return PyNone.NONE;
        } finally {
            Refs.decref(ts, r);
        }
    }

    /** Under the lock: who waits for it finds the stream closed. An earlier exception is thrown, or is the context of that of closing. */
    private void closeRaw(ThreadState ts, PyObject r, PyException earlier) {
        lock.lock(ts);
        try {
            Refs.decref(ts, Calls.callMethod(ts, r, "close"));
        } catch (PyException x) {
            if (earlier != null) {
                ((PyBaseException) x.value(ts)).setContext(ts, earlier.takeValue(ts));
            }
            throw x;
        } finally {
            lock.unlock(ts);
        }
        if (earlier != null) {
            throw earlier;
        }
    }

    @Override
    void deallocWarn(ThreadState ts, PyObject source) {
        PyObject r = HeldRef.fetch(ts, raw);
        if (r instanceof PyIOBase b) {
            b.deallocWarn(ts, source);
        }
        Refs.xdecref(ts, r);
    }

    @PyMethod("($self, /)")
    PyObject detach(ThreadState ts) {
        Refs.decref(ts, Calls.callMethod(ts, this, "flush"));
        PyObject r = raw(ts);
        detached = true;
        HeldRef.drop(ts, raw, 0);
        return r;
    }

    @Override
    @PyGetter("closed")
    PyObject closed(ThreadState ts) {
        PyObject r = raw(ts);
        try {
            return Objects.getAttr(ts, r, "closed");
        } finally {
            Refs.decref(ts, r);
        }
    }

    @PyGetter("raw")
    PyObject getRaw(ThreadState ts) {
        return raw(ts);
    }

    @PyGetter("name")
    PyObject name(ThreadState ts) {
        PyObject r = raw(ts);
        try {
            return Objects.getAttr(ts, r, "name");
        } finally {
            Refs.decref(ts, r);
        }
    }

    @PyGetter("mode")
    PyObject mode(ThreadState ts) {
        PyObject r = raw(ts);
        try {
            return Objects.getAttr(ts, r, "mode");
        } finally {
            Refs.decref(ts, r);
        }
    }

    @PyMethod("($self, /)")
    PyObject readable(ThreadState ts) {
        return reads ? forward(ts, "readable") : PyBool.FALSE;
    }

    @PyMethod("($self, /)")
    PyObject writable(ThreadState ts) {
        return writes ? forward(ts, "writable") : PyBool.FALSE;
    }

    @PyMethod("($self, /)")
    PyObject seekable(ThreadState ts) {
        return forward(ts, "seekable");
    }

    @Override
    @PyMethod("($self, /)")
    PyObject fileno(ThreadState ts) {
        return forward(ts, "fileno");
    }

    @Override
    @PyMethod("($self, /)")
    PyObject isatty(ThreadState ts) {
        return forward(ts, "isatty");
    }

    @PyMethod(value = "($self, /)", name = "__getstate__")
    PyObject getState(ThreadState ts) {
        throw Raise.typeError("cannot pickle '%s' instances", PyType.of(this).shortName());
    }

    static PyObject tp_repr(ThreadState ts, PyBuffered self) {
        PyObject n = null;
        try {
            n = Objects.lookupAttr(ts, self, "name");
            return PyUnicode.of("<" + PyType.of(self).fullName() + (n == null ? "" : " name=" + Objects.reprText(ts, n)) + ">");
        } catch (PyException e) {
            if (!e.matches(Exc.ValueError)) {
                throw e;
            }
            e.discard(ts);
            return PyUnicode.of("<" + PyType.of(self).fullName() + ">");
        } finally {
            Refs.xdecref(ts, n);
        }
    }
}
